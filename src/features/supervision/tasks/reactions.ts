import { settingAt } from '../../../foundation/settings/index.ts'
import { civilDateOf } from '../../../law/civil-date.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { DeliveredFact, Reaction } from '../../../platform/room/room.ts'
import { showList } from './show-list.ts'
import { projectTask } from './store-cases.ts'
import { listsOfText } from './store-lists.ts'
import { turnDay } from './store-reminders.ts'
import { casesOfText } from './store-reports.ts'

/** Shows anew what a text that became public, changed or was withdrawn is the words of. Doing it twice changes nothing. */
async function showAnew(tx: Tx, fact: DeliveredFact, now: Date): Promise<void> {
  if (fact.subject.type !== 'publication') return
  for (const listId of await listsOfText(tx, fact.subject.id)) await showList(tx, listId, now)
  for (const caseId of await casesOfText(tx, fact.subject.id)) await projectTask(tx, caseId, now)
}

/** Tells the public's pages of a new number of days that the workbench goes by, once it holds. */
async function keepPace(tx: Tx, fact: DeliveredFact, now: Date): Promise<void> {
  if (fact.subject.id === SOON) await turnDay(tx, civilDateOf(now), await soonDaysOf(tx, now), now)
}

const SOON = 'supervision.remind-days-before'

async function soonDaysOf(tx: Tx, now: Date): Promise<number> {
  return settingAt(tx, SOON, civilDateOf(now))
}

export const taskReactions: readonly Reaction[] = [
  { name: 'supervision.text-released', to: 'publications.released', react: showAnew },
  { name: 'supervision.text-released-urgently', to: 'publications.released-urgently', react: showAnew },
  { name: 'supervision.text-withdrawn', to: 'publications.withdrawn', react: showAnew },
  { name: 'supervision.pace-changed', to: 'settings.changed', react: keepPace },
]
