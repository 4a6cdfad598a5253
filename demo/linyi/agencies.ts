import type { AgencyRow, DemoAgency } from './agency.ts'
import { areaAgencies } from './area-agencies.ts'
import { cityCore } from './city-core.ts'
import { cityDepartments } from './city-departments.ts'
import { cityDepartmentsMore } from './city-departments-more.ts'
import { cityInstitutions } from './city-institutions.ts'
import { demoCreditCode } from './demo-credit-codes.ts'
import { formerAgencies } from './former-agencies.ts'

const HOURS = '工作日 9:00—12:00，13:30—17:30（示例）'
const CITY_CODE = '371300'
const CITY_POSTCODE = '276000'

/** 临沂市财政局 is also written 市财政局: what follows the city's own name, for bodies of the city itself. */
function namesOf(row: AgencyRow): readonly string[] {
  const ofCity = (row.level ?? 'city') === 'city' && row.name.startsWith('临沂市')
  const names = ofCity ? [row.name.slice('临沂'.length), ...(row.aliases ?? [])] : [...(row.aliases ?? [])]
  return [...new Set(names)].filter(name => name !== row.short && name !== row.name)
}

/**
 * Fills a row with what is alike for all. Nothing here is a real address: no Chinese local number begins with a
 * zero, `.example` is a domain that nobody can hold (RFC 2606), and the street is called 示例路.
 */
function complete(row: AgencyRow): DemoAgency {
  const regionCode = row.regionCode ?? CITY_CODE
  return {
    key: row.key,
    name: row.name,
    short: row.short,
    aliases: namesOf(row),
    kind: row.kind,
    parent: row.parent,
    regionCode,
    level: row.level ?? 'city',
    creditCode: demoCreditCode(row.kind === 'institution' ? '12' : '11', regionCode.slice(0, 6), row.no),
    numberPrefixes: row.prefixes ?? [],
    functions: `${row.functions}（示例）`,
    address: `临沂市示例路${row.no}号（示例）`,
    telephone: `0539-${String(row.no).padStart(7, '0')}`,
    hours: HOURS,
    head: '示例',
    email: `${row.key}@linyi.example`,
    postcode: row.postcode ?? CITY_POSTCODE,
    innerOffices: [
      { name: '办公室', duties: '机关日常运转、公文、保密、信息公开和来信办理（示例）' },
      ...(row.offices ?? []).map(([name, duties]) => ({ name, duties: `${duties}（示例）` })),
    ],
  }
}

/** Every agency of the demonstration city, parents before those below them, so that a loader may go straight through. */
export const agencies: readonly DemoAgency[] = [
  ...cityCore,
  ...cityDepartments,
  ...cityDepartmentsMore,
  ...cityInstitutions,
  ...formerAgencies,
  ...areaAgencies,
].map(complete)

const byKey: ReadonlyMap<string, DemoAgency> = new Map(agencies.map(agency => [agency.key, agency]))

/** The agency of a key; a key outside the table is a mistake in the demonstration and throws. */
export function agencyOf(key: string): DemoAgency {
  const agency = byKey.get(key)
  if (agency === undefined) throw new Error(`no agency of the demonstration city has the key ${key}`)
  return agency
}
