import { randomBytes } from 'node:crypto'
import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { EmbeddedDatabaseError } from './refusal.ts'

const notebookSchema = z.object({
  /** The folder of the cluster itself; elsewhere than beside this file where root's folders are closed. */
  cluster: z.string(),
  port: z.int().min(0).max(65535),
  passwords: z.object({ superuser: z.string(), owner: z.string(), desk: z.string(), reader: z.string() }),
  /** Whether roles and database have been made. */
  ready: z.boolean(),
})

/** What the launcher must remember between starts: `database.json`, mode 600. */
export type Notebook = z.output<typeof notebookSchema>

/** A notebook for a cluster that does not exist yet. */
export function newNotebook(cluster: string, port: number): Notebook {
  const password = () => randomBytes(24).toString('hex')
  return {
    cluster,
    port,
    passwords: { superuser: password(), owner: password(), desk: password(), reader: password() },
    ready: false,
  }
}

/** Null where the folder has none yet. */
export async function readNotebook(folder: string): Promise<Notebook | null> {
  const file = join(folder, 'database.json')
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw new EmbeddedDatabaseError(`不能读取 ${file}（${error.code}）：它只属于当初启动的那个系统用户。`)
  })
  if (text === null) return null
  try {
    return notebookSchema.parse(JSON.parse(text))
  } catch {
    // The parser's own message could quote a password.
    throw new EmbeddedDatabaseError(`${file} 已损坏：请从备份恢复这个文件，它记着数据库的端口和口令。`)
  }
}

/** Written whole or not at all, and on the disk before this returns. */
export async function writeNotebook(folder: string, notebook: Notebook): Promise<void> {
  const file = join(folder, 'database.json')
  const draft = `${file}.part`
  const handle = await open(draft, 'w', 0o600)
  try {
    await handle.writeFile(`${JSON.stringify(notebook, null, 2)}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(draft, file)
}
