import { formatShanghaiMinute } from '../../../../law/civil-date.ts'
import { OnceKey } from '../../../../platform/forms/once-key.tsx'
import { Badge } from '../../../../ui/badge/badge.tsx'
import { Button } from '../../../../ui/button/button.tsx'
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx'
import { ErrorSummary } from '../../../../ui/error-summary/error-summary.tsx'
import { Notice } from '../../../../ui/notice/notice.tsx'
import { Section } from '../../../../ui/section/section.tsx'
import { StatLine } from '../../../../ui/stat-line/stat-line.tsx'
import { Table } from '../../../../ui/table/table.tsx'
import { isDecided, undecidedOf } from '../standing.ts'
import type { PlanDecision } from '../store-plans.ts'
import { STATE_WORDS } from '../words.ts'
import { DefectsSection } from './defects-views.tsx'
import { HOME } from './on-plan.ts'
import type { ReviewProps } from './review-props.ts'
import { TasksSection } from './tasks-views.tsx'
import { DuesSection, OpenSection, UnitsSection } from './units-views.tsx'

const DONE: Readonly<Record<string, string>> = {
  units: '单位已确定。',
  open: '未写明的单位已确定。',
  defects: '处理结果已记录。',
  dues: '时限已确定。',
  check: '本计划已核对完毕，可以派发。',
  task: '任务已保存。',
}

/** All that a person still has to decide about a plan, and its tree of tasks. */
export function ReviewPage(
  props: ReviewProps & { readonly decisions: readonly PlanDecision[]; readonly done: string | null },
) {
  const { plan, book, errors, decisions, done } = props
  const undecided = undecidedOf(plan, book)
  const at = `${HOME}/${plan.id}`
  const doneWords = DONE[done ?? '']
  return (
    <div id="top">
      {doneWords === undefined ? null : (
        <Notice tone="success" live>
          <p>{doneWords}</p>
        </Notice>
      )}
      <ErrorSummary errors={errors} />
      <p>
        <Badge
          tone={plan.state === 'checked' ? 'success' : plan.state === 'reviewing' ? 'warning' : 'neutral'}
        >
          {STATE_WORDS[plan.state]}
        </Badge>{' '}
        {plan.year} 年{plan.documentNumber === null ? '' : `，${plan.documentNumber}`}，读自“{plan.fileName}
        ”。
        <a href={`${at}/text`}>公开稿</a>　<a href={`${at}/table.xlsx`}>下载任务分解表（.xlsx）</a>
      </p>
      <StatLine
        label="还没有确定的内容"
        items={[
          { label: '任务', value: plan.tasks.length, unit: '项', href: '#tasks' },
          { label: '待处理缺陷', value: undecided.defects, unit: '处', href: '#defects' },
          { label: '待对应单位', value: undecided.units, unit: '个', href: '#units' },
          { label: '未写明单位', value: undecided.open, unit: '处', href: '#open' },
          { label: '待确认时限', value: undecided.dues, unit: '项', href: '#dues' },
          { label: '没有单位的任务', value: undecided.tasksWithoutAgency, unit: '项', href: '#tasks' },
        ]}
      />
      {plan.state === 'reviewing' ? (
        <form method="post" action={`${at}/check`}>
          <OnceKey />
          <Button variant="primary" disabled={!isDecided(undecided)}>
            本计划已核对完毕
          </Button>
          <p class="quiet">
            {isDecided(undecided)
              ? '核对完毕后不能再修改，任务可以派发。'
              : '以下各项全部确定后才能核对完毕。原文始终保留，每项决定都记入核对记录。'}
          </p>
        </form>
      ) : null}
      <DefectsSection {...props} />
      <UnitsSection {...props} />
      <OpenSection {...props} />
      <DuesSection {...props} />
      <TasksSection plan={plan} book={book} />
      <Section title="核对记录" id="decisions">
        <Table<PlanDecision>
          caption={`共 ${decisions.length} 条`}
          id="decisions-table"
          columns={[
            { key: 'at', head: '时间', nowrap: true, cell: each => formatShanghaiMinute(each.at) },
            { key: 'person', head: '人员', nowrap: true, cell: each => each.person },
            { key: 'subject', head: '内容', rowHeader: true, cell: each => each.subject },
            {
              key: 'outcome',
              head: '决定',
              cell: each => [each.outcome, each.note].filter(text => text !== '').join('：'),
            },
          ]}
          rows={decisions}
          empty="还没有决定。"
        />
      </Section>
      {plan.state === 'reviewing' ? (
        <Disclosure summary="搁置这份要点">
          <form method="post" action={`${at}/set-aside`}>
            <OnceKey />
            <p>
              读错文件时使用：不再核对和派发，记录保留，同一份文件可以重新导入。公开稿仍在草稿中，由拟稿人处理。
            </p>
            <Button variant="danger">搁置</Button>
          </form>
        </Disclosure>
      ) : null}
    </div>
  )
}
