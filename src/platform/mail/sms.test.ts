import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { byAddress, gatewayTransport, mobileOf, shortMessage } from './sms.ts'
import type { Mail, Transport } from './transport.ts'

let gateway: Server
let url: string
let status = 200
const taken: { readonly body: unknown; readonly authorization: string | undefined }[] = []

beforeAll(async () => {
  gateway = createServer(async (request, response) => {
    taken.push({ body: JSON.parse(await text(request)), authorization: request.headers.authorization })
    response.writeHead(status).end()
  })
  await new Promise<void>(resolve => gateway.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/send`
})
afterAll(() => gateway.close())

describe('a short message', () => {
  test.each([
    ['13900139000', '13900139000'],
    ['+86 139-0013-9000', '13900139000'],
    ['0539-1234567', undefined],
    ['12345', undefined],
    ['', undefined],
  ])('is for a mobile: %s', (typed, dialled) => {
    expect(mobileOf(typed)).toBe(dialled)
  })

  test('is handed to the gateway with its number and its id', async () => {
    const way = gatewayTransport({ url, token: 'secret' })
    expect(await way.send(shortMessage('13900139000', '示例'), 'id-1')).toEqual({ ok: true })
    expect(taken.at(-1)).toEqual({
      body: { id: 'id-1', phone: '13900139000', text: '示例' },
      authorization: 'Bearer secret',
    })
  })

  test('is given up where the gateway will never take it, and tried again where it may', async () => {
    const way = gatewayTransport({ url, token: 'secret' })
    status = 422
    expect(await way.send(shortMessage('13900139000', '示例'), 'id-2')).toEqual({ ok: false, replyCode: 422 })
    for (const busy of [429, 503]) {
      status = busy
      await expect(way.send(shortMessage('13900139000', '示例'), 'id-3')).rejects.toThrow(String(busy))
    }
  })

  test('goes its own way, and letters theirs', async () => {
    const sent: string[] = []
    const way = (name: string): Transport => ({
      keepsSent: false,
      send: async (mail: Mail) => {
        sent.push(`${name} ${mail.to}`)
        return { ok: true }
      },
    })
    const both = byAddress(way('mail'), way('sms'))
    await both.send({ to: 'a@example.com', subject: '', text: '' }, '1')
    await both.send(shortMessage('13900139000', '示例'), '2')
    expect(sent).toEqual(['mail a@example.com', 'sms tel:13900139000'])
  })

  test('that is too long is a fault of ours', () => {
    expect(() => shortMessage('13900139000', '长'.repeat(131))).toThrow(RangeError)
  })
})
