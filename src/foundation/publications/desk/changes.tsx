import { DiffView } from '../../../ui/diff-view/diff-view.tsx'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { compareMetadata, type MetadataValue } from '../bodies/compare.ts'
import type { PublicationContent } from '../content.ts'
import type { PublicationKind } from '../kinds.ts'
import { fieldLabel } from '../words.ts'
import type { Base } from './review-data.ts'

/** A content's fields beside the body, as they are compared. */
function metadataOf(content: PublicationContent): Record<string, MetadataValue> {
  const { body: _body, attachments, details, disclosure, ...plain } = content
  return {
    ...plain,
    disclosure,
    ...Object.fromEntries(Object.entries(details).map(([name, value]) => [`details.${name}`, value])),
    attachments: attachments.map(each => `${each.name}（${each.sha256.slice(0, 8)}）`),
  }
}

interface ChangesProps {
  readonly base: Base
  readonly content: PublicationContent
  readonly kind: PublicationKind
}

/** What changed since the text that was signed or released before: a sentence, and all of it on demand. */
export function Changes({ base, content, kind }: ChangesProps) {
  const fields = compareMetadata(metadataOf(base.content), metadataOf(content))
  const { added, removed, changed } = base.comparison.summary
  const same = fields.length === 0 && added + removed + changed === 0
  return (
    <section class="review-changes" aria-label="修改情况">
      <p>
        与{base.label}相比：
        {same
          ? '内容没有变化。'
          : `正文新增${added}段、删去${removed}段、修改${changed}段，要素修改${fields.length}项。正文中新增的文字以“｜”线标出。`}
      </p>
      {!same && (
        <Disclosure summary="逐处对照">
          <ComparisonView base={base} content={content} kind={kind} />
        </Disclosure>
      )}
    </section>
  )
}

/** Two texts side by side: their fields in a table, their bodies line by line. */
export function ComparisonView({ base, content, kind }: ChangesProps) {
  const fields = compareMetadata(metadataOf(base.content), metadataOf(content))
  return (
    <>
      {fields.length > 0 && (
        <Table
          id="changed-fields"
          caption="修改的要素"
          columns={[
            {
              key: 'field',
              head: '要素',
              rowHeader: true,
              cell: row => fieldLabel(row.field, kind.details),
            },
            { key: 'before', head: '原为', cell: row => <del>{row.before.join('、') || '（空）'}</del> },
            { key: 'after', head: '改为', cell: row => <ins>{row.after.join('、') || '（空）'}</ins> },
          ]}
          rows={fields}
          rowKey={row => row.field}
        />
      )}
      {base.comparison.coarse && <p class="quiet">改动较大，部分段落只按整段对照。</p>}
      <DiffView blocks={base.comparison.blocks} around={1} label="正文对照" />
    </>
  )
}
