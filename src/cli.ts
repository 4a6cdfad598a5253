import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createAdmin, demoCode } from './commands/accounts.ts'
import { demoDocuments } from './commands/demo-documents.ts'
import { exportCommand } from './commands/export-mirror.ts'
import { foundAgencyCommand } from './commands/found-agency.ts'
import { importDocuments } from './commands/import-documents.ts'
import { importKeyPoints } from './commands/import-key-points.ts'
import { keysCommand } from './commands/keys.ts'
import { reckonDue } from './commands/reckon-due.ts'
import { reckonFee } from './commands/reckon-fee.ts'
import { startCommand } from './commands/start.ts'
import { databaseCommands } from './platform/cli/database-commands.ts'
import { runCommand } from './platform/cli/run-command.ts'
import { terminal } from './platform/cli/terminal.ts'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const { version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as { version: string }
const program = { root, version }
const commands = [
  startCommand(program),
  importDocuments(program),
  importKeyPoints(program),
  exportCommand(program),
  ...databaseCommands(program),
  createAdmin(program),
  foundAgencyCommand(program),
  keysCommand(program),
  demoCode(program),
  demoDocuments(program),
  reckonDue,
  reckonFee,
]
process.exitCode = await runCommand(commands, process.argv.slice(2), terminal())
