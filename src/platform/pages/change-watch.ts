import pg from 'pg'

/** One row of `live.changes`: what became old, as keys that pages name. */
export interface Change {
  readonly seq: number
  readonly keys: readonly string[]
}

/** What a node knows of changes in `live`. */
export interface ChangeWatch {
  /** Whether nothing that `keys` name has changed after `seq`; false also where this node cannot tell. */
  unchangedSince(keys: readonly string[], seq: number): boolean
  /** Whether this node heard from the database lately: without that it must not answer from memory. */
  hears(): boolean
  stop(): Promise<void>
}

/** A page with this key is old after any change. */
export const ANY_CHANGE = '*'

const BATCH = 1000
const BEAT = 5_000
const RETRY = 1_000
/** How long pages are answered from memory while the database does not answer: it may be away, or we may be cut off. */
const GRACE = 30_000
const MOST_REMEMBERED = 50_000

/**
 * Follows `live.changes` on a connection of its own. NOTIFY only wakes; what changed is read from the table, also after
 * a lost connection and, for safety, with every beat. Calls `changed` in the order of seq.
 */
export function startChangeWatch(
  url: string,
  changed: (change: Change) => void,
  lost: (error: unknown) => void,
): ChangeWatch {
  const known = rememberedChanges()
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  let heardAt = Number.NEGATIVE_INFINITY
  let reading: Promise<void> | undefined
  let again = false
  let stopped = false

  async function connect(): Promise<void> {
    const fresh = new pg.Client({
      connectionString: url,
      application_name: 'gongkai changes',
      connectionTimeoutMillis: BEAT,
      query_timeout: BEAT,
      keepAlive: true,
    })
    fresh.on('error', () => {})
    fresh.on('notification', () => void wake())
    await fresh.connect()
    client = fresh
    await fresh.query('listen live')
  }

  async function read(): Promise<void> {
    if (!client) await connect()
    if (!client) return
    if (known.last === undefined) {
      const { rows } = await client.query<{ seq: string | null }>('select max(seq) as seq from live.changes')
      known.start(Number(rows[0]?.seq ?? 0))
    }
    for (;;) {
      const { rows } = await client.query<{ seq: string; keys: string[] }>(
        'select seq, keys from live.changes where seq > $1 order by seq limit $2',
        [known.last, BATCH],
      )
      for (const row of rows) {
        const change = { seq: Number(row.seq), keys: row.keys }
        known.add(change)
        changed(change)
      }
      if (rows.length < BATCH) break
    }
    heardAt = performance.now()
  }

  /** Reads once more for every wake that comes while it reads; one reading at a time. */
  function wake(): Promise<void> {
    if (reading) {
      again = true
      return reading
    }
    reading = (async () => {
      do {
        again = false
        try {
          await read()
        } catch (error) {
          if (!stopped) lost(error)
          await client?.end().catch(() => {})
          client = undefined
        }
      } while (again && client && !stopped)
      reading = undefined
    })()
    return reading
  }

  async function beat(): Promise<void> {
    await wake()
    if (!stopped) timer = setTimeout(() => void beat(), client ? BEAT : RETRY)
  }

  void beat()
  return {
    unchangedSince: (keys, seq) => known.unchangedSince(keys, seq),
    hears: () => performance.now() - heardAt < GRACE,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await reading
      clearTimeout(timer)
      await client?.end().catch(() => {})
    },
  }
}

/** The newest change of each key, bounded: before `floor` nothing is known. */
export function rememberedChanges(most = MOST_REMEMBERED) {
  const newest = new Map<string, number>()
  let floor = Number.POSITIVE_INFINITY
  let last: number | undefined
  return {
    get last() {
      return last
    },
    start(seq: number) {
      floor = seq
      last = seq
    },
    add({ seq, keys }: Change) {
      last = seq
      for (const key of keys) newest.set(key, seq)
      if (newest.size <= most) return
      newest.clear()
      floor = seq
    },
    unchangedSince(keys: readonly string[], seq: number): boolean {
      if (last === undefined || seq < floor) return false
      if (keys.includes(ANY_CHANGE)) return last <= seq
      return keys.every(key => (newest.get(key) ?? 0) <= seq)
    },
  }
}
