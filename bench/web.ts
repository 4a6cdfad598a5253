import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Ground } from './ground.ts'

/** One web process of the house, as a city starts it. */
export interface Web {
  readonly port: number
  readonly pid: number
  readonly host: string
  stop(): Promise<void>
}

/** What every node of a ground is told. */
export async function environmentOf(ground: Ground): Promise<NodeJS.ProcessEnv> {
  const keys = join(`${ground.folder}-keys`, 'keys.json')
  await mkdir(`${ground.folder}-keys`, { recursive: true, mode: 0o700 })
  if (!existsSync(keys)) {
    const { createKeyFile } = await import('../src/platform/crypto/key-file.ts')
    await createKeyFile(keys)
  }
  return {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: ground.server.deskUrl,
    DATABASE_OWNER_URL: ground.server.ownerUrl,
    DATABASE_READER_URL: ground.server.readerUrl,
    GONGKAI_KEYS: keys,
    PUBLIC_URL: 'http://city.example',
  }
}

/** The flags of Node with which `npm start` starts the house. */
function startFlags(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } }
  return scripts.start.match(/--\S+/g) ?? []
}

/** Starts `dist/main.js`, as its own process, and waits until it is ready. */
export async function startWeb(ground: Ground, port: number, role = 'web'): Promise<Web> {
  const data = await mkdtemp(join(tmpdir(), 'gongkai-bench-data-'))
  const child: ChildProcess = spawn(process.execPath, [...startFlags(), 'dist/main.js'], {
    env: { ...(await environmentOf(ground)), PORT: String(port), GONGKAI_DATA: data, ROLE: role },
    // The log goes where a service's log goes: into a pipe that somebody reads.
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child.stdout?.resume()
  for (let tries = 0; ; tries += 1) {
    if (child.exitCode !== null || tries > 300) throw new Error(`the web process on ${port} does not start`)
    const ready = await fetch(`http://localhost:${port}/readyz`).catch(() => undefined)
    if (ready?.ok) break
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  return {
    port,
    pid: child.pid ?? 0,
    host: 'city.example',
    async stop() {
      const ended = new Promise(resolve => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
      await rm(data, { recursive: true, force: true })
    },
  }
}
