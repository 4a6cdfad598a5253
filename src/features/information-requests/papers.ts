import { civilDate, formatChineseDate } from '../../law/civil-date.ts'
import type { LetterText } from '../../law/letter-text.ts'
import type { Paper } from '../../ui/paper/paper.ts'

/** A letter as it is printed: its words, and what was stamped upon it when it was signed. What was not signed is a draft and says so. */
export function paperOf(
  text: LetterText,
  { number, signedOn }: { readonly number: string | null; readonly signedOn: string | null },
  { demonstration, at }: { readonly demonstration: boolean; readonly at: Date },
): Paper {
  const watermark = number === null ? '草稿' : demonstration ? '示例' : undefined
  const paragraphs = [...text.paragraphs, ...(text.remedy === '' ? [] : [text.remedy])]
  return {
    title: text.title,
    ...(number === null ? {} : { number }),
    ...(text.addressee === '' ? {} : { addressee: text.addressee }),
    blocks: paragraphs.map(paragraph => ({ kind: 'text', text: paragraph })),
    attachments: text.attachments,
    signer: text.signer,
    sealed: true,
    ...(signedOn === null ? {} : { date: formatChineseDate(civilDate(signedOn)) }),
    ...(watermark === undefined ? {} : { watermark }),
    created: at,
  }
}
