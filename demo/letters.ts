import { type DemoLetter, loadDemoLetters } from '../src/features/letters/demo.ts'
import { agencyByKey } from '../src/foundation/agencies/index.ts'
import { actorById, personByAccount } from '../src/foundation/people/index.ts'
import { published } from '../src/foundation/publications/builders.ts'
import { emptyContent, type PublicationKind } from '../src/foundation/publications/index.ts'
import { addDays, civilDateOf, shanghaiInstant } from '../src/law/civil-date.ts'
import type { KeyRing } from '../src/platform/crypto/key-ring.ts'
import type { Db } from '../src/platform/db/db.ts'
import { agencyOf } from './linyi/agencies.ts'
import { castOf } from './publish.ts'

/** Who answers letters in the demonstration; the first takes those whose writers do not know whom to ask. */
const DESKS = [
  { key: 'city-office', handler: 'handler', approver: 'head' },
  { key: 'finance', handler: 'finance.handler', approver: 'finance.releaser' },
  { key: 'lanshan-office', handler: 'lanshan.handler', approver: 'lanshan.releaser' },
] as const

/** Invented letters in every state, over some months. */
const LETTERS: readonly DemoLetter[] = [
  answered('consult', 'finance', 96, '示例：行政事业性收费在哪里查询', '想了解收费目录在哪里公布。', 5),
  answered(
    'suggest',
    'city-office',
    84,
    '示例：建议公开指南增加地图',
    '公开指南只有地址，建议增加位置图。',
    4,
  ),
  answered('policy', 'finance', 65, '示例：购置设备的补贴怎样申领', '想知道补贴的条件和材料。', 5),
  answered('complain', 'lanshan-office', 52, '示例：窗口中午无人值班', '中午去办事，窗口没有人。', 3),
  answered('consult', 'city-office', 38, '示例：怎样订阅通知公告', '希望有新的通知时能收到邮件。', 5),
  answered('help', 'lanshan-office', 27, '示例：小区路灯不亮', '示例小区东门路灯多日不亮，晚上出行不便。'),
  answered('consult', 'finance', 20, '示例：预算公开看不懂', '部门预算里的“三公”经费怎样看。', 4),
  {
    ...answered('policy', 'city-office', 12, '示例：依申请公开要不要收费', '提交一份申请要交多少钱。', 5),
    consents: true,
  },
  {
    ...base('consult', 'city-office', 9, '示例：财政票据遗失怎么办', '票据丢了，不知道找哪个部门。'),
    state: 'elsewhere',
  },
  {
    ...base('suggest', 'finance', 8, '示例：建议增加自助缴费点', '希望多设几个自助缴费点。'),
    state: 'withdrawn',
  },
  {
    ...base('help', '', 7, '示例：公交站台没有遮雨棚', '示例路公交站台下雨时没有地方躲雨。'),
    state: 'handling',
    transferredTo: 'lanshan-office',
  },
  {
    ...base('complain', 'lanshan-office', 6, '示例：公示栏内容过期', '示例街道公示栏半年没有更新。'),
    state: 'awaiting',
  },
  {
    ...base('policy', 'finance', 4, '示例：小微企业贷款贴息到哪里申请', '想知道今年的贴息政策和申请时间。'),
    state: 'drafted',
    answer: '示例答复：请在每季度首月向所在县区财政部门申请，材料清单见申报通知。',
  },
  {
    ...base('consult', 'city-office', 1, '示例：政务公开日活动怎样报名', '想参加政府开放日。'),
    state: 'received',
  },
  { ...base('suggest', '', 0, '示例：希望列表可以按年份筛选', '查找往年文件不方便。'), state: 'received' },
  {
    ...base('site-error', '', 2, '网站找错', '示例：附件下载后打不开。'),
    state: 'handling',
    error: 'link',
  },
]

const ANSWERS: readonly {
  readonly kind: 'letter-answer' | 'policy-answer'
  readonly agency: string
  readonly daysAgo: number
  readonly title: string
  readonly question: string
  readonly answer: string
}[] = [
  {
    kind: 'policy-answer',
    agency: 'city-office',
    daysAgo: 6,
    title: '申请公开政府信息要不要收费（示例）',
    question: '提交政府信息公开申请，要不要交费？',
    answer: '不收取费用。申请的数量、频次明显超过合理范围的，可以收取信息处理费，标准按国务院有关规定执行。',
  },
  {
    kind: 'policy-answer',
    agency: 'finance',
    daysAgo: 50,
    title: '购置设备补贴的申领条件和材料（示例）',
    question: '购置设备的补贴，什么人可以申领，要带什么材料？',
    answer: '这是示例答复：符合申报通知所列条件的单位和个人均可申领，材料为申领表、发票和设备照片。',
  },
  {
    kind: 'letter-answer',
    agency: 'finance',
    daysAgo: 14,
    title: '部门预算中的“三公”经费怎样看（示例）',
    question: '部门预算里有“三公”经费一表，应当怎样看？',
    answer:
      '“三公”经费包括因公出国（境）费、公务用车购置及运行费、公务接待费三项，表中分列预算数和上年对比。',
  },
]

/** Letters in every state, and the answers that were published of some. */
export async function loadLetters(
  db: Db,
  keys: KeyRing,
  kinds: readonly PublicationKind[],
  now: Date,
): Promise<void> {
  const actor = async (account: string) => {
    const row = await personByAccount(db, account)
    const found = row && (await actorById(db, row.id, now))
    if (!found) throw new Error(`the demonstration has no ${account}`)
    return found
  }
  const desks = []
  for (const { key, handler, approver } of DESKS) {
    const agency = await agencyByKey(db, key)
    if (!agency) throw new Error(`the demonstration has no agency ${key}`)
    desks.push({
      key,
      id: agency.id,
      hands: { handler: await actor(handler), approver: await actor(approver) },
    })
  }
  await loadDemoLetters(db, keys, { desks }, LETTERS, now)
  for (const { kind: key, agency, daysAgo, title, question, answer } of ANSWERS) {
    const kind = kinds.find(each => each.key === key)
    const row = await agencyByKey(db, agency)
    if (!kind || !row) throw new Error(`no kind ${key} or agency ${agency}`)
    const content = {
      ...emptyContent(),
      title,
      issuers: [agencyOf(agency).name],
      body: `<h2>来信</h2><p>${question}</p><h2>答复</h2><p>${answer}</p>`,
    }
    const at = shanghaiInstant(addDays(civilDateOf(now), -daysAgo), '09:30')
    await published(db, kinds, kind, row.id, content, await castOf(db, agency, now), at < now ? at : now)
  }
}

function base(kind: string, agency: string, daysAgo: number, subject: string, body: string) {
  return { kind, agency, daysAgo, subject, body }
}

function answered(
  kind: string,
  agency: string,
  daysAgo: number,
  subject: string,
  body: string,
  score?: number,
): DemoLetter {
  return {
    ...base(kind, agency, daysAgo, subject, body),
    state: 'answered',
    answer: '示例答复：您的来信收到，已经核实办理，感谢您的关心和支持。',
    ...(score === undefined ? {} : { score }),
  }
}
