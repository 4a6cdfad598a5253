import pino, { type DestinationStream } from 'pino'
import { describeFault } from './fault.ts'

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

const CODE = /^[a-z][a-z0-9]*([._-][a-z0-9]+)*$/i
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const DIGEST = /^[0-9a-f]{64}$/
/** A run of digits as long as a telephone number, an identity card or a bank card is never a name we gave. */
const LONG_NUMBER = /\d{7}/

const isCode = (value: unknown) =>
  typeof value === 'string' && value.length <= 64 && CODE.test(value) && !LONG_NUMBER.test(value)
const isId = (value: unknown) =>
  typeof value === 'string' && (UUID.test(value) || DIGEST.test(value) || isCode(value))
const isCount = (value: unknown) =>
  typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 1e9
const isRoute = (value: unknown) =>
  typeof value === 'string' && value.length <= 128 && /^[/\w:*.-]*$/.test(value) && !LONG_NUMBER.test(value)

/**
 * The only members that a line may have, each with the test that its value must pass. It is a list of what is allowed,
 * so that a new thing is silent until someone decides that it is an identifier.
 */
const MEMBERS = {
  requestId: isId,
  actorId: isId,
  scopeId: isId,
  subjectType: isCode,
  subjectId: isId,
  factId: isId,
  mailId: isId,
  fileDigest: isId,
  room: isCode,
  job: isCode,
  reaction: isCode,
  action: isCode,
  code: isCode,
  method: isCode,
  /** The pattern, `/d/:number`, never the address that was asked for. */
  route: isRoute,
  status: isCount,
  milliseconds: isCount,
  count: isCount,
  bytes: isCount,
  attempt: isCount,
  port: isCount,
} as const

type Member = keyof typeof MEMBERS

/** One line: what happened, and identifiers. Names, texts, addresses and queries have no member to stand in. */
export type LogLine = { readonly event: string } & {
  readonly [K in Member]?: string | number | null | undefined
}

export interface Log {
  debug(line: LogLine): void
  info(line: LogLine): void
  warn(line: LogLine): void
  /** A fault: its class, code and place are logged; its message is not, for it may quote what a person wrote. */
  error(line: LogLine, fault?: unknown): void
}

/** Opens the log: one JSON object a line, on the standard output unless told otherwise. */
export function openLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  }
  const logger = destination ? pino(options, destination) : pino(options)
  return {
    debug: line => logger.debug(allowed(line)),
    info: line => logger.info(allowed(line)),
    warn: line => logger.warn(allowed(line)),
    error: (line, fault) =>
      logger.error(fault === undefined ? allowed(line) : { ...allowed(line), fault: describeFault(fault) }),
  }
}

/** A value that is not of its member's kind is replaced: the line still tells that something was there. */
function allowed(line: LogLine): Record<string, unknown> {
  const kept: Record<string, unknown> = { event: isCode(line.event) ? line.event : WITHHELD }
  for (const [name, value] of Object.entries(line)) {
    const passes = (MEMBERS as Record<string, ((value: unknown) => boolean) | undefined>)[name]
    if (!passes || value === null || value === undefined) continue
    kept[name] = passes(value) ? value : WITHHELD
  }
  return kept
}

const WITHHELD = '[withheld]'
