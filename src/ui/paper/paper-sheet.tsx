import { type Paper, type PaperBlock, SEAL_PLACE } from './paper.ts'

/** A paper as it is read on a page, and printed from it. */
export function PaperSheet({ paper }: { readonly paper: Paper }) {
  const { title, number, addressee, blocks, attachments = [], signer, sealed, date, watermark } = paper
  return (
    <article class="paper">
      {watermark === undefined ? null : <p class="paper-mark">{watermark}</p>}
      <h1 class="paper-title">{title}</h1>
      {number === undefined ? null : <p class="paper-number">{number}</p>}
      {addressee === undefined ? null : <p class="paper-addressee">{addressee}：</p>}
      <PaperBlocks blocks={blocks} />
      {attachments.map((name, at) => (
        <p key={name}>
          附件{attachments.length > 1 ? at + 1 : ''}：{name}
        </p>
      ))}
      <p class="paper-signer">
        {signer}
        {sealed ? <span class="paper-seal">{SEAL_PLACE}</span> : null}
        {date === undefined ? null : (
          <>
            <br />
            {date}
          </>
        )}
      </p>
    </article>
  )
}

/** The blocks of a paper by themselves, for a page that has its own frame. */
export function PaperBlocks({ blocks }: { readonly blocks: readonly PaperBlock[] }) {
  return (
    <>
      {blocks.map((block, at) => (
        <Block
          key={`${at}-${block.kind}`}
          block={block}
          table={blocks.slice(0, at + 1).filter(one => one.kind === 'table').length}
        />
      ))}
    </>
  )
}

function Block({ block, table }: { readonly block: PaperBlock; readonly table: number }) {
  switch (block.kind) {
    case 'text':
      return <p>{block.text}</p>
    case 'heading':
      return <h2 class="paper-heading">{block.text}</h2>
    case 'table':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.2 SC 2.1.1).
        <section class="table-scroll" tabIndex={0} aria-label={block.caption ?? `表格 ${table}`}>
          <table class="paper-table">
            {block.caption === undefined ? null : <caption>{block.caption}</caption>}
            <tbody>
              {block.rows.map((row, at) => (
                <tr key={at}>
                  {row.map(({ text, head, colspan, rowspan, number, href }, place) => {
                    const spans = {
                      ...(colspan === undefined ? {} : { colSpan: colspan }),
                      ...(rowspan === undefined ? {} : { rowSpan: rowspan }),
                    }
                    return head ? (
                      <th key={place} {...spans}>
                        {text}
                      </th>
                    ) : (
                      <td key={place} {...spans} class={number ? 'paper-figure' : undefined}>
                        {href === undefined ? text : <a href={href}>{text}</a>}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )
  }
}
