import type { CivilDate } from '../../law/civil-date.ts'
import type { SiteMark } from '../../law/inspection.ts'
import type { SiteColumns } from './inspected-columns.ts'

/** A place at fault, or one that proves the opposite: in words, with its address where it has a page. */
export interface Place {
  readonly text: string
  readonly href?: string
}

/** A page as it was drawn for the inspection. */
export interface SeenPage {
  readonly name: string
  readonly href: string
  readonly status: number
  readonly missing: readonly string[]
}

/** What became of the links of the newest texts. */
export interface SeenLinks {
  /** How many texts were read, and how many at the most. */
  readonly texts: number
  readonly limit: number
  /** Distinct targets that gave an answer, files among them. */
  readonly tried: number
  readonly dead: readonly Place[]
  /** Distinct targets of our own that were left out, beyond the bound or because the server asked to wait. */
  readonly untried: number
  /** Distinct targets on other sites: nobody asked them. */
  readonly external: number
}

/** What became of the own links of the home page. */
export interface SeenHome {
  readonly tried: number
  readonly untried: number
  readonly dead: readonly Place[]
  /** Whether it fits itself to the width of a phone. */
  readonly fitsPhones: boolean
}

/** Everything that was read at one moment of one site: facts without judgement. */
export interface Observed {
  readonly today: CivilDate
  /** The newest release in the site's scope. */
  readonly newest: { readonly day: CivilDate; readonly title: string; readonly href: string } | null
  readonly columns: SiteColumns
  /** Where the page of a column stands. */
  readonly columnHref: (key: string) => string
  readonly pages: readonly SeenPage[]
  /** The marks in the footer of the home page; undefined where it could not be drawn. */
  readonly marks: ReadonlySet<SiteMark> | undefined
  readonly links: SeenLinks
  /** The home page as it was drawn; undefined where it could not be. */
  readonly home: SeenHome | undefined
  /** The domain that the site bears. */
  readonly domain: string
  /** Whether the search of the site finds the newest text by its title; undefined without such a text. */
  readonly searchFinds: boolean | undefined
  readonly listensOnIpv6: boolean | undefined
}
