import { existsSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import { rooms } from './app.ts'
import { openSites, type SiteDirectory } from './foundation/sites/index.ts'
import { createFronts } from './fronts/fronts.ts'
import { startDrawingAhead } from './fronts/portal/draw-ahead.ts'
import type { Config } from './platform/config/config.ts'
import { createKeyFile } from './platform/crypto/key-file.ts'
import { type KeyRing, loadKeyRing } from './platform/crypto/key-ring.ts'
import { deskDb, liveDb, openPool } from './platform/db/db.ts'
import { reactJob, startSealer } from './platform/facts/seal.ts'
import { openFileStore } from './platform/files/open-file-store.ts'
import { securityHeaders } from './platform/http/headers.ts'
import type { Job } from './platform/jobs/jobs.ts'
import { startWorker } from './platform/jobs/worker.ts'
import { type Log, openLog } from './platform/log/log.ts'
import { sendMailJob } from './platform/mail/mail.ts'
import { byAddress, gatewayTransport, noGateway } from './platform/mail/sms.ts'
import { keptTransport, smtpTransport } from './platform/mail/transport.ts'
import { openMetrics } from './platform/metrics/metrics.ts'
import { openPages } from './platform/pages/pages.ts'
import type { Assets, Hosts, House } from './platform/room/house.ts'
import { clamdScanner, noScanner } from './platform/scan/scanner.ts'
import { sweepJob } from './platform/sweeping/sweep-job.ts'

/** Where the databases are: the launcher's, or those of the environment. */
export interface DatabaseAddresses {
  readonly deskUrl: string
  readonly readerUrl: string
}

/** A house with its lights on: the server is built and the jobs run; nobody listens yet. */
export interface OpenHouse {
  readonly house: House
  /** The sites that it serves, as its pages know them. */
  readonly sites: SiteDirectory
  readonly server: FastifyInstance
  /** Ends requests, jobs and connections, in this order. */
  close(): Promise<void>
}

export interface HouseOptions {
  readonly config: Config
  readonly database: DatabaseAddresses
  readonly clock: () => Date
  readonly demonstration: boolean
  /** The folder of built files. */
  readonly assetsFolder: string
  readonly log?: Log
}

/**
 * The key ring of the configuration. A missing file is made where that is safe: beside an embedded database by default,
 * or where nothing was sealed yet (`fresh`); otherwise a mistyped path would look like a new house.
 */
export async function openKeys(config: Config, fresh = false): Promise<KeyRing> {
  const { file, createWhenMissing } = config.keys
  if ((createWhenMissing || fresh) && !existsSync(file)) {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    await createKeyFile(file)
  }
  return loadKeyRing(file)
}

/** Opens everything that one process needs. What it opened it closes again, also when opening fails half-way. */
export async function openHouse(options: HouseOptions): Promise<OpenHouse> {
  const { config, clock } = options
  const log = options.log ?? openLog(config.logLevel)
  const onError = (error: Error) => log.error({ event: 'db.connection-lost' }, error)
  const deskPool = openPool(options.database.deskUrl, { max: 12, statementTimeout: 30_000 }, onError)
  const readerPool = openPool(options.database.readerUrl, { max: 12, statementTimeout: 5_000 }, onError)
  const db = deskDb(deskPool)
  const live = liveDb(readerPool)
  const metrics = openMetrics()
  metrics.watchPool('desk', deskPool)
  metrics.watchPool('reader', readerPool)
  const services = {
    keys: await openKeys(config),
    files: await openFileStore(config.files),
    scanner: config.scan.kind === 'clamd' ? clamdScanner({ ...config.scan, timeout: 20_000 }) : noScanner(),
  }
  const origin = config.publicUrl ?? `http://localhost:${config.port}`
  const https = origin.startsWith('https:')
  const layout = await layoutOf(options.assetsFolder)
  const pages = openPages({
    url: options.database.deskUrl,
    origin,
    db,
    live,
    layout,
    headers: securityHeaders(https),
    memory: 12 * 1024 * 1024,
    clock,
    log,
    metrics,
  })
  const sites = await openSites(live)
  pages.onChange(keys => {
    if (keys.includes('site'))
      sites.reload().catch(error => log.error({ event: 'sites.reload-failed' }, error))
  })
  const house: House = {
    rooms,
    pages,
    layout,
    db,
    live,
    services,
    assets: await readAssets(options.assetsFolder),
    assetsFolder: options.assetsFolder,
    origin,
    hosts: hostsOf([new URL(origin).host, ...localHosts(config.port)], sites),
    trustedProxies: config.trustedProxies,
    clock,
    log,
    metrics,
    https,
    // The demonstration listens on this machine alone, unless somebody named a host.
    ipv6: config.host.includes(':') && (config.hostSet || !options.demonstration),
    keepsMail: config.mail.kind === 'viewer',
    demonstration: options.demonstration,
  }
  const server = createFronts({ ...house, sites })
  const background = config.roles.worker ? await startBackground(house, config, deskPool) : undefined
  const drawing = config.roles.worker ? startDrawingAhead(server, house) : undefined
  return {
    house,
    sites,
    server,
    async close() {
      await drawing?.stop()
      await server.close()
      await background?.stop()
      await pages.stop()
      await Promise.all([db.destroy(), live.destroy()])
    },
  }
}

/** The worker's side of a process: jobs, reactions and the chain of facts. */
async function startBackground(house: House, config: Config, pool: Pool) {
  const { db, services, clock, log } = house
  const reactions = rooms.flatMap(room => room.reactions ?? [])
  const mail = config.mail.kind === 'smtp' ? smtpTransport(config.mail) : keptTransport()
  const sms = config.sms.kind === 'gateway' ? gatewayTransport(config.sms) : mail.keepsSent ? mail : noGateway
  const jobs: Job[] = [
    ...rooms.flatMap(room => room.jobs?.({ db, services, origin: house.origin }) ?? []),
    reactJob(db, reactions),
    sweepJob(db),
    sendMailJob(db, byAddress(mail, sms), services.keys),
  ]
  const worker = await startWorker(pool, jobs, clock, {
    failed(name, error) {
      house.metrics.jobEnded(name, 'failed')
      log.error({ event: 'job.failed', job: name }, error)
    },
    done: name => house.metrics.jobEnded(name, 'done'),
  })
  const sealer = startSealer(db, reactions, clock, error => log.error({ event: 'facts.seal-failed' }, error))
  return {
    async stop() {
      await worker.stop()
      await sealer.stop()
    },
  }
}

/** Names the code that draws pages, so that nodes of one build share what they drew. */
async function layoutOf(folder: string): Promise<string> {
  return readFile(join(folder, 'layout'), 'utf8')
}

async function readAssets(folder: string): Promise<Assets> {
  return JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Assets
}

/** The platform's own hosts, and those of its sites on the same ports. */
function hostsOf(own: readonly string[], sites: SiteDirectory): Hosts {
  const known = new Set(own)
  const portOf = (host: string) => /:\d+$/.exec(host)?.[0] ?? ''
  const ports = new Set(own.map(portOf))
  return { has: host => known.has(host) || (ports.has(portOf(host)) && sites.bears(host)) }
}

function localHosts(port: number): string[] {
  return ['localhost', '127.0.0.1', '[::1]'].map(host => `${host}:${port}`)
}
