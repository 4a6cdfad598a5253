import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { KEEP_ALIVE_MILLISECONDS, prepareAnswer, sendPrepared } from './prepared-answer.ts'

const HEADERS = ['content-type', 'text/plain', 'content-length', '6', 'etag', '"a"']
const whole = prepareAnswer(200, HEADERS, Buffer.from('公开'))
const unchanged = prepareAnswer(304, ['etag', '"a"'])
let server: Server

beforeAll(async () => {
  server = createServer((request, response) => {
    const answer = request.url === '/unchanged' ? unchanged : whole
    if (request.url === '/ordinary') {
      response.writeHead(200, HEADERS)
      response.end('公开')
    } else sendPrepared(request, response, answer, new Date())
  })
  server.keepAliveTimeout = KEEP_ALIVE_MILLISECONDS
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** What comes back on one connection that is closed by the last request. */
async function said(...heads: string[]): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  let text = ''
  socket.on('data', piece => {
    text += piece.toString()
  })
  socket.write(heads.map(head => `${head}\r\nHost: city.example\r\n\r\n`).join(''))
  await once(socket, 'close')
  return text.replaceAll(/Date: [^\r]+ GMT/g, 'Date: now')
}
const CLOSE = 'GET /unchanged HTTP/1.1\r\nConnection: close'

describe('a prepared answer', () => {
  test('is byte for byte what Node sends by itself', async () => {
    const ordinary = await said('GET /ordinary HTTP/1.1', CLOSE)
    expect(ordinary).toContain('Keep-Alive: timeout=72')
    expect(await said('GET / HTTP/1.1', CLOSE)).toBe(ordinary)
  })

  test('leaves the connection open for the next request, also for several sent at once', async () => {
    const text = await said('GET / HTTP/1.1', 'GET /unchanged HTTP/1.1', 'GET / HTTP/1.1', CLOSE)
    expect(text.match(/HTTP\/1\.1 (\d+)/g)).toEqual([
      'HTTP/1.1 200',
      'HTTP/1.1 304',
      'HTTP/1.1 200',
      'HTTP/1.1 304',
    ])
    expect(text.match(/公开/g)).toHaveLength(2)
  })

  test('closes the connection of a client that asks for it, and sends no body with a head', async () => {
    expect(await said('GET / HTTP/1.1\r\nConnection: close')).toMatch(/Connection: close[\s\S]*公开$/)
    expect(await said('HEAD / HTTP/1.1', CLOSE)).not.toContain('公开')
    expect(await said('GET / HTTP/1.0')).toMatch(/公开$/)
  })

  test('carries the date of the day on which it is sent', async () => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    socket.write('GET / HTTP/1.1\r\nHost: city.example\r\n\r\n')
    const [piece] = (await once(socket, 'data')) as [Buffer]
    socket.destroy()
    const date = /Date: ([^\r]+)/.exec(piece.toString())?.[1] ?? ''
    expect(Math.abs(Date.parse(date) - Date.now())).toBeLessThan(60_000)
  })
})
