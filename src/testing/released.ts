import { article, disclosureKinds, guide, institutionRule } from '../features/disclosure/index.ts'
import { foundedAgency } from '../foundation/agencies/builders.ts'
import {
  type Cast,
  granted,
  published,
  republished,
  sampleContent,
} from '../foundation/publications/builders.ts'
import {
  type PublicationContent,
  type PublicationKind,
  startPublication,
  withdrawPublication,
} from '../foundation/publications/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import type { Actor } from '../platform/permissions/permission.ts'
import { newId } from '../platform/time/ids.ts'
import type { TestHouse } from './house.ts'

/** What the public of a test house can read, and what it must not. */
export interface Released {
  /** Every number that is live, newest release first. */
  readonly live: readonly number[]
  /** Has two versions. */
  readonly changed: number
  readonly withdrawn: number
  readonly guide: number
  readonly rule: number
  /** A title that would break a careless page, feed or table. */
  readonly hostile: number
  readonly agencyKey: string
  readonly otherKey: string
}

/** Stands in the draft alone: nothing public may ever show it. */
export const DRAFT_WORD = '尚未公开的草稿内容'
/** Stands in the withdrawn text alone. */
export const WITHDRAWN_WORD = '已经撤下的正文内容'
export const HOSTILE_TITLE = '=1+1,关于"<b>标签</b>"&amp;\'引号\'的通知'

/**
 * A small public city: two agencies, some texts of every kind, one changed, one withdrawn, one still a draft. Releases are
 * a minute apart and end a minute before the house's own moment. `more` adds plain articles, for lists of several pages.
 */
export async function releasedCity({ house, now }: TestHouse, more = 0): Promise<Released> {
  const { db } = house
  let moment = now.getTime() - (20 + more) * 60_000
  const next = () => {
    moment += 60_000
    return new Date(moment)
  }
  const agency = await foundedAgency(db, { key: 'city-office', name: '示例市人民政府办公室' }, next())
  const other = await foundedAgency(db, { key: 'finance', name: '示例市财政局' }, next())
  const here = castOf(agency.id)
  const live: number[] = []
  const release = async (
    kind: PublicationKind,
    parts: Partial<PublicationContent>,
    cast: Cast = here,
    agencyId = agency.id,
  ) => {
    const made = await published(db, disclosureKinds, kind, agencyId, sampleContent(parts), cast, next())
    live.unshift(made.number)
    return made
  }

  const guided = await release(guide, {
    title: '示例市人民政府办公室政府信息公开指南',
    details: { reviewed: '2026-10-12' },
  })
  const rule = await release(institutionRule, { title: '政府信息公开审查制度（示例）' })
  const first = await release(article, {
    title: '关于供水保障的通知（示例）',
    documentNumber: '示政办发〔2026〕7号',
    summary: '安排供水保障。',
    body: '<h2>一、总体要求</h2><p>保障供水八小时。</p><h2>二、分工</h2><p>市水利局负责检测。</p>',
  })
  const gone = await release(article, { title: '夏季服务时间（示例）', body: `<p>${WITHDRAWN_WORD}</p>` })
  const hostile = await release(
    article,
    { title: HOSTILE_TITLE, issuers: ['示例市财政局'] },
    castOf(other.id),
    other.id,
  )
  for (let n = 1; n <= more; n += 1) await release(article, { title: `关于第${n}项示例工作的通知` })
  await republished(
    db,
    disclosureKinds,
    first.publicationId,
    sampleContent({
      title: '关于供水保障的通知（示例）',
      documentNumber: '示政办发〔2026〕7号',
      summary: '安排供水保障。',
      body: '<h2>一、总体要求</h2><p>保障供水十二小时。</p><h2>二、分工</h2><p>市水利局负责检测。</p>',
    }),
    '调整供水时间',
    here,
    next(),
  )
  const moved = { editionId: gone.editionId, reason: '服务时间已经调整' }
  await inTransaction(db, async tx =>
    granted(await withdrawPublication(tx, disclosureKinds, moved, here.releaser, next())),
  )
  const draft = sampleContent({ title: DRAFT_WORD, body: `<p>${DRAFT_WORD}</p>` })
  await inTransaction(db, async tx =>
    granted(await startPublication(tx, article, agency.id, draft, here.drafter, next())),
  )
  return {
    live: live.filter(number => number !== gone.number),
    changed: first.number,
    withdrawn: gone.number,
    guide: guided.number,
    rule: rule.number,
    hostile: hostile.number,
    agencyKey: agency.key,
    otherKey: other.key,
  }
}

export function castOf(agencyId: string): Cast {
  const one = (role: string): Actor => {
    const id = newId(new Date(0))
    return { id, account: role, name: '示例', home: agencyId, grants: [{ role, scope: agencyId }] }
  }
  return {
    drafter: one('drafter'),
    reviewer: one('reviewer'),
    legality: one('legality-reviewer'),
    secrecy: one('confidentiality-reviewer'),
    releaser: one('releaser'),
  }
}
