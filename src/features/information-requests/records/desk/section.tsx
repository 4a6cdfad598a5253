import { formatShanghaiMinute } from '../../../../law/civil-date.ts'
import { Section } from '../../../../ui/section/section.tsx'
import type { ReadRecord } from '../read.ts'
import { RECORDS } from '../words.ts'
import { RecordList } from './list-views.tsx'
import { recordsHome } from './on-record.ts'

/** What the page of a request says of the records that are to be given. */
export function RecordsSection({
  caseId,
  records,
  mayPrepare,
  downloads,
}: {
  readonly caseId: string
  readonly records: readonly ReadRecord[]
  readonly mayPrepare: boolean
  readonly downloads: { readonly times: number; readonly last: Date } | undefined
}) {
  if (records.length === 0 && !mayPrepare) return null
  const home = recordsHome(caseId)
  return (
    <Section title={RECORDS} id="records">
      {records.length === 0 ? null : <RecordList home={home} records={records} />}
      {downloads ? (
        <p>
          申请人已经下载 {downloads.times} 次，最近一次在 {formatShanghaiMinute(downloads.last)}。
        </p>
      ) : null}
      <p>
        <a href={home}>{mayPrepare ? '上传、处理拟提供的材料' : '查看拟提供的材料'}</a>
      </p>
    </Section>
  )
}
