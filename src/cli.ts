import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createAdmin, demoCodeCommand } from './commands/accounts.ts'
import { importDocuments } from './commands/import-documents.ts'
import { startCommand } from './commands/start.ts'
import { runCommand } from './platform/cli/run-command.ts'
import { terminal } from './platform/cli/terminal.ts'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const commands = [startCommand(root), importDocuments, createAdmin, demoCodeCommand]
process.exitCode = await runCommand(commands, process.argv.slice(2), terminal())
