import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, open, readFile, rename, rm, stat, unlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Binaries, program } from './binaries.ts'
import { lookAt, processesIn, signal, waitUntil } from './processes.ts'
import { EmbeddedDatabaseError } from './refusal.ts'
import { giveTo, type ServerUser } from './server-user.ts'

/** Everything that one server of PostgreSQL needs to be made and run. */
export interface Cluster {
  readonly folder: string
  readonly logFile: string
  readonly binaries: Binaries
  readonly user: ServerUser
  readonly host: string
  readonly fsync: boolean
  readonly settings: Readonly<Record<string, string>>
}

/** A server that runs, as its own postmaster.pid tells. */
export interface RunningServer {
  readonly pid: number
  readonly port: number
}

const SERVER_LOG_LIMIT = 8 * 1024 * 1024

/** Makes the files of a new cluster. They appear under their name only when they are whole. */
export async function initialise(cluster: Cluster, superuserPassword: string): Promise<void> {
  const draft = `${cluster.folder}.part`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true, mode: 0o700 })
  await giveTo(cluster.user, draft)
  const passwordFile = `${cluster.folder}.pw`
  await writeFile(passwordFile, superuserPassword, { mode: 0o600 })
  await giveTo(cluster.user, passwordFile)
  try {
    const { code, output } = await runToEnd(cluster, program(cluster.binaries, 'initdb'), [
      `--pgdata=${draft}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--no-locale',
      // Letters of every script fold and compare the same on each machine; older servers know only plain C.
      ...((await majorVersion(cluster)) >= 17
        ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8']
        : []),
      '--text-search-config=simple',
      '--data-checksums',
      ...(cluster.fsync ? [] : ['--no-sync']),
    ])
    if (code !== 0) throw new EmbeddedDatabaseError(`不能建立数据库（initdb）：\n${lastLines(output)}`)
  } finally {
    await unlink(passwordFile)
  }
  await rename(draft, cluster.folder)
}

async function majorVersion(cluster: Cluster): Promise<number> {
  const { output } = await runToEnd(cluster, program(cluster.binaries, 'postgres'), ['--version'])
  const major = /(\d+)\.\d+|(\d+)(beta|rc|devel)/.exec(output)
  if (!major) throw new EmbeddedDatabaseError(`数据库程序不能运行：\n${lastLines(output)}`)
  return Number(major[1] ?? major[2])
}

/** Refuses files that another major version of PostgreSQL wrote. */
export async function checkVersion(cluster: Cluster): Promise<void> {
  const written = (await readFile(join(cluster.folder, 'PG_VERSION'), 'utf8')).trim()
  const ours = cluster.binaries.version.split('.')[0]
  if (written !== ours) {
    throw new EmbeddedDatabaseError(
      `数据目录由 PostgreSQL ${written} 写成，这里的程序是 PostgreSQL ${ours}。请用原来的版本运行 bin/gongkai backup，再用新版本在空的数据目录里运行 bin/gongkai restore。`,
    )
  }
}

/**
 * The server that runs on these files, whoever started it. What a killed one left behind (backends without a
 * postmaster, a postmaster.pid that names a zombie or a stranger) is cleared away first.
 */
export async function runningServer(cluster: Cluster): Promise<RunningServer | null> {
  const pidFile = join(cluster.folder, 'postmaster.pid')
  const lines = (await readFile(pidFile, 'utf8').catch(() => '')).split('\n')
  if (lines.length < 2) return null
  const pid = Number(lines[0])
  const look = lookAt(pid)
  if (look.alive && look.command.includes(`-D ${cluster.folder} `))
    return { pid, port: Number(lines[3] ?? 0) }

  // Two servers on one folder would destroy it: the file goes only when nobody works in there any more.
  const gone = await waitUntil(() => processesIn(cluster.folder).length === 0, 5000)
  if (!gone) for (const left of processesIn(cluster.folder)) signal(left, 'SIGKILL')
  if (!(await waitUntil(() => processesIn(cluster.folder).every(left => !lookAt(left).alive), 5000))) {
    throw new EmbeddedDatabaseError(`上一次的数据库进程没有结束：${processesIn(cluster.folder).join('、')}`)
  }
  await rm(pidFile, { force: true })
  return null
}

/**
 * Starts a server and waits until it says in postmaster.pid that it is ready. It is a process group of its own, so
 * that Ctrl-C reaches this process alone, which then stops the server in order; it outlives a killed parent.
 */
export async function launch(cluster: Cluster, port: number, onExit: () => void): Promise<RunningServer> {
  await rotateLog(cluster)
  const from = (await stat(cluster.logFile).catch(() => ({ size: 0 }))).size
  const log = await open(cluster.logFile, 'a', 0o600)
  try {
    const child = spawn(program(cluster.binaries, 'postgres'), serverArguments(cluster, port), {
      ...cluster.user.ids,
      cwd: '/',
      env: serverEnvironment(),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    })
    let failure: string | undefined
    child.once('error', error => {
      failure = error.message
    })
    child.once('exit', () => {
      failure ??= 'exit'
    })
    child.unref()
    const ready = await waitUntil(
      async () => failure !== undefined || (await saysReady(cluster, child.pid)),
      60_000,
    )
    if (!ready || failure !== undefined || child.pid === undefined) {
      if (child.pid !== undefined) signal(child.pid, 'SIGQUIT')
      const said = (await readFile(cluster.logFile, 'utf8').catch(() => '')).slice(from)
      throw new EmbeddedDatabaseError(
        `自带的数据库没有启动：\n${lastLines(said) || (failure ?? '超过 60 秒没有就绪')}`,
      )
    }
    child.once('exit', onExit)
    return { pid: child.pid, port }
  } finally {
    await log.close()
  }
}

async function saysReady(cluster: Cluster, pid: number | undefined): Promise<boolean> {
  const lines = (await readFile(join(cluster.folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready'
}

function serverArguments(cluster: Cluster, port: number): string[] {
  const settings: Record<string, string> = {
    listen_addresses: cluster.host,
    port: String(port),
    // No socket file: one in the temp folder would outlive a killed server and block the next.
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_line_prefix: '%m [%p] ',
    jit: 'off',
    ...(cluster.fsync ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    ...cluster.settings,
  }
  return [
    '-D',
    cluster.folder,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
}

/** Nothing of the caller's environment but the path: a PGPORT or LC_ALL of the shell must not reach the server. */
function serverEnvironment(): NodeJS.ProcessEnv {
  const path = process.env.PATH
  return { LC_ALL: 'C', TZ: 'UTC', ...(path === undefined ? {} : { PATH: path }) }
}

/** Stops a server in order; one that does not listen is stopped at once, and recovers at its next start. */
export async function halt(cluster: Cluster, server: RunningServer): Promise<void> {
  const ended = () => !lookAt(server.pid).alive
  signal(server.pid, 'SIGINT')
  if (await waitUntil(ended, 20_000)) return
  signal(server.pid, 'SIGQUIT')
  if (await waitUntil(ended, 10_000)) return
  signal(server.pid, 'SIGKILL')
  await waitUntil(ended, 5000)
  await runningServer(cluster)
}

async function rotateLog(cluster: Cluster): Promise<void> {
  await mkdir(dirname(cluster.logFile), { recursive: true })
  const { size } = await stat(cluster.logFile).catch(() => ({ size: 0 }))
  if (size > SERVER_LOG_LIMIT) await rename(cluster.logFile, `${cluster.logFile}.1`)
  if (existsSync(cluster.logFile)) await chmod(cluster.logFile, 0o600)
}

function runToEnd(cluster: Cluster, file: string, args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      ...cluster.user.ids,
      cwd: '/',
      env: serverEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
      })
    }
    child.once('error', error => reject(new EmbeddedDatabaseError(`不能运行 ${file}：${error.message}`)))
    child.once('close', code => resolve({ code: code ?? 1, output }))
  })
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-12).join('\n')
}
