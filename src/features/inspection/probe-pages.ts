import { type Site, UNFILLED_CODE } from '../../foundation/sites/index.ts'
import type { SiteMark } from '../../law/inspection.ts'
import type { PageKind } from '../../law/page-labels.ts'
import type { OwnServer } from '../../platform/http/routes.ts'
import { labelsMissing, marksIn } from './drawn-page.ts'
import type { SeenPage } from './observed.ts'

/** A page to draw, by its path. */
export interface PageToSee {
  readonly kind: PageKind
  readonly name: string
  readonly path: string
}

/** Draws pages as a stranger gets them at the site's own host, and reads their labels and the marks of the first. */
export async function probePages(
  self: OwnServer,
  site: Site,
  origin: string,
  pages: readonly PageToSee[],
): Promise<{
  readonly pages: readonly SeenPage[]
  readonly marks: ReadonlySet<SiteMark> | undefined
  /** The home page as it was drawn. */
  readonly homeHtml: string | undefined
}> {
  const { host } = new URL(origin)
  const seen: SeenPage[] = []
  let marks: ReadonlySet<SiteMark> | undefined
  let homeHtml: string | undefined
  for (const { kind, name, path } of pages) {
    const { status, body } = await self.ask(path, host)
    const drawn = status === 200
    seen.push({
      name,
      href: `${origin}${path}`,
      status,
      missing: drawn ? labelsMissing(kind, body, UNFILLED_CODE) : [],
    })
    if (drawn && kind === 'home') {
      homeHtml = body
      marks = marksIn(body, site)
    }
  }
  return { pages: seen, marks, homeHtml }
}
