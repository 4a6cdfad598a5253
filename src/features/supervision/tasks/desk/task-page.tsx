import { civilDateOf, formatShanghaiMinute } from '../../../../law/civil-date.ts'
import { type Problem, typed } from '../../../../platform/forms/form.ts'
import { OnceKey } from '../../../../platform/forms/once-key.tsx'
import { type Answer, page } from '../../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../../platform/http/routes.ts'
import { mayDo, mayEnter } from '../../../../platform/permissions/permission.ts'
import { Button } from '../../../../ui/button/button.tsx'
import { DateText } from '../../../../ui/date-text/date-text.tsx'
import { DescriptionList } from '../../../../ui/description-list/description-list.tsx'
import { ErrorSummary } from '../../../../ui/error-summary/error-summary.tsx'
import { Notice } from '../../../../ui/notice/notice.tsx'
import { Section } from '../../../../ui/section/section.tsx'
import { Split } from '../../../../ui/split/split.tsx'
import { Table } from '../../../../ui/table/table.tsx'
import { Timeline } from '../../../../ui/timeline/timeline.tsx'
import { draftTaskTexts, openTasks, overseeTasks, seeTasks } from '../permissions.ts'
import { itemTitle } from '../standing.ts'
import { lacksText } from '../store-reports.ts'
import { eventWords, MY_TASKS, OVERVIEW, owedWords, ROLE_WORDS, spoken } from '../words.ts'
import type { TaskEvent } from '../workflow.ts'
import { openTask, shortOf } from './access.ts'
import { statusOf } from './doing.ts'
import { Reports } from './reports-view.tsx'
import { LightBadge, StateBadge } from './table.tsx'
import { Acts } from './task-acts.tsx'
import { sheetOf, type TaskSheet } from './task-data.ts'

const DONE_WORDS: Readonly<Record<string, string>> = {
  acknowledge: '已签收。',
  split: '已拆分到科室。',
  report: '报告已提交，等待主管部门核验。',
  recall: '报告已收回。',
  accept: '报告已核验通过，已通知承办单位。',
  return: '报告已退回，已通知承办单位。',
  'ask-extension': '延期申请已提交；决定之前，原时限继续有效。',
  'grant-extension': '已同意延期。',
  'refuse-extension': '已答复不同意延期。',
  extend: '时限已调整。',
  remind: '已催办。',
  transfer: '已改派。',
  close: '已办结。',
  cancel: '已撤销。',
}

/** The page of one task: what is asked, how it stands, what may be done, what was reported, what happened. */
export const taskPage: DeskRoute = {
  method: 'GET',
  path: '/desk/tasks/:task',
  may: openTasks,
  handle: visit => shownTask(visit, []),
}

/** The page, with what kept a form from being carried out. */
export async function shownTask(visit: DeskVisit, problems: readonly Problem[]): Promise<Answer> {
  const opened = await openTask(visit)
  if (!opened.ok) return opened.answer
  const sheet = await sheetOf(visit, opened.value)
  const { task } = sheet
  const { actor, form, query } = visit
  const errors = spoken(problems)
  const wrong = (name: string) => errors.find(each => each.field === name)?.message as string | undefined
  const done = problems.length === 0 ? DONE_WORDS[query.get('done') ?? ''] : undefined
  const mine = mayDo(actor, seeTasks, task.agencyId)
  const drafts =
    mayDo(actor, draftTaskTexts, task.agencyId) &&
    task.item.withheldBasis === null &&
    sheet.reports.some(lacksText)
  const body = (
    <>
      <ErrorSummary errors={errors} />
      {done && (
        <Notice tone="success" live>
          {done}
        </Notice>
      )}
      <Split asideLabel="办理" aside={<Acts sheet={sheet} actor={actor} typed={typed(form)} wrong={wrong} />}>
        <Facts sheet={sheet} />
        {drafts && (
          <form method="post" action={`/desk/tasks/${task.caseId}/draft-text`}>
            <OnceKey />
            <Notice title="报告待公开">
              <p>报告已核验通过。起草公开稿后，在“信息发布”中提交审查，经各关签署后发布。</p>
              <Button variant="primary">起草公开稿</Button>
            </Notice>
          </form>
        )}
        <Reports sheet={sheet} mayOpenText={mine} />
        <Others sheet={sheet} />
        <History sheet={sheet} />
      </Split>
    </>
  )
  const home = mine
    ? { href: '/desk/tasks', label: MY_TASKS }
    : { href: '/desk/tasks/overview', label: OVERVIEW }
  const crumbs = mine || mayEnter(actor, overseeTasks) ? [home] : []
  return page(itemTitle(task.item), body, { crumbs, status: statusOf(problems) })
}

function Facts({ sheet }: { sheet: TaskSheet }) {
  const { task, family, agencies, owed, today, extensions } = sheet
  const { item, list } = task
  const { heads } = family
  const granted = extensions.filter(each => each.decision === 'granted')
  return (
    <>
      <p>
        <StateBadge task={task} /> <LightBadge light={sheet.light} />
      </p>
      <DescriptionList
        items={[
          { term: '清单', value: list.title },
          { term: '序号', value: item.number },
          { term: heads.part, value: item.part },
          // A plan of two levels has no parts beside its first level.
          { term: heads.level1, value: item.level1 === item.part ? '' : item.level1 },
          { term: heads.level2, value: item.level2 },
          { term: heads.requirement, value: item.requirement, wide: true },
          { term: '责任单位', value: `${shortOf(agencies, task.agencyId)}（${ROLE_WORDS[task.role]}）` },
          {
            term: '时限',
            value: task.due && (
              <>
                <DateText date={task.due} weekday />
                {item.dueWords && `，依据“${item.dueWords}”`}
                {granted.length > 0 && `，已同意延期${granted.length}次`}
                {task.extensions > 0 && item.due && `，原时限${item.due}`}
              </>
            ),
          },
          {
            term: '上位依据',
            value: sheet.bases.length > 0 && (
              <ul>
                {sheet.bases.map(each => (
                  <li key={each.number}>
                    <a href={`/d/${each.number}`}>{each.title}</a>
                  </li>
                ))}
              </ul>
            ),
          },
          { term: '不公开的依据', value: item.withheldBasis },
          {
            term: '季度报告',
            value: owed.length > 0 && (
              <ul>
                {owed.map(each => (
                  <li key={each.due}>{owedWords(each, today)}</li>
                ))}
              </ul>
            ),
          },
          {
            term: '科室分工',
            value: sheet.assignments.length > 0 && (
              <ul>
                {sheet.assignments.map(each => (
                  <li key={each.id}>
                    {[each.office, sheet.nameOf(each.person_id), each.work].filter(Boolean).join('，')}
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </>
  )
}

/** Who else answers for the same item. */
function Others({ sheet }: { sheet: TaskSheet }) {
  const { answering, agencies, task } = sheet
  if (answering.length < 2) return null
  return (
    <Section title="同一任务的责任单位" id="answering">
      <Table
        id="answering-table"
        caption="同一任务的责任单位"
        captionHidden
        columns={[
          {
            key: 'agency',
            head: '单位',
            rowHeader: true,
            cell: each =>
              `${shortOf(agencies, each.agencyId)}${each.caseId === task.caseId ? '（本项）' : ''}`,
          },
          { key: 'role', head: '分工', cell: each => ROLE_WORDS[each.role] },
          { key: 'state', head: '状态', cell: each => <StateBadge task={each} /> },
          { key: 'due', head: '时限', nowrap: true, cell: each => each.due ?? '—' },
        ]}
        rows={answering}
        rowKey={each => each.caseId}
      />
    </Section>
  )
}

function History({ sheet }: { sheet: TaskSheet }) {
  const { events, family, nameOf } = sheet
  return (
    <Section title="办理经过" id="history">
      <Timeline
        items={events.map(each => ({
          title: eventWords(family, each.event as TaskEvent | 'dispatch'),
          at: formatShanghaiMinute(each.at),
          detail: (
            <>
              <p class="quiet">{each.by === 'system' ? '系统' : nameOf(each.actor_id)}</p>
              {each.note && <p>{each.note}</p>}
            </>
          ),
        }))}
      />
      <p class="quiet">
        派发于{civilDateOf(sheet.task.openedAt)}。理由和拆分只在工作台显示，公众看到状态和日期。
      </p>
    </Section>
  )
}
