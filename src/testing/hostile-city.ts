import pg from 'pg'
import { publicationKinds } from '../app.ts'
import { article } from '../features/disclosure/index.ts'
import { brought, openedDesks } from '../features/letters/builders.ts'
import { foundedAgency } from '../foundation/agencies/builders.ts'
import { person, signedIn } from '../foundation/people/builders.ts'
import { approved, granted, sampleContent } from '../foundation/publications/builders.ts'
import { releaseNow, startEdition, startPublication } from '../foundation/publications/index.ts'
import { ROLES } from '../law/roles.ts'
import { inTransaction } from '../platform/db/db.ts'
import { newOnceKey } from '../platform/forms/once.ts'
import { newId } from '../platform/time/ids.ts'
import { HOSTILE_BODIES, HOSTILE_LINE, HOSTILE_NAME } from './hostile.ts'
import type { Reply, TestHouse } from './house.ts'
import { castOf } from './released.ts'

/** A document that came of a hostile body. */
export interface Hostile {
  readonly number: number
  readonly edition: string
  readonly publication: string
}

/** A text as its author fills it in: every box holds the hostile line. */
const text = (body: string) => ({
  title: HOSTILE_LINE,
  body,
  issuers: HOSTILE_LINE,
  written: '2026-11-20',
  addressee: HOSTILE_LINE,
  keywords: HOSTILE_LINE,
  summary: HOSTILE_LINE,
  source: HOSTILE_LINE,
  disclosure: 'proactive',
  note: HOSTILE_LINE,
})

/**
 * A city whose every word comes from a hostile hand: the agency's name, a clerk's, texts that were typed at the workbench and
 * released, one of them changed, a letter that was answered, a list of tasks.
 */
export async function hostileCity(house: TestHouse) {
  const { db, services, origin, clock: now } = house.house
  const roles = ROLES.filter(role => !role.administrator).map(role => role.key)
  const agencyId = (await foundedAgency(db, { key: 'office', name: HOSTILE_NAME }, now())).id
  const clerk = await inTransaction(db, tx => person(tx, { agencyId, roles, name: HOSTILE_NAME }, now()))
  let cookie = await signedIn(db, clerk.id, now())

  const post = (path: string, form: Parameters<TestHouse['post']>[1], as = cookie): Promise<Reply> => {
    house.now = new Date(house.now.getTime() + 500)
    return house.post(path, { once: newOnceKey(), ...form }, as)
  }

  async function released(body: string): Promise<Hostile> {
    const begun = granted(
      await inTransaction(db, tx =>
        startPublication(tx, article, agencyId, sampleContent(), clerk.actor, now()),
      ),
    )
    const number = await throughTheGates(begun.editionId, body)
    return { number, edition: begun.editionId, publication: begun.publicationId }
  }

  async function changed(publicationId: string, body: string): Promise<void> {
    const begun = granted(
      await inTransaction(db, tx => startEdition(tx, publicationId, HOSTILE_LINE, clerk.actor, now())),
    )
    await throughTheGates(begun.editionId, body)
  }

  /** Saves at the workbench, as everybody does, and brings to the public what the sanitiser left. */
  async function throughTheGates(edition: string, body: string): Promise<number> {
    const page = `/desk/publications/${edition}`
    const form = (await house.get(`${page}/edit`, cookie)).body
    const version = /name="version" value="(\d+)"/.exec(form)?.[1] ?? ''
    const saved = await post(`${page}/edit`, { ...text(body), version })
    if (saved.status !== 303 || !saved.headers.location?.toString().startsWith(page)) {
      throw new Error(`not saved: ${saved.status} ${saved.headers.location}`)
    }
    const cast = { ...castOf(agencyId), drafter: clerk.actor }
    await approved(db, publicationKinds, edition, cast, now())
    const review = (await house.get(page, cookie)).body
    const digest = /name="digest" value="([0-9a-f]+)"/.exec(review)?.[1]
    const input = { editionId: edition, digest }
    const done = await inTransaction(db, tx => releaseNow(tx, publicationKinds, input, cast.releaser, now()))
    return granted(done).number
  }

  /** Sends a letter and answers it. Answers its number and query code. */
  async function answeredLetter(): Promise<{ id: string; number: string; code: string }> {
    await openedDesks(db, [agencyId], now())
    const sent = await post('/letters/new', {
      kind: 'help',
      subject: HOSTILE_NAME,
      body: HOSTILE_BODIES.join('\n'),
      name: HOSTILE_NAME.slice(0, 40),
      place: HOSTILE_LINE,
      phone: '0539-0000000',
      mail: 'writer@example.com',
      agreed: 'yes',
      consents: 'yes',
    })
    const own = [sent.headers['set-cookie'] ?? ''].flat().map(each => String(each).split(';')[0])
    const { body } = await house.get('/letters/receipt', own.join('; '))
    const number = /L\d{4}-\d{5}/.exec(body)?.[0] ?? ''
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(body)?.[0] ?? ''
    const { case_id: id } = await db.selectFrom('desk.letters').select('case_id').executeTakeFirstOrThrow()
    const hands = { handler: clerk.actor, approver: { ...clerk.actor, id: newId(now()) } }
    const words = { answer: HOSTILE_NAME, question: HOSTILE_NAME, supplement: HOSTILE_NAME }
    const ground = { keys: services.keys, origin }
    await brought(db, ground, id, 'answered', hands, now, words)
    return { id, number, code }
  }

  /** Tasks as the public sees them: their words come from a released text, which may hold anything. */
  async function tasks(): Promise<void> {
    const owner = new pg.Client({ connectionString: house.ground.database.ownerUrl })
    await owner.connect()
    const [list, task, answer] = [newId(now()), newId(now()), newId(now())]
    const line = HOSTILE_LINE.replace('\u202e', '')
    await owner.query(
      `insert into live.task_lists values ($1, 1, 'livelihood', 'office', $3, 2026, 9, '{}', 1, 0, $2, $2)`,
      [list, now(), line],
    )
    await owner.query(
      `insert into live.tasks (id, list_id, list_number, ordinal, number, part, level1, level2, requirement, due_words, due)
       values ($1, $2, 1, 1, $3, $3, $3, $4, $4, $3, '2026-12-31')`,
      [task, list, line, `${line}\rBEGIN:VALARM\r\nACTION:DISPLAY\nEND:VALARM`],
    )
    await owner.query(
      `insert into live.task_agencies (case_id, task_id, list_number, agency_key, role, state, dispatched_at, due,
         extensions, reminders, returns, reported_final, done_at, report_number, report_at, changed_at)
       values ($1, $2, 1, 'office', 'lead', 'acknowledged', $3, '2026-12-31', 0, 0, 0, false, null, null, null, $3)`,
      [answer, task, now()],
    )
    await owner.end()
  }

  // One text of all that end what they begin, and one of each that does not.
  const made: Hostile[] = []
  for (const body of [HOSTILE_BODIES.slice(0, -2).join('\n'), ...HOSTILE_BODIES.slice(-2)]) {
    made.push(await released(body))
  }
  await changed(made[0]?.publication ?? '', `${HOSTILE_BODIES.slice(3, 9).join('')}<p>改后</p>`)
  const letter = await answeredLetter()
  await tasks()
  return {
    /** Newest last; the first one has two versions. */
    made,
    letter,
    released,
    post,
    cookie: () => cookie,
    /** Hours pass; the clerk signs in again. */
    async later(hours: number): Promise<void> {
      house.now = new Date(house.now.getTime() + hours * 3_600_000)
      cookie = await signedIn(db, clerk.id, now())
    },
  }
}
