import { civilDateOf } from '../../../law/civil-date.ts'
import { DescriptionList } from '../../../ui/description-list/description-list.tsx'
import { DocumentList } from '../../../ui/document-list/document-list.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { Timeline } from '../../../ui/timeline/timeline.tsx'
import { QuestionsSection } from '../questions/public-views.tsx'
import type { LiveQuestion } from '../questions/store-live.ts'
import { familyOf } from '../tasks/families.ts'
import { eventWords, periodWords, ROLE_WORDS, stateWords } from '../tasks/words.ts'
import { type Pace, progressOf, publicLight } from './progress.ts'
import type { LiveAnswer, LiveEvent, LiveFigure, LiveList, LiveReport, LiveTask } from './store-live.ts'
import { listPath, taskPath } from './task-paths.ts'
import { LightBadge, ProgressLine } from './views.tsx'

interface TaskProps {
  readonly list: LiveList
  readonly task: LiveTask
  readonly answers: readonly LiveAnswer[]
  readonly reports: readonly LiveReport[]
  readonly figures: readonly LiveFigure[]
  readonly events: readonly LiveEvent[]
  readonly questions: readonly LiveQuestion[]
  readonly pace: Pace
}

/** One task: what it asks, who answers and how far they are, the reports, the figures quarter by quarter. */
export function TaskPage({ list, task, answers, reports, figures, events, questions, pace }: TaskProps) {
  const family = familyOf(list.family)
  const nameOf = new Map(answers.map(answer => [answer.case_id, answer.agency_name]))
  return (
    <>
      <DescriptionList
        items={[
          { term: '清单', value: <a href={listPath(list.number)}>{list.title}</a> },
          { term: family.heads.part, value: task.part },
          { term: family.heads.level1, value: task.level1 },
          { term: family.heads.requirement, value: task.requirement, wide: true },
          { term: '时限', value: task.due ?? '未定' },
          { term: '时限的原文', value: task.due_words },
        ]}
      />
      <ProgressLine progress={progressOf(answers, pace)} label="本项进展" />
      <Section title="由谁负责" id="answers">
        <Table<LiveAnswer>
          id="answers-table"
          caption="各责任单位的进展"
          captionHidden
          columns={[
            {
              key: 'agency',
              head: '责任单位',
              rowHeader: true,
              cell: each => <a href={`/agencies/${each.agency_key}`}>{each.agency_name}</a>,
            },
            { key: 'role', head: '分工', cell: each => ROLE_WORDS[each.role] },
            { key: 'state', head: '办理状态', cell: each => stateWords(family, each.state) },
            {
              key: 'due',
              head: '时限',
              nowrap: true,
              cell: each => `${each.due ?? '未定'}${each.extensions > 0 ? '（已延期）' : ''}`,
            },
            { key: 'light', head: '进展', cell: each => <LightBadge light={publicLight(each, pace)} /> },
            {
              key: 'report',
              head: '最近报告',
              cell: each =>
                each.report_number === null || each.report_at === null ? (
                  '尚未公开'
                ) : (
                  <a href={`/d/${each.report_number}`}>{civilDateOf(each.report_at)}</a>
                ),
            },
          ]}
          rows={answers}
          rowKey={each => each.case_id}
          empty="没有责任单位。"
        />
      </Section>
      {reports.length === 0 ? null : (
        <Section title="已公开的报告" id="reports">
          <DocumentList
            label="已公开的报告"
            items={reports.map(report => ({
              href: `/d/${report.publication_number}`,
              title: `${nameOf.get(report.case_id) ?? ''}${periodOf(report)}${report.final ? '完成情况报告' : '进展情况报告'}`,
              date: civilDateOf(report.released_at),
            }))}
          />
        </Section>
      )}
      {figures.length === 0 ? null : (
        <Section title="分季度的指标" id="figures">
          <Table<LiveFigure>
            id="figures-table"
            caption="目标值、完成值和完成率"
            captionHidden
            columns={[
              { key: 'agency', head: '单位', rowHeader: true, cell: each => nameOf.get(each.case_id) ?? '' },
              { key: 'name', head: '指标', cell: each => each.name ?? `指标 ${each.indicator}` },
              {
                key: 'period',
                head: '季度',
                nowrap: true,
                cell: each => periodWords({ year: each.year, quarter: each.quarter as 1 | 2 | 3 | 4 }),
              },
              {
                key: 'target',
                head: '目标值',
                figures: true,
                cell: each => `${plain(each.target)}${each.unit ?? ''}`,
              },
              {
                key: 'done',
                head: '完成值',
                figures: true,
                cell: each => `${plain(each.done)}${each.unit ?? ''}`,
              },
              { key: 'rate', head: '完成率', figures: true, cell: each => rateOf(each) },
            ]}
            rows={figures}
            rowKey={each => `${each.case_id}-${each.indicator}-${each.year}-${each.quarter}`}
          />
        </Section>
      )}
      <QuestionsSection
        askHref={answers.some(each => each.state !== 'cancelled') ? `${taskPath(task)}/ask` : undefined}
        questions={questions}
      />
      <Section title="办理经过" id="timeline">
        <Timeline
          items={events.map(event => ({
            title: `${nameOf.get(event.case_id) ?? ''}：${eventWords(family, event.event)}`,
            at: civilDateOf(event.at),
          }))}
        />
      </Section>
    </>
  )
}

function periodOf({ year, quarter }: LiveReport): string {
  return year === null || quarter === null ? '' : periodWords({ year, quarter: quarter as 1 | 2 | 3 | 4 })
}

/** A figure without the zeros that its type adds. */
const plain = (figure: string) => (figure.includes('.') ? figure.replace(/\.?0+$/, '') : figure)

function rateOf({ target, done }: LiveFigure): string {
  return Number(target) === 0 ? '—' : `${((Number(done) / Number(target)) * 100).toFixed(1)}%`
}
