import type { z } from 'zod'
import type { Db, LiveDb } from '../db/db.ts'
import type { Form } from '../forms/form.ts'
import type { Actor, Permission } from '../permissions/permission.ts'
import type { Services } from '../services.ts'
import type { Answer } from './answers.ts'

/** What every handler is given. */
export interface Visit {
  readonly now: Date
  /** Path and query, as asked for. */
  readonly url: URL
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly live: LiveDb
  /** The host that was asked, without its port: one of ours, or whatever name somebody gave the machine. */
  readonly host: string
  /** The platform's public origin, without a slash at the end: for absolute addresses in feeds and letters. */
  readonly origin: string
  /** The city is the demonstration: what is printed says so. */
  readonly demonstration: boolean
  readonly self: OwnServer
}

/** The server that answers this visit, for whoever looks at the house from within. */
export interface OwnServer {
  /** What a stranger with an empty browser gets for a path at one of our hosts (with its port); no network is used. */
  ask(path: string, host: string): Promise<{ readonly status: number; readonly body: string }>
  /** Whether this process listens on IPv6 beyond its own machine; undefined where it does not listen at all, as in a test. */
  listensOnIpv6(): boolean | undefined
}

/** A visit on the desk connection: what it answers is never cached and never indexed. */
export interface PrivateVisit extends Visit {
  readonly db: Db
  readonly form: Form
  readonly cookies: Readonly<Record<string, string | undefined>>
  /** The client's address as the trusted proxies tell it; goes to limits and sessions, never to logs. */
  readonly client: string
  readonly device: string
  readonly services: Services
}

/** A visit of a signed-in person who passed the gate of the route's permission. */
export interface DeskVisit extends PrivateVisit {
  readonly actor: Actor
  readonly sessionId: string
}

/** A public page or file. A GET runs on the reader connection, so that it cannot show what is not released. */
export type PortalRoute =
  | {
      readonly method: 'GET'
      readonly path: string
      readonly private?: false
      /** How many requests of one client a minute, for pages that cost more than one indexed read. */
      readonly perMinute?: number
      /** Drawn once for all nodes and kept in the database: a page that names the changes that make it old. */
      readonly stored?: true
      handle(visit: Visit & { readonly services: Services }): Promise<Answer>
    }
  | {
      readonly method: 'GET' | 'POST'
      readonly path: string
      /** Runs on the desk connection: `no-store`, `noindex`. For what belongs to one person. */
      readonly private: true
      /**
       * Takes a POST from anywhere, such as a mail program's (RFC 8058): only where the address itself is the right to do
       * it, so that a foreign page that sends it gains nothing.
       */
      readonly fromAnywhere?: true
      /** As of a page of the workbench. */
      readonly bodyLimit?: number
      handle(visit: PrivateVisit): Promise<Answer>
    }

/** A page of the workbench. Its path begins with `/desk`. */
export interface DeskRoute {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly may: Permission
  /** The largest form in bytes, all its parts together, where files are sent; any other form has 1 MiB at the most. */
  readonly bodyLimit?: number
  handle(visit: DeskVisit): Promise<Answer>
}

/** One address of the API. The schemas validate, and the OpenAPI document is made from them. */
export interface ApiRoute<Q extends z.ZodType = z.ZodType, A extends z.ZodType = z.ZodType> {
  /** Below `/api/v1`. */
  readonly path: string
  readonly summary: string
  readonly description: string
  readonly params?: z.ZodObject
  readonly query: Q
  /** A query that leads somewhere, with its `?`: for the page that lets people try. */
  readonly example?: string
  readonly answer: A
  /** Where the answer is a list: the columns of the CSV that stands beside the JSON. */
  readonly csv?: { readonly list: string; readonly columns: readonly string[] }
  /** How many requests of one client a minute all nodes together answer, where one costs more than an indexed read. */
  readonly perMinute?: number
  handle(visit: ApiVisit<z.output<Q>>): Promise<ApiResult<z.output<A>>>
}

export interface ApiVisit<Q> extends Omit<Visit, 'query'> {
  readonly query: Q
}

export type ApiResult<A> =
  | { readonly ok: true; readonly body: A }
  | { readonly ok: false; readonly status: 404 | 410; readonly detail: string }

/** Keeps the schemas' types together while the list of routes forgets them. */
export function apiRoute<Q extends z.ZodType, A extends z.ZodType>(route: ApiRoute<Q, A>): ApiRoute {
  return route as unknown as ApiRoute
}
