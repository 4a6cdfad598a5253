import { formatShanghaiMinute } from '../../../law/civil-date.ts'
import { type Calendar, type CalendarYear, workdaysInYear } from '../../../law/working-days.ts'
import { OnceKey } from '../../../platform/forms/once-key.tsx'
import { Button, ButtonLink } from '../../../ui/button/button.tsx'
import { DescriptionList } from '../../../ui/description-list/description-list.tsx'
import { ErrorSummary, type FieldError } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { type CalendarAlarm, withYear, workdaysByMonth } from '../rules.ts'
import type { RecordedYear } from '../store.ts'
import { alarmSentence } from '../words.ts'
import { spansInWords, YearTables } from '../year-views.tsx'

interface YearsPageProps {
  readonly years: readonly RecordedYear[]
  readonly names: ReadonlyMap<string, string>
  readonly alarms: readonly CalendarAlarm[]
  readonly done: string | null
}

/** The years that are entered, the newest first: what is in force, from which notice, and who entered it. */
export function YearsPage({ years, names, alarms, done }: YearsPageProps) {
  const calendar: Calendar = { version: '', years: new Map(years.map(row => [row.year, row])) }
  return (
    <>
      {done !== null && /^\d{4}$/.test(done) && (
        <Notice tone="success" live>
          <p>
            {done} 年的工作日历已经生效，<a href={`/calendar/${done}`}>公开页面</a>同时更新。
          </p>
        </Notice>
      )}
      <AlarmNotice alarms={alarms} />
      <p>
        <ButtonLink href="/desk/calendar/enter" variant="primary">
          录入或修改一年
        </ButtonLink>
      </p>
      <Table
        caption="已录入的年份"
        columns={[
          {
            key: 'year',
            head: '年份',
            rowHeader: true,
            nowrap: true,
            cell: row => <a href={`/desk/calendar/${row.year}`}>{row.year} 年</a>,
          },
          { key: 'version', head: '版本', nowrap: true, cell: row => `第 ${row.version} 版` },
          {
            key: 'count',
            head: '工作日',
            figures: true,
            cell: row => workdaysInYear(row.year, calendar).count,
          },
          { key: 'off', head: '放假', figures: true, cell: row => row.holidays.length },
          { key: 'on', head: '调休上班', figures: true, cell: row => row.workdays.length },
          { key: 'source', head: '依据', cell: row => row.source },
          { key: 'by', head: '录入', cell: row => recordedInWords(row, names) },
        ]}
        rows={years}
        rowKey={row => String(row.year)}
        empty="还没有录入任何年份。请从“录入或修改一年”开始。"
      />
    </>
  )
}

/** What is missing from the calendar; nothing where nothing is. */
export function AlarmNotice({ alarms }: { alarms: readonly CalendarAlarm[] }) {
  const [first] = alarms
  if (!first) return null
  return (
    <Notice tone={first.urgency === 'now' ? 'danger' : 'warning'} title="工作日历待录入">
      {alarms.map(alarm => (
        <p key={alarm.year}>{alarmSentence(alarm)}</p>
      ))}
    </Notice>
  )
}

interface EnterPageProps {
  readonly typed: Readonly<Record<string, string>>
  readonly problems: readonly FieldError[]
}

/** The first step: paste the notice. */
export function EnterPage({ typed, problems }: EnterPageProps) {
  const errorOf = (field: string) => problems.find(problem => problem.field === field)?.message
  return (
    <>
      <ErrorSummary errors={problems} />
      <form method="post" action="/desk/calendar/enter">
        <OnceKey />
        <Field
          name="year"
          label="年份"
          inputMode="numeric"
          value={typed.year}
          error={errorOf('year')}
          width="short"
          required
        />
        <Field
          name="source"
          label="依据"
          hint="通知的标题和文号。"
          value={typed.source}
          error={errorOf('source')}
          maxLength={200}
          required
        />
        <Field
          type="textarea"
          name="notice"
          label="放假安排"
          hint="粘贴通知中“一、元旦：……”各条；或者在“休：”“班：”两行之下列出日期，逗号、空格、换行隔开，连续几天写作 2027-02-05~2027-02-11。年中修改时请粘贴修改后的全年安排。"
          rows={12}
          value={typed.notice}
          error={errorOf('notice')}
          required
        />
        <FormActions note="下一步先核对各月工作日数，确认后才生效。">
          <Button variant="primary">核对</Button>
          <ButtonLink href="/desk/calendar" variant="quiet">
            返回
          </ButtonLink>
        </FormActions>
      </form>
    </>
  )
}

interface PreviewPageProps {
  readonly year: number
  readonly data: CalendarYear
  readonly notice: string
  readonly calendar: Calendar
}

/** The second step: what the year would look like, and what would change. */
export function PreviewPage({ year, data, notice, calendar }: PreviewPageProps) {
  const next = withYear(calendar, year, data)
  const before = workdaysByMonth(year, calendar)
  const rows = workdaysByMonth(year, next).map((count, index) => ({
    month: index + 1,
    count,
    before: before[index] ?? 0,
  }))
  const current = calendar.years.has(year)
  const sum = (pick: (row: (typeof rows)[number]) => number) =>
    rows.reduce((total, row) => total + pick(row), 0)
  const signed = (change: number) => (change > 0 ? `+${change}` : change === 0 ? '—' : String(change))
  return (
    <>
      <Notice tone="warning" title="请逐日核对，确认后立即生效">
        <p>确认后，公开页面同时更新，在办事项的期限按新日历重新推算并留痕。</p>
      </Notice>
      <DescriptionList
        items={[
          { term: '依据', value: data.source },
          { term: '休', value: spansInWords(data.holidays) },
          { term: '班', value: spansInWords(data.workdays) || '无' },
        ]}
      />
      <Table
        caption={`${year} 年各月工作日`}
        columns={[
          { key: 'month', head: '月份', rowHeader: true, cell: row => `${row.month}月` },
          { key: 'count', head: '工作日', figures: true, cell: row => row.count },
          {
            key: 'change',
            head: current ? '比现行版本' : '比普通周末推算',
            figures: true,
            cell: row => signed(row.count - row.before),
          },
        ]}
        rows={rows}
        rowKey={row => String(row.month)}
        totals={{
          month: '全年',
          count: sum(row => row.count),
          change: signed(sum(row => row.count - row.before)),
        }}
      />
      <YearTables year={year} calendar={next} />
      <form method="post" action="/desk/calendar/enter">
        <OnceKey />
        <input type="hidden" name="year" value={year} />
        <input type="hidden" name="source" value={data.source} />
        <input type="hidden" name="notice" value={notice} />
        <input type="hidden" name="confirmed" value="yes" />
        <FormActions>
          <Button variant="primary">确认生效</Button>
          <ButtonLink href="/desk/calendar/enter" variant="quiet">
            重新录入
          </ButtonLink>
        </FormActions>
      </form>
    </>
  )
}

interface VersionsPageProps {
  readonly versions: readonly RecordedYear[]
  readonly names: ReadonlyMap<string, string>
}

/** Every version of a year: what it said, who entered it, when. */
export function VersionsPage({ versions, names }: VersionsPageProps) {
  return (
    <Table
      caption="各版本，现行的在最前"
      columns={[
        { key: 'version', head: '版本', rowHeader: true, cell: row => `第 ${row.version} 版` },
        { key: 'source', head: '依据', cell: row => row.source },
        { key: 'off', head: '休', cell: row => spansInWords(row.holidays) },
        { key: 'on', head: '班', cell: row => spansInWords(row.workdays) || '无' },
        { key: 'by', head: '录入', cell: row => recordedInWords(row, names) },
      ]}
      rows={versions}
      rowKey={row => String(row.version)}
    />
  )
}

/** Who entered a version, and when; the years that the platform starts with were entered by nobody. */
function recordedInWords(row: RecordedYear, names: ReadonlyMap<string, string>): string {
  const who = row.recordedBy === null ? '随平台提供' : (names.get(row.recordedBy) ?? '姓名不详')
  return `${who}，${formatShanghaiMinute(row.recordedAt)}`
}
