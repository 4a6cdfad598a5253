import type { PersonState } from './tables.ts'

/** Days after which a password that an administrator gave dies unused (product policy, unverified). */
export const ONE_TIME_DAYS = 7
/** Minutes for which the steps between password and full session may take (product policy). */
export const STEPS_MINUTES = 15
export const RECOVERY_CODES = 10

/** What a person has to do before the workbench opens. `done`: nothing more. */
export type Step = 'code' | 'password' | 'enrol' | 'done'

/**
 * The next step of signing in. Who has a second factor proves it before anything else, so that a password that leaked
 * cannot be used to set another; who has none sets a password of their own first.
 */
export function nextStep(standing: {
  readonly stage: 'password' | 'full'
  readonly mustChange: boolean
  readonly factorConfirmed: boolean
}): Step {
  if (standing.stage === 'password') {
    if (standing.factorConfirmed) return 'code'
    return standing.mustChange ? 'password' : 'enrol'
  }
  return standing.mustChange ? 'password' : 'done'
}

/** Whether a one-time password has died unused. */
export function oneTimeExpired(oneTimeUntil: Date | null, now: Date): boolean {
  return oneTimeUntil !== null && now >= oneTimeUntil
}

/** Whole days for which a password may still be used; zero on the last one and after it. */
export function passwordDaysLeft(changedAt: Date, now: Date, maxAgeDays: number): number {
  const end = changedAt.getTime() + maxAgeDays * 86_400_000
  return Math.max(0, Math.floor((end - now.getTime()) / 86_400_000))
}

/**
 * Where to go after signing in: an address of the workbench, or its home. Anything else that was put into the link,
 * such as another host, leads home.
 */
export function destination(asked: string | null | undefined): string {
  if (!asked || !URL.canParse(asked, 'http://desk.invalid')) return '/desk'
  const { host, pathname, search } = new URL(asked, 'http://desk.invalid')
  const inside = host === 'desk.invalid' && (pathname === '/desk' || pathname.startsWith('/desk/'))
  return inside && !/^\/desk\/sign-(in|out)(\/|$)/.test(pathname) ? pathname + search : '/desk'
}

export type AccountAct = 'lock' | 'unlock' | 'leave' | 'reset-password' | 'clear-second-factor' | 'change'

export type ActRefusal = 'own-account' | 'has-left' | 'locked-already' | 'not-locked' | 'no-second-factor'

/** Why an administrator may not do this to an account; undefined when they may. Nobody acts on their own. */
export function actRefusal(
  act: AccountAct,
  actorId: string,
  person: { readonly id: string; readonly state: PersonState; readonly factorConfirmed: boolean },
): ActRefusal | undefined {
  if (person.id === actorId) return 'own-account'
  if (person.state === 'left') return 'has-left'
  if (act === 'lock' && person.state === 'locked') return 'locked-already'
  if (act === 'unlock' && person.state !== 'locked') return 'not-locked'
  if (act === 'clear-second-factor' && !person.factorConfirmed) return 'no-second-factor'
  return undefined
}

/** A role held in an agency. */
export interface HeldRole {
  readonly role: string
  readonly agencyId: string | null
}

/** The roles that a deputy or successor lacks: who takes over somebody's work may do all of it already. */
export function lackingRoles(of: readonly HeldRole[], deputy: readonly HeldRole[]): HeldRole[] {
  return of.filter(each => !deputy.some(held => held.role === each.role && held.agencyId === each.agencyId))
}
