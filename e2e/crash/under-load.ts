import { setTimeout as wait } from 'node:timers/promises'
import { publicationKinds } from '../../src/app.ts'
import { scheduled } from '../../src/foundation/publications/builders.ts'
import type { KilledCity } from './killed-city.ts'

/** What the house was asked for, and what it said: only what it acknowledged may not be lost. */
export interface Books {
  /** The subjects of letters that were answered with a receipt. */
  readonly letters: Set<string>
  /** Those of letters whose sender got no answer: they may be there once, or not at all. */
  readonly unanswered: Set<string>
  /** Letters that the clerk took, by case. */
  readonly accepted: Set<string>
  /** Editions that were scheduled, with their moment. */
  readonly scheduled: Map<string, Date>
}

export const newBooks = (): Books => ({
  letters: new Set(),
  unanswered: new Set(),
  accepted: new Set(),
  scheduled: new Map(),
})

const WRITERS = 4

/** People who write, a clerk and a releaser, all at work until they are told to stop. */
export function atWork(city: KilledCity, books: Books, round: number, random: () => number) {
  const over = new AbortController()
  const { signal } = over
  const pause = (most: number) => wait(random() * most, undefined, { signal }).catch(() => {})
  const write = async (writer: number) => {
    for (let n = 1; !signal.aborted; n++) {
      const subject = `第${round}轮第${writer}人第${n}封`
      const form = letter(subject)
      if (await sent(city, '/letters/new', form, random)) books.letters.add(subject)
      else {
        // Some press the button again when the house is back, as a browser offers; the form is the same. Others go away.
        if (random() < 0.5) unsent.push({ subject, form })
        books.unanswered.add(subject)
      }
      await pause(60)
    }
  }
  const unsent: { readonly subject: string; readonly form: Record<string, string> }[] = []
  const clerk = async () => {
    while (!signal.aborted) {
      await pause(80)
      const next = await city
        .withDb(db =>
          db
            .selectFrom('desk.cases')
            .select(['id', 'version'])
            .where('kind', '=', 'letter')
            .where('state', '=', 'received')
            .orderBy('id', 'desc')
            .limit(1)
            .executeTakeFirst(),
        )
        .catch(() => undefined)
      if (!next || signal.aborted) continue
      const form = { version: String(next.version) }
      if (await sent(city, `/desk/letters/${next.id}/accept`, form, random, city.clerk))
        books.accepted.add(next.id)
    }
  }
  const releaser = async () => {
    for (let n = 0; n < 2 && !signal.aborted; n++) {
      await pause(300)
      const editionId = city.approved.pop()
      if (editionId === undefined) return
      const at = new Date(Date.now() + 100 + random() * 900)
      const set = city.withDb(db => scheduled(db, publicationKinds, editionId, at, city.cast, new Date()))
      await set.then(
        () => books.scheduled.set(editionId, at),
        () => {},
      )
    }
  }
  const work = [...Array.from({ length: WRITERS }, (_, at) => write(at + 1)), clerk(), releaser()]
  return {
    /** Everybody stops; what nobody answered is tried again by some, once the house is back. */
    async stop(): Promise<() => Promise<void>> {
      over.abort()
      await Promise.all(work)
      return async () => {
        for (const { subject, form } of unsent)
          if (await sent(city, '/letters/new', form, random)) books.letters.add(subject)
      }
    },
  }
}

function letter(subject: string): Record<string, string> {
  return {
    kind: 'consult',
    subject,
    body: '这是一封示例来信。',
    name: '示例来信人',
    phone: '0539-0000000',
    agreed: 'yes',
    once: `key of ${subject}`,
  }
}

/** Sends a form as a browser does. True where the house said that it was done (303); anything else is no acknowledgement. */
async function sent(
  city: KilledCity,
  path: string,
  form: Record<string, string>,
  random: () => number,
  cookie?: string,
): Promise<boolean> {
  const address = Array.from({ length: 3 }, () => Math.floor(random() * 250))
  try {
    const answer = await fetch(`${city.origin}${path}`, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(10_000),
      headers: {
        origin: city.origin,
        'x-forwarded-for': `10.${address.join('.')}`,
        ...(cookie ? { cookie } : {}),
      },
      body: new URLSearchParams(form),
    })
    await answer.arrayBuffer()
    if (answer.status >= 400 && answer.status < 500 && answer.status !== 422)
      throw new Unexpected(`${path} was answered with ${answer.status}`)
    return answer.status === 303
  } catch (error) {
    if (error instanceof Unexpected) throw error
    return false
  }
}

class Unexpected extends Error {}
