import { openCells } from '../../../foundation/cases/index.ts'
import { personNames } from '../../../foundation/people/index.ts'
import { civilDateOf } from '../../../law/civil-date.ts'
import type { Problem } from '../../../platform/forms/form.ts'
import { type Answer, page, refuse } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import { mayDo } from '../../../platform/permissions/permission.ts'
import { renewCodes, seeLetters, selectLetters, unmaskWriters } from '../permissions.ts'
import { offersFor } from '../portal/offers.ts'
import { letterAnswerText } from '../published.ts'
import { unmaskedSince } from '../store.ts'
import { letterDesks } from '../store-desks.ts'
import type { WholeLetter } from '../whole-letter.ts'
import { problemWords, spoken } from '../words.ts'
import { letterWorkflow } from '../workflow.ts'
import { letterAt } from './access.ts'
import type { Tried } from './act-form.tsx'
import { LetterPage } from './letter-views.tsx'

/** How long a person sees what they asked to see. */
const UNMASKED_MINUTES = 15
const crumbs = [{ href: '/desk/letters', label: '来信办理' }]

/** One letter. */
export const letterRoute: DeskRoute = {
  method: 'GET',
  path: '/desk/letters/:id',
  may: seeLetters,
  async handle(visit) {
    const whole = await letterAt(visit)
    return whole
      ? letterPage(visit, whole, undefined)
      : refuse(404, problemWords({ field: '', code: 'not-found' }))
  },
}

/** The page of a letter, also where an act on it came back with problems. */
export async function letterPage(
  visit: DeskVisit,
  whole: WholeLetter,
  failed:
    | { readonly act: string; readonly values: Tried['values']; readonly problems: readonly Problem[] }
    | undefined,
): Promise<Answer> {
  const { db, live, actor, now, query } = visit
  const { standing, letter, open } = whole
  const cells = openCells(letterWorkflow, { state: standing.state, agencyId: standing.agencyId }, actor)
  const may = new Set(cells.map(cell => cell.event))
  const writes = may.has('submit')
  const offers = writes && open ? await offersFor(live, open.words.subject) : undefined
  const names = await personNames(db, peopleOf(whole))
  const since = new Date(now.getTime() - UNMASKED_MINUTES * 60_000)
  const body = (
    <LetterPage
      whole={whole}
      today={civilDateOf(now)}
      may={may}
      mayUnmask={mayDo(actor, unmaskWriters, standing.agencyId)}
      unmasked={await unmaskedSince(db, standing.id, actor.id, since)}
      mayRenew={mayDo(actor, renewCodes, standing.agencyId)}
      maySelect={
        standing.state === 'answered' &&
        letter.consents &&
        letter.publication_id === null &&
        whole.kind.publishedAs !== null &&
        open !== undefined &&
        mayDo(actor, selectLetters, standing.agencyId)
      }
      desks={may.has('transfer') ? await letterDesks(db) : []}
      nameOf={id => (id === null ? '系统' : (names.get(id) ?? '工作人员'))}
      reusable={(offers?.answers ?? []).map(hit => ({
        number: Number(hit.href.replace(/^\/d\//, '')),
        title: hit.title,
        day: hit.day,
      }))}
      prefill={writes ? await letterAnswerText(live, query.get('use')) : undefined}
      tried={failed && { act: failed.act, values: failed.values, problems: spoken(failed.problems) }}
    />
  )
  const status = failed ? statusOf(failed.problems) : 200
  return page(`来信 ${standing.number ?? ''}`, body, { crumbs, status })
}

/** The status that tells a program what the page tells a person. */
export function statusOf(problems: readonly Problem[]): 403 | 404 | 409 | 422 {
  const codes = problems.map(problem => problem.code)
  if (codes.includes('not-found')) return 404
  if (codes.includes('wrong-role')) return 403
  return codes.some(code => code === 'wrong-state' || code === 'changed-meanwhile') ? 409 : 422
}

function peopleOf({ events, texts, letter }: WholeLetter): readonly string[] {
  const ids = [
    ...events.map(event => event.actor_id),
    ...texts.map(text => text.author_id),
    letter.written_by,
    letter.approved_by,
  ]
  return [...new Set(ids.filter(id => id !== null))]
}
