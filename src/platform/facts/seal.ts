import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { canonicalJson } from '../crypto/canonical-json.ts'
import { type Db, inTransaction, type Tx } from '../db/db.ts'
import { addJob, type Job } from '../jobs/jobs.ts'
import type { DeliveredFact, Reaction } from '../room/room.ts'
import type { FactRow } from './tables.ts'

/** The hash before the first fact. */
export const CHAIN_START = '0'.repeat(64)
const BATCH = 500

/** The hash of a fact in the chain: SHA-256 over the hash before it and the fact's canonical JSON (RFC 8785). */
export function sealHash(previous: string, fact: Omit<FactRow, 'data'> & { data: unknown }): string {
  const text = canonicalJson({
    id: fact.id,
    at: fact.at.toISOString(),
    kind: fact.kind,
    actor: fact.actor_id,
    scope: fact.scope_id,
    subject: { type: fact.subject_type, id: fact.subject_id },
    data: fact.data,
  })
  return createHash('sha256').update(previous).update(text).digest('hex')
}

/**
 * Chains committed facts that have no place yet, oldest first, and adds one job for each reaction to them.
 * Facts are written without waiting for one another; only this function orders them, and an advisory lock lets one
 * process at a time do so. Returns how many it sealed; 0 also where another process is at it.
 */
export function sealFacts(db: Db, reactions: readonly Reaction[], now: Date): Promise<number> {
  return inTransaction(db, async tx => {
    const lock = await sql<{
      held: boolean
    }>`select pg_try_advisory_xact_lock(hashtext('ops.fact_seals')) as held`.execute(tx)
    if (!lock.rows[0]?.held) return 0
    const facts = await takeUnsealed(tx)
    if (facts.length === 0) return 0
    const last = await tx
      .selectFrom('ops.fact_seals')
      .select(['seq', 'hash'])
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()
    let seq = Number(last?.seq ?? 0)
    let previous = last?.hash ?? CHAIN_START
    const seals = facts.map(fact => {
      const seal = {
        seq: String(++seq),
        fact_id: fact.id,
        previous,
        hash: sealHash(previous, fact),
        sealed_at: now,
      }
      previous = seal.hash
      return seal
    })
    await tx.insertInto('ops.fact_seals').values(seals).execute()
    for (const fact of facts) {
      for (const reaction of reactions.filter(each => each.to === fact.kind)) {
        await addJob(
          tx,
          REACT,
          { fact: fact.id, reaction: reaction.name },
          { key: `${REACT}:${fact.id}:${reaction.name}` },
        )
      }
    }
    return facts.length
  })
}

async function takeUnsealed(tx: Tx) {
  const taken = await sql<{ fact_id: string }>`
    delete from ops.facts_to_seal where fact_id in (
      select fact_id from ops.facts_to_seal order by fact_id limit ${BATCH} for update skip locked)
    returning fact_id`.execute(tx)
  if (taken.rows.length === 0) return []
  return tx
    .selectFrom('ops.facts')
    .selectAll()
    .where(
      'id',
      'in',
      taken.rows.map(row => row.fact_id),
    )
    .orderBy('at')
    .orderBy('id')
    .execute()
}

const REACT = 'facts.react'

/** The job that delivers one fact to one reaction. */
export function reactJob(db: Db, reactions: readonly Reaction[]): Job {
  return {
    name: REACT,
    async run(payload, now) {
      const reaction = reactions.find(each => each.name === payload.reaction)
      if (!reaction) return
      await inTransaction(db, async tx => {
        const row = await tx
          .selectFrom('ops.facts')
          .selectAll()
          .where('id', '=', String(payload.fact))
          .executeTakeFirstOrThrow()
        await reaction.react(tx, delivered(row), now)
      })
    },
  }
}

function delivered(row: Omit<FactRow, 'data'> & { data: Record<string, unknown> }): DeliveredFact {
  return {
    id: row.id,
    at: row.at,
    kind: row.kind,
    actorId: row.actor_id,
    scopeId: row.scope_id,
    subject: { type: row.subject_type, id: row.subject_id },
    data: row.data,
  }
}

export type ChainReport =
  | { readonly ok: true; readonly facts: number; readonly head: string }
  | { readonly ok: false; readonly brokenAt: string; readonly factId: string }

/** Walks the whole chain and computes every hash again: an auditor's proof that nothing was rewritten. */
export async function verifyChain(db: Db): Promise<ChainReport> {
  let previous = CHAIN_START
  let seq = 0
  for (;;) {
    const rows = await db
      .selectFrom('ops.fact_seals as s')
      .innerJoin('ops.facts as f', 'f.id', 's.fact_id')
      .selectAll('f')
      .select(['s.seq', 's.previous', 's.hash'])
      .where('s.seq', '>', String(seq))
      .orderBy('s.seq')
      .limit(BATCH)
      .execute()
    for (const row of rows) {
      const inOrder = Number(row.seq) === seq + 1
      if (!inOrder || row.previous !== previous || row.hash !== sealHash(previous, row)) {
        return { ok: false, brokenAt: row.seq, factId: row.id }
      }
      previous = row.hash
      seq = Number(row.seq)
    }
    if (rows.length < BATCH) return { ok: true, facts: seq, head: previous }
  }
}

/** Keeps sealing until stopped: woken by the facts themselves, and every half second in any case. */
export function startSealer(
  db: Db,
  reactions: readonly Reaction[],
  clock: () => Date,
  onFault: (error: unknown) => void,
): { stop(): Promise<void> } {
  let stopped = false
  let wake: () => void = () => {}
  const loop = (async () => {
    while (!stopped) {
      const sealed = await sealFacts(db, reactions, clock()).catch(error => {
        onFault(error)
        return 0
      })
      if (sealed < BATCH && !stopped) {
        await new Promise<void>(resolve => {
          wake = resolve
          setTimeout(resolve, 500).unref()
        })
      }
    }
  })()
  return {
    async stop() {
      stopped = true
      wake()
      await loop
    },
  }
}
