import { titleOfDocument } from '../../../law/request-documents.ts'
import type { PaperBlock } from '../../../ui/paper/paper.ts'
import type { KeptLetter } from '../actions/letters.ts'
import { replyOf, stampOf } from '../file.ts'
import type { RequestLetterRow } from '../tables.ts'
import {
  clockCourse,
  complaintsPart,
  disputesPart,
  evidencePart,
  feePart,
  hearings,
  releases,
  searchRecord,
  submissions,
  timelinePart,
} from './course.ts'
import type { Dossier, Part } from './dossier.ts'
import { applicationForm, approvalForm, registerForm, serviceReceipt } from './forms.ts'
import { opinionForms } from './third-party-form.ts'
import { urgingForm } from './urging-form.ts'

/**
 * The papers of a file in the order in which it is bound: application, register, what was said, time, search, who was heard,
 * approval, letters with their proofs of service, what was given, evidence, remedies, course. Blanks come last.
 */
export function partsOf(dossier: Dossier): readonly Part[] {
  const letters = lettersInFile(dossier)
  return [
    applicationForm(dossier),
    registerForm(dossier),
    submissions(dossier),
    clockCourse(dossier),
    searchRecord(dossier),
    hearings(dossier),
    feePart(dossier),
    approvalForm(dossier),
    ...letters.flatMap(({ letter, kept }) => [
      letterPart(dossier, letter, kept),
      ...(stampOf(dossier.file, letter.seq).number === null ? [] : [serviceReceipt(dossier, letter)]),
    ]),
    releases(dossier),
    evidencePart(dossier),
    complaintsPart(dossier),
    disputesPart(dossier),
    timelinePart(dossier),
    ...opinionForms(dossier),
    urgingForm(dossier),
  ].filter(each => each !== undefined)
}

/** The letters that belong into the file: every notice, and of the reply its newest words; older drafts are none of it. */
export function lettersInFile({ file, letters }: Pick<Dossier, 'file' | 'letters'>): Dossier['letters'] {
  const reply = replyOf(file)
  return letters.filter(({ letter }) => letter.outcome === null || letter.seq === reply?.seq)
}

function letterPart({ file }: Dossier, letter: RequestLetterRow, kept: KeptLetter | undefined): Part {
  const { number, signedOn } = stampOf(file, letter.seq)
  const texts = kept
    ? [
        ...(kept.text.addressee === '' ? [] : [`${kept.text.addressee}：`]),
        ...kept.text.paragraphs,
        ...(kept.text.remedy === '' ? [] : [kept.text.remedy]),
        ...kept.text.attachments.map(name => `附件：${name}`),
      ]
    : ['内容已经按期销毁。']
  return {
    key: `letter-${letter.seq}`,
    title: `${titleOfDocument(letter.document)}${number === null ? '（拟稿）' : ''}`,
    number: number ?? undefined,
    day: signedOn ?? undefined,
    blocks: [
      ...texts.map((text): PaperBlock => ({ kind: 'text', text })),
      { kind: 'text', text: `摘要值（SHA-256）：${letter.digest}` },
    ],
  }
}
