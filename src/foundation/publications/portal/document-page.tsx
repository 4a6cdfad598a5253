import type { ComponentChildren } from 'preact'
import { formatShanghaiMinute } from '../../../law/civil-date.ts'
import { Contents, type ContentsEntry, WithContents } from '../../../ui/contents/contents.tsx'
import { DescriptionList } from '../../../ui/description-list/description-list.tsx'
import { DocumentBody } from '../../../ui/document-body/document-body.tsx'
import { FileLink } from '../../../ui/file-link/file-link.tsx'
import { ReadAloud } from '../../../ui/read-aloud/read-aloud.tsx'
import { TagList } from '../../../ui/tag-list/tag-list.tsx'
import { Timeline } from '../../../ui/timeline/timeline.tsx'
import type { Column } from '../../catalogue/index.ts'
import { attachmentHref } from '../api-records.ts'
import { contents, type ContentsEntry as Part, withHeadingIds } from '../bodies/text.ts'
import type { AttachmentRef, PublicationContent } from '../content.ts'
import type { VersionSummary } from '../live-versions.ts'
import type { MetadataRow } from './metadata.ts'

/** From how many headings on a list of contents helps. */
const LONG = 4
/** From how many on it starts folded. */
const MANY = 15

interface DocumentPageProps {
  readonly content: PublicationContent
  readonly metadata: readonly MetadataRow[]
  /** What the reader must see before anything else: when a guide was last brought up to date. */
  readonly stated?: readonly MetadataRow[]
  /** Said above everything: this is an older version, a preview. */
  readonly notice?: ComponentChildren
  /** Ids of attachments whose bytes are public now; all of them where this is left out. */
  readonly openFiles?: ReadonlySet<string>
  /** What stands below: versions, downloads. */
  readonly children?: ComponentChildren
}

/** A document as the public reads it: title, number, metadata, contents, body, attachments. */
export function DocumentPage(props: DocumentPageProps) {
  const { content, metadata, stated = [], notice, openFiles, children } = props
  const body = withHeadingIds(content.body)
  const parts = contents(body)
  const text = (
    <>
      {content.body.trim() === '' ? <p class="quiet">正文见附件。</p> : <DocumentBody html={body} />}
      <Attachments files={content.attachments} openFiles={openFiles} />
      {children}
    </>
  )
  return (
    <article class="document">
      <h1 class="document-title">{content.title}</h1>
      {content.documentNumber ? <p class="document-number">{content.documentNumber}</p> : null}
      {stated.map(({ label, value }) => (
        <p class="document-stated" key={label}>
          {label}：<strong>{value}</strong>
        </p>
      ))}
      {notice}
      <DescriptionList
        label="信息要素"
        columns={2}
        items={metadata.map(({ label, value }) => ({ term: label, value }))}
      />
      <div class="document-tools no-print">
        <ReadAloud target="document-body" />
      </div>
      {count(parts) >= LONG ? (
        <WithContents contents={<Contents items={parts.map(entry)} folded={count(parts) > MANY} />}>
          {text}
        </WithContents>
      ) : (
        text
      )}
    </article>
  )
}

function count(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => sum + 1 + count(part.children), 0)
}

function entry(part: Part): ContentsEntry {
  return {
    href: `#${part.id}`,
    label: part.text,
    ...(part.children.length > 0 ? { items: part.children.map(entry) } : {}),
  }
}

function Attachments({
  files,
  openFiles,
}: {
  files: readonly AttachmentRef[]
  openFiles: ReadonlySet<string> | undefined
}) {
  if (files.length === 0) return null
  return (
    <section class="document-part" aria-labelledby="attachments">
      <h2 id="attachments">附件</h2>
      <ol class="attachment-list">
        {files.map(file => (
          <li key={file.id}>
            {openFiles && !openFiles.has(file.id) ? (
              `${file.name}（此版本的附件已不提供下载）`
            ) : (
              <FileLink href={attachmentHref(file)} name={file.name} size={file.size} />
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The versions that the public may read and compare, newest first, with what changed. */
export function Versions({
  number,
  versions,
  shown,
}: {
  number: number
  versions: readonly VersionSummary[]
  /** The version on this page. */
  shown: number
}) {
  if (versions.length < 2) return null
  const newest = versions[0]?.version
  return (
    <section class="document-part" aria-labelledby="versions">
      <h2 id="versions">版本与更改</h2>
      <Timeline
        label="各版本，从新到旧"
        items={versions.map(each => ({
          at: formatShanghaiMinute(each.releasedAt),
          title: (
            <>
              {each.version === shown ? (
                <span aria-current="page">第 {each.version} 版（本页）</span>
              ) : (
                <a href={each.version === newest ? `/d/${number}` : `/d/${number}/versions/${each.version}`}>
                  第 {each.version} 版
                </a>
              )}
              {each.version === newest ? ' 现行版本' : ''}
            </>
          ),
          detail: (
            <>
              {each.note === '' ? (each.version === 1 ? '首次发布' : '') : `更改说明：${each.note}`}
              {each.version > 1 ? (
                <>
                  {' '}
                  <a href={`/d/${number}/compare?from=${each.version - 1}&to=${each.version}`}>
                    与第 {each.version - 1} 版对照
                  </a>
                </>
              ) : null}
            </>
          ),
        }))}
      />
    </section>
  )
}

/** Where else one finds texts like this. */
export function InColumns({ columns }: { columns: readonly Column[] }) {
  if (columns.length === 0) return null
  return (
    <section class="document-part no-print" aria-labelledby="in-columns">
      <h2 id="in-columns">所属栏目</h2>
      <TagList
        label="所属栏目"
        items={columns.map(({ key, name }) => ({ label: name, href: `/columns/${key}` }))}
      />
    </section>
  )
}

/** The same document to take home, and where to read it as data. */
export function Downloads({ number }: { number: number }) {
  const base = `/d/${number}/download`
  return (
    <section class="document-part no-print" aria-labelledby="downloads">
      <h2 id="downloads">下载</h2>
      <ul class="download-list">
        <li>
          <a href={`${base}.docx`}>Word 文档（.docx）</a>
        </li>
        <li>
          <a href={`${base}.txt`}>纯文本（.txt）</a>
        </li>
        <li>
          <a href={`${base}.json`}>数据（.json）</a>
        </li>
      </ul>
    </section>
  )
}
