import { type PaperFile, paperAnswer } from '../../foundation/papers/index.ts'
import type { Crumb } from '../../platform/http/answers.ts'
import { type Answer, page } from '../../platform/http/answers.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { openLetter } from './actions/letters.ts'
import type { Ground } from './actions/step.ts'
import { shownLetter } from './applicant-facts.ts'
import { type RequestFile, stampOf } from './file.ts'
import { paperOf } from './papers.ts'
import { PrintPage } from './print-views.tsx'
import { opened } from './sealing.ts'

/** Never kept by anything between: the letter is its addressee's. */
const PRIVATE = { 'cache-control': 'no-store' }

/** Which letter, and as what, the end of an address names: `3`, `3.pdf`, `3.docx`. */
export function readLetterName(
  name: string,
): { readonly seq: number; readonly file: PaperFile | undefined } | undefined {
  const [, seq, file] = /^(\d{1,4})(?:\.(pdf|docx))?$/.exec(name) ?? []
  return seq === undefined ? undefined : { seq: Number(seq), file: file as PaperFile | undefined }
}

/** A letter of a request as a page for the printer, or as a file; undefined where there is none, or its words were erased. */
export async function printedLetter(
  ground: Ground,
  file: RequestFile,
  asked: NonNullable<ReturnType<typeof readLetterName>>,
  {
    home,
    crumbs,
    demonstration,
    unmasked,
  }: { home: string; crumbs: readonly Crumb[]; demonstration: boolean; unmasked: boolean },
): Promise<Answer | undefined> {
  const letter = file.letters.find(each => each.seq === asked.seq)
  const kept = letter && openLetter(ground, file.row, letter)
  if (!letter || !kept) return undefined
  const name = opened(ground.keys, file.row)?.applicant.name ?? ''
  const natural = file.row.applicant_column === 'natural'
  const text = shownLetter(kept.text, { name, natural, unmasked })
  const paper = paperOf(text, stampOf(file, letter.seq), { demonstration, at: letter.at })
  if (asked.file) return paperAnswer(paper, asked.file, PRIVATE)
  const body = (
    <>
      {text === kept.text ? null : (
        <Notice tone="warning" title="收件人的姓名已经遮盖">
          <p>需要寄送、当面送达的，请先在申请页面“显示完整信息”，十五分钟内再打印、下载。</p>
        </Notice>
      )}
      <PrintPage paper={paper} home={`${home}/${letter.seq}`} />
    </>
  )
  return page(paper.title, body, { crumbs, ownHeading: true })
}
