import { formatShanghaiMinute } from '../../../law/civil-date.ts'
import { DescriptionList } from '../../../ui/description-list/description-list.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import type { LivePublicationRow } from '../tables.ts'

/** What stays at the address of a withdrawn text: when, which agency, why; never who, and nothing of the text. */
export function WithdrawnPage({ row }: { row: Omit<LivePublicationRow, 'content'> }) {
  return (
    <>
      <h1 class="document-title">该信息已撤下</h1>
      <Notice tone="warning" title="本页不再提供原来的内容">
        <p>
          《{row.title}》已由{row.agency_name}撤下。本地址和索引号继续保留，不会用于其他信息。
        </p>
      </Notice>
      <DescriptionList
        label="撤下情况"
        items={[
          { term: '撤下时间', value: row.withdrawn_at ? formatShanghaiMinute(row.withdrawn_at) : '' },
          { term: '撤下机构', value: row.agency_name },
          { term: '撤下理由', value: row.withdrawn_reason ?? '' },
          { term: '索引号', value: row.index_number },
          { term: '原发布时间', value: formatShanghaiMinute(row.released_at) },
        ]}
      />
      <p>
        如对撤下有疑问，可以向<a href={`/agencies/${row.agency_key}`}>{row.agency_name}</a>
        询问；也可以<a href={`/publications?agency=${row.agency_key}`}>查看该机构公开的其他信息</a>。
      </p>
    </>
  )
}
