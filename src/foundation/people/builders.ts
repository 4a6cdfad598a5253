import type { RoleKey } from '../../law/roles.ts'
import type { KeyRing } from '../../platform/crypto/key-ring.ts'
import { newToken } from '../../platform/crypto/tokens.ts'
import { type Db, inTransaction, type Tx } from '../../platform/db/db.ts'
import type { Actor } from '../../platform/permissions/permission.ts'
import { createPerson } from './actions/accounts.ts'
import {
  ADMINISTRATOR_KINDS,
  type AdministratorKind,
  createAdministrator,
  grantRole,
} from './actions/grants.ts'
import { giveRecoveryCodes } from './actions/second-factor.ts'
import { openSession } from './actions/sessions.ts'
import { factorContext } from './actions/sign-in.ts'
import { actorById } from './actor.ts'
import type { Outcome } from './outcome.ts'
import { hashPassword } from './passwords.ts'
import { newSecret } from './second-factor.ts'
import { offerFactor, setPassword, useStep } from './store/credentials.ts'
import { peopleOfRole, personById } from './store/people.ts'

export interface SampleParts {
  readonly account?: string
  readonly name?: string
  readonly title?: string
  /** Needed for business roles, which are held in this agency unless the role names another. */
  readonly agencyId?: string | null
  readonly office?: string
  readonly roles?: readonly (RoleKey | { readonly role: RoleKey; readonly agencyId: string })[]
  /** A random one unless given. */
  readonly password?: string
  /** With keys the person has a confirmed second factor; without, the first sign-in asks for one. */
  readonly keys?: KeyRing
}

export interface SamplePerson {
  readonly id: string
  readonly account: string
  readonly name: string
  readonly password: string
  readonly recoveryCodes: readonly string[]
  /** The person as the one who acts, with the roles given. */
  readonly actor: Actor
}

/** Before every story: the administrators that stand behind sample people were there already. */
const BEFORE = new Date('2019-01-01T00:00:00Z')

/** The password that was hashed last: a test that gives many people the same one waits once for it. */
let hashedLast: { readonly password: string; readonly hash: Promise<string> } | undefined

function hashOf(password: string): Promise<string> {
  if (hashedLast?.password !== password) hashedLast = { password, hash: hashPassword(password) }
  return hashedLast.hash
}

/**
 * Makes a person for a test or the demonstration, by the same actions as the administrators use: ready to sign in with a
 * password that needs no change. Where no system and security administrator is there yet, two are installed first.
 */
export async function person(tx: Tx, parts: SampleParts, now: Date): Promise<SamplePerson> {
  const { roles = [], agencyId = null, title = '', office = '' } = parts
  const account =
    parts.account ??
    `person-${newToken(48)
      .toLowerCase()
      .replace(/[^a-z0-9]/g, 'x')}`
  const name = parts.name ?? '示例人员'
  const password = parts.password ?? `Ax7-${newToken(96)}`
  const kind = administratorKind(roles)
  const made = kind
    ? taken(await createAdministrator(tx, kind, { account, name, title }, now))
    : taken(
        await createPerson(
          tx,
          { account, name, title, agencyId, office },
          await administrator(tx, 'system', now),
          now,
        ),
      )
  const id = made.personId
  if (!kind) {
    for (const each of roles) {
      const wanted = typeof each === 'string' ? { role: each, agencyId } : each
      const grantor = await administrator(tx, 'security', now)
      taken(await grantRole(tx, { personId: id, until: null, ...wanted }, grantor, now))
    }
  }
  const passwordHash = await hashOf(password)
  await setPassword(tx, id, { passwordHash, previousHashes: [], oneTimeUntil: null }, now)
  let recoveryCodes: readonly string[] = []
  if (parts.keys) {
    await offerFactor(tx, id, parts.keys.seal(newSecret(), factorContext(id)))
    await useStep(tx, id, 0, now)
    recoveryCodes = await giveRecoveryCodes(tx, id)
  }
  return { id, account, name, password, recoveryCodes, actor: await present(tx, id, now) }
}

/** Opens a full session for somebody, without asking for anything. Answers the value of the `Cookie` header. */
export async function signedIn(
  db: Db,
  personId: string,
  now: Date,
  origin = 'http://localhost:8080',
): Promise<string> {
  const cookie = await inTransaction(db, async tx => {
    const row = await personById(tx, personId)
    const subject = { personId, agencyId: row?.agency_id ?? null, stage: 'full' as const }
    return openSession(tx, subject, { client: '127.0.0.1', device: 'test', origin }, now)
  })
  return cookie.split(';')[0] ?? ''
}

/** The value of an outcome that a story takes for granted. Throws with the problems where it was refused. */
export function taken<T extends object>(outcome: Outcome<T>): T & { readonly ok: true } {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.problems)}`)
  return outcome
}

function administratorKind(roles: SampleParts['roles'] = []): AdministratorKind | undefined {
  const kinds = Object.entries(ADMINISTRATOR_KINDS) as [AdministratorKind, RoleKey][]
  return kinds.find(([, role]) => roles.includes(role))?.[0]
}

async function administrator(tx: Tx, kind: AdministratorKind, now: Date): Promise<Actor> {
  const [present_] = await peopleOfRole(tx, ADMINISTRATOR_KINDS[kind], null, now)
  if (present_) return present(tx, present_.id, now)
  const input = { account: `sample-${kind}`, name: '示例管理员' }
  const { personId } = taken(await createAdministrator(tx, kind, input, BEFORE))
  return present(tx, personId, now)
}

async function present(tx: Tx, personId: string, now: Date): Promise<Actor> {
  const actor = await actorById(tx, personId, now)
  if (!actor) throw new Error(`person ${personId} is not active`)
  return actor
}
