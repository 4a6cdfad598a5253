import { columnOf } from '../../catalogue/index.ts'
import { cursorOf, placeOf } from '../cursors.ts'
import type { ListedPublication } from '../live.ts'

/** What a reader asked of a list. Pages ignore what they do not understand: an old link still shows the list. */
export interface ListQuery {
  readonly agencyKey?: string
  readonly kind?: string
  readonly column?: string
  readonly year?: number
  readonly after?: { readonly releasedAt: Date; readonly number: number }
}

export function readListQuery(query: URLSearchParams, kinds: readonly { readonly key: string }[]): ListQuery {
  const agency = query.get('agency') ?? ''
  const kind = query.get('kind') ?? ''
  const column = columnOf(query.get('column') ?? '')
  const year = Number(query.get('year') ?? '')
  const place = placeOf(query.get('after') ?? '')
  return {
    ...(/^[a-z0-9-]{1,80}$/.test(agency) ? { agencyKey: agency } : {}),
    ...(kinds.some(each => each.key === kind) ? { kind } : {}),
    ...(column ? { column: column.key } : {}),
    ...(Number.isInteger(year) && year >= 1949 && year <= 9998 ? { year } : {}),
    ...(place ? { after: { releasedAt: place.at, number: place.number } } : {}),
  }
}

/** The address of a list: the same for the same question, whatever else stood in the address that was asked for. */
export function listHref(path: string, query: ListQuery, last?: ListedPublication): string {
  const search = new URLSearchParams()
  if (query.agencyKey) search.set('agency', query.agencyKey)
  if (query.kind) search.set('kind', query.kind)
  if (query.column) search.set('column', query.column)
  if (query.year) search.set('year', String(query.year))
  const after = last ?? query.after
  if (after) search.set('after', cursorOf({ at: after.releasedAt, number: after.number }))
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}
