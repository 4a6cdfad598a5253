import { hash, verify } from '@node-rs/argon2'
import { newCode, newToken } from '../../platform/crypto/tokens.ts'

/** Argon2id, the library's default algorithm, with the cost that OWASP names first: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST)
}

let nobodysHash: Promise<string> | undefined

/**
 * Whether the password is the one that was hashed. Without a hash (no such account) it does the same work and answers
 * false, so that the time of an answer does not tell which accounts exist.
 */
export async function passwordMatches(passwordHash: string | undefined, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword(newToken(128))
  const nobodys = await nobodysHash
  const matches = await verify(passwordHash ?? nobodys, password)
  return matches && passwordHash !== undefined
}

/** Whether the password is one of these; all are compared, since the answer is no secret but the time would be long. */
export async function isOneOf(passwordHashes: readonly string[], password: string): Promise<boolean> {
  for (const each of passwordHashes) {
    if (await verify(each, password)) return true
  }
  return false
}

/** A password that an administrator hands over: 80 random bits in groups that survive being written down. */
export function oneTimePassword(): string {
  return newCode(80)
}
