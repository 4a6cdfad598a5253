import { agencyByKey, detailsOf, listAgencies } from '../../../foundation/agencies/index.ts'
import { openCells } from '../../../foundation/cases/index.ts'
import { EVIDENCE, OUTCOMES, outcomeOf, type RequestOutcome } from '../../../law/outcomes.ts'
import { missingFields, type ReplyField, replyFields } from '../../../law/reply-words.ts'
import { carryOut } from '../../../platform/forms/carry-out.ts'
import type { Problem } from '../../../platform/forms/form.ts'
import { type Answer, page, refuse, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import type { Option } from '../../../ui/field/field-types.ts'
import { openLetter } from '../actions/letters.ts'
import { draftReply } from '../actions/reply.ts'
import { type RequestFile, replyOf } from '../file.ts'
import { registerRequests } from '../permissions.ts'
import { readRecords } from '../records/read.ts'
import { enclosureLine, givesRecords } from '../records/rules.ts'
import { AT_ONCE } from '../rules.ts'
import { keyOf } from '../sealing.ts'
import { problemWords, spoken, TITLE } from '../words.ts'
import { requestWorkflow } from '../workflow.ts'
import { requestAt } from './access.ts'
import { ReplyPage } from './reply-views.tsx'
import { statusOf } from './status.ts'

const path = '/desk/requests/:id/reply'
/** What an outcome follows from by itself: it is not chosen. */
const FIXED = ['R20', 'R22', 'R23']

/** Choosing one of the legal outcomes, its evidence and the words of its letter. */
export const replyRoutes: readonly DeskRoute[] = [
  {
    method: 'GET',
    path,
    may: registerRequests,
    async handle(visit) {
      const file = await requestAt(visit)
      if (!file) return refuse(404, problemWords({ field: '', code: 'not-found' }))
      return replyPage(file, await besideOf(visit, file), valuesOf(visit, file), [])
    },
  },
  {
    method: 'POST',
    path,
    may: registerRequests,
    async handle(visit) {
      const file = await requestAt(visit)
      if (!file) return refuse(404, problemWords({ field: '', code: 'not-found' }))
      const { form, actor, now, services, origin } = visit
      const values = Object.fromEntries(form.names().map(name => [name, form.get(name)]))
      const outcome = outcomeOf(form.get('outcome'))
      const event = draftEvent(visit, file)
      const beside = await besideOf(visit, file)
      const { listed } = beside
      const again = (problems: readonly Problem[]) => replyPage(file, beside, values, problems)
      if (!event) return again([{ field: '', code: 'wrong-state' }])
      if (!outcome) return again([{ field: 'outcome', code: 'required' }])
      // The choice of an outcome shows its own questions; nothing is kept yet.
      if (form.get('step') === 'choose') return replyPage(file, beside, values, [], 200)
      if (form.get('step') === 'agency') {
        const named = await namedAgency(visit, form.get('agency'))
        const written = (values[RESPONSIBLE] ?? '').trim()
        const whole = [written, named].filter(text => text !== '' && text !== undefined).join('\n')
        return replyPage(file, beside, { ...values, [RESPONSIBLE]: whole }, [], 200)
      }
      const fields = pick(values, 'field-')
      const evidence = pick(values, 'evidence-')
      const problems: Problem[] = missingFields(outcome, fields)
        // Records that were released are the list.
        .filter(key => key !== 'attachments' || listed.length === 0)
        .map(key => ({ field: `field-${key}`, code: 'required' }))
      if (outcome.choices.length > 0 && !outcome.choices.some(each => each.key === form.get('choice'))) {
        problems.unshift({ field: 'choice', code: 'required' })
      }
      if (problems.length > 0) return again(problems)
      const drafted = { outcome: outcome.code, choice: form.get('choice'), fields, evidence }
      const on = { caseId: file.standing.id, version: Number(form.get('version')) }
      const done = await carryOut(
        visit,
        tx => draftReply(tx, { keys: services.keys, origin }, event, { ...on, ...drafted }, actor, now),
        () => `/desk/requests/${file.standing.id}`,
      )
      return done.ok ? seeOther(done.location) : again(done.problems)
    },
  },
]

function draftEvent({ actor }: DeskVisit, { standing, row }: RequestFile) {
  const cells = openCells(requestWorkflow, { state: standing.state, agencyId: row.agency_id }, actor)
  return (['dispose', 'draft', 'revise'] as const).find(event => cells.some(cell => cell.event === event))
}

const RESPONSIBLE = 'field-responsible'

/** What the page offers beside the words: released records, agencies to point to. */
interface Beside {
  readonly listed: readonly string[]
  readonly agencies: readonly Option[]
}

async function besideOf(visit: DeskVisit, file: RequestFile): Promise<Beside> {
  const agencies = (await listAgencies(visit.db)).filter(
    ({ id, state }) => state === 'active' && id !== file.row.agency_id,
  )
  return {
    listed: await listedOf(visit, file),
    agencies: agencies.map(({ key, name }) => ({ value: key, label: name })),
  }
}

/** The name of an agency and how it is reached, for the letter that points there (Regulation art. 36 (5)). */
async function namedAgency({ db }: DeskVisit, key: string): Promise<string | undefined> {
  const agency = await agencyByKey(db, key)
  if (!agency) return undefined
  const { details } = await detailsOf(db, agency.id)
  const ways = [
    details.address === '' ? '' : `地址：${details.address}`,
    details.telephone === '' ? '' : `电话：${details.telephone}`,
  ].filter(each => each !== '')
  return ways.length === 0 ? agency.name : `${agency.name}（${ways.join('，')}）`
}

/** The released records as the letter will list them. */
async function listedOf({ db, services }: DeskVisit, { row }: RequestFile): Promise<readonly string[]> {
  const key = keyOf(services.keys, row)
  const records = key ? await readRecords(db, key, row.case_id) : []
  return records.flatMap(({ release }) => (release ? [enclosureLine(release)] : []))
}

function replyPage(
  file: RequestFile,
  { listed, agencies }: Beside,
  values: Readonly<Record<string, string>>,
  problems: readonly Problem[],
  status = problems.length > 0 ? statusOf(problems) : 200,
): Answer {
  const fixed = FIXED.find(code => code === file.row.outcome)
  const offered = OUTCOMES.filter(({ code }) =>
    fixed
      ? code === fixed
      : file.standing.state === 'received'
        ? AT_ONCE.includes(code)
        : !FIXED.includes(code),
  )
  const outcome = outcomeOf(values.outcome ?? '')
  const { number, id, version } = file.standing
  const crumbs = [
    { href: '/desk/requests', label: TITLE },
    { href: `/desk/requests/${id}`, label: number ?? '' },
  ]
  const body = (
    <ReplyPage
      caseId={id}
      version={version}
      offered={offered}
      outcome={outcome}
      listed={givesRecords(values.outcome ?? '') ? listed : []}
      fields={outcome ? fieldsOf(outcome, listed) : []}
      agencies={agencies}
      evidence={(outcome?.evidence ?? [])
        .filter(key => key !== 'attachments' || listed.length === 0)
        .map(key => ({
          key,
          label: EVIDENCE[key],
          kept: file.evidence.some(each => each.key === key),
        }))}
      values={values}
      problems={spoken(problems)}
    />
  )
  return page('拟答', body, { crumbs, status })
}

/** What is asked for the letter; beside released records the list is for what is given on paper. */
function fieldsOf(outcome: RequestOutcome, listed: readonly string[]): readonly ReplyField[] {
  return replyFields(outcome).map(field =>
    field.key === 'attachments' && listed.length > 0
      ? {
          ...field,
          label: '另行提供的信息清单',
          hint: '已经确定提供的材料自动列入；另有纸质等材料的，每行一份：名称、文号、页数',
          required: false,
        }
      : field,
  )
}

/** What was drafted last, so that nobody types it again. */
function valuesOf({ services, origin }: DeskVisit, file: RequestFile): Record<string, string> {
  const reply = replyOf(file)
  const kept = reply && openLetter({ keys: services.keys, origin }, file.row, reply)
  const key = keyOf(services.keys, file.row)
  const fields = Object.entries(kept?.fields ?? {}).map(([name, text]) => [`field-${name}`, text])
  const evidence = file.evidence.map(each => [
    `evidence-${each.key}`,
    key?.open(each.sealed, `evidence:${each.key}`) ?? '',
  ])
  return {
    outcome: file.row.outcome ?? '',
    choice: file.row.outcome_choice ?? '',
    ...Object.fromEntries([...fields, ...evidence]),
  }
}

function pick(values: Readonly<Record<string, string>>, prefix: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, text]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), text]] : [],
    ),
  )
}
