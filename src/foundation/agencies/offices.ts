import type { InnerOffice } from './agency.ts'

const BETWEEN = /\s*[|｜\t]\s*/

/**
 * Reads inner offices from a text, one a line: `名称｜职责｜电话`, of which the last two may be missing. Undefined where a
 * part is longer than its column.
 */
export function readOffices(text: string): InnerOffice[] | undefined {
  const offices = text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(line => {
      const [name = '', duties = '', telephone = ''] = line.split(BETWEEN)
      return { name, duties, telephone }
    })
  const fits = offices.every(
    ({ name, duties, telephone }) =>
      name.length >= 1 && name.length <= 60 && duties.length <= 1000 && telephone.length <= 60,
  )
  return fits ? offices : undefined
}

/** The text that `readOffices` reads. */
export function writeOffices(offices: readonly InnerOffice[]): string {
  return offices
    .map(({ name, duties, telephone }) => [name, duties, telephone].join('｜').replace(/｜+$/, ''))
    .join('\n')
}
