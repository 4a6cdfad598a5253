import { DateText } from '../../../ui/date-text/date-text.tsx'
import type { CorrectionDue } from './file.ts'

/** By which day the result is told, and why: the same for the applicant and for the desk. */
export function CorrectionDueDay({
  due,
  receivedOn,
}: {
  readonly due: CorrectionDue
  readonly receivedOn: string
}) {
  return (
    <p>
      应当在 <DateText date={due.date} /> 以前告知结果{due.provisional ? '（节假日安排未公布，暂定）' : ''}
      ：自收到之日（
      <DateText date={receivedOn} />
      ）的次日起 {due.days} 个工作日。条例第四十一条没有规定具体期限，这是本平台按合理期限设定的时间。
    </p>
  )
}
