import type { Block, Cell } from './blocks.ts'
import { plainText } from './blocks.ts'
import type { Remark, RepairCode } from './document.ts'

interface Rule {
  readonly code: RepairCode
  readonly find: RegExp
  readonly put: string
}

const HAN = '[\\u3400-\\u9fff]'

/** Repairs of single places. Each names a fault of copying, never a choice of the author. */
const RULES: readonly Rule[] = [
  // Copies carry zero-width characters that break every search for the word they stand in.
  { code: 'invisible-characters', find: /[\u200b-\u200f\u2028\u2029\u2060\ufeff\u00ad]/g, put: '' },
  // GB/T 9704-2012 7.2.5 knows one kind of brackets around the year, U+3014 and U+3015.
  { code: 'number-brackets', find: /[﹝〔](\d{4})[﹞〕]/g, put: '〔$1〕' },
  // After 、 ， ； Chinese has no space; a word processor puts one where it justified the line.
  { code: 'spaces-between-han', find: new RegExp(`([、，；])[ \\u3000]+(?=${HAN})`, 'g'), put: '$1' },
  // 目录, 附件, 总则 and their like are spaced out for looks when they stand alone.
  {
    code: 'letter-spacing',
    find: /^((?:第[一二三四五六七八九十百]+[编章节])?)[ \u3000]*(目|附|总|前|分|罚|序|概|说|合|小|公|通|决|命)[ \u3000]+(录|件|则|言|述|明|号|计|表|告|知|定|令|报)$/g,
    put: '$1 $2$3',
  },
]

/** Every second sign a space: `国 家 应 急 预 案`, a heading spaced out for looks. */
const LETTER_SPACED = /^[^ \u3000](?:[ \u3000]+[^ \u3000]){4,}$/

export interface Repaired {
  readonly text: string
  readonly remarks: readonly Remark<RepairCode>[]
}

/** Repairs one line or cell of plain text. */
export function repairText(text: string): Repaired {
  const remarks: Remark<RepairCode>[] = []
  // No text needs a long run of spaces, and patterns that look for the end of one take long over it.
  let repaired = text.replace(/[ \t\u00a0\u3000]{9,}/g, ' ')
  for (const { code, find, put } of RULES) {
    const next = repaired.replace(find, put)
    if (next.trim() !== repaired.trim()) remarks.push({ code, detail: excerpt(next) })
    repaired = next.trim()
  }
  if (repaired.length < 120 && LETTER_SPACED.test(repaired)) {
    repaired = repaired.replace(/[ \u3000]+/g, '')
    remarks.push({ code: 'letter-spacing', detail: repaired })
  }
  return { text: repaired.replace(/[ \t]{2,}/g, ' '), remarks }
}

/** Takes the spaces between Chinese characters out of a cell that a copy has broken inside words (强化组织 保障). */
export function repairCellText(text: string): Repaired {
  const repaired = text.replace(new RegExp(`(?<=${HAN})[ \\u3000]+(?=${HAN})`, 'g'), '')
  return repaired === text
    ? { text, remarks: [] }
    : { text: repaired, remarks: [{ code: 'spaces-between-han', detail: excerpt(repaired) }] }
}

/** Repairs every paragraph and cell of a document; tags are left alone. */
export function repairBlocks(blocks: readonly Block[]): { blocks: Block[]; remarks: Remark<RepairCode>[] } {
  const remarks: Remark<RepairCode>[] = []
  const fix = (html: string): string => {
    const parts = html.split(/(<[^>]*>)/).map(part => {
      if (part.startsWith('<') || part === '') return part
      // A part beside a tag keeps its edge spaces: they may divide two words.
      const repaired = repairText(part.trim())
      remarks.push(...repaired.remarks)
      if (html === part || repaired.text === '') return html === part ? repaired.text : part
      const [before, after] = [part.trimStart() === part, part.trimEnd() === part]
      return `${before ? '' : ' '}${repaired.text}${after ? '' : ' '}`
    })
    return parts.join('')
  }
  const fixed = blocks.map((block): Block => {
    if (block.kind === 'text') return { ...block, html: fix(block.html) }
    if (block.kind === 'raw') return { ...block, html: fix(block.html) }
    return {
      ...block,
      rows: block.rows.map(row => row.map((cell): Cell => ({ ...cell, html: fix(cell.html) }))),
    }
  })
  const kept = fixed.filter(
    block => block.kind !== 'text' || block.html.includes('<img') || plainText(block.html).trim() !== '',
  )
  return { blocks: kept, remarks }
}

function excerpt(text: string): string {
  const shown = text.trim()
  return shown.length > 40 ? `${shown.slice(0, 40)}…` : shown
}
