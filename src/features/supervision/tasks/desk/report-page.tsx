import { type Problem, typed } from '../../../../platform/forms/form.ts'
import { OnceKey } from '../../../../platform/forms/once-key.tsx'
import { type Answer, page, seeOther } from '../../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../../platform/http/routes.ts'
import { Button, ButtonLink } from '../../../../ui/button/button.tsx'
import { ErrorSummary } from '../../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../../ui/field/field.tsx'
import { Fieldset } from '../../../../ui/fieldset/fieldset.tsx'
import { FormActions } from '../../../../ui/form-actions/form-actions.tsx'
import { Notice } from '../../../../ui/notice/notice.tsx'
import { draftReportText, reportOnTask, weighReport } from '../actions/report.ts'
import { familyOf, type TaskFamily } from '../families.ts'
import { draftTaskTexts, eventPermission } from '../permissions.ts'
import { quarterOf } from '../quarters.ts'
import { itemTitle } from '../standing.ts'
import type { Weakness } from '../weakness.ts'
import { MY_TASKS, periodWords, spoken, weaknessWords } from '../words.ts'
import { openTask } from './access.ts'
import { doOnce, statusOf } from './doing.ts'
import { readReport } from './report-form.ts'
import { sheetOf, type TaskSheet } from './task-data.ts'
import { shownTask } from './task-page.tsx'

const may = eventPermission('report')
const path = '/desk/tasks/:task/report'

/** The report: its form, and drafting its text for the public once it was accepted. */
export const reportRoutes: readonly DeskRoute[] = [
  { method: 'GET', path, may, handle: visit => shownForm(visit, []) },
  {
    method: 'POST',
    path,
    may,
    async handle(visit) {
      const opened = await openTask(visit, may)
      if (!opened.ok) return opened.answer
      const task = opened.value
      const report = readReport(visit.form, task)
      if (!report.ok) return shownForm(visit, report.problems)
      return doOnce(
        visit,
        tx => reportOnTask(tx, report.value, visit.actor, visit.now),
        () => `/desk/tasks/${task.caseId}?done=report`,
        problems => shownForm(visit, problems),
      )
    },
  },
  {
    method: 'POST',
    path: '/desk/tasks/:task/draft-text',
    may: draftTaskTexts,
    async handle(visit) {
      const opened = await openTask(visit, draftTaskTexts)
      if (!opened.ok) return opened.answer
      return doOnce(
        visit,
        tx => draftReportText(tx, opened.value.caseId, visit.actor, visit.now),
        made => `/desk/publications/${made.editionId}`,
        problems => shownTask(visit, problems),
      )
    },
  },
]

async function shownForm(visit: DeskVisit, problems: readonly Problem[]): Promise<Answer> {
  const opened = await openTask(visit, may)
  if (!opened.ok) return opened.answer
  const task = opened.value
  const home = `/desk/tasks/${task.caseId}`
  // Who comes too late, or too early, sees how it stands instead of a form that cannot be sent.
  if (problems.length === 0 && !['acknowledged', 'returned', 'accepted'].includes(task.state))
    return seeOther(home)
  const sheet = await sheetOf(visit, task)
  const family = familyOf(task.list.family)
  const read = readReport(visit.form, task)
  const weak =
    problems.some(each => each.code === 'weaknesses-seen') && read.ok
      ? await weighReport(visit.db, task, read.value, visit.now)
      : []
  const body = (
    <ReportForm
      sheet={sheet}
      family={family}
      typed={typed(visit.form)}
      problems={problems.flatMap(each => fieldsOf(each, family, visit))}
      weak={weak}
      action={`${home}/report`}
      back={home}
    />
  )
  const crumbs = [
    { href: '/desk/tasks', label: MY_TASKS },
    { href: home, label: itemTitle(task.item) },
  ]
  return page('填写报告', body, { crumbs, status: statusOf(problems) })
}

/** A need that is unmet, at the fields that it is about. */
function fieldsOf(problem: Problem, family: TaskFamily, { form }: DeskVisit): readonly Problem[] {
  if (problem.field !== '') return [problem]
  switch (problem.code) {
    case 'elements':
      return family.elements
        .filter(({ key }) => form.get(`word-${key}`) === '')
        .map(({ key }) => ({ field: `word-${key}`, code: 'required' }))
    case 'evidence-known':
      return [{ ...problem, field: 'evidence' }]
    case 'period':
      return [{ ...problem, field: 'period' }]
    case 'weaknesses-seen':
      return [{ ...problem, field: 'confirmed' }]
    case 'figures':
      return form
        .names()
        .filter(name => name.startsWith('figure-') && form.get(name) === '')
        .map(field => ({ field, code: 'required' }))
    default:
      return [problem]
  }
}

interface ReportFormProps {
  readonly sheet: TaskSheet
  readonly family: TaskFamily
  readonly typed: Readonly<Record<string, string>>
  readonly problems: readonly Problem[]
  readonly weak: readonly Weakness[]
  readonly action: string
  readonly back: string
}

function ReportForm({ sheet, family, typed, problems, weak, action, back }: ReportFormProps) {
  const { task, reports, indicators, today } = sheet
  const errors = spoken(problems)
  const wrong = (name: string) => errors.find(each => each.field === name)?.message
  // What was returned is mended; anything else is written anew.
  const returned = reports.find(each => each.verdict !== 'recalled' || reports.length === 1)
  const before = returned?.verdict === 'returned' || returned?.verdict === 'recalled' ? returned : undefined
  const value = (name: string, stored?: string) => typed[name] ?? stored
  const quarters = quartersOffered(task.list.year, today)
  return (
    <>
      <ErrorSummary errors={errors} />
      <p>
        {family.heads.requirement}：{task.item.requirement}
      </p>
      {before?.verdict === 'returned' && (
        <Notice tone="warning" title="上次报告已退回">
          <p>{sheet.events.findLast(each => each.event === 'return')?.note}</p>
        </Notice>
      )}
      <form method="post" action={action}>
        <OnceKey />
        <input type="hidden" name="version" value={task.version} />
        {family.quarterly && (
          <Field
            type="select"
            name="period"
            label="报告的季度"
            empty="请选择季度"
            value={value('period', before?.year ? `${before.year}-${before.quarter}` : undefined)}
            error={wrong('period')}
            options={quarters.map(each => ({
              value: `${each.year}-${each.quarter}`,
              label: periodWords(each),
            }))}
          />
        )}
        {family.elements.map(({ key, label, hint }) => (
          <Field
            key={key}
            type="textarea"
            rows={5}
            maxLength={5000}
            name={`word-${key}`}
            label={label}
            hint={hint}
            value={value(`word-${key}`, before?.words?.[key])}
            error={wrong(`word-${key}`)}
            required
          />
        ))}
        {indicators.length > 0 && (
          <Fieldset legend="指标完成值" hint="从年初累计到报告的季度末。" id="figures">
            {indicators.map(each => (
              <Field
                key={each.id}
                name={`figure-${each.id}`}
                label={`${each.name}（目标${each.target}${each.unit}）`}
                inputMode="decimal"
                width="short"
                value={value(
                  `figure-${each.id}`,
                  before?.figures.find(({ indicatorId }) => indicatorId === each.id)?.done,
                )}
                error={wrong(`figure-${each.id}`)}
                required
              />
            ))}
          </Fieldset>
        )}
        <Field
          type="textarea"
          rows={3}
          name="evidence"
          label="佐证（选填）"
          hint="已公开信息的编号或者地址，每行一个，如 12 或者 /d/12。"
          value={value('evidence', before?.evidence.map(each => each.number).join('\n'))}
          error={wrong('evidence')}
          spellcheck={false}
        />
        <Field
          type="checkbox"
          name="final"
          label={`已经全部完成，申请${family.closing}`}
          hint="没有完成的不勾选，作为进展报告提交。"
          checked={typed.final === undefined ? before?.final === true && !('version' in typed) : true}
        />
        {weak.length > 0 && (
          <Notice tone="warning" title="报告可能不够扎实">
            <ul>
              {weak.map(each => (
                <li key={`${each.code}${'element' in each ? each.element : ''}`}>
                  {weaknessWords(each, family)}
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {(weak.length > 0 || wrong('confirmed') !== undefined) && (
          <Field
            type="checkbox"
            name="confirmed"
            label="已核对以上提示，内容属实，仍然提交"
            error={wrong('confirmed')}
            checked={false}
          />
        )}
        <FormActions note="提交后由主管部门核验；核验通过后起草公开稿，经审查向社会公开。不要写个人信息和涉密内容。">
          <Button variant="primary">提交报告</Button>
          <ButtonLink href={back} variant="quiet">
            返回
          </ButtonLink>
        </FormActions>
      </form>
    </>
  )
}

/** The quarters that can be reported on: from the list's year to the one that runs. */
function quartersOffered(from: number, today: TaskSheet['today']) {
  const now = quarterOf(today)
  const offered = []
  for (let year = now.year; year >= Math.max(from, now.year - 2); year -= 1) {
    for (let quarter = year === now.year ? now.quarter : 4; quarter >= 1; quarter -= 1) {
      offered.push({ year, quarter })
    }
  }
  return offered
}
