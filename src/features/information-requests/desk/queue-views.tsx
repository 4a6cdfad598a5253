import { type CivilDate, civilDate } from '../../../law/civil-date.ts'
import { outcomeOf } from '../../../law/outcomes.ts'
import type { Calendar } from '../../../law/working-days.ts'
import { Badge } from '../../../ui/badge/badge.tsx'
import { ButtonLink } from '../../../ui/button/button.tsx'
import { DateText } from '../../../ui/date-text/date-text.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { FilterPanel } from '../../../ui/filter-panel/filter-panel.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { SectionNav } from '../../../ui/section-nav/section-nav.tsx'
import { type Column, Table } from '../../../ui/table/table.tsx'
import { LightBadge, leftWords, workdaysLeft } from '../clock-views.tsx'
import type { RequestState } from '../states.ts'
import type { Beside } from '../store-beside.ts'
import type { QueuedRequest } from '../store-queue.ts'
import { CHANNEL_WORDS, CONSULTATION_WORDS, STATE_TONES } from '../words.ts'
import { requestWorkflow } from '../workflow.ts'

const HOME = '/desk/requests'
const OPEN = (Object.keys(requestWorkflow.states) as RequestState[]).filter(
  state => requestWorkflow.states[state].final !== true,
)

/** What a state waits for from the applicant. */
const WAITED: Partial<Record<RequestState, string>> = { correcting: '等待补正', paying: '等待缴费' }

interface QueueProps {
  readonly requests: readonly QueuedRequest[]
  readonly beside: ReadonlyMap<string, Beside>
  subjectOf(row: QueuedRequest['row']): string
  readonly next: string | undefined
  readonly agencyNames: ReadonlyMap<string, string>
  readonly counts: ReadonlyMap<string, number>
  readonly query: {
    readonly state: RequestState | undefined
    readonly agency: string | undefined
    readonly number: string
    readonly closed: boolean
    readonly mine: boolean
  }
  /** Offered to whoever reads the requests of several. */
  readonly agencies: readonly { readonly key: string; readonly name: string }[]
  readonly today: CivilDate
  readonly calendar: Calendar
  readonly lights: { readonly yellow: number; readonly red: number }
  /** Whose day changed of late with the calendar. */
  readonly recalculated: number
  /** Whether there is a refusal that nobody has looked at for a year. */
  readonly reviewDue: boolean
  readonly registers: boolean
  readonly oversees: boolean
}

/** The queue, by due day. */
export function QueuePage(props: QueueProps) {
  const { requests, counts, query, agencies } = props
  const all = OPEN.reduce((sum, state) => sum + (counts.get(state) ?? 0), 0)
  const several = agencies.length > 0
  const here = new URLSearchParams({
    ...(query.state ? { state: query.state } : {}),
    ...(query.closed ? { closed: 'yes' } : {}),
    ...(query.mine ? { mine: 'yes' } : {}),
    ...(query.agency ? { agency: query.agency } : {}),
  })
  return (
    <>
      {props.registers ? (
        <p>
          <ButtonLink href={`${HOME}/new`}>登记当面、邮寄、传真和口头申请</ButtonLink>
        </p>
      ) : null}
      {props.recalculated > 0 ? (
        <Notice tone="info" title="工作日历调整后，期限有变动">
          <p>
            近 30 天有 {props.recalculated} 件申请的答复期限随工作日历调整。
            <a href={`${HOME}/recalculated`}>查看变动</a>
          </p>
        </Notice>
      ) : null}
      {props.reviewDue ? (
        <Notice tone="info" title="不予公开事项年度复核">
          <p>
            有不予公开的答复已满一年没有复核。
            <a href={`${HOME}/refusal-reviews`}>查看</a>
          </p>
        </Notice>
      ) : null}
      <p>
        <a href={`${HOME}/publicity`}>建议主动公开</a>
        {'　'}
        <a href={`${HOME}/refusal-reviews`}>不予公开事项年度复核</a>
        {'　'}
        <a href={`${HOME}/corrections`}>更正本人信息的申请</a>
      </p>
      {props.oversees ? (
        <p>
          <a href={`${HOME}/complaints`}>投诉举报</a>　<a href={`${HOME}/remedies`}>救济告知、检索前置统计</a>
        </p>
      ) : null}
      <SectionNav
        label="按状态查看"
        items={[
          { href: HOME, label: '在办', count: all, current: !query.state && !query.closed && !query.mine },
          { href: `${HOME}?mine=yes`, label: '我承办的', current: query.mine },
          ...OPEN.filter(state => (counts.get(state) ?? 0) > 0 || query.state === state).map(state => ({
            href: `${HOME}?state=${state}`,
            label: requestWorkflow.states[state].label,
            count: counts.get(state) ?? 0,
            current: query.state === state,
          })),
          { href: `${HOME}?closed=yes`, label: '已办结', current: query.closed },
        ]}
      />
      <FilterPanel
        action={HOME}
        title="筛选"
        clear={HOME}
        hidden={{
          ...(query.state ? { state: query.state } : {}),
          ...(query.closed ? { closed: 'yes' } : {}),
        }}
        filters={
          several
            ? [
                {
                  name: 'agency',
                  label: '机关',
                  value: query.agency,
                  options: agencies.map(each => ({ value: each.key, label: each.name })),
                },
              ]
            : []
        }
      >
        <Field name="number" label="申请编号" type="search" value={query.number} width="medium" />
      </FilterPanel>
      <Table<QueuedRequest>
        id="requests"
        caption={query.closed ? '已办结的申请' : '在办申请，按到期日排列'}
        columns={columnsOf(props, several)}
        rows={requests}
        rowKey={({ row }) => row.case_id}
        empty="没有符合条件的申请。"
      />
      {props.next === undefined ? null : (
        <p>
          <a href={`${HOME}?${here}&after=${encodeURIComponent(props.next)}`}>下一页</a>
        </p>
      )}
    </>
  )
}

function columnsOf(
  { agencyNames, beside, subjectOf, query, today, calendar, lights }: QueueProps,
  several: boolean,
): Column<QueuedRequest>[] {
  return [
    {
      key: 'number',
      head: '编号',
      nowrap: true,
      rowHeader: true,
      cell: ({ row, number }) => <a href={`${HOME}/${row.case_id}`}>{number}</a>,
    },
    ...(several
      ? [
          {
            key: 'agency',
            head: '机关',
            cell: ({ row }: QueuedRequest) => agencyNames.get(row.agency_id) ?? '',
          },
        ]
      : []),
    { key: 'subject', head: '申请内容', cell: ({ row }) => subjectOf(row) },
    { key: 'channel', head: '渠道', cell: ({ row }) => CHANNEL_WORDS[row.channel] },
    {
      key: 'received',
      head: '收到',
      nowrap: true,
      cell: ({ row }) => (row.received_on ? <DateText date={row.received_on} /> : '待确认'),
    },
    {
      key: 'state',
      head: '状态',
      nowrap: true,
      cell: ({ state }) => <Badge tone={STATE_TONES[state]}>{requestWorkflow.states[state].label}</Badge>,
    },
    query.closed
      ? {
          key: 'outcome',
          head: '处理决定',
          cell: ({ row }) => (
            <>
              {row.outcome ? outcomeOf(row.outcome)?.name : ''}{' '}
              {row.concluded_on ? <DateText date={row.concluded_on} /> : null}
            </>
          ),
        }
      : {
          key: 'due',
          head: '到期',
          cell: ({ row, state }) => {
            if (row.dispatched_on) return '已答复'
            const why = reasonsOf(state, beside.get(row.case_id))
            if (!row.queue_due) return row.received_on ? ['暂停计时', why].filter(Boolean).join('：') : ''
            const left = workdaysLeft(civilDate(row.queue_due), today, calendar)
            return (
              <>
                <DateText date={row.queue_due} /> {leftWords(left)} <LightBadge left={left} {...lights} />
                {why === '' ? null : <span class="quiet">　{why}</span>}
              </>
            )
          },
        },
  ]
}

/** Why the day of a request is where it is: who is heard, what is waited for, whether it was extended. */
function reasonsOf(state: RequestState, beside: Beside | undefined): string {
  const waited = WAITED[state]
  const heard = (beside?.heard ?? []).map(kind => CONSULTATION_WORDS[kind])
  return [...(waited ? [waited] : []), ...heard, ...(beside?.extended ? ['已延期'] : [])].join('、')
}
