import type { ComponentChildren } from 'preact'
import { DISCLOSURE_ATTRIBUTES } from '../../../law/disclosure-attributes.ts'
import { Badge } from '../../../ui/badge/badge.tsx'
import { DescriptionList } from '../../../ui/description-list/description-list.tsx'
import { DocumentBody } from '../../../ui/document-body/document-body.tsx'
import { FileLink } from '../../../ui/file-link/file-link.tsx'
import type { PublicationContent } from '../content.ts'
import type { PublicationKind } from '../kinds.ts'
import { FIELD_LABELS } from '../words.ts'

interface DraftTextProps {
  readonly content: PublicationContent
  readonly kind: PublicationKind
  /** The body as it is shown: stored HTML that passed the sanitiser, with marks at most. */
  readonly body: string
  /** Where the draft's files are served from, without a slash at the end. */
  readonly files: string
  /** A judge of the text also sees what is not filled in; a reader does not. */
  readonly gaps: 'shown' | 'hidden'
}

/** The id of a field's place in the text; a finding about the field leads there. */
export function textId(field: string): string {
  return `text-${field.replace(/[^A-Za-z0-9-]/g, '-')}`
}

/** A text that is not public: what the reader will get, with the fields around it. */
export function DraftText({ content, kind, body, files, gaps }: DraftTextProps) {
  const disclosure = DISCLOSURE_ATTRIBUTES.find(each => each.key === content.disclosure)
  const at = (field: string, value: ComponentChildren) => {
    const label = FIELD_LABELS[field] ?? field
    return { term: label, value: value ? <span id={textId(field)}>{value}</span> : null }
  }
  const always = (field: string, value: ComponentChildren) => {
    const missing = gaps === 'shown' && <span class="quiet">未填</span>
    return at(field, value || missing)
  }
  return (
    <article class="draft-text">
      <DescriptionList
        label="文件要素"
        columns={2}
        items={[
          always('issuers', content.issuers.join('、')),
          always('documentNumber', content.documentNumber),
          always('written', content.written),
          at('firstPublished', content.firstPublished),
          at('disclosure', disclosure?.name),
          always('theme', content.theme?.replace('\\', '／')),
          at('keywords', content.keywords.join('；')),
          ...kind.details.map(field => ({
            term: field.label,
            value: content.details[field.name] ? (
              <span id={textId(`details.${field.name}`)}>{String(content.details[field.name])}</span>
            ) : null,
          })),
          at('source', content.source),
          { ...at('addressee', content.addressee), wide: true },
          { ...at('summary', content.summary), wide: true },
        ]}
      />
      <div id={textId('body')}>
        {body ? (
          <DocumentBody html={body.replace(/(<img\b[^>]*?\ssrc=")\/files\//g, `$1${files}/`)} />
        ) : (
          <p class="quiet">（没有正文）</p>
        )}
      </div>
      {content.attachments.length > 0 && (
        <section aria-labelledby="draft-attachments">
          <h2 id="draft-attachments">{FIELD_LABELS.attachments}</h2>
          <ul class="attachment-list">
            {content.attachments.map(each => (
              <li key={each.id} id={textId(`attachments.${each.id}`)}>
                <FileLink href={`${files}/${each.id}`} name={each.name} size={each.size} />{' '}
                {content.body.includes(`/files/${each.id}`) && <Badge>正文插图</Badge>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  )
}
