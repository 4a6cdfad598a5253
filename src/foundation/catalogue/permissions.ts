import { may } from '../../platform/permissions/permission.ts'

/** Opens the list of an agency's statutory items. */
export const seeItems = may('drafter', 'disclosure-head').own('catalogue.see-items')
/** States which items the agency does not have: whoever answers for its disclosure, or drafts for it. */
export const stateItems = may('drafter', 'disclosure-head').own('catalogue.state-item')
/** All sentences of this room, for the manifest and the matrix of roles and actions. */
export const cataloguePermissions = [seeItems, stateItems]
