import { redactionGroundOf } from '../../../../law/redaction-grounds.ts'
import { carryOut } from '../../../../platform/forms/carry-out.ts'
import { type Form, type Problem, typed } from '../../../../platform/forms/form.ts'
import { type Answer, bytes, page, refuse, seeOther } from '../../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../../platform/http/routes.ts'
import { type Page, pagePicture, pagesOf } from '../../../../platform/raster/index.ts'
import { statusOf } from '../../desk/status.ts'
import { registerRequests } from '../../permissions.ts'
import { problemWords, spoken } from '../../words.ts'
import { placeBoxes, removeBox } from '../actions/boxes.ts'
import { recordOpening } from '../actions/open.ts'
import { boxesToDraw, boxOfPercents, boxOverLine, type Sides } from '../boxes.ts'
import { readBytes } from '../bytes.ts'
import { mayPrepare } from '../rules.ts'
import { boxesOf } from '../store.ts'
import { crumbsOfRecord, type OnRecord, recordAt, recordsHome } from './on-record.ts'
import { RedactionPage } from './redaction-views.tsx'

const path = '/desk/requests/:id/records/:record/pages/:page'
const NONE = refuse(404, problemWords({ field: '', code: 'not-found' }))

/** Blackening parts of a record, page by page. */
export const redactionRoutes: readonly DeskRoute[] = [
  {
    method: 'GET',
    path,
    may: registerRequests,
    async handle(visit) {
      const on = await onPage(visit)
      return on ? redactionPage(visit, on, []) : NONE
    },
  },
  { method: 'POST', path, may: registerRequests, handle: place },
  { method: 'GET', path: `${path}/picture`, may: registerRequests, handle: picture },
  {
    method: 'POST',
    path: `${path}/boxes/:box/remove`,
    may: registerRequests,
    async handle(visit) {
      const on = await onNumber(visit)
      const boxId = visit.params.box ?? ''
      if (!on || !ID.test(boxId)) return NONE
      const done = await carryOut(
        visit,
        tx => removeBox(tx, { ...idsOf(on), boxId }, visit.actor),
        () => `${addressOf(on)}#boxes`,
      )
      if (done.ok) return seeOther(done.location)
      const again = await onPage(visit)
      return again ? redactionPage(visit, again, done.problems) : NONE
    },
  },
]

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

interface OnNumber extends OnRecord {
  /** The page that is asked for, from 1; it need not be there. */
  readonly number: number
}

/** A page of a record that can be drawn, with how many there are. */
interface OnPage extends OnNumber {
  readonly page: Page
  readonly pages: number
}

const idsOf = ({ file, record }: OnRecord) => ({ caseId: file.standing.id, recordId: record.id })
const addressOf = ({ file, record, number }: OnNumber) =>
  `${recordsHome(file.standing.id)}/${record.id}/pages/${number}`

/** The record that the address names, where this person may prepare it. */
async function onNumber(visit: DeskVisit): Promise<OnNumber | undefined> {
  const on = await recordAt(visit)
  const number = Number(/^[1-9]\d{0,4}$/.exec(visit.params.page ?? '')?.[0])
  return on && number && mayPrepare(on.file, visit.actor) ? { ...on, number } : undefined
}

/** As `onNumber`, with the page read; undefined also where there is no such page, or nobody can draw it. */
async function onPage(visit: DeskVisit): Promise<OnPage | undefined> {
  const on = await onNumber(visit)
  if (!on) return undefined
  const drawn = await pagesOf(await readBytes(visit.services.files, on.key, on.record), on.record.mediaType)
  const found = drawn.ok ? drawn.pages[on.number - 1] : undefined
  return drawn.ok && found ? { ...on, page: found, pages: drawn.pages.length } : undefined
}

async function picture(visit: DeskVisit): Promise<Answer> {
  const on = await onNumber(visit)
  if (!on) return NONE
  const boxes = boxesToDraw(await boxesOf(visit.db, on.record.id)).filter(each => each.page === on.number)
  const content = await readBytes(visit.services.files, on.key, on.record)
  try {
    const drawn = await pagePicture(content, on.record.mediaType, on.number, boxes)
    if (!drawn.ok) return NONE
    await noteOpening(visit, on)
    return bytes('image/png', drawn.png, { 'cache-control': 'no-store' })
  } catch (error) {
    // An address may name a page that there is not.
    if (error instanceof RangeError) return NONE
    throw error
  }
}

async function noteOpening({ db, actor, now }: DeskVisit, on: OnNumber): Promise<void> {
  const opened = { ...idsOf(on), agencyId: on.file.row.agency_id, what: 'page' as const, page: on.number }
  await recordOpening(db, opened, actor, now)
}

async function place(visit: DeskVisit): Promise<Answer> {
  const on = await onPage(visit)
  if (!on) return NONE
  const { form, actor, now } = visit
  const ground = redactionGroundOf(form.get('ground'))
  const chosen = chosenBoxes(form, on.page)
  const problems: Problem[] = [...(chosen.ok ? [] : [chosen.problem])]
  if (!ground) problems.push({ field: 'ground', code: 'required' })
  if (!chosen.ok || !ground) return redactionPage(visit, on, problems)
  const boxes = { ...idsOf(on), page: on.number, ground: ground.key, boxes: chosen.boxes }
  const done = await carryOut(
    visit,
    tx => placeBoxes(tx, boxes, actor, now),
    () => `${addressOf(on)}#boxes`,
  )
  return done.ok ? seeOther(done.location) : redactionPage(visit, on, done.problems)
}

/** The lines that were ticked and the free box, where one was given. */
function chosenBoxes(
  form: Form,
  { lines }: Page,
):
  | { readonly ok: true; readonly boxes: readonly Sides[] }
  | { readonly ok: false; readonly problem: Problem } {
  const ticked = form.all('lines').flatMap(each => {
    const line = lines[Number(each)]
    return line ? [boxOverLine(line)] : []
  })
  const [left, top, width, height] = (['left', 'top', 'width', 'height'] as const).map(side => form.get(side))
  const percents = { left: left ?? '', top: top ?? '', width: width ?? '', height: height ?? '' }
  if (Object.values(percents).every(each => each === '')) {
    return ticked.length > 0
      ? { ok: true, boxes: ticked }
      : { ok: false, problem: { field: lines.length > 0 ? 'lines' : 'left', code: 'required' } }
  }
  const free = boxOfPercents(percents)
  return free
    ? { ok: true, boxes: [...ticked, free] }
    : { ok: false, problem: { field: 'left', code: 'invalid' } }
}

async function redactionPage(visit: DeskVisit, on: OnPage, problems: readonly Problem[]): Promise<Answer> {
  await noteOpening(visit, on)
  const body = (
    <RedactionPage
      at={addressOf(on)}
      record={`${recordsHome(on.file.standing.id)}/${on.record.id}`}
      number={on.number}
      pages={on.pages}
      lines={on.page.lines.map(line => line.text)}
      boxes={await boxesOf(visit.db, on.record.id)}
      values={typed(visit.form)}
      ticked={visit.form.all('lines')}
      problems={spoken(problems)}
    />
  )
  return page(`遮盖：第 ${on.number} 页`, body, {
    crumbs: crumbsOfRecord(on, true),
    scripts: ['mark-area.js'],
    status: problems.length > 0 ? statusOf(problems) : 200,
  })
}
