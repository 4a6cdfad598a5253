import { expect } from 'vitest'
import { waitUntil } from '../../src/platform/db/embedded/processes.ts'
import { examine } from './examine.ts'
import { KilledCity, VICTIMS } from './killed-city.ts'
import { atWork, newBooks } from './under-load.ts'

/**
 * Kills the house, its database, or both, at a random moment of every round while people are at work, and looks at the
 * end whether everything that was acknowledged is there once. `GONGKAI_SEED` repeats a run as far as kills allow,
 * `GONGKAI_ROUNDS` says how many. Prints what it counted.
 */
export async function killedAtRandom(fewest: number): Promise<void> {
  const rounds = Number(process.env.GONGKAI_ROUNDS ?? fewest)
  const seed = Number(process.env.GONGKAI_SEED ?? Date.now() % 1_000_000)
  const random = randomFrom(seed)
  const books = newBooks()
  const killed = { house: 0, database: 0, both: 0 }
  const city = await KilledCity.found(rounds * 2)
  try {
    for (let round = 1; round <= rounds; round++) {
      await city.served()
      // A day's letters in some seconds: the limits are not what is tried here.
      await city.withDb(db => db.deleteFrom('ops.limits').execute())
      const people = atWork(city, books, round, random)
      await new Promise(done => setTimeout(done, 150 + random() * 1_200))
      const victim = VICTIMS[Math.floor(random() * VICTIMS.length)] ?? 'house'
      killed[victim] += 1
      if (process.env.GONGKAI_TELL) console.log(round, victim)
      await city.kill(victim)
      // While the database comes back the people go on asking; a house that is gone is asked as well.
      await new Promise(done => setTimeout(done, random() * 300))
      const again = await people.stop()
      if (victim === 'database') expect(city.alive, `round ${round} of seed ${seed}`).toBe(true)
      await city.served()
      await again()
    }
    await settled(city, books.scheduled.size)
    const found = await city.examined(database => examine(database, city.keyFile, books))
    console.log(
      `seed ${seed}: ${rounds} rounds; killed: house ${killed.house}, database ${killed.database}, both ${killed.both}; ` +
        `letters acknowledged ${books.letters.size}, lost ${found.lost.length}, doubled ${found.doubled.length}, ` +
        `half-made ${found.halfMade}, numbers missing or doubled ${found.gaps}; ` +
        `without an answer ${books.unanswered.size}, of which kept and never answered ${found.keptUnanswered}; ` +
        `accepted ${books.accepted.size}, lost ${found.unaccepted.length}; ` +
        `scheduled ${books.scheduled.size}, not released ${found.unreleased.length}, twice ${found.releasedTwice}, ` +
        `latest ${(found.latest / 1000).toFixed(1)} s after its moment`,
    )
    expect(books.letters.size).toBeGreaterThan(0)
    expect(found).toMatchObject({
      lost: [],
      doubled: [],
      halfMade: 0,
      gaps: 0,
      unaccepted: [],
      unreleased: [],
      releasedTwice: 0,
      unfindable: 0,
      chain: true,
    })
  } finally {
    await city.close()
  }
}

/** Waits until everything that was scheduled is out, as far as it comes out at all. */
async function settled(city: KilledCity, scheduled: number): Promise<void> {
  let out = 0
  let asking = false
  const ask = async () => {
    asking = true
    const found = await city.withDb(db =>
      db
        .selectFrom('live.publications')
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .executeTakeFirstOrThrow(),
    )
    out = Number(found.n)
    asking = false
  }
  await waitUntil(() => {
    if (!asking) void ask()
    return out >= scheduled
  }, 30_000)
  await waitUntil(() => !asking, 10_000)
}

/** Mulberry32: small, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
