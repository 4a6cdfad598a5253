import type { KeyRing } from '../../platform/crypto/key-ring.ts'
import type { Applicant, Papers } from './sealing.ts'

const APPLICANT = 'requests/applicant'
const SUBJECT = 'requests/subject'

/** A title in brackets, and a document number. */
const TITLE = /《([^《》]{2,80})》/gu
const NUMBER = /[\p{Script=Han}]{2,12}[〔［[（(]\s*(?:19|20)\d{2}\s*[〕］\])）]\s*(?:第\s*)?\d{1,5}\s*号/gu

/** What tells one applicant from another, flat: the papers' number; without papers, name with telephone or mail. */
function applicantKeys(applicant: Applicant, papers: Papers): readonly string[] {
  const flat = (text: string) =>
    text
      .normalize('NFKC')
      .replace(/[\s\-()]/g, '')
      .toUpperCase()
  const name = flat(applicant.name)
  const keys = [
    papers.number === '' ? '' : `papers:${flat(papers.number)}`,
    applicant.phone === '' ? '' : `phone:${name}:${flat(applicant.phone)}`,
    applicant.mail === '' ? '' : `mail:${name}:${flat(applicant.mail)}`,
  ]
  return keys.filter(key => key !== '')
}

/** Titles and document numbers in what is asked for, flat. */
export function subjectKeys(description: string): readonly string[] {
  const text = description.normalize('NFKC').replace(/\s/g, '')
  const titles = [...text.matchAll(TITLE)].map(match => `title:${match[1]}`)
  const numbers = [...text.matchAll(NUMBER)].map(
    match => `number:${match[0].replace(/[〔［[(]/, '(').replace(/[〕］\])]/, ')')}`,
  )
  return [...new Set([...titles, ...numbers])].slice(0, 20)
}

/** The codes that are stored: by the current key. */
export function marksOf(keys: KeyRing, applicant: Applicant, papers: Papers, description: string) {
  return {
    applicant_marks: applicantKeys(applicant, papers).map(text => keys.mac(text, APPLICANT)),
    subject_marks: subjectKeys(description).map(text => keys.mac(text, SUBJECT)),
  }
}

/** The codes by every key, for finding what was stored before a rotation. */
export function soughtMarks(keys: KeyRing, applicant: Applicant, papers: Papers, description: string) {
  return {
    applicant: applicantKeys(applicant, papers).flatMap(text => keys.macs(text, APPLICANT)),
    subject: subjectKeys(description).flatMap(text => keys.macs(text, SUBJECT)),
  }
}
