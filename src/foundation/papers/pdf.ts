import { missingSigns } from '../../platform/typesetting/coverage.ts'
import { type Typeset, typeset } from '../../platform/typesetting/typeset.ts'
import { type Paper, SEAL_PLACE, wordsOf } from '../../ui/paper/paper.ts'

/**
 * A4 in the manner of GB/T 9704-2012: margins 37, 35, 28 and 26 mm, title 二号 (22 pt), body 三号 (16 pt) at 28.95 pt a line, which
 * gives 22 lines; the page's number below. The faces are those of Noto Serif SC, since 小标宋 and 仿宋 are not free.
 */
const SOURCE = `
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title, author: d.signer)
#set page(
  paper: "a4",
  margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm),
  footer: context align(center, text(size: 14pt)[— #counter(page).display() —]),
  background: if d.watermark != none { rotate(-35deg, text(size: 96pt, fill: luma(225), d.watermark)) },
)
#set text(font: "Noto Serif SC", size: 16pt, lang: "zh", region: "cn", top-edge: 0.8em, bottom-edge: -0.2em, cjk-latin-spacing: none)
#let step = 12.95pt
#set par(leading: step, spacing: step, justify: true, first-line-indent: (amount: 2em, all: true))
#show heading: set text(size: 16pt, weight: "bold")
#show heading: set block(above: step, below: step)
#show heading.where(level: 2): it => par(strong(it.body))

#align(center, {
  set par(first-line-indent: 0em, justify: false)
  block(below: 24pt, heading(level: 1, outlined: true, text(size: 22pt, d.title)))
  if d.number != none { block(below: 24pt, d.number) }
})

#if d.addressee != none { par(first-line-indent: 0em, d.addressee + "：") }

#for b in d.blocks {
  if b.kind == "text" { par(b.text) }
  else if b.kind == "heading" { heading(level: 2, b.text) }
  else {
    set text(size: 10.5pt)
    set par(leading: 0.6em, spacing: 0.6em, first-line-indent: 0em, justify: false)
    if b.caption != none { align(center, text(weight: "bold", size: 12pt, b.caption)) }
    table(
      columns: b.widths.map(w => w * 1fr),
      align: horizon + center,
      stroke: 0.5pt,
      inset: 5pt,
      ..b.rows.flatten().map(c => table.cell(
        colspan: c.colspan,
        rowspan: c.rowspan,
        align: horizon + if c.number { right } else if c.head { center } else { left },
        if c.head { strong(c.text) } else { c.text },
      )),
    )
  }
}

#if d.attachments.len() > 0 {
  v(step)
  for (at, name) in d.attachments.enumerate() {
    par(if d.attachments.len() > 1 { "附件" + str(at + 1) + "：" + name } else { "附件：" + name })
  }
}

#v(2 * 28.95pt)
#align(right, block(breakable: false, inset: (right: 4em), align(center, {
  set par(first-line-indent: 0em, justify: false)
  d.signer
  if d.seal != none { text(fill: luma(110), d.seal) }
  if d.date != none { linebreak(); d.date }
})))
`

export type PaperPdf =
  | { readonly ok: true; readonly pdf: Buffer }
  /** `missing`: the font has no sign for these; nothing is printed with an empty box in it. */
  | { readonly ok: false; readonly code: 'missing'; readonly signs: readonly string[] }
  | Extract<Typeset, { ok: false }>

/** A paper as PDF/A-2b with tags. The same paper gives the same bytes. */
export async function paperPdf(paper: Paper): Promise<PaperPdf> {
  const signs = await missingSigns(wordsOf(paper))
  if (signs.length > 0) return { ok: false, code: 'missing', signs }
  return typeset({ source: SOURCE, data: sheetOf(paper), created: paper.created })
}

/** A word that fills more than a line, such as an address, may break after every thirty signs: otherwise its end runs off the sheet. */
function breakable(text: string): string {
  return text.replace(/[!-~]{31,}/g, word => word.replace(/.{30}/g, '$&\u200b'))
}

/** Every field is there, so that the template need not ask which are. */
function sheetOf({
  title,
  number,
  addressee,
  blocks,
  attachments,
  signer,
  sealed,
  date,
  watermark,
}: Paper): object {
  return {
    title,
    number: number ?? null,
    addressee: addressee ?? null,
    signer,
    seal: sealed ? SEAL_PLACE : null,
    date: date ?? null,
    watermark: watermark ?? null,
    attachments: (attachments ?? []).map(breakable),
    blocks: blocks.map(block =>
      block.kind === 'table'
        ? {
            ...block,
            caption: block.caption ?? null,
            rows: block.rows.map(row =>
              row.map(({ text, head = false, colspan = 1, rowspan = 1, number: figure = false }) => ({
                text: breakable(text),
                head,
                colspan,
                rowspan,
                number: figure,
              })),
            ),
          }
        : { ...block, text: breakable(block.text) },
    ),
  }
}
