import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { type Db, deskDb } from '../src/platform/db/db.ts'
import { type Embedded, startEmbedded } from '../src/platform/db/embedded/embedded.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { loadPublications } from './live-load.ts'
import { loadCorpus } from './search-load.ts'

/** A city of composed documents in a database of its own. */
export interface Ground {
  readonly documents: number
  readonly folder: string
  readonly server: Embedded
  readonly owner: pg.Pool
  readonly db: Db
  stop(): Promise<void>
}

/** As a city would set it on a machine of 24 GiB; everything else as the launcher sets it, fsync among it. */
const SETTINGS = { shared_buffers: '1GB', maintenance_work_mem: '256MB', max_wal_size: '4GB' }

/** Opens a city of so many documents. Its folder is kept for the next run; delete it for a fresh one. */
export async function openGround(documents: number): Promise<Ground> {
  const folder = join(tmpdir(), `gongkai-bench-${documents}`)
  const server = await startEmbedded({ folder, log: () => {}, settings: SETTINGS })
  await migrate(server.ownerUrl, resolve('migrations'), () => {})
  const owner = new pg.Pool({ connectionString: server.ownerUrl, max: 2 })
  const pool = new pg.Pool({ connectionString: server.deskUrl, max: 4 })
  const db = deskDb(pool)
  await loadCorpus(owner, documents)
  await loadPublications(owner, documents)
  return {
    documents,
    folder,
    server,
    owner,
    db,
    async stop() {
      await db.destroy()
      await owner.end()
      await server.stop()
    },
  }
}
