import { publicationKinds, reportFigures } from '../src/app.ts'
import { broughtReport } from '../src/features/annual-reports/builders.ts'
import { agencyByKey } from '../src/foundation/agencies/index.ts'
import { broughtOut } from '../src/foundation/publications/builders.ts'
import { civilDate, shanghaiInstant } from '../src/law/civil-date.ts'
import type { Db } from '../src/platform/db/db.ts'
import { castOf, holderOf } from './publish.ts'

const OFFICE = 'city-office'

const TEXTS = {
  overview: `示例：本报告按照《中华人民共和国政府信息公开条例》和全国统一格式编制，由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六部分组成，数据统计期限为2025年1月1日至12月31日。
示例：（一）主动公开。按照公开目录及时公开政策文件、财政预决算、民生实事等信息。
示例：（二）依申请公开。全部申请在法定期限内办理，疑难申请经会商、审查后答复。
示例：（三）政府信息管理。发布前逐条进行保密审查和文字审查，废止、修改的文件及时标注。
示例：（四）平台建设。政府网站、政务新媒体、公报协同发布，提供无障碍阅读。
示例：（五）监督保障。定期培训、考核，向社会公布监督电话。`,
  problems:
    '示例：部分文件解读的形式还比较单一，下一步增加图表和问答；个别栏目更新不够及时，下一步按月检查。',
  others: '示例：本年度收取信息处理费的情况见第三部分；没有其他需要报告的事项。',
}

/** Before the cases were kept here: entered by hand. */
const BEFORE = {
  year: 2024,
  texts: {
    overview:
      '示例：本报告由总体情况等六部分组成，数据统计期限为2024年1月1日至12月31日。全年收到政府信息公开申请17件，均已办结。',
    problems: '示例：公开目录的分类不够清楚，下一步按照主题重新梳理。',
    others: '示例：本年度没有收取信息处理费。',
  },
  cells: {
    't1.normative.made': '5',
    't1.normative.in-force': '18',
    't2.r1.natural': '15',
    't2.r1.business': '2',
    't2.r3.1.natural': '9',
    't2.r3.1.business': '2',
    't2.r3.2.natural': '2',
    't2.r3.4.1.natural': '4',
  },
}

/** The office's report for 2025: tables two and three counted from the demonstration's requests, table one made up; and that for 2024, to lay it beside. */
export async function loadReports(db: Db, now: Date): Promise<void> {
  const office = await agencyByKey(db, OFFICE)
  if (!office) throw new Error(`no agency ${OFFICE}`)
  const cast = await castOf(db, OFFICE, now)
  const hands = {
    writer: await holderOf(db, OFFICE, 'handler', now),
    head: await holderOf(db, OFFICE, 'disclosure-head', now),
    office: await holderOf(db, OFFICE, 'supervising-office', now),
  }
  const counted = {
    year: 2025,
    texts: TEXTS,
    cells: { 't1.normative.made': '3', 't1.normative.in-force': '21', 't1.fees.amount': '0' },
  }
  for (const report of [BEFORE, counted]) {
    const planned = shanghaiInstant(civilDate(`${report.year + 1}-01-28`), '10:00')
    const at = planned < now ? planned : now
    await broughtReport(db, reportFigures, { agencyId: office.id, ...report }, 'published', hands, at, {
      drafter: cast.drafter,
      async release(editionId) {
        await broughtOut(db, publicationKinds, editionId, cast, at)
      },
    })
  }
}
