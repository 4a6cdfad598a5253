/**
 * Who acts. A grant is a role within a scope; what a scope is (here: an agency's id) is not this floor's business.
 */
export interface Actor {
  readonly id: string
  readonly account: string
  readonly name: string
  /** The scope that the person belongs to. */
  readonly home: string
  readonly grants: readonly Grant[]
}

export interface Grant {
  readonly role: string
  readonly scope: string
}

/**
 * One sentence about power: these roles may do this action, within their own scope, or anywhere.
 * `own`: only for a subject in the scope where the role is held. `any`: wherever the role is held, for every subject.
 * `self`: every signed-in person, for what is theirs.
 */
export interface Permission {
  readonly action: string
  readonly roles: readonly string[]
  readonly reach: 'own' | 'any' | 'self'
}

/** Reads as a sentence: `may('reviewer').own('publications.sign')`. */
export function may(...roles: string[]) {
  return {
    own: (action: string): Permission => ({ action, roles, reach: 'own' }),
    any: (action: string): Permission => ({ action, roles, reach: 'any' }),
  }
}

/** What every signed-in person may do with what is theirs. */
export function everyone(action: string): Permission {
  return { action, roles: [], reach: 'self' }
}

/** Whether the actor's roles open this door at all; the subject is not known yet. */
export function mayEnter(actor: Actor, permission: Permission): boolean {
  return permission.reach === 'self' || actor.grants.some(grant => permission.roles.includes(grant.role))
}

/** Whether the actor may do this to a subject that lies in `scope`. */
export function mayDo(actor: Actor, permission: Permission, scope: string): boolean {
  if (permission.reach !== 'own') return mayEnter(actor, permission)
  return actor.grants.some(grant => grant.scope === scope && permission.roles.includes(grant.role))
}

/** The scopes in which the actor may do this: a list, or `'all'`. Lists are filtered with it in SQL. */
export function scopesOf(actor: Actor, permission: Permission): readonly string[] | 'all' {
  if (permission.reach === 'self') return [actor.home]
  const held = actor.grants.filter(grant => permission.roles.includes(grant.role))
  if (permission.reach === 'any') return held.length > 0 ? 'all' : []
  return [...new Set(held.map(grant => grant.scope))]
}
