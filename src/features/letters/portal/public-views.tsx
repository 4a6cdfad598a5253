import type { ListedPublication } from '../../../foundation/publications/index.ts'
import { CHANNELS, type Channel } from '../../../law/channels.ts'
import { civilDateOf } from '../../../law/civil-date.ts'
import { ButtonLink } from '../../../ui/button/button.tsx'
import { DocumentList } from '../../../ui/document-list/document-list.tsx'
import { EmptyState } from '../../../ui/empty-state/empty-state.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { LinkColumns } from '../../../ui/link-columns/link-columns.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { StatLine } from '../../../ui/stat-line/stat-line.tsx'
import { type Column, Table } from '../../../ui/table/table.tsx'
import { LETTER_KINDS } from '../kinds.ts'
import { mean, percent, type Total } from '../statistics.ts'
import { MonthChart } from './month-chart.tsx'

interface HomeProps {
  readonly desks: readonly { readonly key: string; readonly name: string; readonly isDefault: boolean }[]
  readonly answers: readonly ListedPublication[]
  readonly questions: readonly ListedPublication[]
  readonly total: Total
}

/** 来信: how to write, what others asked, where else things belong, how it goes. */
export function LettersHome({ desks, answers, questions, total }: HomeProps) {
  return (
    <>
      {desks.length === 0 ? (
        <EmptyState title="网上来信尚未开通">
          <p>
            可以拨打 12345，或者从<a href="/agencies">机构目录</a>查找电话和地址。
          </p>
        </EmptyState>
      ) : (
        <>
          <FormActions>
            <ButtonLink href="/letters/new" variant="primary">
              写信
            </ButtonLink>
            <ButtonLink href="/letters/status">查询进度</ButtonLink>
          </FormActions>
          <p>不需要注册。提交后得到编号和查询码，凭两者查看进度、补充、撤回和评价。</p>
        </>
      )}
      <Section title="可以写什么" id="kinds">
        <DocumentList
          label="来信类型"
          items={LETTER_KINDS.map(kind => ({
            href: kind.addressed ? `/letters/new?kind=${kind.key}` : '/letters/site-error',
            title: kind.label,
            secondary: kind.about,
          }))}
        />
      </Section>
      <Published title="政策问答" href="/letters/questions" rows={questions} none="还没有公开的政策问答。" />
      <Published title="来信选登" href="/letters/answers" rows={answers} none="还没有选登的来信。" />
      <Section
        title="办理情况"
        id="figures"
        more={{ href: '/letters/statistics', label: '按月、按机关、按类型统计' }}
      >
        <Figures total={total} />
      </Section>
      <Section title="下列事项请通过其他渠道提出" id="elsewhere">
        <p>这些事项有专门的程序，有的还有期限。写成来信不能代替它们。</p>
        <Table<Channel>
          id="channels"
          caption="专门渠道"
          captionHidden
          columns={[
            { key: 'name', head: '渠道', rowHeader: true, cell: each => each.name },
            { key: 'concerns', head: '哪些事项', cell: each => each.concerns },
            { key: 'reach', head: '怎样提出', cell: each => `${each.body}：${each.reach}` },
          ]}
          rows={CHANNELS}
          rowKey={each => each.key}
        />
      </Section>
      {desks.length === 0 ? null : (
        <Section title="受理机关" id="desks">
          <LinkColumns
            label="受理机关"
            items={desks.map(desk => ({
              href: `/agencies/${desk.key}`,
              label: desk.name,
              note: desk.isDefault ? '不清楚寄给谁的，由它转交' : undefined,
            }))}
          />
        </Section>
      )}
    </>
  )
}

function Published({
  title,
  href,
  rows,
  none,
}: {
  readonly title: string
  readonly href: string
  readonly rows: readonly ListedPublication[]
  readonly none: string
}) {
  return (
    <Section title={title} more={rows.length === 0 ? undefined : { href, label: `全部${title}` }}>
      {rows.length === 0 ? (
        <p class="quiet">{none}</p>
      ) : (
        <DocumentList
          label={title}
          items={rows.map(row => ({
            href: `/d/${row.number}`,
            title: row.title,
            date: civilDateOf(row.releasedAt),
            secondary: row.agencyName,
          }))}
        />
      )}
    </Section>
  )
}

/** The figures of one line; what cannot be divided is not shown. */
export function Figures({ total }: { readonly total: Total }) {
  const rate = percent(total.inTime, total.answered)
  const days = mean(total.workdaysSum, total.answered)
  const score = mean(total.scoreSum, total.rated)
  return (
    <StatLine
      label="近十二个月"
      items={[
        { label: '近十二个月收到', value: total.received, unit: '件' },
        { label: '已答复', value: total.answered, unit: '件' },
        ...(rate === null ? [] : [{ label: '按期答复率', value: rate }]),
        ...(days === null ? [] : [{ label: '平均办理', value: days, unit: '个工作日' }]),
        ...(score === null ? [] : [{ label: '满意度', value: score, unit: '分（满分 5 分）' }]),
      ]}
    />
  )
}

interface StatisticsProps {
  readonly total: Total
  readonly months: readonly Total[]
  readonly agencies: readonly Total[]
  readonly kinds: readonly Total[]
  readonly apiQuery: string
}

/** How letters are answered: by month, by agency, by kind. */
export function StatisticsPage({ total, months, agencies, kinds, apiQuery }: StatisticsProps) {
  const downloads = (
    <>
      下载：<a href={`/api/v1/letters/statistics.csv${apiQuery}`}>CSV</a>
      {'　'}
      <a href={`/api/v1/letters/statistics${apiQuery}`}>JSON</a>
    </>
  )
  return (
    <>
      <p>按收到来信的月份统计，每十分钟更新。已经转交的，计入现在承办的机关。</p>
      <Figures total={total} />
      <Section title="按月" id="months">
        {total.received === 0 ? null : (
          <>
            <MonthChart months={months} />
            <p class="quiet">框线为收到，填色为其中已答复。</p>
          </>
        )}
        <Totals id="by-month" head="月份" caption="按月统计" rows={months} downloads={downloads} />
      </Section>
      <Section title="按机关" id="agencies">
        <Totals
          id="by-agency"
          head="机关"
          caption="按机关统计"
          rows={agencies}
          link={row => `/agencies/${row.key}`}
        />
      </Section>
      <Section title="按类型" id="kinds">
        <Totals id="by-kind" head="类型" caption="按类型统计" rows={kinds} />
      </Section>
    </>
  )
}

function Totals({
  id,
  head,
  caption,
  rows,
  link,
  downloads,
}: {
  readonly id: string
  readonly head: string
  readonly caption: string
  readonly rows: readonly Total[]
  readonly link?: (row: Total) => string
  readonly downloads?: ReturnType<typeof Figures>
}) {
  const figure = (key: string, headWords: string, cell: (row: Total) => string | number): Column<Total> => ({
    key,
    head: headWords,
    figures: true,
    cell,
  })
  return (
    <Table<Total>
      id={id}
      caption={caption}
      captionHidden
      columns={[
        {
          key: 'label',
          head,
          rowHeader: true,
          cell: row => (link ? <a href={link(row)}>{row.label}</a> : row.label),
        },
        figure('received', '收到', row => row.received),
        figure('answered', '已答复', row => row.answered),
        figure('rate', '按期答复率', row => percent(row.inTime, row.answered) ?? '—'),
        figure('days', '平均工作日', row => mean(row.workdaysSum, row.answered) ?? '—'),
        figure('referred', '告知渠道', row => row.referred),
        figure('withdrawn', '撤回', row => row.withdrawn),
        figure('score', '满意度', row => mean(row.scoreSum, row.rated) ?? '—'),
      ]}
      rows={rows}
      rowKey={row => row.key}
      empty="还没有来信。"
      downloads={downloads}
    />
  )
}

/** The part of the home page, and of an agency's page. */
export function LettersPanel({
  agencyKey,
  total,
}: {
  readonly agencyKey: string | null
  readonly total: Total
}) {
  const about = agencyKey === null ? '' : `?agency=${agencyKey}`
  return (
    <Section title="互动：来信和答复" id="letters" more={{ href: '/letters', label: '来信' }}>
      {total.received === 0 ? <p class="quiet">近十二个月没有收到网上来信。</p> : <Figures total={total} />}
      <LinkColumns
        label="来信"
        items={[
          { href: `/letters/new${about}`, label: agencyKey === null ? '写信' : '给本机关写信' },
          { href: '/letters/status', label: '查询进度' },
          { href: `/letters/answers${about}`, label: '来信选登' },
          { href: `/letters/questions${about}`, label: '政策问答' },
          { href: `/letters/statistics${about}`, label: '办理统计' },
        ]}
      />
    </Section>
  )
}
