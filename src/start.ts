import { resolve } from 'node:path'
import { seedCalendar } from './foundation/calendar/index.ts'
import { bringSearchUpToDate } from './foundation/search/index.ts'
import { type OpenHouse, openHouse, openKeys } from './house.ts'
import { type Config, type Environment, readConfig } from './platform/config/config.ts'
import { configProblems } from './platform/config/problems.ts'
import { type Db, deskDb, inTransaction, openPool } from './platform/db/db.ts'
import { type Embedded, startEmbedded } from './platform/db/embedded/embedded.ts'
import { migrate } from './platform/db/migrate.ts'

/** The addresses of a database that is up and migrated. */
export interface ReadyDatabase {
  readonly ownerUrl: string
  readonly deskUrl: string
  readonly readerUrl: string
  readonly embedded: boolean
  stop(): Promise<void>
}

/** Starts or reaches the database of the configuration and brings its tables up to date. */
export async function readyDatabase(
  config: Config,
  root: string,
  log: (line: string) => void,
): Promise<ReadyDatabase> {
  const embedded: Embedded | undefined =
    config.database.kind === 'embedded'
      ? await startEmbedded({ folder: config.database.folder, log })
      : undefined
  const addresses = embedded ?? (config.database.kind === 'server' ? config.database : undefined)
  if (!addresses) throw new Error('no database is configured')
  try {
    await migrate(addresses.ownerUrl, resolve(root, 'migrations'), log)
  } catch (error) {
    await embedded?.stop()
    throw error
  }
  const { ownerUrl, deskUrl, readerUrl } = addresses
  return {
    ownerUrl,
    deskUrl,
    readerUrl,
    embedded: embedded !== undefined,
    stop: async () => embedded?.stop(),
  }
}

/** `npm start`: reads the environment, opens the house, listens, and stops in good order when it is told to. */
export async function start(env: Environment, root: string, say: (line: string) => void): Promise<number> {
  const read = readConfig(env, process.cwd())
  if (!read.ok) {
    say(configProblems(read.problems))
    return 2
  }
  const { config } = read
  const clock = () => new Date()
  const database = await readyDatabase(config, root, say)
  const pool = openPool(database.deskUrl, { max: 2, statementTimeout: 120_000 }, () => {})
  const db = deskDb(pool)
  let open: OpenHouse | undefined
  try {
    await inTransaction(db, tx => seedCalendar(tx, clock()))
    const { demonstrationCity } = await import('../demo/load.ts')
    const keys = await openKeys(config, await isFresh(db))
    const demonstration = await demonstrationCity(db, keys, config, clock(), say)
    const indexed = await bringSearchUpToDate(db)
    if (indexed > 0) say(`已更新站内搜索的索引（${indexed} 条）`)
    open = await openHouse({
      config,
      database,
      clock,
      demonstration,
      assetsFolder: resolve(root, 'dist/assets'),
    })
    await listen(open, config, demonstration, say)
    await told()
    say('正在停止：等待办理中的请求和任务结束……')
    return 0
  } finally {
    await open?.close()
    await db.destroy()
    await database.stop()
  }
}

/** Whether nobody works here yet: nothing can have been sealed. */
async function isFresh(db: Db): Promise<boolean> {
  return (await db.selectFrom('desk.people').select('id').limit(1).executeTakeFirst()) === undefined
}

/** Listens on IPv6 and IPv4; while the demonstration is loaded only on this machine, unless HOST says otherwise. */
async function listen(
  open: OpenHouse,
  config: Config,
  demonstration: boolean,
  say: (line: string) => void,
): Promise<void> {
  const { server } = open
  const port = config.port
  const host = demonstration && !config.hostSet ? 'localhost' : config.host
  try {
    await server.listen({ port, host, ...(host === '::' ? { ipv6Only: false } : {}) })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (host !== '::' || (code !== 'EAFNOSUPPORT' && code !== 'EADDRNOTAVAIL')) throw error
    say('本机不支持 IPv6，改为只在 IPv4 上提供服务。')
    await server.listen({ port, host: '0.0.0.0' })
  }
  say(`公开平台已启动：http://localhost:${port}/　工作台：http://localhost:${port}/desk`)
  if (host === 'localhost') say('已载入示例城市，只接受本机访问；确需开放时设置 HOST。')
}

/** Resolves when the process is asked to stop. A second request stops at once. */
function told(): Promise<void> {
  return new Promise(resolve => {
    const stop = () => {
      process.once('SIGINT', () => process.exit(1))
      process.once('SIGTERM', () => process.exit(1))
      resolve()
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  })
}
