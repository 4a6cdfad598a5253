import type { Mail, SendResult, Transport } from './transport.ts'

const SCHEME = 'tel:'
/** What fits into two short messages; a gateway charges by the piece. */
const MOST = 130

/**
 * A short message, for whoever has no mailbox: it goes through the same queue as letters, so it is sent when the transaction
 * that gives the reason for it commits, once. Throws RangeError for a text that is too long: a fault of ours.
 */
export function shortMessage(phone: string, text: string): Mail {
  if (text.length > MOST) throw new RangeError(`a short message of ${text.length} characters`)
  return { to: `${SCHEME}${phone}`, subject: '短信', text }
}

/** A mobile number of the mainland, as it is dialled; undefined for any other text. */
export function mobileOf(text: string): string | undefined {
  const digits = text.replace(/[\s()（）-]/g, '').replace(/^(?:\+?86)/, '')
  return /^1[3-9]\d{9}$/.test(digits) ? digits : undefined
}

/** The way out of the house for letters and short messages: each by its own. */
export function byAddress(mail: Transport, sms: Transport): Transport {
  return {
    keepsSent: mail.keepsSent,
    send: (message, id) => (message.to.startsWith(SCHEME) ? sms : mail).send(message, id),
  }
}

/**
 * What becomes of short messages where letters leave the house but no gateway is known: each is refused, and counted as such,
 * rather than said to be sent.
 */
export const noGateway: Transport = {
  keepsSent: false,
  send: async () => ({ ok: false, replyCode: 503 }),
}

/**
 * A gateway that takes a POST of JSON `{id, phone, text}` with a bearer token: small enough that any provider is reached by a
 * few lines before it. 2xx: taken. 4xx: will never be taken. Everything else is worth another try. The same id is the same
 * message.
 */
export function gatewayTransport(gateway: { readonly url: string; readonly token: string }): Transport {
  return {
    keepsSent: false,
    async send(message, id): Promise<SendResult> {
      const answer = await fetch(gateway.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${gateway.token}` },
        body: JSON.stringify({ id, phone: message.to.slice(SCHEME.length), text: message.text }),
        signal: AbortSignal.timeout(20_000),
      })
      await answer.body?.cancel()
      if (answer.ok) return { ok: true }
      if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) {
        return { ok: false, replyCode: answer.status }
      }
      throw new Error(`the gateway of short messages answered ${answer.status}`)
    },
  }
}
