import { generate, generateSecret, generateURI, verify } from 'otplib'
import QRCode from 'qrcode-svg'

/** Seconds for which one code stands (RFC 6238 §5.2 recommends 30). */
const PERIOD = 30
/** A code of the step before or after is taken too, for clocks that are a little off and fingers that are slow. */
const TOLERANCE = PERIOD

/** A new shared secret of 160 bits in Base32. */
export function newSecret(): string {
  return generateSecret()
}

/**
 * The time step whose code this is; undefined when it is none, or when that step or a later one was used already, since
 * a code that was seen over a shoulder must not open twice (RFC 6238 §5.2).
 */
export async function acceptedStep(
  secret: string,
  typed: string,
  lastStep: number | undefined,
  now: Date,
): Promise<number | undefined> {
  const token = typed.normalize('NFKC').replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const result = await verify({
    secret,
    token,
    epoch: secondsOf(now),
    period: PERIOD,
    epochTolerance: TOLERANCE,
  })
  if (!result.valid || !('timeStep' in result)) return undefined
  return lastStep !== undefined && result.timeStep <= lastStep ? undefined : result.timeStep
}

/** The current code, or the next one when the current is used already; undefined when that is used as well. */
export async function usableCode(
  secret: string,
  lastStep: number | undefined,
  now: Date,
): Promise<string | undefined> {
  const current = Math.floor(secondsOf(now) / PERIOD)
  const step = Math.max(current, (lastStep ?? 0) + 1)
  return step > current + 1 ? undefined : generate({ secret, epoch: step * PERIOD, period: PERIOD })
}

/** The `otpauth:` address that authenticator apps read from a picture. */
export function enrolmentAddress(issuer: string, account: string, secret: string): string {
  return generateURI({ issuer, label: account, secret, period: PERIOD })
}

/** A QR code as one path over a grid of `size` × `size`, quiet zone included: no style, no inline attribute needed. */
export function qrPath(text: string): { readonly size: number; readonly path: string } {
  const { modules, moduleCount } = new QRCode({ content: text, ecl: 'M', join: true }).qrcode
  const quiet = 4
  const path = modules
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + quiet} ${y + quiet}h1v1h-1z` : '')))
    .join('')
  return { size: moduleCount + 2 * quiet, path }
}

/** A secret in groups of four, for typing by hand. */
export function grouped(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1 ')
}

function secondsOf(moment: Date): number {
  return Math.floor(moment.getTime() / 1000)
}
