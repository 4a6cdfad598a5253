import type { ComponentChild } from 'preact'
import type { SealedColumn } from '../crypto/reseal.ts'
import type { Db, LiveDb, Tx } from '../db/db.ts'
import type { ApiRoute, DeskRoute, PortalRoute, Visit } from '../http/routes.ts'
import type { Job } from '../jobs/jobs.ts'
import type { Actor, Permission } from '../permissions/permission.ts'
import type { Services } from '../services.ts'

/** A fact as a reaction receives it. */
export interface DeliveredFact {
  readonly id: string
  readonly at: Date
  readonly kind: string
  readonly actorId: string | null
  readonly scopeId: string | null
  readonly subject: { readonly type: string; readonly id: string }
  readonly data: Readonly<Record<string, unknown>>
}

/**
 * How a room answers what happened in another. Delivered at least once, after the fact is sealed; a second delivery
 * must change nothing.
 */
export interface Reaction {
  readonly name: string
  readonly to: string
  react(tx: Tx, fact: DeliveredFact, now: Date): Promise<void>
}

export interface NavigationEntry {
  readonly href: string
  readonly label: string
  /** Left out for people without this permission. */
  readonly may?: Permission
  /** Smaller comes first. */
  readonly order: number
  /** A heading of the workbench's navigation. */
  readonly group?: string
}

/** A part of a page that several rooms make together: the portal's home, an agency's page, the desk's home. */
export interface PortalPanel {
  readonly place: 'home' | 'agency'
  readonly order: number
  /** `subject` is the agency's key on an agency's page. Null: nothing to show, not even the heading. */
  render(visit: Visit, subject: string | null): Promise<ComponentChild | null>
}

export interface DeskPanel {
  readonly order: number
  readonly may: Permission
  render(visit: {
    readonly db: Db
    readonly live: LiveDb
    readonly actor: Actor
    readonly now: Date
  }): Promise<ComponentChild | null>
}

/** What jobs are built with once the house is up. */
export interface JobGround {
  readonly db: Db
  readonly services: Services
  readonly origin: string
}

/** The manifest of a room: read by `app.ts` alone. A room gives only what it has. */
export interface Room {
  readonly name: string
  readonly portal?: readonly PortalRoute[]
  readonly desk?: readonly DeskRoute[]
  readonly api?: readonly ApiRoute[]
  readonly permissions?: readonly Permission[]
  readonly portalNavigation?: readonly NavigationEntry[]
  readonly deskNavigation?: readonly NavigationEntry[]
  readonly portalPanels?: readonly PortalPanel[]
  readonly deskPanels?: readonly DeskPanel[]
  readonly reactions?: readonly Reaction[]
  /** What the key ring seals in the room's tables. */
  readonly sealed?: readonly SealedColumn[]
  jobs?(ground: JobGround): readonly Job[]
}
