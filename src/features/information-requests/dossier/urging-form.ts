import { workdaysLeft } from '../clock-views.tsx'
import { dayText, factTable } from '../paper-blocks.ts'
import { requestWorkflow } from '../workflow.ts'
import type { Dossier, Part } from './dossier.ts'

/**
 * 督办单 for a request whose time has run out without an answer (domain/01 §14 row 40): to be filled in by whoever supervises, and
 * answered by the agency. Undefined while there is time, while the clock stands, and once it was answered.
 */
export function urgingForm({ file, agency, today, nameOf }: Dossier): Part | undefined {
  const { clock, row, standing, calendar } = file
  if (clock.state !== 'running' || row.dispatched_on !== null || standing.closedAt !== null) return undefined
  const left = workdaysLeft(clock.date, today, calendar)
  if (left >= 0) return undefined
  return {
    key: 'urging',
    title: '政府信息公开申请督办单',
    number: standing.number ?? undefined,
    signer: '',
    blank: true,
    blocks: [
      factTable([
        { term: '承办机关', value: agency },
        { term: '承办人', value: row.handler_id === null ? '尚未交办' : nameOf(row.handler_id) },
        { term: '收到申请', value: dayText(row.received_on) },
        { term: '应当答复', value: `${dayText(clock.date)}，截至${dayText(today)}已逾期 ${-left} 个工作日` },
        { term: '目前环节', value: requestWorkflow.states[standing.state].label },
        { term: '依据', value: '《中华人民共和国政府信息公开条例》第三十三条、第五十一条' },
        { term: '督办意见', value: '\n\n' },
        { term: '答复的最后期限', value: '　　　　年　　月　　日' },
        { term: '督办机关、督办人、日期', value: '\n' },
        { term: '承办机关反馈（逾期原因、处理结果）', value: '\n\n\n' },
      ]),
    ],
  }
}
