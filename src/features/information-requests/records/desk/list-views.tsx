import { Badge } from '../../../../ui/badge/badge.tsx'
import { humanSize } from '../../../../ui/file-link/file-link.tsx'
import { type Column, Table } from '../../../../ui/table/table.tsx'
import type { ReadRecord } from '../read.ts'
import { RELEASE_WORDS } from '../words.ts'

/** The records of a request: what each is, what was found in it, and how it is given. */
export function RecordList({
  home,
  records,
}: {
  readonly home: string
  readonly records: readonly ReadRecord[]
}) {
  const columns: readonly Column<ReadRecord>[] = [
    {
      key: 'name',
      head: '名称',
      rowHeader: true,
      cell: record => <a href={`${home}/${record.id}`}>{record.name}</a>,
    },
    { key: 'size', head: '大小', figures: true, cell: record => humanSize(record.size) },
    { key: 'findings', head: '隐藏信息', cell: record => foundIn(record) },
    { key: 'release', head: '提供方式', cell: record => <Given record={record} /> },
  ]
  return (
    <Table
      id="record-list"
      caption="材料"
      captionHidden
      columns={columns}
      rows={records}
      rowKey={record => record.id}
      empty="还没有上传材料。"
    />
  )
}

function foundIn({ findings, problem }: ReadRecord): string {
  if (problem) return '没有检查'
  return findings.length === 0 ? '没有发现' : `${findings.length} 项`
}

function Given({ record: { release } }: { readonly record: ReadRecord }) {
  if (!release) return <Badge tone="warning">待确定</Badge>
  return (
    <Badge tone="success">
      {RELEASE_WORDS[release.kind]}
      {release.pages === null ? '' : `，${release.pages} 页`}
    </Badge>
  )
}
