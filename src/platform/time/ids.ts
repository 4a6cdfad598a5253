import { v7 } from 'uuid'

/** A new identifier (UUIDv7, RFC 9562): sorts by the moment of its making, so that indexes stay compact. */
export function newId(now: Date): string {
  return v7({ msecs: now.getTime() })
}
