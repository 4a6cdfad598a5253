import type { Generated } from 'kysely'
import type { RoleKey } from '../../law/roles.ts'

declare module '../../platform/db/db.ts' {
  interface Tables {
    'desk.people': PersonRow
    'desk.grants': GrantRow
    'desk.revocations': { grant_id: string; revoked_by: string; at: Date }
    'desk.credentials': CredentialRow
    'desk.second_factors': SecondFactorRow
    'desk.recovery_codes': { person_id: string; code_hash: string; used_at: Date | null }
    'desk.absences': AbsenceRow
    'desk.handovers': HandoverRow
    'ops.sessions': SessionRow
  }
}

export type PersonState = 'active' | 'locked' | 'left'

export interface PersonRow {
  id: string
  account: string
  name: string
  title: string
  /** Null for an administrator of the platform. */
  agency_id: string | null
  office: string
  state: PersonState
  created_at: Date
  created_by: string | null
  changed_at: Date
}

/** Appended and never changed; its end is a row of `desk.revocations`. */
export interface GrantRow {
  id: string
  person_id: string
  role: RoleKey
  agency_id: string | null
  granted_by: string | null
  granted_at: Date
  from_at: Date
  until_at: Date | null
}

export interface CredentialRow {
  person_id: string
  password_hash: string
  changed_at: Date
  must_change: boolean
  one_time_until: Date | null
  failures: Generated<number>
  last_failure_at: Date | null
  previous_hashes: Generated<string[]>
}

export interface SecondFactorRow {
  person_id: string
  sealed_secret: string
  confirmed_at: Date | null
  last_step: string | null
}

export interface AbsenceRow {
  id: string
  person_id: string
  deputy_id: string
  from_date: string
  until_date: string
  declared_by: string
  declared_at: Date
  cancelled_by: string | null
  cancelled_at: Date | null
}

export interface HandoverRow {
  id: string
  from_id: string
  to_id: string
  handed_by: string
  at: Date
}

/**
 * `password`: the password was right, nothing more is proved. `full`: the second factor was right as well.
 */
export interface SessionRow {
  token_hash: string
  person_id: string
  stage: 'password' | 'full'
  created_at: Date
  seen_at: Date
  ends_at: Date
  client: string
  device: string
}
