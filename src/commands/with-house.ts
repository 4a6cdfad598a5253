import { openKeys } from '../house.ts'
import type { CommandIo } from '../platform/cli/command.ts'
import { configOf, type Program } from '../platform/cli/database-commands.ts'
import { withDatabase } from '../platform/cli/with-database.ts'
import { type Db, deskDb, openPool } from '../platform/db/db.ts'
import { openFileStore } from '../platform/files/open-file-store.ts'
import { clamdScanner, noScanner } from '../platform/scan/scanner.ts'
import type { Services } from '../platform/services.ts'

/** Gives a command the desk connection and the services of the configuration, for its duration. */
export async function withHouse<T>(
  program: Program,
  io: CommandIo,
  work: (ground: { readonly db: Db; readonly services: Services }) => Promise<T>,
): Promise<T> {
  const config = configOf(io, program)
  return withDatabase(config, io.err, async database => {
    const db = deskDb(openPool(database.deskUrl, { max: 4, statementTimeout: 120_000 }, () => {}))
    try {
      const services: Services = {
        keys: await openKeys(config),
        files: await openFileStore(config.files),
        scanner:
          config.scan.kind === 'clamd' ? clamdScanner({ ...config.scan, timeout: 20_000 }) : noScanner(),
      }
      return await work({ db, services })
    } finally {
      await db.destroy()
    }
  })
}
