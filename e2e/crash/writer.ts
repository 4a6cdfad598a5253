import pg from 'pg'
import { startEmbedded } from '../../src/platform/db/embedded/embedded.ts'

/**
 * A process that can be killed: starts the embedded database of a folder, says where it is, and then commits one row
 * after the other, naming each once the server has acknowledged it.
 */
const server = await startEmbedded({
  folder: process.argv[2] ?? '',
  log: line => console.log(JSON.stringify({ line })),
})
console.log(JSON.stringify({ pid: server.pid, port: server.port, adopted: server.adopted }))

const pool = new pg.Pool({ connectionString: server.ownerUrl, max: 1 })
pool.on('error', () => {})
await pool.query('create table if not exists committed (n int primary key)')
const { rows } = await pool.query<{ n: number }>('select coalesce(max(n), 0)::int as n from committed')
let stopping = false
process.once('SIGTERM', () => {
  stopping = true
})
for (let n = (rows[0]?.n ?? 0) + 1; !stopping; n++) {
  try {
    await pool.query('insert into committed values ($1)', [n])
    console.log(JSON.stringify({ committed: n }))
  } catch {
    // The server was killed; whether this row was kept is not known, so it is not named.
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}
await pool.end()
await server.stop()
console.log(JSON.stringify({ stopped: true }))
