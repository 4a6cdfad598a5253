/** What a fault may tell a log: where it arose and of what class it is, and nothing that anyone typed. */
export interface DescribedFault {
  readonly name: string
  /** Node's or PostgreSQL's code: `ECONNREFUSED`, `23505`. */
  readonly code?: string
  /** Names out of the schema, where PostgreSQL gives them. */
  readonly constraint?: string
  readonly table?: string
  readonly frames: readonly string[]
  readonly cause?: DescribedFault
}

const NAME = /^[\w.$-]{1,64}$/
const FRAME = /^ {4}at .*:\d+:\d+\)?$/
const MAX_FRAMES = 12
const MAX_CAUSES = 3

/** Describes a fault without its message, its `detail` or its query, any of which may quote a person. */
export function describeFault(fault: unknown, depth = 0): DescribedFault {
  if (!(fault instanceof Error)) return { name: typeof fault, frames: [] }
  const { code, constraint, table } = fault as { code?: unknown; constraint?: unknown; table?: unknown }
  return {
    name: NAME.test(fault.name) ? fault.name : 'Error',
    ...named('code', code),
    ...named('constraint', constraint),
    ...named('table', table),
    frames: framesOf(fault),
    ...(fault.cause !== undefined && depth < MAX_CAUSES
      ? { cause: describeFault(fault.cause, depth + 1) }
      : {}),
  }
}

function named<K extends string>(key: K, value: unknown): { [P in K]?: string } {
  return typeof value === 'string' && NAME.test(value) ? ({ [key]: value } as { [P in K]?: string }) : {}
}

/** The stack begins with the message, which may have lines of its own that look like frames. */
function framesOf(fault: Error): string[] {
  const stack = fault.stack ?? ''
  const at = stack.indexOf(fault.message)
  const frames = at < 0 ? stack : stack.slice(at + fault.message.length)
  return frames
    .split('\n')
    .filter(line => FRAME.test(line))
    .slice(0, MAX_FRAMES)
    .map(line => line.trim())
}
