import { type Actor, may, mayEnter } from '../../platform/permissions/permission.ts'
import type { SettingCategory } from './definitions.ts'

/** Who may do what with settings. What protects accounts is decided apart from what the city publishes. */
export const permissions = {
  open: may('supervising-office', 'security-admin').any('settings.open'),
  changeSecurity: may('security-admin').any('settings.change-security'),
  changeBusiness: may('supervising-office').any('settings.change-business'),
} as const

/** Whether somebody decides about settings of this category. */
export function mayDecide(actor: Actor, category: SettingCategory): boolean {
  return mayEnter(actor, category === 'security' ? permissions.changeSecurity : permissions.changeBusiness)
}
