import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The built assets where there are some; otherwise an empty manifest, for tests that look at no style. */
export async function builtOrEmptyAssets(built: string, folder: string): Promise<string> {
  if (existsSync(join(built, 'layout'))) return built
  const empty = join(folder, 'assets')
  await mkdir(empty, { recursive: true })
  await writeFile(join(empty, 'manifest.json'), '{}')
  await writeFile(join(empty, 'layout'), 'unbuilt')
  return empty
}
