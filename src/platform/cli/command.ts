/** The codes that a script can trust. */
export const exitCodes = {
  ok: 0,
  /** Something went wrong that the command could not help. */
  failed: 1,
  /** The command was called wrongly; its help says how. */
  usage: 2,
  /** The command understood and declined, to protect what is there. */
  refused: 3,
} as const

export interface CommandOption {
  readonly type: 'string' | 'boolean'
  /** One phrase for the help. */
  readonly summary: string
  /** What stands for the value in the help; strings only. */
  readonly placeholder?: string
  readonly required?: boolean
  /** May be given several times; read it with `textOptions`. */
  readonly multiple?: boolean
}

export interface CommandArguments {
  readonly positionals: readonly string[]
  readonly values: Readonly<Record<string, string | boolean | readonly string[] | undefined>>
}

/** One word, or several, of the command line: `backup`, `import documents`. */
export interface Command {
  readonly name: string
  /** One phrase in Chinese for the list of commands. */
  readonly summary: string
  /** What follows the name, as `FILE --as ACCOUNT`. */
  readonly usage: string
  readonly options: Readonly<Record<string, CommandOption>>
  /** How many positional arguments it takes; none by default. */
  readonly positionals?: { readonly min: number; readonly max: number }
  /** A few more sentences for its own help. */
  readonly details?: string
  /** Returns one of `exitCodes`. What it throws is reported as a failure. */
  run(args: CommandArguments, io: CommandIo): Promise<number>
}

/** The outside of a command: where it writes and what surrounds it. */
export interface CommandIo {
  /** The answer, on the standard output. */
  out(text: string): void
  /** Anything else, on the standard error. */
  err(text: string): void
  /** Progress of long work on the standard error; at most a few lines a second, whoever calls how often. */
  progress(done: number, total: number | null, label: string): void
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  now(): Date
}

/** Thrown by a command that finds its arguments wrong: the message is shown with its usage. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Writes an answer for a program: one JSON value, nothing else. */
export function outJson(io: CommandIo, value: unknown): void {
  io.out(JSON.stringify(value, null, 2))
}

/** The value of a string option; undefined when it was not given. */
export function textOption(args: CommandArguments, name: string): string | undefined {
  const value = args.values[name]
  return typeof value === 'string' ? value : undefined
}

/** Every value of an option that may be given several times, in the order given. */
export function textOptions(args: CommandArguments, name: string): readonly string[] {
  const value = args.values[name]
  return Array.isArray(value) ? value : []
}
