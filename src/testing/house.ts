import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { seedCalendar } from '../foundation/calendar/index.ts'
import type { SiteDirectory } from '../foundation/sites/index.ts'
import { openHouse } from '../house.ts'
import { readConfig } from '../platform/config/config.ts'
import { inTransaction } from '../platform/db/db.ts'
import { openLog } from '../platform/log/log.ts'
import type { House } from '../platform/room/house.ts'
import { type TestDatabase, testDatabase } from '../platform/testing/database.ts'
import { builtOrEmptyAssets } from './assets.ts'

/** A whole house for a test: its own database, its own clock, no port. */
export interface TestHouse {
  readonly house: House
  readonly server: FastifyInstance
  /** What outlives a node. */
  readonly ground: { readonly database: TestDatabase; readonly folder: string }
  /** The sites of the house, for a test that changes one past the desk. */
  readonly sites: SiteDirectory
  /** The moment that the house believes; set it to let time pass. */
  now: Date
  /** Asks as a browser would: same origin, with the cookies given. */
  get(path: string, cookie?: string): Promise<Reply>
  post(
    path: string,
    form: Readonly<Record<string, string | readonly string[]>>,
    cookie?: string,
  ): Promise<Reply>
  close(): Promise<void>
}

export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>
  readonly body: string
}

/** The cookies that an answer sets, as a browser sends them back. */
export const cookiesOf = ({ headers }: Pick<Reply, 'headers'>): string =>
  [headers['set-cookie'] ?? []]
    .flat()
    .map(each => String(each).split(';')[0])
    .join('; ')

/**
 * Opens a house on a fresh database. The worker runs only where `worker` says so: most tests call the actions or the
 * jobs themselves. Close it when done.
 */
export async function testHouse(
  options: {
    readonly now?: Date
    /** The house lives by the real clock: for journeys, where a browser waits. */
    readonly realTime?: boolean
    readonly worker?: boolean
    readonly env?: Readonly<Record<string, string>>
    /** Another node of this house's city: it shares the database and the files, and nothing in memory. */
    readonly nodeOf?: TestHouse
  } = {},
): Promise<TestHouse> {
  const ground = options.nodeOf?.ground ?? {
    database: await testDatabase(),
    folder: await mkdtemp(join(tmpdir(), 'gongkai-house-')),
  }
  const { database, folder } = ground
  const read = readConfig(
    {
      GONGKAI_DATA: folder,
      GONGKAI_KEYS: join(`${folder}-keys`, 'keys.json'),
      DATABASE_URL: database.deskUrl,
      DATABASE_OWNER_URL: database.ownerUrl,
      DATABASE_READER_URL: database.readerUrl,
      ROLE: options.worker ? 'web,worker' : 'web',
      ...options.env,
    },
    folder,
  )
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const state = { now: options.now ?? new Date('2026-11-22T02:00:00Z') }
  const { house, server, sites, close } = await openHouse({
    config: { ...read.config, keys: { ...read.config.keys, createWhenMissing: true } },
    database,
    clock: () => (options.realTime ? new Date() : state.now),
    demonstration: false,
    assetsFolder: await builtOrEmptyAssets(resolve('dist/assets'), folder),
    log: openLog('silent'),
  })
  await inTransaction(house.db, tx => seedCalendar(tx, state.now))
  const host = `localhost:${options.env?.PORT ?? '8080'}`
  const ask = async (
    method: 'GET' | 'POST',
    url: string,
    cookie: string | undefined,
    payload?: string,
  ): Promise<Reply> => {
    const answer = await server.inject({
      method,
      url,
      headers: {
        host,
        ...(cookie ? { cookie } : {}),
        ...(method === 'POST'
          ? { origin: `http://${host}`, 'content-type': 'application/x-www-form-urlencoded' }
          : {}),
      },
      ...(payload === undefined ? {} : { payload }),
    })
    return { status: answer.statusCode, headers: answer.headers, body: answer.body }
  }
  return {
    house,
    server,
    ground,
    sites,
    get now() {
      return state.now
    },
    set now(moment: Date) {
      state.now = moment
    },
    get: (path, cookie) => ask('GET', path, cookie),
    post(path, form, cookie) {
      const body = new URLSearchParams()
      for (const [name, value] of Object.entries(form)) {
        for (const each of typeof value === 'string' ? [value] : value) body.append(name, each)
      }
      return ask('POST', path, cookie, body.toString())
    },
    async close() {
      await close()
      if (options.nodeOf) return
      await database.drop()
      await rm(folder, { recursive: true, force: true })
      await rm(`${folder}-keys`, { recursive: true, force: true })
    },
  }
}
