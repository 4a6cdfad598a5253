import type { PageAnswer } from '../../platform/http/answers.ts'
import type { ShownSite } from './site.ts'

/** Pages that an agency's own site narrows to the agency where the reader named none. */
const NARROWED = new Set([
  '/search',
  '/publications',
  '/disclosure',
  '/guides',
  '/institution-rules',
  '/feed.xml',
  '/columns',
  '/letters/answers',
  '/letters/questions',
  '/letters/statistics',
])

const isNarrowed = (path: string) => NARROWED.has(path) || path.startsWith('/columns/')

/**
 * Sets the agency of an agency's own site in the query of a page that lists, where the reader named none. Whoever asks
 * for another agency by name gets it; the whole base lies at its own address. Answers whether it was set.
 */
export function narrow(site: ShownSite, path: string, query: URLSearchParams): boolean {
  if (site.agencyKey === null || !isNarrowed(path)) return false
  const asked = query.get('agency') ?? ''
  if (asked !== '' && asked !== site.agencyKey) return false
  query.set('agency', site.agencyKey)
  return true
}

/** The page with a sentence that it is narrowed, and the way to the same page of the whole base. */
export function saidSo(
  answer: PageAnswer,
  base: ShownSite,
  path: string,
  query: URLSearchParams,
): PageAnswer {
  const whole = new URLSearchParams(query)
  for (const name of ['agency', 'after', 'page']) whole.delete(name)
  const suffix = whole.size > 0 ? `?${whole}` : ''
  return {
    ...answer,
    body: (
      <>
        <p class="quiet">
          本站只列出本机构的信息。
          <a href={`${base.origin}${path}${suffix}`}>到“{base.name}”查看全部机构的信息</a>
        </p>
        {answer.body}
      </>
    ),
  }
}
