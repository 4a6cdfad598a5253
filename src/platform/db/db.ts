import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { isSilence } from './unavailable.ts'

/**
 * The rows that the reader connection may see: the schema `live` alone.
 * Each room adds its own tables by module augmentation in its `tables.ts`, under the name `live.<table>`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: rooms augment it.
export interface LiveTables {}

/** The rows of `desk` and `ops`, and those of `live`, as the desk connection sees them. */
export interface Tables extends LiveTables {}

/** A pool of desk connections. Reads and writes `desk` and `ops`; writes `live` only through its functions. */
export type Db = Kysely<Tables>
/** One open transaction on a desk connection: the first parameter of every store function that writes. */
export type Tx = Transaction<Tables>
/** A pool of reader connections: SELECT on `live`, nothing else. */
export type LiveDb = Kysely<LiveTables>

// A civil date stays the text that PostgreSQL sends: a Date would shift it through the machine's time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, text => text)

/** What a pool may do at the most, so that one slow query cannot hold the house. */
export interface PoolLimits {
  readonly max: number
  /** Milliseconds after which PostgreSQL ends a statement. */
  readonly statementTimeout: number
}

/** How long a connection may take, and how long past its limit a statement's answer, before the server counts as away. */
const CONNECT_MILLISECONDS = 10_000
const SILENCE_MILLISECONDS = 2_000

/**
 * Opens a pool. A server that gives no answer at all, frozen or behind a broken network, costs its connections and ends what
 * waits for it (`isUnavailable`); it cannot hold anybody longer. `onError` receives faults of idle connections (a server that goes away), which would otherwise
 * end the process; the next query opens a new connection.
 */
export function openPool(url: string, limits: PoolLimits, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: limits.max,
    statement_timeout: limits.statementTimeout,
    query_timeout: limits.statementTimeout + SILENCE_MILLISECONDS,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    application_name: 'gongkai',
  })
  pool.on('error', onError)
  // A connection that is lost while it is lent out tells only itself.
  pool.on('connect', client => {
    client.on('error', onError)
    closeWhenSilent(client)
  })
  return pool
}

/** The client library would lend out a connection again that still waits for its last answer. */
function closeWhenSilent(client: pg.PoolClient): void {
  const ask = client.query
  client.query = ((...question: Parameters<typeof ask>) => {
    const answer: unknown = ask.apply(client, question)
    if (answer instanceof Promise)
      answer.catch(error => {
        if (isSilence(error)) return (client as unknown as pg.Client).end()
      })
    return answer
  }) as typeof ask
}

/** Wraps a pool of the desk role. */
export function deskDb(pool: pg.Pool): Db {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}

/** Wraps a pool of the reader role. */
export function liveDb(pool: pg.Pool): LiveDb {
  return new Kysely<LiveTables>({ dialect: new PostgresDialect({ pool }) })
}

/** Runs `work` in one transaction: all of it is kept, or nothing. */
export function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(work)
}

/** Tells a violated constraint by its name, so that a race ends as a refusal and not as a fault. */
export function violatedConstraint(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.constraint : undefined
}
