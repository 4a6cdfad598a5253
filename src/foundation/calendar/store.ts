import { sql } from 'kysely'
import { civilDate } from '../../law/civil-date.ts'
import { BUILT_IN_CALENDAR } from '../../law/work-calendar-data.ts'
import type { Calendar, CalendarYear } from '../../law/working-days.ts'
import type { Db, LiveDb, Tx } from '../../platform/db/db.ts'
import './tables.ts'

/** One version of a year, as it was entered. */
export interface RecordedYear extends CalendarYear {
  readonly year: number
  readonly version: number
  readonly recordedBy: string | null
  readonly recordedAt: Date
}

/**
 * The calendar of today: the newest version of every year. Its `version` changes whenever any year does, so that what was
 * computed from it can tell that it must be computed again.
 */
export async function loadCalendar(db: Db | Tx): Promise<Calendar> {
  return calendarOf(
    await db
      .selectFrom('desk.calendar_years')
      .distinctOn('year')
      .select(['year', 'version', 'source', ...dates()])
      .orderBy('year')
      .orderBy('version', 'desc')
      .execute(),
  )
}

/** The calendar as the public sees it. */
export async function liveCalendar(live: LiveDb): Promise<Calendar> {
  return calendarOf(
    await live
      .selectFrom('live.calendar_years')
      .select(['year', 'version', 'source', ...dates()])
      .orderBy('year')
      .execute(),
  )
}

/** What is in force for every year, the newest year first, with who entered it and when. */
export async function yearsInForce(db: Db | Tx): Promise<readonly RecordedYear[]> {
  const rows = await db
    .selectFrom('desk.calendar_years')
    .distinctOn('year')
    .select(['year', 'version', 'source', 'recorded_by', 'recorded_at', ...dates()])
    .orderBy('year', 'desc')
    .orderBy('version', 'desc')
    .execute()
  return rows.map(recorded)
}

/** Every version of a year, the newest first. */
export async function versionsOf(db: Db | Tx, year: number): Promise<readonly RecordedYear[]> {
  const rows = await db
    .selectFrom('desk.calendar_years')
    .select(['year', 'version', 'source', 'recorded_by', 'recorded_at', ...dates()])
    .where('year', '=', year)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(recorded)
}

/** Appends the next version of a year, and shows it to the public. Answers its number. */
export async function appendYear(
  tx: Tx,
  year: number,
  data: CalendarYear,
  recordedBy: string | null,
  now: Date,
): Promise<number> {
  // Two versions entered at once take one number after the other.
  await sql`select pg_advisory_xact_lock(hashtext('desk.calendar_years'), ${year}::int)`.execute(tx)
  const version = ((await versionsOf(tx, year))[0]?.version ?? 0) + 1
  await tx
    .insertInto('desk.calendar_years')
    .values({
      year,
      version,
      holidays: [...data.holidays],
      workdays: [...data.workdays],
      source: data.source,
      recorded_by: recordedBy,
      recorded_at: now,
    })
    .execute()
  await sql`select live.project_calendar_year(${year}::int, ${now})`.execute(tx)
  return version
}

/**
 * Enters the years that the platform comes with, where the table does not hold them yet. Called at every start; changes
 * nothing the second time, and never touches a year that somebody entered.
 */
export async function seedCalendar(tx: Tx, now: Date): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('desk.calendar_years'))`.execute(tx)
  const known = await tx.selectFrom('desk.calendar_years').select('year').distinct().execute()
  const years = new Set(known.map(row => row.year))
  for (const [year, data] of BUILT_IN_CALENDAR.years) {
    if (!years.has(year)) await appendYear(tx, year, data, null, now)
  }
}

/** Dates come as text: a Date would shift them through the machine's time zone. */
function dates() {
  return [
    sql<string[]>`holidays::text[]`.as('holidays'),
    sql<string[]>`workdays::text[]`.as('workdays'),
  ] as const
}

type RecordedColumns = YearColumns & {
  readonly year: number
  readonly version: number
  readonly recorded_by: string | null
  readonly recorded_at: Date
}

function recorded(row: RecordedColumns): RecordedYear {
  return {
    year: row.year,
    version: row.version,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
    ...yearOf(row),
  }
}

interface YearColumns {
  readonly holidays: readonly string[]
  readonly workdays: readonly string[]
  readonly source: string
}

function yearOf(row: YearColumns): CalendarYear {
  return {
    holidays: row.holidays.map(civilDate),
    workdays: row.workdays.map(civilDate),
    source: row.source,
  }
}

function calendarOf(rows: readonly (YearColumns & { year: number; version: number })[]): Calendar {
  return {
    version: rows.map(row => `${row.year}.${row.version}`).join('-'),
    years: new Map(rows.map(row => [row.year, yearOf(row)])),
  }
}
