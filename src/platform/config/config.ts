import { BlockList, isIP } from 'node:net'
import { isAbsolute, relative, resolve } from 'node:path'
import { type FilesConfig, readS3Address } from './files.ts'
import { type ConfigProblem, type Expectation, withoutSecrets } from './problems.ts'

/** What the environment says, checked and with every default filled in. Paths are absolute. */
export interface Config {
  readonly port: number
  readonly host: string
  /** Whether HOST was given: while the demonstration is loaded, only a given host opens the house to others. */
  readonly hostSet: boolean
  readonly dataFolder: string
  readonly database: DatabaseConfig
  /** The origin that the public types, without a trailing slash; null where it was not given. */
  readonly publicUrl: string | null
  /** Addresses and networks whose X-Forwarded headers are believed. */
  readonly trustedProxies: readonly string[]
  readonly keys: KeysConfig
  readonly mail: MailConfig
  readonly sms: SmsConfig
  readonly files: FilesConfig
  readonly scan: ScanConfig
  /** `empty`: loaded into an empty embedded database and nowhere else. */
  readonly demo: 'always' | 'never' | 'empty'
  readonly logLevel: LogLevel
  readonly roles: { readonly web: boolean; readonly worker: boolean }
}

export type DatabaseConfig =
  | { readonly kind: 'embedded'; readonly folder: string }
  | {
      readonly kind: 'server'
      readonly ownerUrl: string
      readonly deskUrl: string
      readonly readerUrl: string
    }

export interface KeysConfig {
  readonly file: string
  /** Whether a missing file is made at the first start: only the default beside an embedded database is. */
  readonly createWhenMissing: boolean
}

export type MailConfig =
  | { readonly kind: 'viewer' }
  | { readonly kind: 'smtp'; readonly url: string; readonly from: string }

export type SmsConfig =
  | { readonly kind: 'none' }
  | { readonly kind: 'gateway'; readonly url: string; readonly token: string }

export type ScanConfig =
  | { readonly kind: 'none' }
  | { readonly kind: 'clamd'; readonly host: string; readonly port: number }

export const logLevels = ['debug', 'info', 'warn', 'error'] as const
export type LogLevel = (typeof logLevels)[number]

export type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the environment. Every wrong value is reported, not only the first; an empty value counts as absent.
 * Relative paths are resolved against `cwd`. Touches no file.
 */
export function readConfig(
  env: Environment,
  cwd: string,
): { ok: true; config: Config } | { ok: false; problems: readonly ConfigProblem[] } {
  const reader = new Reader(env)
  const dataFolder = resolve(cwd, reader.text('GONGKAI_DATA') ?? 'data')
  const database = readDatabase(reader, dataFolder)
  const config: Config = {
    port: reader.read('PORT', 'port', readPort) ?? 8080,
    host: reader.read('HOST', 'host', readHost) ?? '::',
    hostSet: reader.text('HOST') !== undefined,
    dataFolder,
    database,
    publicUrl: reader.read('PUBLIC_URL', 'public-url', readOrigin) ?? null,
    trustedProxies: reader.read('TRUSTED_PROXIES', 'networks', readNetworks) ?? [],
    keys: readKeys(reader, cwd, dataFolder, database),
    mail: readMail(reader),
    sms: readSms(reader),
    files: readFiles(reader, cwd, dataFolder),
    scan: reader.read('SCAN', 'scan', readScan) ?? { kind: 'none' },
    demo: readDemo(reader, database),
    logLevel:
      reader.read('LOG_LEVEL', 'log-level', value => logLevels.find(level => level === value)) ?? 'info',
    roles: reader.read('ROLE', 'role', readRoles) ?? { web: true, worker: true },
  }
  return reader.problems.length === 0 ? { ok: true, config } : { ok: false, problems: reader.problems }
}

/** Collects what is wrong while the values are read, so that one start names every mistake. */
class Reader {
  readonly problems: ConfigProblem[] = []
  private readonly env: Environment

  constructor(env: Environment) {
    this.env = env
  }

  text(variable: string): string | undefined {
    const value = this.env[variable]?.trim()
    return value === '' ? undefined : value
  }

  /** Undefined when the variable is absent, and also when `parse` refuses its value, which is then a problem. */
  read<T>(variable: string, expected: Expectation, parse: (value: string) => T | undefined): T | undefined {
    const value = this.text(variable)
    if (value === undefined) return undefined
    const parsed = parse(value)
    if (parsed === undefined) this.refuse(variable, expected)
    return parsed
  }

  refuse(variable: string, expected: Expectation): void {
    const given = this.text(variable)
    this.problems.push({ variable, given: given === undefined ? null : withoutSecrets(given), expected })
  }
}

const DATABASE_VARIABLES = ['DATABASE_URL', 'DATABASE_OWNER_URL', 'DATABASE_READER_URL'] as const

function readDatabase(reader: Reader, dataFolder: string): DatabaseConfig {
  const embedded = { kind: 'embedded', folder: resolve(dataFolder, 'database') } as const
  if (DATABASE_VARIABLES.every(variable => reader.text(variable) === undefined)) return embedded

  const [deskUrl, ownerUrl, readerUrl] = DATABASE_VARIABLES.map(variable => {
    if (reader.text(variable) === undefined) reader.refuse(variable, 'all-three-databases')
    return reader.read(variable, 'database-url', value => (databaseRole(value) ? value : undefined))
  })
  if (!deskUrl || !ownerUrl || !readerUrl) return embedded
  // One role for two connections would make the fence around `live` a matter of good will.
  const seen = new Set<string>()
  for (const variable of DATABASE_VARIABLES) {
    const role = databaseRole(reader.text(variable) ?? '')
    if (role && seen.has(role)) reader.refuse(variable, 'three-roles')
    if (role) seen.add(role)
  }
  return { kind: 'server', ownerUrl, deskUrl, readerUrl }
}

function readKeys(reader: Reader, cwd: string, dataFolder: string, database: DatabaseConfig): KeysConfig {
  const given = reader.text('GONGKAI_KEYS')
  if (given === undefined && database.kind === 'server') reader.refuse('GONGKAI_KEYS', 'keys-with-server')
  const file = resolve(cwd, given ?? 'keys/keys.json')
  const fromData = relative(dataFolder, file)
  if (!fromData.startsWith('..') && !isAbsolute(fromData)) reader.refuse('GONGKAI_KEYS', 'keys-outside-data')
  return { file, createWhenMissing: given === undefined && database.kind === 'embedded' }
}

function readFiles(reader: Reader, cwd: string, dataFolder: string): FilesConfig {
  const given = reader.text('FILES')
  // A scheme that is not ours would otherwise become a folder of that name.
  if (given === undefined || !/^[a-z][a-z0-9+.-]+:/i.test(given)) {
    return { kind: 'folder', folder: resolve(cwd, given ?? resolve(dataFolder, 'files')) }
  }
  const s3 = reader.read('FILES', 'files', value =>
    /^s3(\+http)?:/i.test(value) ? readS3Address(value) : undefined,
  )
  return s3 ? { kind: 's3', ...s3 } : { kind: 'folder', folder: '' }
}

function readMail(reader: Reader): MailConfig {
  const url = reader.read('SMTP_URL', 'smtp-url', value =>
    /^smtps?:$/.test(parseUrl(value)?.protocol ?? '') && parseUrl(value)?.hostname ? value : undefined,
  )
  const from = reader.read('MAIL_FROM', 'mail-from', value =>
    /[^\s@<>]+@[^\s@<>]+>?$/.test(value) ? value : undefined,
  )
  if (reader.text('SMTP_URL') && !reader.text('MAIL_FROM')) reader.refuse('MAIL_FROM', 'mail-from-with-smtp')
  return url && from ? { kind: 'smtp', url, from } : { kind: 'viewer' }
}

function readSms(reader: Reader): SmsConfig {
  const url = reader.read('SMS_URL', 'sms-url', value => {
    const parsed = parseUrl(value)
    return parsed && /^https?:$/.test(parsed.protocol) && !parsed.username ? value : undefined
  })
  const token = reader.text('SMS_TOKEN')
  if (reader.text('SMS_URL') && token === undefined) reader.refuse('SMS_TOKEN', 'sms-token-with-url')
  return url && token ? { kind: 'gateway', url, token } : { kind: 'none' }
}

function readDemo(reader: Reader, database: DatabaseConfig): Config['demo'] {
  const asked = reader.read('GONGKAI_DEMO', 'demo', value =>
    value === '1' ? ('always' as const) : value === '0' ? ('never' as const) : undefined,
  )
  if (database.kind === 'embedded') return asked ?? 'empty'
  if (asked === 'always') reader.refuse('GONGKAI_DEMO', 'no-demo-with-server')
  return 'never'
}

function readPort(value: string): number | undefined {
  if (!/^\d{1,5}$/.test(value)) return undefined
  return Number(value) <= 65535 ? Number(value) : undefined
}

function readHost(value: string): string | undefined {
  const bare = value.replace(/^\[(.*)\]$/, '$1')
  return isIP(bare) > 0 || /^[a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?$/.test(bare) ? bare : undefined
}

function readOrigin(value: string): string | undefined {
  const url = parseUrl(value)
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return undefined
  return url.pathname === '/' && !url.search && !url.hash ? url.origin : undefined
}

function readNetworks(value: string): readonly string[] | undefined {
  const networks = value
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '')
  return networks.every(isNetwork) ? networks : undefined
}

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  if (prefix === undefined) return true
  if (!/^\d{1,3}$/.test(prefix)) return false
  try {
    new BlockList().addSubnet(address, Number(prefix), version === 6 ? 'ipv6' : 'ipv4')
    return true
  } catch {
    return false
  }
}

function readScan(value: string): ScanConfig | undefined {
  if (value === 'none') return { kind: 'none' }
  const url = parseUrl(value)
  if (url?.protocol !== 'clamd:' || !url.hostname || !url.port) return undefined
  return { kind: 'clamd', host: url.hostname.replace(/^\[(.*)\]$/, '$1'), port: Number(url.port) }
}

function readRoles(value: string): Config['roles'] | undefined {
  const names = value.split(',').map(name => name.trim())
  if (!names.every(name => name === 'web' || name === 'worker')) return undefined
  return { web: names.includes('web'), worker: names.includes('worker') }
}

/** The role that a database address signs in as; null where it is no complete address of PostgreSQL. */
function databaseRole(value: string): string | null {
  const url = parseUrl(value)
  if (!url || !/^postgres(ql)?:$/.test(url.protocol)) return null
  return url.hostname && url.username && url.pathname.length > 1 ? url.username : null
}

function parseUrl(value: string): URL | undefined {
  return URL.canParse(value) ? new URL(value) : undefined
}
