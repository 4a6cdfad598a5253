import { TASK_ENTRY } from '../../features/supervision/index.ts'
import { liveAgencies } from '../../foundation/agencies/index.ts'
import { AGENCY_KIND, type FacetValue, type SearchFacets } from '../../foundation/search/index.ts'
import type { LiveDb } from '../../platform/db/db.ts'
import type { Filter } from '../../ui/filter-panel/filter-panel.tsx'
import type { Asked } from './search-query.ts'

/** More than these nobody reads in a list of choices. */
const MOST_OPTIONS = 60

export interface FacetWords {
  readonly kinds: ReadonlyMap<string, string>
  readonly agencies: ReadonlyMap<string, string>
}

/** The names of what the facets hold by key. */
export async function facetWords(
  live: LiveDb,
  kinds: readonly { readonly key: string; readonly label: string }[],
): Promise<FacetWords> {
  const agencies = await liveAgencies(live)
  return {
    kinds: new Map([
      ...kinds.map(kind => [kind.key, kind.label] as const),
      [AGENCY_KIND, '机构'],
      [TASK_ENTRY.key, TASK_ENTRY.label],
    ]),
    agencies: new Map(agencies.map(agency => [agency.key, agency.name])),
  }
}

/** What the results can be narrowed to, each with how many there would be. What is chosen stays, also where it holds none. */
export function filtersOf(asked: Asked, facets: SearchFacets, words: FacetWords): readonly Filter[] {
  const options = (values: readonly FacetValue[], chosen: string, label: (value: string) => string) => {
    const listed = values.slice(0, MOST_OPTIONS)
    const missing = chosen !== '' && !listed.some(each => each.value === chosen)
    return [...listed, ...(missing ? [{ value: chosen, count: 0 }] : [])].map(({ value, count }) => ({
      value,
      label: label(value),
      count: values.find(each => each.value === value)?.count ?? count,
    }))
  }
  return [
    {
      name: 'agency',
      label: '发布机构',
      value: asked.agency,
      options: options(facets.agencies, asked.agency, key => words.agencies.get(key) ?? key),
    },
    {
      name: 'kind',
      label: '信息种类',
      value: asked.kind,
      options: options(facets.kinds, asked.kind, key => words.kinds.get(key) ?? key),
    },
    {
      name: 'topic',
      label: '主题',
      value: asked.topic,
      options: options(facets.topics, asked.topic, topic => topic.replaceAll('\\', '／')),
    },
    {
      name: 'year',
      label: '年份',
      value: asked.year,
      options: options(facets.years, asked.year, year => `${year} 年`),
    },
  ]
}
