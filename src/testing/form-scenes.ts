import { parseHTML } from 'linkedom'
import { publicationKinds } from '../app.ts'
import { article } from '../features/disclosure/index.ts'
import { brought, filed, openedDesks, sampleLetter } from '../features/letters/builders.ts'
import { foundedAgency } from '../foundation/agencies/builders.ts'
import { person, signedIn } from '../foundation/people/builders.ts'
import { approved, granted, sampleContent } from '../foundation/publications/builders.ts'
import {
  releaseNow,
  releaseUrgently,
  signGates,
  startPublication,
  submitDraft,
} from '../foundation/publications/index.ts'
import { openedSite } from '../foundation/sites/builders.ts'
import { ROLES, type RoleKey } from '../law/roles.ts'
import { inTransaction } from '../platform/db/db.ts'
import { newOnceKey } from '../platform/forms/once.ts'
import type { Reply, TestHouse } from './house.ts'
import { castOf } from './released.ts'

const PLAN = `示政办字〔2026〕1号
2026年示例市政务公开工作要点
一、推进示例工作
（一）做好示例一。主动公布示例财政收支，建立完善示例资金清单。
（二）做好示例二。公开学校招生办法，定期更新招生范围。
附件
2026年示例市政务公开任务分解表
| 工作任务 | 工作要求 | 责任单位 |
| 推进示例工作 | 主动公布示例财政收支，建立完善示例资金清单，9月底前完成。 | 市财政局等有关部门、单位，各县区政府 |
| 推进示例工作 | 公开 学校招生办法，定期更新招生范围。 | 市财局、市财政局 |`

const CLEAR_PLAN = `示政办字〔2025〕1号
2025年示例市政务公开工作要点
一、推进示例工作
（一）做好示例一。主动公布示例财政收支，建立完善示例资金清单。
附件
2025年示例市政务公开任务分解表
| 工作任务 | 工作要求 | 责任单位 |
| 推进示例工作 | 主动公布示例财政收支，建立完善示例资金清单。 | 市财政局 |`

/** The roles of business: everything that somebody may do who is no administrator. */
const BUSINESS = ROLES.filter(role => !role.administrator).map(role => role.key)

export type FormScenes = Awaited<ReturnType<typeof openFormScenes>>

/**
 * A city in which every form of the house has something to stand on: an office whose one clerk holds every role of
 * business, a colleague with the same roles (many acts need two people), three administrators, and the ways to bring a
 * letter, a task, an edition and a plan to where a form is offered.
 */
export async function openFormScenes(house: TestHouse) {
  const { db, services, origin } = house.house
  const office = await foundedAgency(db, { key: 'office', name: '示例市人民政府' }, house.now)
  const finance = await foundedAgency(
    db,
    { key: 'finance', name: '示例市财政局', shortName: '市财政局', parentId: office.id },
    house.now,
  )
  await openedDesks(db, [office.id, finance.id], house.now)
  await openedSite(db, { key: 'second', name: '示例专题网站', hosts: ['second.example'] }, house.now)
  const seated = (account: string, agencyId: string | null, ...roles: RoleKey[]) =>
    inTransaction(db, tx => person(tx, { account, agencyId, roles, name: '示例人员' }, house.now))
  const people = {
    clerk: await seated('clerk', office.id, ...BUSINESS),
    colleague: await seated('colleague', office.id, ...BUSINESS),
    system: await seated('system', null, 'system-admin'),
    security: await seated('security', null, 'security-admin'),
    /** Signs what somebody released urgently. */
    third: await seated('third', office.id, 'reviewer'),
    /** Comes with a device, and with a password that was reset. */
    bound: await inTransaction(db, tx =>
      person(tx, { account: 'bound', agencyId: office.id, keys: services.keys }, house.now),
    ),
    reset: await seated('reset', office.id),
  }
  const cookies = new Map<string, string>()
  for (const [name, { id }] of Object.entries(people)) cookies.set(name, await signedIn(db, id, house.now))
  const as = (who: keyof typeof people) => cookies.get(who) ?? ''

  const pass = () => {
    house.now = new Date(house.now.getTime() + 300)
  }
  async function done(
    who: keyof typeof people,
    path: string,
    form: Parameters<TestHouse['post']>[1],
  ): Promise<Reply> {
    pass()
    const reply = await house.post(path, { once: newOnceKey(), ...form }, as(who))
    if (reply.status !== 303) throw new Error(`${path} answered ${reply.status}: ${summaryOf(reply.body)}`)
    return reply
  }

  const hands = { handler: people.colleague.actor, approver: people.clerk.actor }
  const ground = { keys: services.keys, origin }
  async function letter(state: Parameters<typeof brought>[3]) {
    const at = (step: number) => new Date(house.now.getTime() - (10 - step) * 1000)
    const sent = sampleLetter({ agency: office.key, consents: true })
    const made = await filed(db, ground, sent, at(0))
    await brought(db, ground, made.caseId, state, hands, at)
    return made
  }

  /** The page of a new letter at the desk. */
  const letterPage = async (state: Parameters<typeof brought>[3]) =>
    `/desk/letters/${(await letter(state)).caseId}`

  /** Opens a new letter as its writer; answers the cookie. */
  async function writerOf(state: Parameters<typeof brought>[3]): Promise<string> {
    const { number, code } = await letter(state)
    const { headers } = await house.post('/letters/status', { number, code })
    return String([headers['set-cookie'] ?? ''].flat()[0]).split(';')[0] ?? ''
  }

  /** The page of a new task of the office, of a family that reports by the quarter. */
  async function taskPage(state: 'dispatched' | 'acknowledged' | 'reported' | 'asked'): Promise<string> {
    const items = '1｜｜｜车位｜新建示例停车位｜示例市人民政府｜｜2026-12-31｜示例车位 200 个'
    const list = await newList(items)
    await done('clerk', `${list}/dispatch`, {})
    const { body } = await house.get(`/desk/tasks/overview?list=${list.split('/').at(-1)}`, as('clerk'))
    const task = /\/desk\/tasks\/[0-9a-f-]{36}/.exec(body)?.[0]
    if (!task) throw new Error('no task was dispatched')
    if (state === 'dispatched') return task
    await done('colleague', `${task}/acknowledge`, {})
    if (state === 'asked') {
      const asked = { 'ask-extension-until': '2027-01-20', 'ask-extension-reason': '示例理由' }
      await done('colleague', `${task}/ask-extension`, asked)
    }
    if (state === 'reported') {
      const form = await house.get(`${task}/report`, as('colleague'))
      const figure = /name="(figure-[^"]+)"/.exec(form.body)?.[1] ?? ''
      const words = {
        'word-progress': '截至三季度末，已建成示例停车位120个，占全年目标的六成。',
        'word-shortfall': '已达到进度，各县区均按计划完成示例建设任务。',
        'word-next': '12月底前完成其余80个停车位，由示例科负责组织实施。',
      }
      await done('colleague', `${task}/report`, {
        ...words,
        period: '2026-3',
        [figure]: '120',
        confirmed: 'yes',
      })
    }
    return task
  }

  /** A new list that nobody has dispatched. */
  async function newList(items: string): Promise<string> {
    const form = { family: 'livelihood', title: '2026年示例民生实事', year: '2026', bases: '', items }
    const made = await done('clerk', '/desk/task-lists/new', form)
    return String(made.headers.location).replace(/\?.*/, '')
  }

  /** The page of a new edition that the colleague wrote. */
  async function editionPage(
    state: 'draft' | 'warned' | 'submitted' | 'secret' | 'urgent' | 'reviewed' | 'approved' | 'released',
  ): Promise<string> {
    const { colleague, clerk } = people
    const cast = { ...castOf(office.id), drafter: colleague.actor, releaser: clerk.actor }
    const body = state === 'warned' ? '<p>联系电话：13800138000。</p>' : sampleContent().body
    const content = sampleContent({ body })
    const { editionId } = granted(
      await inTransaction(db, tx =>
        startPublication(tx, article, office.id, content, colleague.actor, house.now),
      ),
    )
    const page = `/desk/publications/${editionId}`
    if (state === 'approved' || state === 'released') {
      await approved(db, publicationKinds, editionId, cast, house.now)
      if (state === 'released') {
        const { digest } = await seen(page)
        const input = { editionId, digest }
        granted(
          await inTransaction(db, tx => releaseNow(tx, publicationKinds, input, clerk.actor, house.now)),
        )
      }
    } else if (state !== 'draft' && state !== 'warned') {
      granted(
        await inTransaction(db, tx =>
          submitDraft(tx, publicationKinds, { editionId }, colleague.actor, house.now),
        ),
      )
      const gates = [
        [cast.secrecy, 'confidentiality'],
        [cast.legality, 'legality'],
        [cast.reviewer, 'political', 'text'],
      ] as const
      const early = state === 'secret' || state === 'urgent'
      const signed = early ? gates.slice(0, 1) : state === 'reviewed' ? gates : []
      for (const [actor, ...signing] of signed) {
        const { digest } = await seen(page)
        const input = { editionId, digest, signing: [...signing] }
        granted(await inTransaction(db, tx => signGates(tx, publicationKinds, input, actor, house.now)))
      }
      if (state === 'urgent') {
        const { digest } = await seen(page)
        const input = { editionId, digest, reason: '示例理由' }
        granted(
          await inTransaction(db, tx => releaseUrgently(tx, publicationKinds, input, clerk.actor, house.now)),
        )
      }
    }
    return page
  }

  /** The digest that a page of review shows to the colleague. */
  async function seen(page: string): Promise<{ digest: string }> {
    const { body } = await house.get(page, as('clerk'))
    const digest = /name="digest" value="([0-9a-f]+)"/.exec(body)?.[1]
    if (!digest) throw new Error(`no digest on ${page}`)
    return { digest }
  }

  /** Enters account and password, and answers the cookie with which the next step is asked for. */
  async function halfSignedIn(who: 'colleague' | 'bound' | 'reset'): Promise<string> {
    const { account, id } = people[who]
    let { password } = people[who]
    if (who === 'reset') {
      pass()
      const { body } = await house.post(`/desk/people/${id}/password`, { once: newOnceKey() }, as('system'))
      password = /一次性口令：<code>([^<]+)</.exec(body)?.[1] ?? ''
    }
    const { headers } = await house.post('/desk/sign-in', { account, password })
    return String([headers['set-cookie'] ?? ''].flat()[0]).split(';')[0] ?? ''
  }

  async function planOf(text: string): Promise<string> {
    pass()
    const boundary = 'parts-of-a-form'
    const part = (head: string, content: string) =>
      `--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`
    const reply = await house.server.inject({
      method: 'POST',
      url: '/desk/plans',
      headers: {
        host: 'localhost:8080',
        origin: 'http://localhost:8080',
        cookie: as('clerk'),
        'content-type': `multipart/form-data; boundary=${boundary}`,
      },
      payload: `${part('name="once"', newOnceKey())}${part('name="file"; filename="plan.txt"', text)}--${boundary}--\r\n`,
    })
    if (reply.statusCode !== 303) throw new Error(`the plan was refused: ${summaryOf(reply.body)}`)
    return String(reply.headers.location)
  }

  let planned: Promise<string> | undefined
  /** The page of a plan with something to decide of every sort. */
  function planPage(): Promise<string> {
    planned ??= planOf(PLAN)
    return planned
  }

  /** The page of lists, where a plan that is decided waits to be dispatched. */
  async function waitingPlan(): Promise<string> {
    const plan = await planOf(CLEAR_PLAN)
    await done('clerk', `${plan}/check`, {})
    return '/desk/task-lists'
  }

  return {
    office,
    finance,
    people,
    as,
    pass,
    letterPage,
    writerOf,
    taskPage,
    newList,
    editionPage,
    planPage,
    waitingPlan,
    halfSignedIn,
  }
}

/** What a page says is wrong. */
export function summaryOf(body: string): string {
  const { document } = parseHTML(body)
  return (document.querySelector('.error-summary, main')?.textContent ?? '')
    .replace(/\s+/g, ' ')
    .slice(0, 300)
}
