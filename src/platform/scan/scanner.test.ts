import { createServer, type Server, type Socket } from 'node:net'
import { Readable } from 'node:stream'
import { afterEach, describe, expect, test } from 'vitest'
import { clamdScanner, noScanner } from './scanner.ts'

/**
 * A server that speaks clamd's protocol: it reads zINSTREAM's chunks as clamd does, refuses a stream above its limit
 * in the middle, finds one word to be a virus, and answers zVERSION.
 */
const VIRUS = 'SAMPLE-VIRUS'
const LIMIT = 300_000
let server: Server | undefined
afterEach(() => new Promise<void>(resolve => (server ? server.close(() => resolve()) : resolve())))

async function clamd(onConnection: (socket: Socket) => void = speakClamd) {
  const listening = createServer(onConnection)
  server = listening
  await new Promise<void>(resolve => listening.listen(0, '127.0.0.1', resolve))
  const address = listening.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { host: '127.0.0.1', port: address.port, timeout: 2000 }
}

function speakClamd(socket: Socket) {
  let input = Buffer.alloc(0)
  let content = Buffer.alloc(0)
  let streaming = false
  socket.on('error', () => {})
  socket.on('data', data => {
    input = Buffer.concat([input, data])
    if (!streaming) {
      const end = input.indexOf(0)
      if (end < 0) return
      const command = input.toString('utf8', 0, end)
      input = input.subarray(end + 1)
      if (command === 'zVERSION') return void socket.end('ClamAV 1.4.6/27400/Sun Mar  1 08:00:00 2026\0')
      if (command !== 'zINSTREAM') return void socket.end('UNKNOWN COMMAND\0')
      streaming = true
    }
    while (input.length >= 4) {
      const length = input.readUInt32BE(0)
      if (length === 0)
        return void socket.end(content.includes(VIRUS) ? 'stream: Sample FOUND\0' : 'stream: OK\0')
      if (content.length + length > LIMIT) return void socket.end('INSTREAM size limit exceeded. ERROR\0')
      if (input.length < 4 + length) return
      content = Buffer.concat([content, input.subarray(4, 4 + length)])
      input = input.subarray(4 + length)
    }
  })
}

const content = (...parts: string[]) => Readable.from(parts.map(part => Buffer.from(part)))

describe('without a scanner', () => {
  test('a file is unscanned, never clean', async () => {
    expect(await noScanner().scan(content(VIRUS))).toBe('unscanned')
    expect(await noScanner().state()).toEqual({ kind: 'none', ready: false, version: '' })
  })
})

describe('with clamd', () => {
  test('a clean file is clean, also in many parts and an empty one', async () => {
    const scanner = clamdScanner(await clamd())
    expect(await scanner.scan(content('a', 'b'.repeat(150_000), 'c'))).toBe('clean')
    expect(await scanner.scan(content())).toBe('clean')
  })

  test('a virus is found, also where it lies across two parts', async () => {
    const scanner = clamdScanner(await clamd())
    expect(await scanner.scan(content(`x${VIRUS.slice(0, 5)}`, VIRUS.slice(5)))).toBe('infected')
  })

  test('a file beyond its limit is unscanned, though it closes the line in the middle', async () => {
    const scanner = clamdScanner(await clamd())
    const parts = Array.from({ length: 200 }, () => 'b'.repeat(60_000))
    expect(await scanner.scan(content(...parts))).toBe('unscanned')
  })

  test('its version is told', async () => {
    const state = await clamdScanner(await clamd()).state()
    expect(state).toEqual({
      kind: 'clamd',
      ready: true,
      version: 'ClamAV 1.4.6/27400/Sun Mar  1 08:00:00 2026',
    })
  })

  test('a daemon that is away or silent leaves the file unscanned', async () => {
    const silent = await clamd(socket => void socket.resume())
    expect(await clamdScanner({ ...silent, timeout: 50 }).scan(content('a'))).toBe('unscanned')
    const away = { host: '127.0.0.1', port: 1, timeout: 2000 }
    expect(await clamdScanner(away).scan(content('a'))).toBe('unscanned')
    expect((await clamdScanner(away).state()).ready).toBe(false)
  })

  test('a fault of the file itself is not hidden as one of the scanner', async () => {
    async function* torn() {
      yield Buffer.from('a')
      throw new Error('the disk failed')
    }
    await expect(clamdScanner(await clamd()).scan(torn())).rejects.toThrow('the disk failed')
  })
})
