import {
  type DemoRequest,
  loadDemoCorrections,
  loadDemoRequests,
} from '../src/features/information-requests/demo.ts'
import { type CivilDate, civilDate } from '../src/law/civil-date.ts'
import { APPLICANT_COLUMNS } from '../src/law/report-form.ts'
import type { Db } from '../src/platform/db/db.ts'
import type { Services } from '../src/platform/services.ts'
import { castOf, holderOf } from './publish.ts'
import { sampleRecords } from './records.ts'

const OFFICE = 'city-office'

/** One ended request for each outcome of the law, over the year 2025, so that its annual report has something to count. */
const SUBJECTS: readonly (readonly [outcome: string, description: string])[] = [
  ['R01', '示例：2024 年度部门预算'],
  ['R02', '示例：城区供水管网改造方案'],
  ['R03', '示例：2025 年民生实事项目清单'],
  ['R04', '示例：城区停车场建设合同'],
  ['R05', '示例：应急指挥通信方案'],
  ['R06', '示例：统计调查中单个调查对象的资料'],
  ['R07', '示例：重要设施安防布置图'],
  ['R08', '示例：某企业项目申报书'],
  ['R09', '示例：科室值班表'],
  ['R10', '示例：会议讨论记录'],
  ['R11', '示例：某行政处罚案卷'],
  ['R12', '示例：不动产登记资料'],
  ['R13', '示例：示例路 1985 年改造批复'],
  ['R14', '示例：省级公路规划'],
  ['R15', '示例：近十年各街道路灯维修费用对比分析'],
  ['R16', '示例：有关文件'],
  ['R17', '示例：要求处理邻居违建'],
  ['R18', '示例：城区供水管网改造方案'],
  ['R19', '示例：2024 年统计年鉴'],
  ['R20', '示例：全部会议纪要'],
  ['R21', '示例：要求在已提供的文件上加盖印章'],
  ['R22', '示例：一份通知'],
  ['R23', '示例：全部采购合同'],
  ['R24', '示例：申请内容已由本机关主动说明'],
]

/** Requests that are open now, in every state and with what runs beside them. */
const OPEN: readonly DemoRequest[] = [
  open('submitted', 0, '示例：小区周边学校建设规划'),
  { ...open('submitted', 2, '示例：示例村集体土地征收批复'), channel: 'plain-post' },
  { ...open('received', 4, '示例：示例街道老旧小区改造名单'), channel: 'fax' },
  open('received', 3, '示例：示例河治理工程初步设计批复'),
  open('correcting', 9, '示例：拆迁文件'),
  open('reasoning', 8, '示例：近五年全部文件'),
  { ...open('assigned', 10, '示例：示例大道改造项目施工合同'), hears: 'third-party' },
  { ...open('assigned', 16, '示例：与示例局联合印发的方案'), hears: 'co-producer' },
  { ...open('assigned', 12, '示例：历年防汛预案'), hears: 'assistance', extended: true },
  { ...open('assigned', 13, '示例：由示例部门牵头起草的方案'), hears: 'other-agency' },
  { ...open('assigned', 11, '示例：示例地块历史规划资料'), hears: 'conference' },
  { ...open('assigned', 9, '示例：示例地块地下管线资料'), hears: 'determination' },
  { ...open('assigned', 11, '示例：十年来各年度防汛物资采购资料'), delayed: true },
  open('paying', 12, '示例：规划图集'),
  { ...open('drafting', 14, '示例：公租房分配方案'), outcome: 'R02' },
  { ...open('review', 18, '示例：内部通讯录'), outcome: 'R09' },
  { ...open('signed', 20, '示例：政务公开年度要点'), outcome: 'R01' },
  { ...open('dispatched', 22, '示例：示例学校建设批复'), outcome: 'R02' },
  { ...open('bounced', 24, '示例：补贴发放名单'), outcome: 'R04' },
  { ...open('delivered', 26, '示例：示例广场设计方案'), outcome: 'R02' },
  // Late: the light is out, and the page says where to complain.
  { ...open('assigned', 45, '示例：历史遗留道路产权资料'), complains: true },
  { ...open('retracted', 5, '示例：已撤回的申请') },
]

/** Requests of the demonstration, by the people who hold the roles in the office of the city's government. */
export async function loadRequests(db: Db, services: Services, now: Date): Promise<void> {
  const cast = await castOf(db, OFFICE, now)
  const hands = {
    registrar: await holderOf(db, OFFICE, 'registrar', now),
    handler: await holderOf(db, OFFICE, 'handler', now),
    head: await holderOf(db, OFFICE, 'disclosure-head', now),
    secrecy: cast.secrecy,
    legality: cast.legality,
  }
  const offices = [{ key: OFFICE, hands }]
  const gives = await sampleRecords(now)
  const given = [
    { ...open('delivered', 25, '示例：示例公园配套停车场经营协议'), outcome: 'R04', gives },
    { ...open('drafting', 15, '示例：示例体育馆经营协议'), outcome: 'R04', gives },
  ]
  await loadDemoRequests(db, services, offices, [...ended(), ...OPEN, ...given], now)
  await loadDemoCorrections(db, services.keys, offices, now)
}

function ended(): DemoRequest[] {
  return SUBJECTS.map(([outcome, description], index) => ({
    agency: OFFICE,
    column: APPLICANT_COLUMNS[index % 9 < 6 ? 0 : index % 6] ?? 'natural',
    state: 'closed',
    outcome,
    description,
    came: dayOf(index),
    ...(outcome === 'R09' ? { dispute: 'upheld' as const } : {}),
    ...(outcome === 'R13' ? { dispute: 'corrected' as const } : {}),
  }))
}

/** Every second week of 2025, a Wednesday. */
function dayOf(index: number): CivilDate {
  const day = new Date(Date.UTC(2025, 0, 8 + index * 14))
  return civilDate(day.toISOString().slice(0, 10))
}

function open(state: DemoRequest['state'], came: number, description: string): DemoRequest {
  return { agency: OFFICE, column: 'natural', state, came, description }
}
