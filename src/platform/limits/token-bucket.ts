/** What somebody who took a token is told, and what headers say of it. */
export interface BucketAnswer {
  readonly ok: boolean
  /** Whole tokens that are left. */
  readonly remaining: number
  /** Whole seconds, at least one: until the next token where there was none, otherwise until the bucket is full. */
  readonly seconds: number
}

/** Counts the requests of clients in this process alone. */
export interface TokenBuckets {
  take(key: string, now: Date): BucketAnswer
}

const MINUTE = 60_000

/**
 * A bucket for each key that holds `perMinute` tokens and fills again within a minute. It lives in the memory of this
 * process: a request costs no write, and N nodes together allow N times as much. Limits that must hold for all nodes are
 * `takeLimit()`.
 *
 * Kept is the moment at which a bucket will be full. Whoever was not seen for a minute has a full bucket and is
 * forgotten, so that memory is bounded by the clients of two minutes.
 */
export function tokenBuckets(perMinute: number): TokenBuckets {
  const interval = MINUTE / perMinute
  let turned = 0
  let recent = new Map<string, number>()
  let before = new Map<string, number>()
  return {
    take(key, now) {
      const at = now.getTime()
      if (Math.abs(at - turned) >= MINUTE) {
        before = recent
        recent = new Map()
        turned = at
      }
      const known = recent.get(key) ?? before.get(key) ?? at
      const full = Math.max(at, Math.min(known, at + MINUTE))
      const taken = full + interval
      const over = taken - at - MINUTE
      if (over > 0) return { ok: false, remaining: 0, seconds: Math.max(1, Math.ceil(over / 1000)) }
      recent.set(key, taken)
      const remaining = Math.floor((MINUTE - (taken - at)) / interval)
      return { ok: true, remaining, seconds: Math.max(1, Math.ceil((taken - at) / 1000)) }
    },
  }
}
