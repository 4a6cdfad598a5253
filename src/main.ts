import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { start } from './start.ts'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
process.exitCode = await start(process.env, root, line => console.log(line))
