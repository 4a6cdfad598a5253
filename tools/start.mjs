import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { installWhenNeeded } from './install.mjs'

/**
 * Installs what is missing, builds what has changed, and runs one of the built programs in this very process, so that
 * signals reach it and its exit code is ours: `node tools/start.mjs` for the house.
 */
export async function run(program) {
  const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
  const say = line => console.error(line)
  try {
    installWhenNeeded(root, say)
    const { build } = await import('./build.mjs')
    await build(root, say)
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    process.exit(1)
  }
  process.setSourceMapsEnabled(true)
  await import(pathToFileURL(join(root, 'dist', program)).href)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await run('main.js')
