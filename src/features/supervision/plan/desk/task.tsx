import { civilDate } from '../../../../law/civil-date.ts'
import { carryOut, statusOf } from '../../../../platform/forms/carry-out.ts'
import { type Problem, parseForm, typed } from '../../../../platform/forms/form.ts'
import { OnceKey } from '../../../../platform/forms/once-key.tsx'
import { type Answer, page, refuse, seeOther } from '../../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../../platform/http/routes.ts'
import { Button, ButtonLink } from '../../../../ui/button/button.tsx'
import { DescriptionList } from '../../../../ui/description-list/description-list.tsx'
import { ErrorSummary, type FieldError } from '../../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../../ui/field/field.tsx'
import { FormActions } from '../../../../ui/form-actions/form-actions.tsx'
import { Section } from '../../../../ui/section/section.tsx'
import { editTask } from '../actions/decide-tasks.ts'
import { bookOf } from '../book-of.ts'
import { taskForm } from '../forms.ts'
import { planPermissions } from '../permissions.ts'
import { agenciesOf, type StandingPlan, type StandingTask } from '../standing.ts'
import { spoken } from '../words.ts'
import { crumbsOf, HOME, withPlan } from './on-plan.ts'

const path = `${HOME}/:id/tasks/:number`
const may = planPermissions.review

/** One task as read, to be mended by hand; the words of the file stand beside it. */
export const taskRoutes: readonly DeskRoute[] = [
  {
    method: 'GET',
    path,
    may,
    handle: visit => onTask(visit, async (plan, task) => drawn(plan, task, await asTyped(visit, task), [])),
  },
  { method: 'POST', path, may, handle: visit => onTask(visit, (plan, task) => save(visit, plan, task)) },
]

function onTask(
  visit: DeskVisit,
  then: (plan: StandingPlan, task: StandingTask) => Promise<Answer>,
): Promise<Answer> {
  return withPlan(visit, async plan => {
    const task = plan.tasks.find(each => String(each.number) === visit.params.number)
    return task ? then(plan, task) : refuse(404, '没有这项任务。请从任务列表重新选择。')
  })
}

async function save(visit: DeskVisit, plan: StandingPlan, task: StandingTask): Promise<Answer> {
  const back = (problems: readonly Problem[]) =>
    Promise.resolve(drawn(plan, task, typed(visit.form), problems))
  const read = parseForm(taskForm, visit.form)
  if (!read.ok) return back(read.problems)
  const due = read.value.due === null ? null : civilDate(read.value.due)
  const input = { ...read.value, due, planId: plan.id, number: task.number }
  const done = await carryOut(
    visit,
    tx => editTask(tx, input, visit.actor, visit.now),
    () => `${HOME}/${plan.id}?done=task#tasks`,
  )
  return done.ok ? seeOther(done.location) : back(done.problems)
}

async function asTyped({ db }: DeskVisit, task: StandingTask): Promise<Record<string, string>> {
  const answering = agenciesOf(task, await bookOf(db))
  const names = (role: 'lead' | 'support') =>
    answering
      .filter(each => each.role === role)
      .map(each => each.agency.name)
      .join('、')
  const { level1, level2, requirement, due, version } = task
  return {
    level1,
    level2,
    requirement,
    due: due ?? '',
    version: String(version),
    lead: names('lead'),
    support: names('support'),
  }
}

function drawn(
  plan: StandingPlan,
  task: StandingTask,
  values: Readonly<Record<string, string>>,
  problems: readonly Problem[],
): Answer {
  const errors = spoken(problems)
  return page(`第 ${task.number} 项任务`, <TaskPage {...{ plan, task, values, errors }} />, {
    crumbs: crumbsOf(plan),
    status: statusOf(problems),
  })
}

interface TaskPageProps {
  readonly plan: StandingPlan
  readonly task: StandingTask
  readonly values: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

function TaskPage({ plan, task, values, errors }: TaskPageProps) {
  const field = (name: string) => ({
    name,
    value: values[name],
    error: errors.find(each => each.field === name)?.message,
  })
  return (
    <>
      <ErrorSummary errors={errors} />
      <Section title="原文">
        <DescriptionList
          items={[
            { term: '一级任务', value: task.written.level1 },
            { term: '二级任务', value: task.written.level2 },
            { term: '工作要求', value: task.written.requirement },
            { term: '责任单位', value: task.written.units },
          ]}
        />
      </Section>
      <Section title="任务">
        <form method="post" action={`${HOME}/${plan.id}/tasks/${task.number}`}>
          <OnceKey />
          <input type="hidden" name="version" value={values.version ?? String(task.version)} />
          <Field {...field('level1')} label="一级任务" maxLength={200} />
          <Field {...field('level2')} label="二级任务" maxLength={400} />
          <Field
            {...field('requirement')}
            type="textarea"
            rows={6}
            label="工作要求"
            maxLength={8000}
            required
          />
          <Field
            {...field('lead')}
            type="textarea"
            rows={4}
            label="牵头或承担的机构"
            hint="多个机构用顿号分开。没有牵头单位的，各机构各自承担，都填在这里。"
          />
          <Field
            {...field('support')}
            type="textarea"
            rows={3}
            label="配合的机构"
            hint="多个机构用顿号分开。"
          />
          <Field {...field('due')} type="date" label="完成期限" hint="留空表示不设日期。" width="short" />
          <FormActions note="原文保留，修改记入核对记录。">
            <Button variant="primary">保存</Button>
            <ButtonLink href={`${HOME}/${plan.id}#tasks`} variant="quiet">
              返回
            </ButtonLink>
          </FormActions>
        </form>
      </Section>
    </>
  )
}
