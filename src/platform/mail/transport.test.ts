import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, test } from 'vitest'
import { keptTransport, smtpTransport } from './transport.ts'

let server: SMTPServer | undefined
afterEach(() => new Promise<void>(resolve => (server ? server.close(() => resolve()) : resolve())))

interface Received {
  readonly to: string[]
  readonly source: string
}

async function mailServer(options: SMTPServerOptions = {}) {
  const received: Received[] = []
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', chunk => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(recipient => recipient.address)
        received.push({ to, source: Buffer.concat(chunks).toString() })
        done()
      })
    },
    ...options,
  })
  server = smtp
  smtp.on('error', () => {})
  await new Promise<void>(resolve => smtp.listen(0, '127.0.0.1', resolve))
  const address = smtp.server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const transport = smtpTransport({
    url: `smtp://127.0.0.1:${address.port}`,
    from: '"Notices" <noreply@example.org>',
  })
  return { transport, received }
}

const ID = '019a0000-0000-7000-8000-000000000001'
const letter = { to: 'reader@example.com', subject: '关于示例的通知', text: '正文一', html: '<p>正文二</p>' }

/** Undoes base64 bodies and encoded words, as far as these letters use them. */
function decoded(source: string): string {
  return source
    .replace(/=\?UTF-8\?B\?([^?]*)\?=/gi, (_, text: string) => Buffer.from(text, 'base64').toString())
    .replace(/=\?UTF-8\?Q\?([^?]*)\?=/gi, (_, text: string) => quoted(text.replaceAll('_', ' ')))
    .replace(
      /\r\n\r\n([A-Za-z0-9+/=\r\n]+)\r\n/g,
      (_, text: string) => `\n\n${Buffer.from(text, 'base64')}\n`,
    )
    .replace(/(=[0-9A-F]{2})+/g, quoted)
}
const quoted = (text: string) =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString()

describe('by SMTP', () => {
  test('a letter arrives with its Chinese subject, both bodies and a stable Message-ID', async () => {
    const { transport, received } = await mailServer()
    expect(await transport.send(letter, ID)).toEqual({ ok: true })
    const [mail] = received
    expect(mail?.to).toEqual(['reader@example.com'])
    const source = decoded(mail?.source ?? '')
    expect(source).toContain(`Message-ID: <${ID}@example.org>`)
    expect(source).toContain('From: Notices <noreply@example.org>')
    expect(source).toContain('Auto-Submitted: auto-generated')
    for (const word of ['关于示例的通知', '正文一', '<p>正文二</p>']) expect(source).toContain(word)
  })

  test('a letter in the name of a site is sent from the installation’s own address', async () => {
    const { transport, received } = await mailServer()
    await transport.send({ ...letter, fromName: '示例网站' }, ID)
    expect(decoded(received[0]?.source ?? '')).toContain('From: 示例网站 <noreply@example.org>')
  })

  test('a letter of a subscription says how to end it with one press', async () => {
    const { transport, received } = await mailServer()
    await transport.send({ ...letter, unsubscribe: 'https://example.org/subscriptions/unsubscribe/abc' }, ID)
    const source = (received[0]?.source ?? '').replace(/\r\n[ \t]+/g, ' ')
    expect(source).toContain('List-Unsubscribe: <https://example.org/subscriptions/unsubscribe/abc>')
    expect(source).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  })

  test('an address or subject with line breaks or commas adds no recipient and no header', async () => {
    const { transport, received } = await mailServer()
    await transport
      .send({ ...letter, to: 'a@example.com, b@example.com', subject: 'x\r\nBcc: c@example.com' }, ID)
      .catch(() => {})
    expect(received.flatMap(mail => mail.to)).not.toContain('b@example.com')
    expect(received.flatMap(mail => mail.to)).not.toContain('c@example.com')
    expect(received.map(mail => mail.source).join()).not.toMatch(/^Bcc:/m)
  })

  test('an address that the server will never take is a refusal', async () => {
    const { transport } = await mailServer({
      onRcptTo: (_address, _session, done) =>
        done(Object.assign(new Error('no such user'), { responseCode: 550 })),
    })
    expect(await transport.send(letter, ID)).toEqual({ ok: false, replyCode: 550 })
  })

  test('a server that is busy is worth another try', async () => {
    const { transport } = await mailServer({
      onRcptTo: (_address, _session, done) =>
        done(Object.assign(new Error('try later'), { responseCode: 451 })),
    })
    await expect(transport.send(letter, ID)).rejects.toThrow()
  })

  test('a server that is away, or wants another password, is the fault of the house and not of the letter', async () => {
    const away = smtpTransport({ url: 'smtp://127.0.0.1:1', from: 'noreply@example.org' })
    await expect(away.send(letter, ID)).rejects.toThrow()
    await mailServer({
      authOptional: false,
      onAuth: (_auth, _session, done) => done(new Error('wrong password')),
    })
    const address = server?.server.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const stranger = smtpTransport({ url: `smtp://u:p@127.0.0.1:${port}`, from: 'noreply@example.org' })
    await expect(stranger.send(letter, ID)).rejects.toThrow()
  })
})

test('the stand-in takes every letter and keeps it for the viewer', async () => {
  expect(keptTransport().keepsSent).toBe(true)
  expect(await keptTransport().send(letter, ID)).toEqual({ ok: true })
})
