import { type CivilDate, civilDate, civilDateOf } from '../../../law/civil-date.ts'
import type { Calendar } from '../../../law/working-days.ts'
import { Badge } from '../../../ui/badge/badge.tsx'
import { DateText } from '../../../ui/date-text/date-text.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { FilterPanel } from '../../../ui/filter-panel/filter-panel.tsx'
import { SectionNav } from '../../../ui/section-nav/section-nav.tsx'
import { type Column, Table } from '../../../ui/table/table.tsx'
import { leftWords } from '../clock-views.tsx'
import type { ClockedLetter } from '../clocks.ts'
import { kindOf, LETTER_KINDS } from '../kinds.ts'
import { redLine, urgencyOf, workdaysLeft } from '../rules.ts'
import { MOST_OPEN } from '../store-queue.ts'
import type { LetterRow } from '../tables.ts'
import { STATE_TONES, URGENCY_WORDS } from '../words.ts'
import { type LetterState, letterWorkflow } from '../workflow.ts'

const HOME = '/desk/letters'
const OPEN: readonly LetterState[] = ['received', 'handling', 'awaiting', 'drafted']

interface Query {
  readonly state: LetterState | undefined
  readonly kind: string | undefined
  readonly agency: string | undefined
  readonly number: string
  readonly closed: boolean
}

interface QueueProps {
  readonly letters: readonly ClockedLetter[]
  subjectOf(letter: LetterRow): string
  readonly agencyNames: ReadonlyMap<string, string>
  readonly counts: ReadonlyMap<string, number>
  readonly query: Query
  /** Offered to whoever reads the letters of several. */
  readonly agencies: readonly { readonly key: string; readonly name: string }[]
  readonly today: CivilDate
  readonly calendar: Calendar
  readonly settles: boolean
}

/** The queue, by due day. */
export function QueuePage(props: QueueProps) {
  const { letters, subjectOf, agencyNames, counts, query, agencies, today, calendar } = props
  const all = OPEN.reduce((sum, state) => sum + (counts.get(state) ?? 0), 0)
  const several = agencies.length > 0
  return (
    <>
      {props.settles ? (
        <p>
          <a href={`${HOME}/agencies`}>开通来信的机关</a>
        </p>
      ) : null}
      <SectionNav
        label="按状态查看"
        items={[
          { href: HOME, label: '在办', count: all, current: !query.state && !query.closed },
          ...OPEN.map(state => ({
            href: `${HOME}?state=${state}`,
            label: letterWorkflow.states[state].label,
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
        filters={[
          {
            name: 'kind',
            label: '类型',
            value: query.kind,
            options: LETTER_KINDS.map(kind => ({ value: kind.key, label: kind.label })),
          },
          ...(several
            ? [
                {
                  name: 'agency',
                  label: '机关',
                  value: query.agency,
                  options: agencies.map(each => ({ value: each.key, label: each.name })),
                },
              ]
            : []),
        ]}
      >
        <Field name="number" label="来信编号" type="search" value={query.number} width="medium" />
      </FilterPanel>
      <Table<ClockedLetter>
        id="letters"
        caption={query.closed ? '已办结的来信' : '在办来信，按到期日排列'}
        columns={[
          {
            key: 'number',
            head: '编号',
            nowrap: true,
            rowHeader: true,
            cell: ({ standing }) => <a href={`${HOME}/${standing.id}`}>{standing.number}</a>,
          },
          { key: 'subject', head: '标题', cell: ({ letter }) => subjectOf(letter) },
          { key: 'kind', head: '类型', cell: ({ letter }) => kindOf(letter.kind).label },
          ...(several
            ? [
                {
                  key: 'agency',
                  head: '机关',
                  cell: ({ standing }: ClockedLetter) => agencyNames.get(standing.agencyId) ?? '',
                },
              ]
            : []),
          {
            key: 'received',
            head: '收到',
            nowrap: true,
            cell: ({ letter }) => <DateText date={letter.received_on} />,
          },
          stateColumn,
          query.closed ? endedColumn : dueColumn(today, calendar),
        ]}
        rows={letters}
        rowKey={({ standing }) => standing.id}
        empty="没有符合条件的来信。"
        note={letters.length >= MOST_OPEN ? `只列出最早的 ${MOST_OPEN} 件，请用筛选缩小范围。` : undefined}
      />
    </>
  )
}

/** The few that must be done first. */
export function PressingTable({
  letters,
  today,
  calendar,
}: {
  readonly letters: readonly ClockedLetter[]
  readonly today: CivilDate
  readonly calendar: Calendar
}) {
  return (
    <Table<ClockedLetter>
      id="letters-pressing"
      caption="来信待办"
      captionHidden
      columns={[
        {
          key: 'number',
          head: '来信',
          rowHeader: true,
          cell: ({ standing, letter }) => (
            <a href={`${HOME}/${standing.id}`}>
              {standing.number}　{kindOf(letter.kind).label}
            </a>
          ),
        },
        stateColumn,
        dueColumn(today, calendar),
      ]}
      rows={letters}
      rowKey={({ standing }) => standing.id}
    />
  )
}

const stateColumn: Column<ClockedLetter> = {
  key: 'state',
  head: '状态',
  nowrap: true,
  cell: ({ standing }) => (
    <Badge tone={STATE_TONES[standing.state]}>{letterWorkflow.states[standing.state].label}</Badge>
  ),
}

const endedColumn: Column<ClockedLetter> = {
  key: 'ended',
  head: '办结',
  nowrap: true,
  cell: ({ standing, letter }) =>
    letter.answered_on !== null && letter.answer_due !== null && letter.answered_on > letter.answer_due ? (
      <>
        <DateText date={letter.answered_on} />
        （超期）
      </>
    ) : standing.closedAt === null ? (
      ''
    ) : (
      <DateText date={letter.answered_on ?? civilDateOf(standing.closedAt)} />
    ),
}

function dueColumn(today: CivilDate, calendar: Calendar): Column<ClockedLetter> {
  return {
    key: 'due',
    head: '到期',
    cell: ({ clock, letter }) => {
      const urgency = urgencyOf(clock, today, calendar)
      const { word, tone } = URGENCY_WORDS[urgency]
      const line = redLine(civilDate(letter.received_on), today)
      return (
        <>
          {clock.state === 'running' ? (
            <>
              <DateText date={clock.date} /> {leftWords(workdaysLeft(clock.date, today, calendar))}{' '}
            </>
          ) : null}
          {urgency === 'ahead' ? null : <Badge tone={tone}>{word}</Badge>}
          {line === null ? null : <Badge tone="danger">满 {line} 天</Badge>}
        </>
      )
    },
  }
}
