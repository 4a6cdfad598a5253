import { parseChineseDate } from '../../../law/civil-date.ts'
import { parseDocumentNumber } from '../../../law/document-numbers.ts'
import { isFullName, mayBeSame } from './agency-names.ts'
import { agencyOfTitle } from './agency-of-title.ts'
import type { ReadField } from './document.ts'
import { orderHeadOfLine, printedOfLine } from './line-kinds.ts'
import type { StatedMetadata } from './stated-metadata.ts'
import type { Structure } from './structure.ts'
import { isOfficialTitle } from './title-words.ts'

/** The six fields, and which of them a person must look at. */
export interface Metadata {
  readonly title: string
  readonly agency: string | null
  readonly number: string | null
  readonly written: string | null
  readonly published: string | null
  readonly addressee: string | null
  readonly unsure: readonly ReadField[]
}

/** A value and whether the evidence for it is enough. */
interface Judged<Value> {
  readonly value: Value
  readonly sure: boolean
}

/**
 * Weighs what the file says about itself, its head, its signature and its number against one another. What the file
 * states beside its text comes first; any contradiction makes a field unsure, and nothing is made up.
 */
export function judgeMetadata(
  structure: Structure,
  stated: StatedMetadata,
  fileName: string,
  prefixes: ReadonlyMap<string, string>,
): Metadata {
  const title = judgeTitle(structure, stated, fileName)
  const number = judgeNumber(structure, stated, title.value)
  const agency = judgeAgency(structure, stated, title.value, number.value, prefixes)
  const written = judgeWritten(structure, stated, number.value, agency.contradicted)
  const addressee = judgeAddressee(structure, stated, title.value)
  const judged = { title, agency, number, written, published: judgePublished(stated), addressee }
  const unsure = (Object.keys(judged) as ReadField[]).filter(field => !judged[field].sure)
  return {
    title: title.value,
    agency: agency.value,
    number: number.value,
    written: written.value,
    published: judged.published.value,
    addressee: addressee.value,
    unsure,
  }
}

function judgeTitle(structure: Structure, stated: StatedMetadata, fileName: string): Judged<string> {
  const { opening, enclosed } = structure
  const read = opening.title ?? enclosed?.title ?? null
  if (stated.title !== undefined) {
    const agrees = read === null || sameTitle(read, stated.title)
    return { value: stated.title, sure: agrees }
  }
  const { pageTitle } = stated
  const pageHeading = orderHeadOfLine(stated.pageHeading ?? '') === undefined ? stated.pageHeading : undefined
  if (pageHeading !== undefined && !opening.titleIsSure) {
    return { value: pageHeading, sure: read === null || sameTitle(read, pageHeading) }
  }
  if (opening.title !== null) {
    const isOrder = orderHeadOfLine(opening.title) !== undefined
    const confirmed = !isOrder && pageTitle !== undefined && bare(pageTitle) === bare(opening.title)
    return {
      value: opening.title,
      sure: confirmed || (opening.titleIsSure && opening.titleLines.length <= 5),
    }
  }
  if (enclosed) return { value: enclosed.title, sure: enclosed.isNamedInLetter }
  return { value: pageTitle ?? fileName.replace(/\.[A-Za-z]{1,5}$/, ''), sure: false }
}

function sameTitle(a: string, b: string): boolean {
  const [one, other] = [bare(a), bare(b)]
  return one === other || (one.length > 6 && other.includes(one)) || (other.length > 6 && one.includes(other))
}

/** A title without spaces, kinds of quotation marks and widths, for comparing. */
function bare(title: string): string {
  return title.replace(/[\s\u3000〈〉《》<>“”"'‘’（）()，,、\-—·]/g, '')
}

function judgeNumber(
  { opening, lawNotes }: Structure,
  stated: StatedMetadata,
  title: string,
): Judged<string | null> {
  const claimed = stated.number === undefined ? undefined : canonical(stated.number)
  const read = opening.number
  if (claimed !== undefined) return { value: claimed, sure: read === null || sameNumber(read, claimed) }
  if (read !== null) return { value: read, sure: opening.numberIsSure }
  if (lawNotes?.number) return { value: lawNotes.number, sure: stated.dated === lawNotes.date }
  // An official document has a number; where the copy has none, someone must look it up.
  return { value: null, sure: opening.addressee === null && !isOfficialTitle(title) }
}

function canonical(text: string): string {
  return parseDocumentNumber(text)?.canonical.replace(/^(.*令)第/, '$1第') ?? text
}

function sameNumber(a: string, b: string): boolean {
  return a === b || (/令第/.test(a) && /令第/.test(b) && a.replace(/^.*令/, '') === b.replace(/^.*令/, ''))
}

function judgeAgency(
  structure: Structure,
  stated: StatedMetadata,
  title: string,
  number: string | null,
  prefixes: ReadonlyMap<string, string>,
): Judged<string | null> & { readonly contradicted: boolean } {
  const signed = structure.signature?.agencies.join('、') || undefined
  const named = agencyOfTitle(title)
  const head = structure.opening.head ?? undefined
  const coded = number === null ? undefined : prefixes.get(prefixOf(number))
  const law = structure.lawNotes?.agency ?? undefined
  const evidence = [stated.agency, signed, named, head, coded, law]
    .filter(one => one !== undefined)
    .map(name => name.replace(/^中华人民共和国(?=国务院)/, ''))
  const [best] = evidence
  if (best === undefined) return { value: stated.publisher ?? null, sure: false, contradicted: false }
  const contradicted = evidence.some(other => !mayBeSame(best, other))
  const longest = evidence.reduce(
    (long, other) => (other.endsWith(best) && other.length > long.length ? other : long),
    best,
  )
  const value = stated.agency ?? longest
  const sure = !contradicted && (stated.agency !== undefined || isFullName(value))
  return { value, sure, contradicted }
}

function prefixOf(number: string): string {
  return /^(.*?)(?:〔|第)/.exec(number)?.[1] ?? number
}

function judgeWritten(
  structure: Structure,
  stated: StatedMetadata,
  number: string | null,
  agencyIsContradicted: boolean,
): Judged<string | null> {
  const signed = structure.signature?.date
  if (stated.written !== undefined) {
    return { value: stated.written, sure: signed === undefined || signed === stated.written }
  }
  if (signed !== undefined) {
    const year = /〔(\d{4})〕/.exec(number ?? '')?.[1]
    // Where another body signed than issued, the signature may be that of an attachment.
    const isForeign = agencyIsContradicted && (structure.signature?.agencies.length ?? 0) > 0
    const laterThanPublished = stated.published !== undefined && signed > stated.published
    return {
      value: signed,
      sure: !isForeign && !laterThanPublished && (year === undefined || year === signed.slice(0, 4)),
    }
  }
  if (structure.lawNotes) {
    const { date } = structure.lawNotes
    // The notes of a law may be older than its text, and say when it was adopted, approved and promulgated alike.
    return { value: date, sure: stated.dated === date }
  }
  const noteDate = structure.opening.notes
    .map(note => parseChineseDate(note.slice(1, -1)))
    .find(date => date !== undefined)
  const printed = structure.lastLines.map(printedOfLine).find(date => date !== undefined)
  return { value: noteDate ?? stated.dated ?? printed ?? null, sure: false }
}

// The text of a document never says when it was put before the public; where nothing beside it does, there is no date.
function judgePublished(stated: StatedMetadata): Judged<string | null> {
  return { value: stated.published ?? null, sure: true }
}

function judgeAddressee(
  { opening }: Structure,
  stated: StatedMetadata,
  title: string,
): Judged<string | null> {
  if (stated.addressee !== undefined) return { value: stated.addressee.replace(/[：:]$/, ''), sure: true }
  if (opening.addressee !== null) return { value: opening.addressee, sure: true }
  return { value: null, sure: !/(?:通知|通报|意见|函|批复|答复|请示)(?:[（(][^（）()]*[）)])?$/.test(title) }
}
