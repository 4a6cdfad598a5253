import { cityOfficeDocuments } from './city-office.ts'
import { countyDocuments } from './counties.ts'
import { disclosureColumnDocuments } from './disclosure-column.ts'
import type { DemoDocument } from './document.ts'
import { emergencyDocuments } from './emergency.ts'
import { financeDocuments } from './finance.ts'
import { livelihoodDocuments } from './livelihood.ts'
import { statutoryDocuments } from './statutory.ts'
import { townshipDocuments } from './township.ts'

/** Every publication of the demonstration city in order of the day on which it was written. */
export const documents: readonly DemoDocument[] = [
  ...cityOfficeDocuments,
  ...disclosureColumnDocuments,
  ...financeDocuments,
  ...livelihoodDocuments,
  ...emergencyDocuments,
  ...countyDocuments,
  ...statutoryDocuments,
  ...townshipDocuments,
].sort((a, b) => a.written.localeCompare(b.written))
