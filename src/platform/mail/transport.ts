/** A letter by mail. `html` stands beside the text, never instead of it. */
export interface Mail {
  readonly to: string
  /** In whose name it is sent; the address stays the installation's. */
  readonly fromName?: string
  readonly subject: string
  readonly text: string
  readonly html?: string
  /** Where a mail program ends letters of this kind with one press (RFC 8058): an address that takes a POST. */
  readonly unsubscribe?: string
}

/** `refused`: the server will never take this letter (a reply of 500 or more, RFC 5321 §4.2.1). */
export type SendResult = { readonly ok: true } | { readonly ok: false; readonly replyCode: number }

/** The way out of the house. */
export interface Transport {
  /** Sent letters stay readable in the viewer: true only for the stand-in. */
  readonly keepsSent: boolean
  /** Sends; throws where it is worth another try. `id` becomes the Message-ID, so that a second try is seen as one. */
  send(mail: Mail, id: string): Promise<SendResult>
}

/** The stand-in of a machine without a mail server: nothing leaves, and the viewer shows what would have. */
export function keptTransport(): Transport {
  return { keepsSent: true, send: async () => ({ ok: true }) }
}

/**
 * SMTP by nodemailer: `smtp://user:password@host:587` (STARTTLS where offered) or `smtps://…`. `from` is an address with
 * or without a name: `"Notices" <noreply@example.org>`.
 */
export function smtpTransport(options: { readonly url: string; readonly from: string }): Transport {
  // Loaded where letters are sent: whoever only serves pages never needs it.
  const opening = import('nodemailer').then(({ createTransport }) =>
    createTransport(options.url, { from: options.from }),
  )
  const address = /<([^<>]+)>\s*$/.exec(options.from)?.[1] ?? options.from.trim()
  const domain = /@([A-Za-z0-9.-]+)>?\s*$/.exec(options.from)?.[1] ?? 'localhost'
  return {
    keepsSent: false,
    async send(mail, id) {
      try {
        const transporter = await opening
        await transporter.sendMail({
          // One address and never a list: a name with a comma must not become two recipients.
          to: { name: '', address: mail.to },
          ...(mail.fromName === undefined ? {} : { from: { name: mail.fromName, address } }),
          subject: mail.subject,
          text: mail.text,
          ...(mail.html === undefined ? {} : { html: mail.html }),
          messageId: `<${id}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated', ...unsubscribeHeaders(mail.unsubscribe) },
          disableFileAccess: true,
          disableUrlAccess: true,
        })
        return { ok: true }
      } catch (error) {
        const replyCode = permanentReply(error)
        if (replyCode === undefined) throw error
        return { ok: false, replyCode }
      }
    },
  }
}

/** The one-click form is promised for https alone, as RFC 8058 §3.1 demands. */
function unsubscribeHeaders(address: string | undefined): Record<string, string> {
  if (address === undefined) return {}
  return {
    'List-Unsubscribe': `<${address}>`,
    ...(address.startsWith('https:') ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
  }
}

/** A refused sign-in (EAUTH) is the installation's fault, so that letter waits although the reply is above 500. */
function permanentReply(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined
  const { responseCode, code } = error as { responseCode?: unknown; code?: unknown }
  const permanent = typeof responseCode === 'number' && responseCode >= 500 && code !== 'EAUTH'
  return permanent ? responseCode : undefined
}
