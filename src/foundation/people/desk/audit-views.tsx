import type { ChainReport } from '../../../platform/facts/seal.ts'
import { Badge } from '../../../ui/badge/badge.tsx'
import { ButtonLink } from '../../../ui/button/button.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { FilterPanel } from '../../../ui/filter-panel/filter-panel.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { Pagination } from '../../../ui/pagination/pagination.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { actorWords, dataWords, eventWords, momentWords, succeeded } from '../audit-words.ts'
import type { AuditEntry } from '../store/audit.ts'

export interface AuditListProps {
  readonly entries: readonly AuditEntry[]
  readonly kinds: readonly string[]
  readonly typed: Readonly<Record<string, string>>
  /** The same rows as a file. */
  readonly file: string
  readonly first: string | undefined
  readonly next: string | undefined
}

/** What happened, who did it, to whom or what, and whether the chain holds it: to be read, never to be changed. */
export function AuditList({ entries, kinds, typed, file, first, next }: AuditListProps) {
  return (
    <>
      <p>
        审计记录只能追加，任何人不能修改或删除。记录产生后约一秒内按顺序封存，每条的摘要包含前一条的摘要。{' '}
        <a href="/desk/audit/chain">核验全部封存记录</a>
      </p>
      <FilterPanel
        action="/desk/audit"
        clear="/desk/audit"
        filters={[
          {
            name: 'kind',
            label: '事件',
            all: '全部事件',
            value: typed.kind,
            options: kinds.map(kind => ({ value: kind, label: eventWords(kind) })),
          },
        ]}
      >
        <Field name="actor" label="操作人账号" value={typed.actor} width="medium" autocomplete="off" />
        <Field name="subject" label="对象标识" value={typed.subject} width="medium" autocomplete="off" />
        <Field type="date" name="from" label="起始日期" value={typed.from} />
        <Field type="date" name="until" label="截止日期" value={typed.until} />
      </FilterPanel>
      <Table
        caption="审计记录，最新的在前"
        columns={[
          {
            key: 'at',
            head: '时间',
            nowrap: true,
            rowHeader: true,
            cell: entry => momentWords(entry.at),
          },
          { key: 'kind', head: '事件', cell: entry => eventWords(entry.kind) },
          {
            key: 'success',
            head: '结果',
            cell: entry =>
              succeeded(entry.kind) ? <Badge tone="success">成功</Badge> : <Badge tone="danger">失败</Badge>,
          },
          {
            key: 'actor',
            head: '操作人',
            cell: actorWords,
          },
          {
            key: 'subject',
            head: '对象',
            cell: entry => (
              <>
                {entry.subjectAccount ?? entry.subjectType} <code>{entry.subjectId}</code>
              </>
            ),
          },
          {
            key: 'data',
            head: '数据',
            cell: entry => dataWords(entry.data) || '—',
          },
          {
            key: 'seal',
            head: '封存',
            nowrap: true,
            cell: entry =>
              entry.seq === null ? (
                <Badge tone="warning">待封存</Badge>
              ) : (
                <span title={entry.hash ?? ''}>第 {entry.seq} 条</span>
              ),
          },
        ]}
        rows={entries}
        rowKey={entry => entry.id}
        empty="没有符合条件的记录。请放宽条件后再查。"
        downloads={<a href={file}>下载为 CSV（按当前条件，最多 50000 条）</a>}
      />
      <Pagination previous={first} next={next} />
    </>
  )
}

/** What walking the whole chain came to. */
export function ChainResult({ report }: { readonly report: ChainReport }) {
  return (
    <>
      {report.ok ? (
        <Notice tone="success" title="核验通过">
          <p>
            已逐条重新计算 {report.facts} 条封存记录，前后相接，没有发现改动。最后一条的摘要：
            <code>{report.head}</code>
          </p>
          <p>请将此摘要另行保存；以后核验时，同一序号的摘要应当相同。</p>
        </Notice>
      ) : (
        <Notice tone="danger" title="核验没有通过">
          <p>
            第 {report.brokenAt} 条（记录 <code>{report.factId}</code>
            ）与其摘要不符。请立即保全数据库和备份，并报告网络安全负责人。
          </p>
        </Notice>
      )}
      <ButtonLink href="/desk/audit">返回审计记录</ButtonLink>
    </>
  )
}
