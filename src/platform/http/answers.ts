import type { Readable } from 'node:stream'
import type { ComponentChild } from 'preact'
import type { PageLife } from '../pages/pages.ts'

export interface Crumb {
  readonly href: string
  readonly label: string
}

/** One thing of the schema.org vocabulary. Values that are undefined are left out. */
export type StructuredNode = Readonly<Record<string, unknown>> & { readonly '@type': string }

/** A page that a room made; the front that mounted the route draws the frame around it. */
export interface PageAnswer {
  readonly kind: 'page'
  readonly status: number
  readonly title: string
  readonly crumbs: readonly Crumb[]
  readonly body: ComponentChild
  /** Labels for `<meta name content>`, beside those that the front adds to every page. */
  readonly meta: readonly { readonly name: string; readonly content: string }[]
  /** What the page says to search engines, in the words of schema.org: nodes without `@context`. */
  readonly structured?: readonly StructuredNode[]
  /** Other elements for `<head>`: feeds, a canonical address. */
  readonly head?: ComponentChild
  readonly canonical?: string
  /** The title stands in the body already (a document draws its own). */
  readonly ownHeading: boolean
  /** Names of script bundles that improve this page; every page works without them. */
  readonly scripts: readonly string[]
  readonly headers: Readonly<Record<string, string>>
  /** What makes a public page old; where absent any change does, and a minute. */
  readonly life?: PageLife
}

export interface RedirectAnswer {
  readonly kind: 'redirect'
  readonly status: 301 | 303
  readonly location: string
  readonly cookies: readonly string[]
}

export interface BytesAnswer {
  readonly kind: 'bytes'
  readonly status: number
  readonly mediaType: string
  readonly body: string | Uint8Array | NodeJS.ReadableStream
  readonly headers: Readonly<Record<string, string>>
}

/** A stored file, sent whole or in the part that was asked for. Its bytes are opened only when they are sent. */
export interface FileAnswer {
  readonly kind: 'file'
  readonly mediaType: string
  /** In bytes. */
  readonly size: number
  /** Strong: the same validator means the same bytes. */
  readonly etag: string
  readonly headers: Readonly<Record<string, string>>
  /** `end` is the last byte, included. */
  open(part?: { readonly start: number; readonly end: number }): Promise<Readable>
}

/** An expected refusal without a page of its own: the front draws its error page for the status. */
export interface RefusalAnswer {
  readonly kind: 'refusal'
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429
  /** A sentence for the person: what was wrong and what to do. */
  readonly message?: string
  readonly retryAfter?: number
}

export type Answer = PageAnswer | RedirectAnswer | BytesAnswer | FileAnswer | RefusalAnswer

type PageParts = Partial<Omit<PageAnswer, 'kind' | 'title' | 'body'>>

/** A page. Status 200 unless said otherwise; 422 where a form comes back with problems. */
export function page(title: string, body: ComponentChild, parts: PageParts = {}): PageAnswer {
  return {
    kind: 'page',
    status: 200,
    crumbs: [],
    meta: [],
    ownHeading: false,
    scripts: [],
    headers: {},
    ...parts,
    title,
    body,
  }
}

/** After a POST that did something: the browser goes on with GET (303, RFC 9110 §15.4.4). */
export function seeOther(location: string, cookies: readonly string[] = []): RedirectAnswer {
  return { kind: 'redirect', status: 303, location, cookies }
}

/** The address has a better, permanent form. */
export function movedTo(location: string): RedirectAnswer {
  return { kind: 'redirect', status: 301, location, cookies: [] }
}

export function bytes(
  mediaType: string,
  body: BytesAnswer['body'],
  headers: Readonly<Record<string, string>> = {},
  status = 200,
): BytesAnswer {
  return { kind: 'bytes', status, mediaType, body, headers }
}

export function refuse(
  status: RefusalAnswer['status'],
  message?: string,
  retryAfter?: number,
): RefusalAnswer {
  return {
    kind: 'refusal',
    status,
    ...(message === undefined ? {} : { message }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  }
}
