import { type Block, type Cell, escapeText, type Source, type TableBlock, textBlock } from './blocks.ts'
import type { LossCode, Remark } from './document.ts'
import { takeHeader } from './header.ts'

const TABLE_LINE = /^\|.*\|$/
const TABLE_RULE = /^\|(?:\s*:?-{1,}:?\s*\|)+$/
const LIST_LINE = /^[-*+]\s+/
const RULE = /^(?:-{3,}|\*{3,}|_{3,})$/

/**
 * Reads Markdown as laws and notices are kept in it: `#` headings, pipe tables, lists, emphasis, links. Each line is
 * one paragraph, because official texts break lines on purpose. Numbers such as `1.` stay text: they are the author's.
 */
export function fromMarkdown(text: string): Source {
  const { stated, rest } = takeHeader(text.split('\n'))
  const lost: Remark<LossCode>[] = []
  const lines = withoutComments(rest.join('\n')).split('\n')
  const blocks: Block[] = []
  let next = 0
  while (next < lines.length) {
    const line = (lines[next] ?? '').trim()
    const until = endOfRun(lines, next, line)
    const run = lines.slice(next, until).map(one => one.trim())
    blocks.push(...blocksOf(line, run, lost))
    next = until
  }
  return { blocks, stated, images: [], lost }
}

function blocksOf(line: string, run: readonly string[], lost: Remark<LossCode>[]): Block[] {
  if (line === '') return []
  if (RULE.test(line)) return [{ kind: 'raw', html: '<hr>' }]
  if (TABLE_LINE.test(line) && run.length > 1) return [tableOf(run, lost)]
  if (LIST_LINE.test(line)) {
    const items = run.map(item => `<li>${inline(item.replace(LIST_LINE, ''), lost)}</li>`).join('')
    return [{ kind: 'raw', html: `<ul>${items}</ul>` }]
  }
  if (line.startsWith('>')) {
    const quoted = run.map(one => `<p>${inline(one.replace(/^>\s?/, ''), lost)}</p>`).join('')
    return [{ kind: 'raw', html: `<blockquote>${quoted}</blockquote>` }]
  }
  const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line)
  if (heading) return [textBlock(inline(heading[2] ?? '', lost), heading[1]?.length ?? 1)]
  const html = inline(line, lost)
  return html === '' ? [] : [textBlock(html)]
}

function endOfRun(lines: readonly string[], start: number, first: string): number {
  const belongs = TABLE_LINE.test(first)
    ? (line: string) => TABLE_LINE.test(line)
    : LIST_LINE.test(first) && !RULE.test(first)
      ? (line: string) => LIST_LINE.test(line)
      : first.startsWith('>')
        ? (line: string) => line.startsWith('>')
        : () => false
  let end = start + 1
  while (end < lines.length && belongs((lines[end] ?? '').trim())) end++
  return end
}

function tableOf(run: readonly string[], lost: Remark<LossCode>[]): TableBlock {
  const ruled = TABLE_RULE.test(run[1] ?? '')
  const rows = run
    .filter((line, index) => !(index === 1 && TABLE_RULE.test(line)))
    .map((line, index) => cellsOf(line, ruled && index === 0, lost))
  return { kind: 'table', caption: '', rows }
}

function cellsOf(line: string, header: boolean, lost: Remark<LossCode>[]): Cell[] {
  return line
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map(cell => ({
      html: inline(
        cell
          .trim()
          .replace(/\\\|/g, '|')
          .replace(/<br\s*\/?>/gi, '\n'),
        lost,
      ).replace(/\n/g, '<br>'),
      header,
      colspan: 1,
      rowspan: 1,
    }))
}

// Comments go by position, not by a pattern, so that an unclosed one costs one pass and takes nothing with it.
function withoutComments(text: string): string {
  let kept = ''
  let from = 0
  for (;;) {
    const open = text.indexOf('<!--', from)
    const close = open === -1 ? -1 : text.indexOf('-->', open)
    if (close === -1) return kept + text.slice(from)
    kept += text.slice(from, open)
    from = close + 3
  }
}

function inline(text: string, lost: Remark<LossCode>[]): string {
  const withoutImages = text.replace(
    /!\[([^\]]{0,300})\]\(([^)\s]{0,500})\)/g,
    (_, alt: string, src: string) => {
      lost.push({ code: 'image-not-included', detail: alt === '' ? src : alt })
      return ''
    },
  )
  return escapeText(withoutImages)
    .replace(/\*\*([^*]{1,500})\*\*/g, '<strong>$1</strong>')
    .replace(/(?<![*\w])\*([^*\s][^*]{0,500})\*(?![*\w])/g, '<em>$1</em>')
    .replace(/\[([^\]]{1,300})\]\((https?:[^)\s]{1,500})\)/g, '<a href="$2">$1</a>')
    .trim()
}
