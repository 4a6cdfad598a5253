import { type PaperFile, paperAnswer } from '../../foundation/papers/index.ts'
import type { Crumb } from '../../platform/http/answers.ts'
import { type Answer, page } from '../../platform/http/answers.ts'
import { openLetter } from './actions/letters.ts'
import type { Ground } from './actions/step.ts'
import { type RequestFile, stampOf } from './file.ts'
import { paperOf } from './papers.ts'
import { PrintPage } from './print-views.tsx'

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
  { home, crumbs, demonstration }: { home: string; crumbs: readonly Crumb[]; demonstration: boolean },
): Promise<Answer | undefined> {
  const letter = file.letters.find(each => each.seq === asked.seq)
  const kept = letter && openLetter(ground, file.row, letter)
  if (!letter || !kept) return undefined
  const paper = paperOf(kept.text, stampOf(file, letter.seq), { demonstration, at: letter.at })
  if (asked.file) return paperAnswer(paper, asked.file, PRIVATE)
  const body = <PrintPage paper={paper} home={`${home}/${letter.seq}`} />
  return page(paper.title, body, { crumbs, ownHeading: true })
}
