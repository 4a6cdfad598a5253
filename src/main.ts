import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { start } from './start.ts'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
try {
  process.exitCode = await start(process.env, root, line => console.log(line))
} catch (error) {
  // Whoever starts the house is helped by what was wrong, not by where in our code it was noticed.
  console.error(error instanceof Error ? error.message : error)
  if (process.env.LOG_LEVEL === 'debug') console.error(error)
  process.exitCode = 1
}
