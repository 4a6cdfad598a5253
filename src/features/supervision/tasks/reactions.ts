import type { Tx } from '../../../platform/db/db.ts'
import type { DeliveredFact, Reaction } from '../../../platform/room/room.ts'
import { projectTask } from './store-cases.ts'
import { listsOfText, projectList } from './store-lists.ts'
import { casesOfText } from './store-reports.ts'

/** Shows anew what a text that became public, changed or was withdrawn is the words of. Doing it twice changes nothing. */
async function showAnew(tx: Tx, fact: DeliveredFact, now: Date): Promise<void> {
  if (fact.subject.type !== 'publication') return
  for (const listId of await listsOfText(tx, fact.subject.id)) await projectList(tx, listId, now)
  for (const caseId of await casesOfText(tx, fact.subject.id)) await projectTask(tx, caseId, now)
}

export const taskReactions: readonly Reaction[] = [
  { name: 'supervision.text-released', to: 'publications.released', react: showAnew },
  { name: 'supervision.text-released-urgently', to: 'publications.released-urgently', react: showAnew },
  { name: 'supervision.text-withdrawn', to: 'publications.withdrawn', react: showAnew },
]
