import type { Config } from '../config/config.ts'
import { startEmbedded } from '../db/embedded/embedded.ts'

/** The three addresses of the database that a command works on. */
export interface CommandDatabase {
  readonly ownerUrl: string
  readonly deskUrl: string
  readonly readerUrl: string
}

/**
 * Gives `work` the database of the configuration. An embedded one that a running node has started is joined; otherwise
 * it is started for the duration, and stopped by whoever leaves last.
 */
export async function withDatabase<T>(
  config: Pick<Config, 'database'>,
  log: (line: string) => void,
  work: (database: CommandDatabase) => Promise<T>,
): Promise<T> {
  if (config.database.kind === 'server') return work(config.database)
  const embedded = await startEmbedded({ folder: config.database.folder, log })
  try {
    return await work(embedded)
  } finally {
    await embedded.stop()
  }
}
