import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'

/** Whether this machine has nginx (Debian: nginx-light): tests that need it are skipped elsewhere. */
export const hasNginx = spawnSync('nginx', ['-v']).status === 0

/** A real nginx with one server, as its configuration says, on a port of this machine. */
export interface RealNginx {
  /** Asks for a path with these headers and no others; nothing is followed or unpacked. */
  ask(path: string, headers?: Readonly<Record<string, string>>): Promise<NginxReply>
  stop(): Promise<void>
}

export interface NginxReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

/** Starts nginx with a configuration of the `http` block that listens on port 80: it is given a free port instead. */
export async function startNginx(configuration: string): Promise<RealNginx> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-nginx-'))
  const port = await freePort()
  const server = configuration
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace(/^\s*listen \[::\]:80;\n/m, '')
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    name => `${name}_temp_path ${folder}/${name};`,
  )
  await writeFile(
    join(folder, 'nginx.conf'),
    `${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
pid ${folder}/pid;
error_log ${folder}/error.log;
events { worker_connections 64; }
http {
access_log off;
${paths.join('\n')}
${server}
}
`,
  )
  const child = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-g', 'daemon off;'], { stdio: 'pipe' })
  const ask = (path: string, headers: Readonly<Record<string, string>> = {}) => asked(port, path, headers)
  await answering(child, () => ask('/'))
  return {
    ask,
    async stop() {
      const ended = new Promise(resolve => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function answering(child: ChildProcess, ask: () => Promise<unknown>): Promise<void> {
  let said = ''
  child.stderr?.on('data', piece => {
    said += String(piece)
  })
  for (let tries = 0; tries < 100; tries += 1) {
    if (child.exitCode !== null) throw new Error(`nginx does not start: ${said}`)
    const up = await ask().then(
      () => true,
      () => false,
    )
    if (up) return
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error('nginx does not answer')
}

function asked(port: number, path: string, headers: Readonly<Record<string, string>>): Promise<NginxReply> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers: { host: 'localhost', ...headers } }, reply => {
      buffer(reply).then(
        body => resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body }),
        reject,
      )
    })
      .on('error', reject)
      .end()
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
