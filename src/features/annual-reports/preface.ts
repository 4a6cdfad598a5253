import { agencyOf, detailsOf } from '../../foundation/agencies/index.ts'
import { eventsOf } from '../../foundation/cases/index.ts'
import { civilDateOf, formatChineseDate } from '../../law/civil-date.ts'
import { REPORT_NOTICES } from '../../law/report-form.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { ReportRow } from './tables.ts'

/**
 * What stands before part one (domain/02 §7, §8): what the report rests on, which year its numbers are of, whom to ask; and, where it
 * was public before, why it was amended.
 */
export async function prefaceOf(
  tx: Tx,
  { case_id, agency_id, year, form }: ReportRow,
): Promise<readonly string[]> {
  const agency = await agencyOf(tx, agency_id)
  const { details } = await detailsOf(tx, agency_id)
  const reach = [details.telephone, details.address].filter(part => part !== '').join('，')
  const amended = (await eventsOf(tx, case_id)).findLast(event => event.event === 'amend')
  return [
    `本报告依照《中华人民共和国政府信息公开条例》第四十九条、第五十条和${REPORT_NOTICES[form]}编制，包括六个部分。数据的统计期限为${year}年1月1日至12月31日。`,
    ...(reach === '' ? [] : [`对本报告有疑问的，请与${agency.name}联系：${reach}。`]),
    ...(amended?.note ? [`更正说明（${formatChineseDate(civilDateOf(amended.at))}）：${amended.note}`] : []),
  ]
}
