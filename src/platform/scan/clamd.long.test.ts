import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { clamdScanner } from './scanner.ts'

/** Where Debian puts it; another place is named by CLAMD. */
const CLAMD = process.env.CLAMD ?? '/usr/sbin/clamd'
/** The industry's harmless test file, in two halves so that no scanner stumbles over this source. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

if (!existsSync(CLAMD)) console.warn(`Skipped: ${CLAMD} is absent (Debian package clamav-daemon).`)

describe.skipIf(!existsSync(CLAMD))('with the real clamd', () => {
  let folder = ''
  let daemon: ChildProcess | undefined
  let address = { host: '127.0.0.1', port: 0, timeout: 30_000 }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clamd-'))
    await chmod(folder, 0o755)
    address = { ...address, port: await freePort() }
    await writeFile(join(folder, 'local.ndb'), `Eicar-Local:0:0:${Buffer.from(EICAR).toString('hex')}\n`)
    await writeFile(
      join(folder, 'clamd.conf'),
      [
        `DatabaseDirectory ${folder}`,
        'TCPAddr 127.0.0.1',
        `TCPSocket ${address.port}`,
        'Foreground yes',
        'StreamMaxLength 1M',
        '',
      ].join('\n'),
    )
    daemon = spawn(CLAMD, ['-c', join(folder, 'clamd.conf')], { stdio: 'ignore' })
    await vi.waitFor(async () => expect(await clamdScanner(address).state()).toMatchObject({ ready: true }), {
      timeout: 60_000,
      interval: 200,
    })
  }, 70_000)

  afterAll(async () => {
    daemon?.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  })

  test('it finds the test file, passes a letter, and leaves a file above its limit unscanned', async () => {
    const scanner = clamdScanner(address)
    expect(await scanner.scan(Readable.from([Buffer.from(EICAR)]))).toBe('infected')
    expect(await scanner.scan(Readable.from([Buffer.from('来信')]))).toBe('clean')
    expect(await scanner.scan(Readable.from([Buffer.alloc(3_000_000, 'a')]))).toBe('unscanned')
  })
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
