import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

export interface Nginx {
  readonly port: number
  readonly pids: readonly number[]
  stop(): Promise<void>
}

/** nginx with the given bytes as one pre-compressed static file at `/page.html`, answers not logged. */
export async function startNginx(page: Buffer, port: number, workers: number): Promise<Nginx> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-bench-nginx-'))
  await writeFile(join(folder, 'page.html'), page)
  await writeFile(join(folder, 'page.html.gz'), gzipSync(page))
  await writeFile(
    join(folder, 'nginx.conf'),
    `${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes ${workers};
pid ${folder}/pid;
error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; keepalive_requests 1000000;
  open_file_cache max=1000 inactive=60s;
  types { text/html html; }
  client_body_temp_path ${folder}/a; proxy_temp_path ${folder}/b; fastcgi_temp_path ${folder}/c;
  uwsgi_temp_path ${folder}/d; scgi_temp_path ${folder}/e;
  server { listen 127.0.0.1:${port} reuseport; root ${folder}; gzip_static on; charset utf-8; }
}
`,
  )
  const conf = join(folder, 'nginx.conf')
  const child = spawn('nginx', ['-c', conf, '-g', 'daemon off;'], { stdio: 'inherit' })
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await fetch(`http://127.0.0.1:${port}/page.html`).catch(() => undefined))?.ok) break
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  const master = Number(await readFile(join(folder, 'pid'), 'utf8'))
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(master)])
  return {
    port,
    pids: String(stdout).trim().split(/\s+/).map(Number),
    async stop() {
      const ended = new Promise(resolve => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}
