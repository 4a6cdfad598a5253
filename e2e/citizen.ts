import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { castOf } from '../demo/publish.ts'
import { publicationKinds } from '../src/app.ts'
import { agencyByKey } from '../src/foundation/agencies/index.ts'
import { published, sampleContent } from '../src/foundation/publications/builders.ts'
import { runJob } from '../src/testing/letters.ts'
import { openPage, overflows } from './browser.ts'
import type { City } from './city.ts'

const DAY = 86_400_000

/** What a citizen does with the city on a phone; told within a file that has opened both. */
export function citizenJourneys(opened: () => { readonly city: City; readonly browser: Browser }): void {
  /** One citizen with one phone, on which no script runs. */
  let phone: Page & { outside: string[] }
  let city: City
  beforeAll(async () => {
    city = opened().city
    phone = await openPage(opened().browser, 360, false)
  })

  const main = () => phone.locator('main').innerText()
  const hits = () => phone.locator('[aria-label="搜索结果"] a').allInnerTexts()

  /** Types into the one box of the home page, as one does. */
  async function searchFor(text: string): Promise<void> {
    await phone.goto(city.address)
    await phone.getByRole('searchbox').fill(text)
    await phone.getByRole('button', { name: '搜索' }).click()
    expect(await overflows(phone)).toBe(false)
  }

  /** Releases a document of the demonstration's office, now. */
  async function release(title: string): Promise<void> {
    const { db } = city.house.house
    const agency = await agencyByKey(db, 'city-office')
    const [kind] = publicationKinds
    if (!agency || !kind) throw new Error('the demonstration lacks its office')
    const now = new Date()
    const cast = await castOf(db, 'city-office', now)
    await published(db, publicationKinds, kind, agency.id, sampleContent({ title }), cast, now)
  }

  /** Opens the link of a kind in the newest letter that the stand-in of the mail server kept. */
  async function followLetter(subject: string, kind: 'confirm' | 'unsubscribe'): Promise<string> {
    const letter = phone.locator('article').filter({ hasText: subject }).first()
    await expect
      .poll(async () => {
        await phone.goto(`${city.address}/mail`)
        return letter.count()
      })
      .toBeGreaterThan(0)
    const text = await letter.innerText()
    const link = new RegExp(`\\S+(/subscriptions/${kind}/[\\w-]+)`).exec(text)?.[1]
    if (!link) throw new Error(`no link to ${kind} in ${text}`)
    await phone.goto(`${city.address}${link}`)
    return text
  }

  describe('a citizen with a phone and without script', () => {
    test.each([
      ['by its exact number', '临政办示例字〔2026〕1号', '一次告知规范', undefined],
      ['by its number as others write it', '临政办示例字[2026] 1 号', '一次告知规范', undefined],
      ['with a wrong character', '一次告之规范', '一次告知规范', '一次告知规范'],
      ['by the initials of its sound', 'ycgz', '一次告知规范', '一次告知'],
      ['in Traditional characters', '農村供水保障', '农村供水保障', undefined],
      ['by a word of its text alone, mistyped', '承诺实限', '一次告知规范', '承诺时限'],
    ])('finds a document %s', async (_, typed, title, meant) => {
      await searchFor(typed)
      if (meant) expect(await phone.locator('.search-meant').first().innerText()).toContain(meant)
      expect((await hits())[0]).toContain(title)
    })

    test('narrows by a facet, goes to the second page, and opens what stands there', async () => {
      await searchFor('公开')
      const before = await phone.locator('.search-total').innerText()
      await phone.getByText('缩小范围').click()
      await phone.getByLabel('信息种类').selectOption({ value: 'article' })
      await phone.getByRole('button', { name: '筛选' }).click()
      expect(phone.url()).toContain('kind=article')
      expect(await phone.locator('.search-total').innerText()).not.toBe(before)
      await phone.getByRole('link', { name: '清除条件' }).click()
      expect(await phone.locator('.search-total').innerText()).toBe(before)
      const first = await hits()
      await phone.getByRole('link', { name: '下一页' }).click()
      const second = await hits()
      expect(second.length).toBeGreaterThan(0)
      expect(second.some(title => first.includes(title))).toBe(false)
      expect(await overflows(phone)).toBe(false)
    })

    test('is helped on where nothing is found', async () => {
      await searchFor('量子纠缠 供水')
      expect(await main()).toContain('没有找到与“量子纠缠 供水”有关的内容')
      await phone.getByRole('main').getByRole('link', { name: '供水', exact: true }).click()
      expect((await hits()).length).toBeGreaterThan(0)
    })

    test('follows a search by mail, is written to after a release, and ends it with one press', async () => {
      await searchFor('雨水收集')
      await phone.getByRole('link', { name: '填写邮箱地址' }).click()
      await phone.getByLabel(/^电子邮箱地址/).fill('citizen@example.com')
      await phone.getByLabel(/我已阅读上述说明/).check()
      await phone.getByRole('button', { name: '提交订阅申请' }).click()
      expect(await main()).toContain('请到您的邮箱查看')
      expect(await followLetter('请确认邮件订阅', 'confirm')).toContain('临沂市人民政府（示例）')
      await phone.getByRole('button', { name: '确认订阅' }).click()
      expect(await main()).toContain('订阅已经生效')

      await release('关于雨水收集利用的通知（示例）')
      city.house.now = new Date(Date.now() + DAY)
      await runJob(city.house, 'notices.digest')
      const letter = await followLetter('1 条更新', 'unsubscribe')
      expect(letter).toContain('关于雨水收集利用的通知（示例）')
      await phone.getByRole('button', { name: '取消这项订阅' }).click()
      expect(await main()).toContain('已取消，邮箱地址已删除')
      expect(phone.outside).toEqual([])
    })
  })
}
