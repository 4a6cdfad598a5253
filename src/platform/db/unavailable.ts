/** SQLSTATE classes and conditions that say "not now": connection lost, resources spent, shutting down, took too long. */
const NOT_NOW = /^(?:08|53)|^57(?:014|P0[123])$/
const NO_CONNECTION = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
])
/** What the client library throws without a code when the pool gets no connection or loses one. */
const POOL =
  /^(?:timeout exceeded when trying to connect|Connection terminated|Query read timeout|Client was closed|Client has encountered a connection error|Cannot use a pool after)/

/** Whether an error says that the server gave no answer at all. */
export function isSilence(error: unknown): boolean {
  return error instanceof Error && error.message === 'Query read timeout'
}

/** Whether an error says that the database cannot be reached or cannot serve now: trying again later may help. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof AggregateError) return error.errors.some(isUnavailable)
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return NO_CONNECTION.has(code) || (code.length === 5 && NOT_NOW.test(code)) || POOL.test(error.message)
}
