import { z } from 'zod'
import { listAgencies } from '../../../foundation/agencies/index.ts'
import { formatShanghaiMinute } from '../../../law/civil-date.ts'
import { carryOut } from '../../../platform/forms/carry-out.ts'
import { type Problem, parseForm, typed } from '../../../platform/forms/form.ts'
import { OnceKey } from '../../../platform/forms/once-key.tsx'
import { type Answer, page, refuse, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import { mayDo } from '../../../platform/permissions/permission.ts'
import { Button } from '../../../ui/button/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { type Column, Table } from '../../../ui/table/table.tsx'
import { readableAgencies } from '../desk/access.ts'
import { statusOf } from '../desk/status.ts'
import { reason } from '../forms.ts'
import { headRequests, seeRequests } from '../permissions.ts'
import { requestOf } from '../store.ts'
import { problemWords, spoken, TITLE } from '../words.ts'
import { decidePublicity } from './decide.ts'
import {
  askedPrompts,
  isOpenPrompt,
  type PublicityPrompt,
  publicityPrompts,
  reviewedPrompts,
} from './prompts.ts'
import { numbersOf } from './store.ts'
import { transferPaper } from './transfer.tsx'

export const PUBLICITY = '建议主动公开'
const HOME = '/desk/requests/publicity'
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const crumbs = [{ href: '/desk/requests', label: TITLE }]
/** Those that most applicants ask for come first; once they are decided the next ones follow. */
const MOST_SHOWN = 100
const MOST_NUMBERS = 5
const RESULTS = { publish: '主动公开', not: '不主动公开' } as const
const WHY = { asked: '多人申请相同信息', reviewed: '复核认为可以公开' } as const
const decision = z.object({ result: z.enum(['publish', 'not']), reason })

/** What several people asked for: whether it becomes public for everybody (Regulation art. 44). */
export const publicityRoutes: readonly DeskRoute[] = [
  {
    method: 'GET',
    path: HOME,
    may: seeRequests,
    async handle({ db, actor, now }) {
      const prompts = await publicityPrompts(db, readableAgencies(actor), now)
      const names = new Map((await listAgencies(db)).map(each => [each.id, each.shortName || each.name]))
      const open = prompts.filter(isOpenPrompt)
      const decided = prompts
        .filter(each => !isOpenPrompt(each))
        .sort((a, b) => Number(b.decision?.decided_at) - Number(a.decision?.decided_at))
      const shown = [...open.slice(0, MOST_SHOWN), ...decided.slice(0, MOST_SHOWN)]
      const numbers = await numbersOf(
        db,
        shown.flatMap(each => each.caseIds.slice(0, MOST_NUMBERS)),
      )
      const shared = { names, numbers }
      return page(
        PUBLICITY,
        <>
          <Listed {...shared} id="open" caption="待研究" prompts={open} />
          <Listed {...shared} id="decided" caption="已决定" prompts={decided} />
        </>,
        { crumbs },
      )
    },
  },
  {
    method: 'GET',
    path: `${HOME}/:request`,
    may: seeRequests,
    handle: visit => promptPage(visit, {}, []),
  },
  {
    method: 'GET',
    path: `${HOME}/:request/:paper`,
    may: seeRequests,
    async handle(visit) {
      const prompt = await promptAt(visit)
      const home = `${HOME}/${prompt?.anchor}`
      const trail = [...crumbs, { href: HOME, label: PUBLICITY }]
      const paper = prompt && (await transferPaper(visit, prompt, { home, crumbs: trail }))
      return paper ?? refuse(404, problemWords({ field: '', code: 'not-found' }))
    },
  },
  {
    method: 'POST',
    path: `${HOME}/:request/decide`,
    may: headRequests,
    async handle(visit) {
      const prompt = await promptAt(visit)
      if (!prompt) return refuse(404, problemWords({ field: '', code: 'not-found' }))
      const again = (problems: readonly Problem[]) => promptPage(visit, typed(visit.form), problems)
      const parsed = parseForm(decision, visit.form)
      if (!parsed.ok) return again(parsed.problems)
      const on = { caseId: prompt.anchor, asked: prompt.caseIds.length, ...parsed.value }
      const done = await carryOut(
        visit,
        tx => decidePublicity(tx, on, visit.actor, visit.now),
        () => HOME,
      )
      return done.ok ? seeOther(done.location) : again(done.problems)
    },
  },
]

async function promptAt({ db, actor, params, now }: DeskVisit): Promise<PublicityPrompt | undefined> {
  const agencies = readableAgencies(actor)
  const row = ID.test(params.request ?? '') ? await requestOf(db, params.request ?? '') : undefined
  if (!row) return undefined
  const asked = await askedPrompts(db, agencies, now, row.subject_marks)
  return [...asked, ...(await reviewedPrompts(db, agencies))].find(each => each.anchor === row.case_id)
}

async function promptPage(
  visit: DeskVisit,
  values: Readonly<Record<string, string>>,
  problems: readonly Problem[],
): Promise<Answer> {
  const prompt = await promptAt(visit)
  if (!prompt) return refuse(404, problemWords({ field: '', code: 'not-found' }))
  const numbers = await numbersOf(visit.db, prompt.caseIds)
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
        {prompt.why === 'asked'
          ? `有 ${prompt.applicants} 个申请人就相同的信息提出申请，并且已经公开。属于主动公开范围的，应当主动公开；可以公开的，可以纳入主动公开的范围（条例第四十四条）。`
          : '复核认为情势变化后可以公开的信息，应当公开（条例第十八条）。'}
      </p>
      <ul>
        {prompt.caseIds.map(id => (
          <li key={id}>
            <a href={`/desk/requests/${id}`}>{numbers.get(id)}</a>
          </li>
        ))}
      </ul>
      {prompt.decision ? (
        <p>
          {RESULTS[prompt.decision.result]}：{prompt.decision.reason}（
          {formatShanghaiMinute(prompt.decision.decided_at)}）
          {prompt.decision.result === 'publish' ? (
            <a href={`${HOME}/${prompt.anchor}/D27`}>打印主动公开移送表</a>
          ) : null}
        </p>
      ) : null}
      {mayDo(visit.actor, headRequests, prompt.agencyId) ? (
        <Section title="决定" id="decide">
          <form method="post" action={`${HOME}/${prompt.anchor}/decide`}>
            <OnceKey />
            <Field
              {...field('result')}
              label="决定"
              type="radios"
              options={Object.entries(RESULTS).map(([value, label]) => ({ value, label }))}
              required
            />
            <Field
              {...field('reason')}
              label="理由"
              hint="主动公开的，写明公开的栏目和时间；不主动公开的，写明理由"
              type="textarea"
              rows={4}
              maxLength={1000}
              required
            />
            <FormActions note="决定主动公开的，请在“信息发布”中拟制、审查并发布。">
              <Button variant="primary">保存决定</Button>
            </FormActions>
          </form>
        </Section>
      ) : null}
    </>
  )
  return page(WHY[prompt.why], body, {
    crumbs: [...crumbs, { href: HOME, label: PUBLICITY }],
    status: problems.length > 0 ? statusOf(problems) : 200,
  })
}

interface ListedProps {
  readonly id: string
  readonly caption: string
  readonly prompts: readonly PublicityPrompt[]
  readonly names: ReadonlyMap<string, string>
  readonly numbers: ReadonlyMap<string, string>
}

function Listed({ id, caption, prompts, names, numbers }: ListedProps) {
  const columns: readonly Column<PublicityPrompt>[] = [
    {
      key: 'requests',
      head: '申请',
      rowHeader: true,
      cell: ({ anchor, caseIds }) => (
        <a href={`${HOME}/${anchor}`}>
          {caseIds
            .slice(0, MOST_NUMBERS)
            .map(each => numbers.get(each))
            .join('、')}
          {caseIds.length > MOST_NUMBERS ? `等 ${caseIds.length} 件` : ''}
        </a>
      ),
    },
    { key: 'agency', head: '机关', cell: ({ agencyId }) => names.get(agencyId) },
    { key: 'why', head: '事由', cell: ({ why }) => WHY[why] },
    { key: 'applicants', head: '申请人', figures: true, cell: ({ applicants }) => applicants },
    {
      key: 'decision',
      head: '决定',
      cell: ({ decision: made }) => (made ? `${RESULTS[made.result]}：${made.reason}` : '待研究'),
    },
  ]
  return (
    <Table
      id={id}
      caption={
        prompts.length > MOST_SHOWN ? `${caption}（共 ${prompts.length} 项，列出 ${MOST_SHOWN} 项）` : caption
      }
      columns={columns}
      rows={prompts.slice(0, MOST_SHOWN)}
      rowKey={each => `${each.why} ${each.caseIds.join(' ')}`}
      empty="没有。"
    />
  )
}
