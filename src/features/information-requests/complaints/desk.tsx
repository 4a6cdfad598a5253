import { z } from 'zod'
import { agencyOf, listAgencies } from '../../../foundation/agencies/index.ts'
import { formatShanghaiMinute } from '../../../law/civil-date.ts'
import { carryOut } from '../../../platform/forms/carry-out.ts'
import { type Problem, parseForm, typed } from '../../../platform/forms/form.ts'
import { OnceKey } from '../../../platform/forms/once-key.tsx'
import { type Answer, page, refuse, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import type { DeskPanel } from '../../../platform/room/room.ts'
import { Button } from '../../../ui/button/button.tsx'
import { DateText } from '../../../ui/date-text/date-text.tsx'
import { ErrorSummary } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { type Column, Table } from '../../../ui/table/table.tsx'
import { statusOf } from '../desk/status.ts'
import { optionalDay, words } from '../forms.ts'
import { decideComplaints, overseeRequests } from '../permissions.ts'
import { requestOf } from '../store.ts'
import { problemWords, spoken, TITLE } from '../words.ts'
import { decideComplaint } from './actions.ts'
import { readComplaint } from './read.ts'
import { complaintById, countOpenComplaints, type ListedComplaint, listComplaints } from './store.ts'
import { COMPLAINT_RESULTS, type ComplaintRow } from './tables.ts'
import { ComplaintList } from './views.tsx'
import { COMPLAINTS, REASON_WORDS, RESULT_WORDS } from './words.ts'

const HOME = '/desk/requests/complaints'
const MOST = 200
const crumbs = [{ href: '/desk/requests', label: TITLE }]
const decision = z.object({
  result: z.enum(COMPLAINT_RESULTS),
  finding: words,
  putRightBy: optionalDay,
})

/** Complaints about requests, at the office that supervises (Regulation art. 47 and 51). */
export const complaintRoutes: readonly DeskRoute[] = [
  {
    method: 'GET',
    path: HOME,
    may: overseeRequests,
    async handle({ db }) {
      const names = new Map((await listAgencies(db)).map(each => [each.id, each.shortName || each.name]))
      const body = (
        <>
          <Listed
            id="open"
            caption="待处理"
            rows={await listComplaints(db, 'open', MOST)}
            agencyNames={names}
          />
          <Listed
            id="decided"
            caption="已处理"
            rows={await listComplaints(db, 'decided', MOST)}
            agencyNames={names}
          />
        </>
      )
      return page(COMPLAINTS, body, { crumbs })
    },
  },
  {
    method: 'GET',
    path: `${HOME}/:complaint`,
    may: overseeRequests,
    handle: visit => complaintPage(visit, {}, []),
  },
  {
    method: 'POST',
    path: `${HOME}/:complaint/decide`,
    may: decideComplaints,
    async handle(visit) {
      const complaint = await complaintAt(visit)
      if (!complaint) return refuse(404, problemWords({ field: '', code: 'not-found' }))
      const again = (problems: readonly Problem[]) => complaintPage(visit, typed(visit.form), problems)
      const parsed = parseForm(decision, visit.form)
      if (!parsed.ok) return again(parsed.problems)
      const { services, origin, actor, now } = visit
      const done = await carryOut(
        visit,
        tx => decideComplaint(tx, { keys: services.keys, origin }, complaint.id, parsed.value, actor, now),
        () => `${HOME}/${complaint.id}`,
      )
      return done.ok ? seeOther(done.location) : again(done.problems)
    },
  },
]

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

async function complaintAt({ db, params }: DeskVisit): Promise<ComplaintRow | undefined> {
  const id = params.complaint ?? ''
  return ID.test(id) ? complaintById(db, id) : undefined
}

async function complaintPage(
  visit: DeskVisit,
  values: Readonly<Record<string, string>>,
  problems: readonly Problem[],
): Promise<Answer> {
  const { db, services } = visit
  const row = await complaintAt(visit)
  const request = row && (await requestOf(db, row.case_id))
  if (!row || !request) return refuse(404, problemWords({ field: '', code: 'not-found' }))
  const agency = await agencyOf(db, row.agency_id)
  const errors = spoken(problems)
  const field = (name: string) => ({
    name,
    value: values[name],
    error: errors.find(problem => problem.field === name)?.message,
  })
  const body = (
    <>
      <ErrorSummary errors={errors} />
      <p>
        {agency.name}　<a href={`/desk/requests/${row.case_id}`}>查看申请的办理</a>
      </p>
      <ComplaintList complaints={[readComplaint(services.keys, request, row)]} />
      {row.result === null ? (
        <Section title="处理" id="decide">
          <form method="post" action={`${HOME}/${row.id}/decide`}>
            <OnceKey />
            <Field
              {...field('result')}
              label="结果"
              type="select"
              empty="请选择"
              options={COMPLAINT_RESULTS.map(value => ({ value, label: RESULT_WORDS[value] }))}
              required
            />
            <Field
              {...field('finding')}
              label="调查和处理情况"
              hint="告知投诉人，也告知被投诉的机关"
              type="textarea"
              rows={6}
              maxLength={3000}
              required
            />
            <Field
              {...field('putRightBy')}
              label="责令改正的期限"
              hint="属实、部分属实，需要改正的填写"
              type="date"
            />
            <FormActions note="提交后告知投诉人，不能修改。">
              <Button variant="primary">提交处理结果</Button>
            </FormActions>
          </form>
        </Section>
      ) : null}
    </>
  )
  return page('投诉举报', body, {
    crumbs: [...crumbs, { href: HOME, label: COMPLAINTS }],
    status: problems.length > 0 ? statusOf(problems) : 200,
  })
}

function Listed({
  id,
  caption,
  rows,
  agencyNames,
}: {
  readonly id: string
  readonly caption: string
  readonly rows: readonly ListedComplaint[]
  readonly agencyNames: ReadonlyMap<string, string>
}) {
  const columns: readonly Column<ListedComplaint>[] = [
    {
      key: 'number',
      head: '申请编号',
      rowHeader: true,
      cell: each => <a href={`${HOME}/${each.id}`}>{each.number}</a>,
    },
    { key: 'agency', head: '机关', cell: each => agencyNames.get(each.agency_id) },
    { key: 'reason', head: '事由', cell: each => REASON_WORDS[each.reason] },
    { key: 'filed', head: '提出', cell: each => formatShanghaiMinute(each.filed_at) },
    { key: 'result', head: '结果', cell: each => (each.result ? RESULT_WORDS[each.result] : '待处理') },
    {
      key: 'order',
      head: '责令改正期限',
      cell: each => each.put_right_by && <DateText date={each.put_right_by} />,
    },
  ]
  return (
    <Table
      id={id}
      caption={caption}
      columns={columns}
      rows={rows}
      rowKey={each => each.id}
      empty="没有投诉举报。"
      note={rows.length >= MOST ? `只列出 ${MOST} 件。` : undefined}
    />
  )
}

/** What waits for the supervising office, on the first page of the workbench. */
export const complaintsPanel: DeskPanel = {
  order: 8,
  may: overseeRequests,
  async render({ db }) {
    const open = await countOpenComplaints(db)
    if (open === 0) return null
    return (
      <Section title={COMPLAINTS} id="complaints-todo" more={{ href: HOME, label: `全部（${open}）` }}>
        <p>待处理 {open} 件。</p>
      </Section>
    )
  },
}
