import { formatShanghaiMinute } from '../../../law/civil-date.ts'
import { Button } from '../../../ui/button/button.tsx'
import { DiffView } from '../../../ui/diff-view/diff-view.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { Table } from '../../../ui/table/table.tsx'
import type { Comparison, MetadataChange } from '../bodies/compare.ts'
import type { VersionSummary } from '../live-versions.ts'

/** Unchanged lines that stay in sight on both sides of a change. */
const AROUND = 1

interface ComparePageProps {
  readonly number: number
  readonly from: VersionSummary
  readonly to: VersionSummary
  readonly versions: readonly VersionSummary[]
  readonly metadata: readonly MetadataChange[]
  readonly comparison: Comparison
}

/** Two versions of a text held against one another: what the metadata changed, then what the text changed. */
export function ComparePage({ number, from, to, versions, metadata, comparison }: ComparePageProps) {
  const { added, removed, changed } = comparison.summary
  const same = added + removed + changed === 0
  return (
    <>
      <p>
        第 {from.version} 版（{formatShanghaiMinute(from.releasedAt)} 发布）与第 {to.version} 版（
        {formatShanghaiMinute(to.releasedAt)} 发布）对照。
        {same ? '正文没有变化。' : `正文新增 ${added} 段，删去 ${removed} 段，修改 ${changed} 段。`}
      </p>
      {to.note === '' ? null : (
        <p>
          第 {to.version} 版的更改说明：{to.note}
        </p>
      )}
      {versions.length > 2 ? <Choose number={number} from={from} to={to} versions={versions} /> : null}
      {comparison.coarse ? (
        <Notice title="部分段落改动较大">有的段落改动过多，整段列出旧文和新文，不再逐字对照。</Notice>
      ) : null}
      {metadata.length === 0 ? null : (
        <section>
          <h2>信息要素的变化</h2>
          <Table
            id="metadata-changes"
            caption="两个版本不同的信息要素"
            captionHidden
            columns={[
              { key: 'field', head: '要素', rowHeader: true, cell: row => row.field },
              {
                key: 'before',
                head: `第 ${from.version} 版`,
                cell: row => (row.before.length > 0 ? <del>{row.before.join('、')}</del> : '（无）'),
              },
              {
                key: 'after',
                head: `第 ${to.version} 版`,
                cell: row => (row.after.length > 0 ? <ins>{row.after.join('、')}</ins> : '（无）'),
              },
            ]}
            rows={metadata}
            rowKey={row => row.field}
          />
        </section>
      )}
      {same ? null : (
        <section>
          <h2>正文的变化</h2>
          <DiffView blocks={comparison.blocks} around={AROUND} label="正文对照，按原文顺序" />
        </section>
      )}
      <p class="no-print">
        <a href={`/d/${number}`}>查看现行版本全文</a>
      </p>
    </>
  )
}

function Choose({
  number,
  from,
  to,
  versions,
}: Pick<ComparePageProps, 'number' | 'from' | 'to' | 'versions'>) {
  const choice = (name: string, label: string, value: number) => (
    <div class="filter">
      <label class="filter-label" for={`compare-${name}`}>
        {label}
      </label>
      <select class="control" id={`compare-${name}`} name={name}>
        {versions.map(each => (
          <option key={each.version} value={each.version} selected={each.version === value}>
            第 {each.version} 版（{formatShanghaiMinute(each.releasedAt)}）
          </option>
        ))}
      </select>
    </div>
  )
  return (
    <form
      class="filter-panel no-print"
      method="get"
      action={`/d/${number}/compare`}
      aria-label="选择对照的版本"
    >
      {choice('from', '原版本', from.version)}
      {choice('to', '对照版本', to.version)}
      <div class="filter-actions">
        <Button>对照</Button>
      </div>
    </form>
  )
}
