import { parseHTML } from 'linkedom'
import { expect } from 'vitest'
import type { RoleKey } from '../../law/roles.ts'
import { inTransaction } from '../../platform/db/db.ts'
import type { Actor } from '../../platform/permissions/permission.ts'
import { type Reply, type TestHouse, testHouse } from '../../testing/house.ts'
import { foundedAgency } from '../agencies/builders.ts'
import { person, signedIn } from '../people/builders.ts'
import { loadStanding } from './store.ts'

/** The moment at which every story of the workbench begins. */
export const NOW = new Date('2026-11-22T02:00:00Z')
export const BODY = '<h2>一、总体要求</h2><p>按照示例安排做好工作。</p><p>（此件公开发布）</p>'

export type Desk = Awaited<ReturnType<typeof openDesk>>

/**
 * A house with one agency in which every seat of the review is taken, another agency beside it, and the steps that
 * people take at the workbench, as a browser without script takes them: open the page, send its form.
 */
export async function openDesk(env: Readonly<Record<string, string>> = {}) {
  const house = await testHouse({ now: NOW, env })
  const { db } = house.house
  const agency = (await foundedAgency(db, { key: 'sample-office', name: '示例市人民政府办公室' }, NOW)).id
  const elsewhere = (await foundedAgency(db, { key: 'other-bureau', name: '示例市其他局' }, NOW)).id
  const cookies: Record<string, string> = {}
  const actors: Record<string, Actor> = {}

  async function seat(name: string, agencyId: string, ...roles: RoleKey[]): Promise<void> {
    const who = await inTransaction(db, tx => person(tx, { agencyId, roles, name }, NOW))
    actors[name] = who.actor
    cookies[name] = await signedIn(db, who.id, NOW)
  }

  await seat('drafter', agency, 'drafter')
  await seat('reviewer', agency, 'reviewer')
  await seat('legality', agency, 'legality-reviewer')
  await seat('secrecy', agency, 'confidentiality-reviewer')
  await seat('releaser', agency, 'releaser')
  await seat('all-round', agency, 'drafter', 'reviewer', 'confidentiality-reviewer', 'releaser')
  await seat('stranger', elsewhere, 'drafter', 'reviewer', 'releaser')
  await seat('overseer', elsewhere, 'supervising-office')
  await seat('auditor', elsewhere, 'audit-admin')

  const get = (who: string, path: string) => house.get(path, cookies[who])
  // A second passes with every form: as fast as the limits let one person work.
  const post = (who: string, path: string, form: Parameters<TestHouse['post']>[1]) => {
    house.now = new Date(house.now.getTime() + 1000)
    return house.post(path, form, cookies[who])
  }

  /** The hidden fields of the form on a page that is sent to `action`, as a browser would send them. */
  async function hidden(who: string, page: string, action: string): Promise<Record<string, string>> {
    const { document } = parseHTML((await get(who, page)).body)
    const form = [...document.querySelectorAll('form')].find(
      each => (each.getAttribute('action') ?? page) === action && each.getAttribute('method') === 'post',
    )
    if (!form) throw new Error(`${who} finds no form for ${action} on ${page}`)
    return Object.fromEntries(
      [...form.querySelectorAll('input[type=hidden]')].map(each => [
        each.getAttribute('name') ?? '',
        each.getAttribute('value') ?? '',
      ]),
    )
  }

  const at = (edition: string, what = '') => `/desk/publications/${edition}${what}`

  /** Opens the page of review and presses one of its buttons. */
  async function act(
    who: string,
    edition: string,
    name: string,
    fields: Record<string, string | readonly string[]> = {},
  ) {
    const action = at(edition, `/${name}`)
    const page = name === 'release-urgently' ? at(edition, '/urgent') : at(edition)
    return post(who, action, { ...(await hidden(who, page, action)), ...fields })
  }

  /** A text as its author fills it in. */
  const text = (parts: Record<string, string> = {}) => ({
    title: '关于示例事项的通知（示例）',
    issuers: '示例市人民政府办公室',
    written: '2026-11-20',
    disclosure: 'proactive',
    body: BODY,
    ...parts,
  })

  async function drafted(parts: Record<string, string> = {}, who = 'drafter'): Promise<string> {
    const begun = await post(who, '/desk/publications/new', {
      ...(await hidden(who, '/desk/publications/new', '/desk/publications/new')),
      kind: 'article',
    })
    expect(begun.status).toBe(303)
    const edition = /publications\/([^/]+)\/edit/.exec(String(begun.headers.location))?.[1] ?? ''
    const saved = await save(who, edition, parts)
    expect(saved.status).toBe(303)
    return edition
  }

  async function save(who: string, edition: string, parts: Record<string, string> = {}): Promise<Reply> {
    const page = at(edition, '/edit')
    return post(who, page, { ...(await hidden(who, page, page)), ...text(parts) })
  }

  async function answered(edition: string): Promise<void> {
    for (;;) {
      const { document } = parseHTML((await get('drafter', at(edition))).body)
      const form = document.querySelector('form[action$="answer-warning"]')
      if (!form) return
      const field = form.querySelector('input:not([type=hidden])')?.getAttribute('name') ?? ''
      const sent = await act('drafter', edition, 'answer-warning', { [field]: '经核实，可以公开' })
      expect(sent.status).toBe(303)
    }
  }

  async function submitted(parts: Record<string, string> = {}): Promise<string> {
    const edition = await drafted(parts)
    await answered(edition)
    expect((await act('drafter', edition, 'submit')).status).toBe(303)
    return edition
  }

  async function signed(edition: string): Promise<void> {
    const sign = async (who: string, ...signing: string[]) =>
      expect((await act(who, edition, 'sign', { signing })).status).toBe(303)
    await sign('reviewer', 'political', 'text')
    await sign('legality', 'legality')
    await sign('secrecy', 'confidentiality')
  }

  async function released(parts: Record<string, string> = {}): Promise<string> {
    const edition = await submitted(parts)
    await signed(edition)
    expect((await act('releaser', edition, 'approve')).status).toBe(303)
    expect((await act('releaser', edition, 'release')).status).toBe(303)
    return edition
  }

  async function stateOf(edition: string) {
    return (await loadStanding(db, edition, 'read'))?.state
  }

  async function liveNumber(edition: string): Promise<number> {
    const standing = await loadStanding(db, edition, 'read')
    return standing?.number ?? 0
  }

  /** Sends the form of a draft with a file, as a browser does. */
  async function upload(
    edition: string,
    fields: Record<string, string>,
    field: string,
    name: string,
    bytes: Buffer,
    who = 'drafter',
  ) {
    const page = at(edition, '/edit')
    const all = { ...(await hidden(who, page, page)), ...text(), ...fields }
    const boundary = 'sample-boundary'
    const parts = Object.entries(all).map(([key, value]) =>
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`),
    )
    const payload = Buffer.concat([
      ...parts,
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
      ),
      bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ])
    return house.server.inject({
      method: 'POST',
      url: page,
      headers: {
        host: 'localhost:8080',
        origin: 'http://localhost:8080',
        cookie: cookies[who] ?? '',
        'content-type': `multipart/form-data; boundary=${boundary}`,
      },
      payload,
    })
  }

  return {
    house,
    agency,
    elsewhere,
    cookies,
    actors,
    seat,
    get,
    post,
    hidden,
    at,
    act,
    text,
    drafted,
    save,
    answered,
    submitted,
    signed,
    released,
    stateOf,
    liveNumber,
    upload,
    close: () => house.close(),
  }
}
