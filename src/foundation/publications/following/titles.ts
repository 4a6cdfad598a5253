import type { LiveDb } from '../../../platform/db/db.ts'
import { liveAgency } from '../../agencies/index.ts'
import { columnOf } from '../../catalogue/index.ts'
import type { PublicationKind } from '../kinds.ts'
import type { ListQuery } from '../portal/list-query.ts'
import type { SearchedQuery } from './searched-query.ts'

/** What a list is called by whoever follows it: `政府文件：示例市财政局，2026 年`. Undefined without such an agency. */
export async function titleOfList(
  live: LiveDb,
  { agencyKey, kind, column, year }: ListQuery,
  kinds: readonly PublicationKind[],
): Promise<string | undefined> {
  const narrowed = await narrowings(live, agencyKey, year)
  if (!narrowed) return undefined
  const named = column === undefined ? undefined : columnOf(column)?.name
  const label = named ?? kinds.find(each => each.key === kind)?.label ?? '最新公开'
  return [label, narrowed.join('，')].filter(part => part !== '').join('：')
}

/** What a search is called: `搜索“供水”：示例市财政局，2026 年`. Undefined without such an agency. */
export async function titleOfSearch(
  live: LiveDb,
  { text, agencyKey, kind, topic, year }: SearchedQuery,
  kinds: readonly PublicationKind[],
): Promise<string | undefined> {
  const narrowed = await narrowings(live, agencyKey, year)
  if (!narrowed) return undefined
  const label = kinds.find(each => each.key === kind)?.label ?? ''
  const within = [label, topic ?? '', ...narrowed].filter(part => part !== '').join('，')
  return [`搜索“${text}”`, within].filter(part => part !== '').join('：')
}

async function narrowings(
  live: LiveDb,
  agencyKey: string | undefined,
  year: number | undefined,
): Promise<readonly string[] | undefined> {
  const agency = agencyKey === undefined ? undefined : await liveAgency(live, agencyKey)
  if (agencyKey !== undefined && !agency) return undefined
  return [...(agency ? [agency.name] : []), ...(year === undefined ? [] : [`${year} 年`])]
}
