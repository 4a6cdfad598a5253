import { civilDateOf, parseCivilDate } from '../../../law/civil-date.ts'
import { findMisTypedNumbers, parseDocumentNumber } from '../../../law/document-numbers.ts'
import { plainText } from '../bodies/text.ts'
import { fieldText, ownTexts, placeIn } from './reading.ts'
import type { Check } from './types.ts'

/** What every publication has: a title, a text, a date that is past, a number written as GB/T 9704-2012 says. */

const LONGEST_TITLE = 80

const titleEmpty: Check = {
  code: 'title-empty',
  level: 'block',
  run: ({ title }) => (title.trim() === '' ? [{ field: 'title', excerpt: '' }] : []),
}

const titleLong: Check = {
  code: 'title-long',
  level: 'warn',
  run: ({ title }) => {
    const size = Array.from(title.trim()).length
    return size > LONGEST_TITLE
      ? [{ field: 'title', excerpt: `${Array.from(title).slice(0, 24).join('')}…（${size}字）` }]
      : []
  },
}

const bodyEmpty: Check = {
  code: 'body-empty',
  level: 'block',
  run: ({ body, attachments }) =>
    plainText(body).trim() === '' && !body.includes('<img') && attachments.length === 0
      ? [{ field: 'body', excerpt: '' }]
      : [],
}

/** A page that holds nothing but a file cannot be read on a phone, searched or read aloud. */
const bodyOnlyAttachment: Check = {
  code: 'body-only-attachment',
  level: 'warn',
  run: ({ body, attachments }) =>
    plainText(body).replace(/详见附件|见附件|附件|\s|[：:。]/g, '') === '' &&
    (attachments.length > 0 || body.includes('<img'))
      ? [{ field: 'body', excerpt: plainText(body).slice(0, 20) }]
      : [],
}

const writtenInFuture: Check = {
  code: 'written-in-future',
  level: 'warn',
  run: ({ written }, { now }) => {
    const date = written === null ? undefined : parseCivilDate(written)
    return date !== undefined && date > civilDateOf(now) ? [{ field: 'written', excerpt: date }] : []
  },
}

const documentNumberUnreadable: Check = {
  code: 'document-number-unreadable',
  level: 'warn',
  run: ({ documentNumber }) =>
    documentNumber !== null &&
    documentNumber.trim() !== '' &&
    parseDocumentNumber(documentNumber) === undefined
      ? [{ field: 'documentNumber', excerpt: documentNumber.slice(0, 40) }]
      : [],
}

const documentNumberForm: Check = {
  code: 'document-number-form',
  level: 'warn',
  run: content => {
    const texts = [...ownTexts(content), fieldText('documentNumber', content.documentNumber ?? '')]
    return texts.flatMap(item =>
      findMisTypedNumbers(item.text).map(found => placeIn(item, found.start, found.end, found.suggestion)),
    )
  },
}

export const BASIC_CHECKS: readonly Check[] = [
  titleEmpty,
  bodyEmpty,
  bodyOnlyAttachment,
  titleLong,
  writtenInFuture,
  documentNumberUnreadable,
  documentNumberForm,
]
