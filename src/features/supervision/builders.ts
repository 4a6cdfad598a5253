import type { CivilDate } from '../../law/civil-date.ts'
import type { NewItem } from './tasks/store-lists.ts'
import type { TaskRole } from './tasks/tables.ts'

/** Single acts, for stories that need one of them. */
export { dispatchList } from './tasks/actions/dispatch.ts'
export { draftListText, drawUpList } from './tasks/actions/draw-up.ts'

/** An item for a test or the demonstration: what is not given is empty. */
export function sampleItem(
  requirement: string,
  agencies: readonly (readonly [agencyId: string, role: TaskRole])[],
  parts: Partial<Omit<NewItem, 'requirement' | 'agencies'>> & { readonly due?: CivilDate | null } = {},
): NewItem {
  return {
    number: '',
    part: '',
    level1: '',
    level2: '',
    due: null,
    dueWords: '',
    withheldBasis: null,
    planTaskId: null,
    indicators: [],
    ...parts,
    requirement,
    agencies: agencies.map(([agencyId, role]) => ({ agencyId, role })),
  }
}
