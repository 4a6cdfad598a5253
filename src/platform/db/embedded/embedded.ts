import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, realpath } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import pg from 'pg'
import { type Binaries, copyBinaries, packagedBinaries } from './binaries.ts'
import { type Cluster, checkVersion, halt, initialise, type RunningServer, runningServer } from './cluster.ts'
import { alone, Holders } from './folder-lock.ts'
import { Keeper } from './keeper.ts'
import { databaseUrl, freePort, loopback } from './loopback.ts'
import { type Notebook, newNotebook, readNotebook, writeNotebook } from './notebook.ts'
import { waitUntil } from './processes.ts'
import { EmbeddedDatabaseError } from './refusal.ts'
import { DATABASE, makeDatabase, makeRoles, ROLES } from './roles.ts'
import { mayEnter, openGround, type ServerUser, serverUser, sharedGround } from './server-user.ts'

export interface EmbeddedOptions {
  /** The launcher's folder, made when missing: `database.json`, the server's log, and the cluster where it may. */
  readonly folder: string
  /** Receives the few lines that the person who starts the house should read. */
  log(line: string): void
  /** A port to insist on; by default a free one is chosen at the first start and remembered. */
  readonly port?: number
  /** False only where losing the data does not matter. */
  readonly fsync?: boolean
  /** Settings of the server, as in postgresql.conf. */
  readonly settings?: Readonly<Record<string, string>>
  /** A PostgreSQL of the system, instead of the packaged one: the folder that holds its `bin`. */
  readonly binaries?: Binaries
}

/** A server that answers on loopback alone, with the database `gongkai` and its three roles. */
export interface Embedded {
  readonly ownerUrl: string
  readonly deskUrl: string
  readonly readerUrl: string
  /** The superuser of the cluster: for the launcher and for tests, never for the house. */
  readonly adminUrl: string
  readonly port: number
  readonly pid: number
  readonly version: string
  /** Whether it ran already: left by a killed process, or in use by another one. */
  readonly adopted: boolean
  /** Leaves the server. The last process that used it stops it. */
  stop(): Promise<void>
}

/**
 * Starts the embedded PostgreSQL of a folder, or adopts the one that already runs on it. A server that ends on its
 * own is started again. Throws EmbeddedDatabaseError with the reason and the remedy.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const folder = await makeReachable(resolve(options.folder))
  const holders = new Holders(folder)
  return alone(folder, async () => {
    const user = serverUser(options.log)
    const host = await loopback()
    const notebook = await openNotebook(folder, user, options)
    const cluster: Cluster = {
      folder: notebook.cluster,
      logFile: join(folder, 'postgresql.log'),
      binaries: await reachableBinaries(user, options),
      user,
      host,
      fsync: options.fsync ?? true,
      settings: options.settings ?? {},
    }
    if (existsSync(cluster.folder)) await checkVersion(cluster)
    else {
      // A database that was there and is gone must not come back empty as if nothing had happened.
      if (notebook.ready) {
        throw new EmbeddedDatabaseError(
          `数据库的文件不见了：${cluster.folder}。请从备份恢复；要从空白开始，请先删除 ${folder}。`,
        )
      }
      options.log('第一次启动：正在建立自带的数据库')
      await initialise(cluster, notebook.passwords.superuser)
    }
    const keeper = new Keeper(cluster, folder, options.log)
    const found = await adoptable(cluster, notebook)
    const wanted = found?.port ?? (await freePort(host, options.port ?? notebook.port))
    if (found) {
      options.log(`使用已经在运行的数据库（进程 ${found.pid}，端口 ${found.port}）`)
      keeper.adopt(found)
    } else await keeper.start(wanted)
    const remembered = { ...notebook, port: wanted }
    if (!notebook.ready) await makeHouse(host, remembered)
    if (!notebook.ready || notebook.port !== wanted)
      await writeNotebook(folder, { ...remembered, ready: true })
    await holders.enter()
    return describe(host, remembered, cluster, keeper, found !== null, async () => {
      await alone(folder, async () => {
        keeper.leave()
        await holders.leave()
        if ((await holders.count()) > 0) return
        const running = await runningServer(cluster)
        if (running) await halt(cluster, running)
      })
    })
  })
}

/**
 * Makes the folder so that others may pass through it, as the server's user must, without seeing what is inside.
 * Returns it without symbolic links, as the system names the working directory of a process.
 */
async function makeReachable(folder: string): Promise<string> {
  const made = await mkdir(folder, { recursive: true })
  if (made !== undefined) {
    for (let path = folder; path.length >= made.length; path = dirname(path)) await chmod(path, 0o711)
  }
  return realpath(folder)
}

async function openNotebook(folder: string, user: ServerUser, options: EmbeddedOptions): Promise<Notebook> {
  const known = await readNotebook(folder)
  if (known) return known
  let ground = folder
  if (!mayEnter(user, folder)) {
    ground = await openGround(folder)
    options.log(`数据库用户进不了 ${folder}（上级目录不对其他用户开放），数据放在 ${ground}`)
  }
  let cluster = join(ground, 'cluster')
  // What an earlier data folder of this name left in the other place belongs to a lost notebook: it is not touched.
  for (let number = 2; existsSync(cluster); number++) {
    options.log(`${cluster} 是以前留下的数据，口令已经丢失；不再使用，也不删除`)
    cluster = join(ground, `cluster-${number}`)
  }
  const notebook = newNotebook(cluster, options.port ?? 0)
  await writeNotebook(folder, notebook)
  return notebook
}

async function reachableBinaries(user: ServerUser, options: EmbeddedOptions): Promise<Binaries> {
  const packaged = options.binaries ?? (await packagedBinaries())
  if (mayEnter(user, join(packaged.root, 'bin'))) return packaged
  const copy = await copyBinaries(packaged, await sharedGround())
  options.log(`数据库用户进不了 ${packaged.root}，数据库程序复制到 ${copy.root}`)
  return copy
}

/** A running server that is ours and answers. One that does not answer in a minute is stopped. */
async function adoptable(cluster: Cluster, notebook: Notebook): Promise<RunningServer | null> {
  const found = await runningServer(cluster)
  if (!found) return null
  const url = databaseUrl(cluster.host, found.port, 'postgres', notebook.passwords.superuser, 'postgres')
  const answers = await waitUntil(
    async () =>
      (await runningServer(cluster)) === null || withClient(url, async () => true).catch(() => false),
    60_000,
    200,
  )
  const still = await runningServer(cluster)
  if (still && !answers) await halt(cluster, still)
  return still && answers ? still : null
}

async function makeHouse(host: string, { port, passwords }: Notebook): Promise<void> {
  await withClient(databaseUrl(host, port, 'postgres', passwords.superuser, 'postgres'), async client => {
    await makeRoles(client, passwords)
    await makeDatabase(client, DATABASE)
  })
}

/** Opens one connection for the duration of `work`. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'gongkai' })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function describe(
  host: string,
  { port, passwords }: Notebook,
  cluster: Cluster,
  keeper: Keeper,
  adopted: boolean,
  stop: () => Promise<void>,
): Promise<Embedded> {
  let stopping: Promise<void> | undefined
  return {
    ownerUrl: databaseUrl(host, port, ROLES.owner, passwords.owner, DATABASE),
    deskUrl: databaseUrl(host, port, ROLES.desk, passwords.desk, DATABASE),
    readerUrl: databaseUrl(host, port, ROLES.reader, passwords.reader, DATABASE),
    adminUrl: databaseUrl(host, port, 'postgres', passwords.superuser, 'postgres'),
    port,
    get pid() {
      return keeper.server?.pid ?? 0
    },
    version: (await readFile(join(cluster.folder, 'PG_VERSION'), 'utf8')).trim(),
    adopted,
    stop() {
      stopping ??= stop()
      return stopping
    },
  }
}
