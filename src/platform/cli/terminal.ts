import type { CommandIo } from './command.ts'

const LINES_A_SECOND = 2

/** The outside of a command that runs in a terminal or a script. */
export function terminal(): CommandIo {
  let shownAt = 0
  return {
    out: text => void process.stdout.write(`${text}\n`),
    err: text => void process.stderr.write(`${text}\n`),
    progress(done, total, label) {
      const moment = performance.now()
      if (done !== total && moment - shownAt < 1000 / LINES_A_SECOND) return
      shownAt = moment
      process.stderr.write(total === null ? `${label} ${done}\n` : `${label} ${done}/${total}\n`)
    },
    env: process.env,
    cwd: process.cwd(),
    now: () => new Date(),
  }
}
