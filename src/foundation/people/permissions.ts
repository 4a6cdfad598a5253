import { everyone, may } from '../../platform/permissions/permission.ts'

/**
 * Who may do what with people. The three administrators divide what would otherwise be one person's power over every
 * account: one makes accounts, another gives them roles, the third reads what both did (GB/T 22239-2019 8.1.4.2).
 * None of them can take an account over alone: a new password comes from the system administrator, a cleared second
 * factor from the security administrator.
 */
export const permissions = {
  /** One's own account: sessions, password, recovery codes. */
  ownAccount: everyone('people.keep-own-account'),
  ownAbsence: everyone('people.declare-own-absence'),
  ownHandover: everyone('people.hand-over-own-work'),
  absenceOfOthers: may('disclosure-head').own('people.declare-absence'),
  handover: may('disclosure-head').own('people.hand-over-work'),
  list: may('system-admin', 'security-admin').any('people.list'),
  create: may('system-admin').any('people.create'),
  change: may('system-admin').any('people.change'),
  resetPassword: may('system-admin').any('people.reset-password'),
  lock: may('system-admin').any('people.lock'),
  leave: may('system-admin').any('people.leave'),
  clearSecondFactor: may('security-admin').any('people.clear-second-factor'),
  grant: may('security-admin').any('people.grant-role'),
  revoke: may('security-admin').any('people.revoke-role'),
  audit: may('audit-admin').any('people.read-audit'),
} as const
