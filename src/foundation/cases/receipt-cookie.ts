import { serialize } from 'cookie'
import type { KeyRing } from '../../platform/crypto/key-ring.ts'
import { SealBroken } from '../../platform/crypto/sealed-text.ts'

const PLAIN = 'gk_receipt'
const BOUND = `__Host-${PLAIN}`
const PURPOSE = 'cases/receipt'
/** Long enough to copy and to print. */
const MINUTES = 10

/** Number and query code on their way from the form to the page that shows them: never in an address. */
export interface FreshReceipt {
  readonly caseId: string
  readonly number: string
  readonly code: string
}

/** The `Set-Cookie` that carries a receipt to its page, sealed, for ten minutes in this browser. */
export function receiptCookie(keys: KeyRing, origin: string, receipt: FreshReceipt, now: Date): string {
  const until = now.getTime() + MINUTES * 60_000
  const value = keys.seal(JSON.stringify({ ...receipt, until }), PURPOSE)
  return cookieOf(origin, value, MINUTES * 60)
}

/** The `Set-Cookie` that forgets the receipt: it was copied. */
export function endedReceiptCookie(origin: string): string {
  return cookieOf(origin, '', 0)
}

/** The receipt that a request's cookies carry; undefined when there is none, when it is over or was not made by us. */
export function freshReceipt(
  keys: KeyRing,
  cookies: Readonly<Record<string, string | undefined>>,
  now: Date,
): FreshReceipt | undefined {
  const value = cookies[BOUND] ?? cookies[PLAIN]
  if (!value) return undefined
  try {
    const { until, ...receipt } = JSON.parse(keys.open(value, PURPOSE)) as FreshReceipt & { until: number }
    return until > now.getTime() ? receipt : undefined
  } catch (error) {
    if (error instanceof SealBroken) return undefined
    throw error
  }
}

function cookieOf(origin: string, value: string, maxAge: number): string {
  const secure = origin.startsWith('https:')
  return serialize(secure ? BOUND : PLAIN, value, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure,
    maxAge,
  })
}
