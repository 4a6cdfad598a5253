import { agencyOf } from '../../../foundation/agencies/index.ts'
import { paperAnswer } from '../../../foundation/papers/index.ts'
import { personNames } from '../../../foundation/people/index.ts'
import { formatShanghaiMinute } from '../../../law/civil-date.ts'
import { titleOfDocument } from '../../../law/request-documents.ts'
import { type Answer, page } from '../../../platform/http/answers.ts'
import type { DeskVisit } from '../../../platform/http/routes.ts'
import type { Paper } from '../../../ui/paper/paper.ts'
import { factTable } from '../paper-blocks.ts'
import { PrintPage } from '../print-views.tsx'
import { wordsOf } from '../sealing.ts'
import { requestOf } from '../store.ts'
import type { PublicityPrompt } from './prompts.ts'
import { numbersOf } from './store.ts'

/** The end of the address of a transfer, as page, PDF and Word file. */
const NAME = /^D27(?:\.(pdf|docx))?$/

/**
 * D27 主动公开移送表: what several people asked for goes to whoever publishes it (Regulation art. 44). Nothing in it tells who asked.
 * Undefined before the decision, and under any other name.
 */
export async function transferPaper(
  visit: DeskVisit,
  prompt: PublicityPrompt,
  place: { readonly home: string; readonly crumbs: readonly { href: string; label: string }[] },
): Promise<Answer | undefined> {
  const [found, file] = NAME.exec(visit.params.paper ?? '') ?? []
  const paper = found === undefined ? undefined : await paperOf(visit, prompt)
  if (!paper) return undefined
  if (file === 'pdf' || file === 'docx') return paperAnswer(paper, file, { 'cache-control': 'no-store' })
  const body = <PrintPage paper={paper} home={`${place.home}/D27`} />
  return page(paper.title, body, { crumbs: place.crumbs, ownHeading: true })
}

async function paperOf(
  { db, services, demonstration }: DeskVisit,
  { anchor, agencyId, caseIds, decision }: PublicityPrompt,
): Promise<Paper | undefined> {
  if (decision?.result !== 'publish') return undefined
  const row = await requestOf(db, anchor)
  const numbers = await numbersOf(db, caseIds)
  const names = await personNames(db, [decision.decided_by])
  const agency = await agencyOf(db, agencyId)
  return {
    title: titleOfDocument('D27'),
    blocks: [
      factTable([
        {
          term: '政府信息',
          value: (row && wordsOf(services.keys, row)?.description) ?? '（申请内容已经按期销毁）',
        },
        { term: '有关申请', value: caseIds.map(id => numbers.get(id) ?? '').join('、') },
        { term: '依据', value: '《中华人民共和国政府信息公开条例》第四十四条' },
        { term: '理由，拟公开的栏目和时限', value: decision.reason },
        {
          term: '决定',
          value: `主动公开　${names.get(decision.decided_by) ?? '工作人员'}　${formatShanghaiMinute(decision.decided_at)}`,
        },
        { term: '接收部门、接收人', value: '' },
        { term: '接收日期', value: '' },
        { term: '公开网址、公开日期', value: '' },
      ]),
    ],
    signer: agency.name,
    created: decision.decided_at,
    ...(demonstration ? { watermark: '示例' } : {}),
  }
}
