import type { PageAnswer, StructuredNode } from '../../platform/http/answers.ts'
import type { ShownSite } from './site.ts'

/** What a page says to search engines: what its room gave, and the way to it. Pages that show an error say nothing. */
export function structuredOf(
  origin: string,
  answer: Pick<PageAnswer, 'status' | 'canonical' | 'crumbs' | 'title' | 'structured'>,
): readonly StructuredNode[] {
  const { canonical } = answer
  if (answer.status !== 200 || canonical === undefined || canonical === '/') return answer.structured ?? []
  if (answer.crumbs.length === 0 && !answer.structured) return []
  const way = [{ href: '/', label: '首页' }, ...answer.crumbs, { href: canonical, label: answer.title }]
  return [
    ...(answer.structured ?? []),
    {
      '@type': 'BreadcrumbList',
      itemListElement: way.map(({ href, label }, at) => ({
        '@type': 'ListItem',
        position: at + 1,
        name: label,
        item: `${origin}${href}`,
      })),
    },
  ]
}

/** The site, how one searches it, and whose it is. */
export function siteNodes(site: ShownSite, origin: string): readonly StructuredNode[] {
  return [
    {
      '@type': 'WebSite',
      '@id': `${origin}/#website`,
      url: `${origin}/`,
      name: site.name,
      inLanguage: 'zh-CN',
      publisher: { '@id': `${origin}/#government` },
      potentialAction: {
        '@type': 'SearchAction',
        target: { '@type': 'EntryPoint', urlTemplate: `${origin}/search?q={search_term_string}` },
        'query-input': 'required name=search_term_string',
      },
    },
    {
      '@type': 'GovernmentOrganization',
      '@id': `${origin}/#government`,
      url: `${origin}/`,
      name: site.name,
      identifier: { '@type': 'PropertyValue', propertyID: '网站标识码', value: site.idCode },
    },
  ]
}
