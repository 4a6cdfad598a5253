import { allNames, listAgencies } from '../../../foundation/agencies/index.ts'
import type { Db, Tx } from '../../../platform/db/db.ts'
import { type AgencyBook, agencyBook } from './agency-book.ts'

/** The book of this house's agencies. */
export async function bookOf(db: Db | Tx): Promise<AgencyBook> {
  return agencyBook(await listAgencies(db), await allNames(db))
}
