import type { Tx } from '../../platform/db/db.ts'
import { renameAgency } from './actions/changes.ts'
import { abolishAgency, mergeAgencies, splitAgency } from './actions/endings.ts'
import { foundAgency } from './actions/founding.ts'
import { taken } from './builders.ts'
import type { AgencyKind, AgencyLevel } from './tables.ts'

/** What the loader asks of a row of a city's table. */
interface CityAgency {
  readonly key: string
  readonly name: string
  readonly short: string
  readonly aliases: readonly string[]
  readonly kind: AgencyKind
  readonly parent: string | null
  readonly regionCode: string
  readonly level: AgencyLevel
  readonly creditCode: string
  readonly numberPrefixes: readonly string[]
  readonly functions: string
  readonly address: string
  readonly telephone: string
  readonly hours: string
  readonly head: string
  readonly email: string
  readonly postcode: string
  readonly innerOffices: readonly { readonly name: string; readonly duties: string }[]
}

interface CityEvent {
  readonly date: string
  readonly kind: 'founded' | 'renamed' | 'merged' | 'split' | 'abolished'
  readonly agency: string
  readonly successors?: readonly string[]
  readonly formerName?: string
  readonly basis: string
}

/** A city: its agencies, parents before those below them, and what happened to them. */
export interface CityTable {
  readonly agencies: readonly CityAgency[]
  readonly events: readonly CityEvent[]
}

const UNDATED = '载入时已设立（示例）'

/**
 * Founds the agencies of a city and tells their history by the room's own actions. Throws where the table is not
 * sound: a demonstration that cannot be told is a mistake in the table.
 */
export async function loadDemoAgencies(tx: Tx, table: CityTable, now: Date): Promise<void> {
  const ids = new Map<string, string>()
  const idOf = (key: string): string => {
    const id = ids.get(key)
    if (id === undefined) throw new Error(`the city's table has no agency ${key}`)
    return id
  }
  for (const row of table.agencies) {
    const own = table.events.filter(event => event.agency === row.key)
    const founding = own.find(event => event.kind === 'founded')
    const formerName = own.find(event => event.kind === 'renamed')?.formerName
    const { functions, address, telephone, hours, head, email, postcode } = row
    const { agency } = taken(
      await foundAgency(
        tx,
        {
          key: row.key,
          name: formerName ?? row.name,
          shortName: formerName === undefined ? row.short : '',
          aliases: row.aliases.filter(alias => !own.some(event => event.formerName === alias)),
          kind: row.kind,
          level: row.level,
          parentId: row.parent === null ? null : idOf(row.parent),
          regionCode: row.regionCode,
          creditCode: row.creditCode,
          numberPrefixes: row.numberPrefixes,
          details: {
            functions,
            address,
            telephone,
            hours,
            head,
            email,
            postcode,
            disclosureOffice: row.innerOffices[0]?.name ?? '',
          },
          offices: row.innerOffices.map(office => ({ ...office, telephone: '' })),
          date: founding?.date ?? null,
          basis: founding?.basis ?? UNDATED,
        },
        null,
        now,
      ),
    )
    ids.set(row.key, agency.id)
  }
  for (const event of [...table.events].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))) {
    await tell(tx, table, event, idOf, now)
  }
}

async function tell(
  tx: Tx,
  table: CityTable,
  event: CityEvent,
  idOf: (key: string) => string,
  now: Date,
): Promise<void> {
  const { date, basis } = event
  const agencyId = idOf(event.agency)
  const successorIds = (event.successors ?? []).map(idOf)
  if (event.kind === 'renamed') {
    const later = table.events.find(
      other => other.agency === event.agency && other.kind === 'renamed' && other.date > date,
    )
    const row = table.agencies.find(each => each.key === event.agency)
    if (!row) throw new Error(`the city's table has no agency ${event.agency}`)
    const name = later?.formerName ?? row.name
    taken(
      await renameAgency(tx, { agencyId, name, shortName: later ? '' : row.short, date, basis }, null, now),
    )
  } else if (event.kind === 'merged') {
    const [successorId = ''] = successorIds
    taken(await mergeAgencies(tx, { agencyIds: [agencyId], successorId, date, basis }, null, now))
  } else if (event.kind === 'split') {
    taken(await splitAgency(tx, { agencyId, successorIds, date, basis }, null, now))
  } else if (event.kind === 'abolished') {
    taken(await abolishAgency(tx, { agencyId, successorIds, date, basis }, null, now))
  }
}
