import { ButtonLink } from '../../../ui/button/button.tsx'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import type { Paper } from '../../../ui/paper/paper.ts'
import { PaperSheet } from '../../../ui/paper/paper-sheet.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { dayText } from '../paper-blocks.ts'
import type { Part } from './dossier.ts'

/** The catalogue of a file, each paper to be opened or fetched, and the file as it would be bound. */
export function DossierPage({
  parts,
  home,
  paper,
}: {
  readonly parts: readonly Part[]
  readonly home: string
  readonly paper: Paper
}) {
  const blanks = parts.filter(each => each.blank)
  return (
    <>
      <p class="no-print">
        全卷包括案卷、各件文书、提供的材料、证据中的公开页面和全部文件的摘要值。每次下载全卷都有记录。
      </p>
      <p class="no-print">
        <ButtonLink href={`${home}/whole.zip`}>下载全卷（ZIP）</ButtonLink>
        {'　'}
        <a href={`${home}/whole.pdf`}>案卷 PDF</a>
        {'　'}
        <a href={`${home}/whole.docx`}>案卷 Word（.docx）</a>
      </p>
      <Catalogue id="catalogue" caption="卷宗目录" home={home} parts={parts.filter(each => !each.blank)} />
      {blanks.length === 0 ? null : (
        <Catalogue id="blanks" caption="空白表格（供对方填写）" home={home} parts={blanks} />
      )}
      <Section title="案卷内容" id="content">
        <Disclosure summary="在本页查看全卷">
          <PaperSheet paper={paper} />
        </Disclosure>
      </Section>
    </>
  )
}

function Catalogue({
  id,
  caption,
  home,
  parts,
}: {
  readonly id: string
  readonly caption: string
  readonly home: string
  readonly parts: readonly Part[]
}) {
  return (
    <Table<Part>
      id={id}
      caption={caption}
      columns={[
        {
          key: 'title',
          head: '题名',
          rowHeader: true,
          cell: each => <a href={`${home}/${each.key}`}>{each.title}</a>,
        },
        { key: 'number', head: '文号', cell: each => each.number ?? '' },
        { key: 'day', head: '日期', nowrap: true, cell: each => dayText(each.day) },
        {
          key: 'files',
          head: '下载',
          nowrap: true,
          cell: each => (
            <>
              <a href={`${home}/${each.key}.pdf`} aria-label={`${each.title} PDF`}>
                PDF
              </a>
              {'　'}
              <a href={`${home}/${each.key}.docx`} aria-label={`${each.title} Word`}>
                Word
              </a>
            </>
          ),
        },
      ]}
      rows={parts}
      rowKey={each => each.key}
    />
  )
}
