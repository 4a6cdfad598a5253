import { refuse } from '../../../platform/http/answers.ts'
import type { DeskRoute } from '../../../platform/http/routes.ts'
import { seeRequests } from '../permissions.ts'
import { printedLetter, readLetterName } from '../printing.tsx'
import { seesApplicant } from '../store.ts'
import { problemWords, TITLE } from '../words.ts'
import { requestAt } from './access.ts'

/** A letter of a request for the printer, as PDF and as a Word file. */
export const letterPrintRoute: DeskRoute = {
  method: 'GET',
  path: '/desk/requests/:id/letters/:letter',
  may: seeRequests,
  async handle(visit) {
    const { params, services, origin, demonstration } = visit
    const file = await requestAt(visit)
    const asked = readLetterName(params.letter ?? '')
    const home = `/desk/requests/${params.id}`
    const answer =
      file &&
      asked &&
      (await printedLetter({ keys: services.keys, origin }, file, asked, {
        home: `${home}/letters`,
        crumbs: [
          { href: '/desk/requests', label: TITLE },
          { href: home, label: file.standing.number ?? '' },
        ],
        demonstration,
        unmasked: await seesApplicant(visit.db, file.standing.id, visit.actor.id, visit.now),
      }))
    return answer ?? refuse(404, problemWords({ field: '', code: 'not-found' }))
  },
}
