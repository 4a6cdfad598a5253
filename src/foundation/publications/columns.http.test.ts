import { parseHTML } from 'linkedom'
import { afterAll, describe, expect, test } from 'vitest'
import { publicationKinds } from '../../app.ts'
import { castOf } from '../../testing/released.ts'
import { agencyByKey } from '../agencies/index.ts'
import { columnsOfPublication } from '../catalogue/index.ts'
import { published, sampleContent } from './builders.ts'
import { loadStanding } from './store.ts'
import { openDesk } from './testing-desk.ts'

const desk = await openDesk()
const { house, get, post, hidden, at, act, text, drafted, released, liveNumber } = desk
afterAll(() => desk.close())

async function columnsOf(edition: string) {
  const standing = await loadStanding(house.house.db, edition, 'read')
  return columnsOfPublication(house.house.db, standing?.publicationId ?? '')
}

async function sent(edition: string, fields: Record<string, string | readonly string[]>) {
  const page = at(edition, '/edit')
  return post('drafter', page, { ...(await hidden('drafter', page, page)), ...text(), ...fields })
}

const ticked = (body: string) =>
  [...parseHTML(body).document.querySelectorAll('input[name=columns][checked]')].map(input =>
    input.getAttribute('value'),
  )

describe('the drafter', () => {
  test('chooses several columns, and the signed text stays what it was', async () => {
    const edition = await drafted()
    const before = await loadStanding(house.house.db, edition, 'read')
    expect((await sent(edition, { columns: ['a20.01', 'procurement'] })).status).toBe(303)
    expect(await columnsOf(edition)).toEqual(['a20.01', 'public-resources', 'procurement'])
    expect((await loadStanding(house.house.db, edition, 'read'))?.digest).toBe(before?.digest)
    expect(ticked((await get('drafter', at(edition, '/edit'))).body)).toEqual([
      'a20.01',
      'public-resources',
      'procurement',
    ])
    expect((await get('drafter', at(edition))).body).toContain('公共资源配置、政府采购')
  })

  test('finds a column by its words, without script, and loses none of those chosen', async () => {
    const edition = await drafted()
    const reply = await sent(edition, { columns: ['education'], 'columns-sought': '养老', do: 'find' })
    const { body } = await get('drafter', String(reply.headers.location).split('#')[0] ?? '')
    const offered = [...parseHTML(body).document.querySelectorAll('input[name=columns]')].map(input =>
      input.getAttribute('value'),
    )
    expect(offered).toContain('elderly-care')
    expect(offered).not.toContain('qilu-culture')
    expect(new Set(offered).size).toBe(offered.length)
    expect(ticked(body)).toEqual(['education'])
  })

  test('is shown first what the title speaks for', async () => {
    const edition = await drafted({ title: '关于2026年义务教育招生入学的通告（示例）' })
    const { document } = parseHTML((await get('drafter', at(edition, '/edit'))).body)
    const first = document.querySelector('#columns-first')
    expect(first?.getAttribute('value')).toBe('a20.11')
    expect(first?.hasAttribute('checked')).toBe(false)
  })

  test('is told when a column is not one of the agency’s, and keeps what was typed', async () => {
    const edition = await drafted()
    const reply = await sent(edition, { columns: ['a21t.04'], summary: '写好的概述' })
    expect(reply.status).toBe(422)
    expect(reply.body).toContain('href="#field-columns"')
    expect(reply.body).toContain('写好的概述')
  })
})

/** Public without having gone through the pages of the workbench, and in no column. */
async function live(title: string) {
  const { db } = house.house
  const agency = await agencyByKey(db, 'sample-office')
  const kind = publicationKinds.find(each => each.key === 'article')
  if (!agency || !kind) throw new Error('the desk has no office')
  const cast = castOf(agency.id)
  const made = await published(
    db,
    publicationKinds,
    kind,
    agency.id,
    sampleContent({ title }),
    cast,
    house.now,
  )
  return { edition: made.editionId }
}

describe('the releaser', () => {
  test('finds what is public and in no column, and puts it where its title speaks for with one press', async () => {
    const { edition } = await live('关于2026年义务教育招生入学的通告（示例）')
    const { edition: other } = await live('示例')
    const list = '/desk/publications/unplaced'
    const page = async () => parseHTML((await get('releaser', list)).body).document
    const form = [...(await page()).querySelectorAll('form')].find(
      each => each.querySelector('input[name=edition]')?.getAttribute('value') === edition,
    )
    expect(form?.textContent).toContain('教育')
    const fields = (name: string) =>
      [...(form?.querySelectorAll(`input[name=${name}]`) ?? [])].map(each => each.getAttribute('value') ?? '')
    const sending = { edition, columns: fields('columns'), once: fields('once') }
    // Nobody places another agency's text, and a title that speaks for nothing leads to the choice.
    expect((await post('stranger', list, sending)).status).toBe(403)
    const rows = async () => (await page()).querySelector('table')?.textContent ?? ''
    expect(await rows()).toContain('选择栏目')
    expect((await post('releaser', list, sending)).headers.location).toBe(`${list}?done=placed`)
    expect(await columnsOf(edition)).toEqual(fields('columns'))
    expect(await rows()).not.toContain('招生入学')
    expect((await page()).querySelector(`a[href^="/desk/publications/${other}"]`)).not.toBeNull()
  })

  test('moves what is live to other columns; the page shows them at once', async () => {
    const edition = await released()
    expect((await act('releaser', edition, 'place', { columns: ['meetings', 'hearings'] })).status).toBe(422)
    expect((await act('releaser', edition, 'place', { columns: ['hearings'] })).status).toBe(303)
    expect((await house.get(`/d/${await liveNumber(edition)}`)).body).toContain('href="/columns/hearings"')
    expect((await get('releaser', at(edition))).body).toContain('栏目已调整')
  })
})
