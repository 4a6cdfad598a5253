import { sql } from 'kysely'
import type { Db } from '../../../platform/db/db.ts'

export interface AuditFilter {
  readonly kind?: string
  readonly actorId?: string
  readonly subjectId?: string
  /** From this moment on. */
  readonly from?: Date
  /** Before this moment. */
  readonly until?: Date
  /** The id of the fact after which the list goes on, towards older ones. */
  readonly before?: string
}

export interface AuditEntry {
  readonly id: string
  readonly at: Date
  readonly kind: string
  readonly actorId: string | null
  readonly actor: string | null
  readonly scopeId: string | null
  readonly subjectType: string
  /** The account, where the subject is a person. */
  readonly subjectAccount: string | null
  readonly subjectId: string
  readonly data: Readonly<Record<string, unknown>>
  /** The place in the chain; null where the seal is not set yet. */
  readonly seq: string | null
  readonly hash: string | null
}

/** Recorded facts, newest first, at most `limit`, with who acted and the seal. */
export async function listFacts(db: Db, filter: AuditFilter, limit: number): Promise<AuditEntry[]> {
  let query = db
    .selectFrom('ops.facts as f')
    .leftJoin('desk.people as p', 'p.id', 'f.actor_id')
    .leftJoin('ops.fact_seals as s', 's.fact_id', 'f.id')
    .leftJoin('desk.people as t', join =>
      // Compared as text: another room's subject of this type may be anything.
      join.on('f.subject_type', '=', 'person').on(sql<boolean>`t.id::text = f.subject_id`),
    )
    .select([
      'f.id',
      'f.at',
      'f.kind',
      'f.actor_id as actorId',
      'p.account as actor',
      'f.scope_id as scopeId',
      'f.subject_type as subjectType',
      'f.subject_id as subjectId',
      't.account as subjectAccount',
      'f.data',
      's.seq',
      's.hash',
    ])
    .orderBy('f.id', 'desc')
    .limit(limit)
  // A room's name alone asks for all that the room records; both are checked to be such words before.
  if (filter.kind?.includes('.')) query = query.where('f.kind', '=', filter.kind)
  else if (filter.kind) query = query.where('f.kind', 'like', `${filter.kind}.%`)
  if (filter.actorId) query = query.where('f.actor_id', '=', filter.actorId)
  if (filter.subjectId) query = query.where('f.subject_id', '=', filter.subjectId)
  if (filter.from) query = query.where('f.at', '>=', filter.from)
  if (filter.until) query = query.where('f.at', '<', filter.until)
  if (filter.before) query = query.where('f.id', '<', filter.before)
  return query.execute()
}

/** The kinds of fact that were recorded so far, for the filter: one step in the index for each, not one for each fact. */
export async function factKinds(db: Db): Promise<string[]> {
  const { rows } = await sql<{ kind: string }>`
    with recursive k as (
      select min(kind) as kind from ops.facts
      union all
      select (select min(f.kind) from ops.facts f where f.kind > k.kind) from k where k.kind is not null)
    select kind from k where kind is not null`.execute(db)
  return rows.map(row => row.kind)
}
