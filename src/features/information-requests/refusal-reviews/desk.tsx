import { z } from 'zod'
import { listAgencies } from '../../../foundation/agencies/index.ts'
import { addMonths, type CivilDate, civilDateOf } from '../../../law/civil-date.ts'
import { outcomeOf } from '../../../law/outcomes.ts'
import { carryOut } from '../../../platform/forms/carry-out.ts'
import { type Problem, parseForm, typed } from '../../../platform/forms/form.ts'
import { OnceKey } from '../../../platform/forms/once-key.tsx'
import { type Answer, page, refuse, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import { mayDo } from '../../../platform/permissions/permission.ts'
import { Button } from '../../../ui/button/button.tsx'
import { DateText } from '../../../ui/date-text/date-text.tsx'
import { DescriptionList } from '../../../ui/description-list/description-list.tsx'
import { ErrorSummary } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { type Column, Table } from '../../../ui/table/table.tsx'
import { readableAgencies } from '../desk/access.ts'
import { statusOf } from '../desk/status.ts'
import { reason } from '../forms.ts'
import { headRequests, seeRequests } from '../permissions.ts'
import { problemWords, spoken, TITLE } from '../words.ts'
import { reviewRefusal } from './review.ts'
import { type Refusal, refusalsLastSeen } from './store.ts'

export const REFUSAL_REVIEWS = '不予公开事项年度复核'
const HOME = '/desk/requests/refusal-reviews'
const MOST = 200
const crumbs = [{ href: '/desk/requests', label: TITLE }]
const RESULTS = { kept: '仍不予公开', 'can-be-opened': '可以公开' } as const
const review = z.object({ result: z.enum(['kept', 'can-be-opened']), reason })
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A refusal is looked at again a year after it, or after the last look. */
export const reviewedUntil = (today: CivilDate): CivilDate => addMonths(today, -12)

/** What was refused by arts. 14 to 16 is looked at again each year (Regulation art. 18). */
export const refusalReviewRoutes: readonly DeskRoute[] = [
  {
    method: 'GET',
    path: HOME,
    may: seeRequests,
    async handle({ db, actor, now }) {
      const day = reviewedUntil(civilDateOf(now))
      const agencies = readableAgencies(actor)
      const names = new Map((await listAgencies(db)).map(each => [each.id, each.shortName || each.name]))
      return page(
        REFUSAL_REVIEWS,
        <>
          <p>
            依照条例第十四条、第十五条、第十六条不予公开的，每年复核一次；因情势变化可以公开的，应当公开（条例第十八条）。
          </p>
          <Listed
            id="due"
            caption="待复核"
            rows={await refusalsLastSeen(db, agencies, { until: day }, MOST)}
            names={names}
          />
          <Listed
            id="done"
            caption="一年内已复核"
            rows={await refusalsLastSeen(db, agencies, { after: day }, MOST)}
            names={names}
          />
        </>,
        { crumbs },
      )
    },
  },
  {
    method: 'GET',
    path: `${HOME}/:request`,
    may: seeRequests,
    handle: visit => refusalPage(visit, {}, []),
  },
  {
    method: 'POST',
    path: `${HOME}/:request/review`,
    may: headRequests,
    async handle(visit) {
      const refusal = await refusalAt(visit)
      if (!refusal) return refuse(404, problemWords({ field: '', code: 'not-found' }))
      const again = (problems: readonly Problem[]) => refusalPage(visit, typed(visit.form), problems)
      const parsed = parseForm(review, visit.form)
      if (!parsed.ok) return again(parsed.problems)
      const on = { caseId: refusal.caseId, ...parsed.value }
      const done = await carryOut(
        visit,
        tx => reviewRefusal(tx, on, visit.actor, visit.now),
        () => (on.result === 'can-be-opened' ? `/desk/requests/publicity/${on.caseId}` : HOME),
      )
      return done.ok ? seeOther(done.location) : again(done.problems)
    },
  },
]

async function refusalAt({ db, actor, params }: DeskVisit): Promise<Refusal | undefined> {
  const id = params.request ?? ''
  if (!ID.test(id)) return undefined
  return (await refusalsLastSeen(db, readableAgencies(actor), { caseId: id }, 1))[0]
}

async function refusalPage(
  visit: DeskVisit,
  values: Readonly<Record<string, string>>,
  problems: readonly Problem[],
): Promise<Answer> {
  const refusal = await refusalAt(visit)
  if (!refusal) return refuse(404, problemWords({ field: '', code: 'not-found' }))
  const errors = spoken(problems)
  const field = (name: string) => ({
    name,
    value: values[name],
    error: errors.find(problem => problem.field === name)?.message,
  })
  const body = (
    <>
      <ErrorSummary errors={errors} />
      <DescriptionList
        items={[
          {
            term: '申请',
            value: <a href={`/desk/requests/${refusal.caseId}`}>{refusal.number}</a>,
          },
          { term: '处理决定', value: outcomeOf(refusal.outcome)?.name },
          { term: '答复日期', value: <DateText date={refusal.dispatchedOn} /> },
          { term: '上次复核', value: refusal.reviewedOn && <DateText date={refusal.reviewedOn} /> },
          { term: '上次结果', value: refusal.result && `${RESULTS[refusal.result]}：${refusal.reason}` },
        ]}
      />
      {mayDo(visit.actor, headRequests, refusal.agencyId) ? (
        <Section title="复核" id="review">
          <form method="post" action={`${HOME}/${refusal.caseId}/review`}>
            <OnceKey />
            <Field
              {...field('result')}
              label="结果"
              type="radios"
              options={Object.entries(RESULTS).map(([value, label]) => ({ value, label }))}
              required
            />
            <Field {...field('reason')} label="理由" type="textarea" rows={4} maxLength={1000} required />
            <FormActions note="可以公开的，转入“建议主动公开”。">
              <Button variant="primary">保存复核结果</Button>
            </FormActions>
          </form>
        </Section>
      ) : null}
    </>
  )
  return page('复核', body, {
    crumbs: [...crumbs, { href: HOME, label: REFUSAL_REVIEWS }],
    status: problems.length > 0 ? statusOf(problems) : 200,
  })
}

function Listed({
  id,
  caption,
  rows,
  names,
}: {
  readonly id: string
  readonly caption: string
  readonly rows: readonly Refusal[]
  readonly names: ReadonlyMap<string, string>
}) {
  const columns: readonly Column<Refusal>[] = [
    {
      key: 'number',
      head: '编号',
      rowHeader: true,
      cell: each => <a href={`${HOME}/${each.caseId}`}>{each.number}</a>,
    },
    { key: 'agency', head: '机关', cell: each => names.get(each.agencyId) },
    { key: 'outcome', head: '处理决定', cell: each => outcomeOf(each.outcome)?.name },
    { key: 'dispatched', head: '答复', cell: each => <DateText date={each.dispatchedOn} /> },
    { key: 'seen', head: '上次复核', cell: each => each.reviewedOn && <DateText date={each.reviewedOn} /> },
    { key: 'result', head: '结果', cell: each => each.result && RESULTS[each.result] },
  ]
  return (
    <Table
      id={id}
      caption={caption}
      columns={columns}
      rows={rows}
      rowKey={each => each.caseId}
      empty="没有。"
      note={rows.length >= MOST ? `只列出 ${MOST} 件。` : undefined}
    />
  )
}
