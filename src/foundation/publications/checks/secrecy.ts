import { type FieldText, matches, placeIn, reading } from './reading.ts'
import type { Check, Checkable, Place } from './types.ts'

/**
 * Marks of secrecy (保守国家秘密法 art. 14, GB/T 9704-2012 7.2.2: grade, ★, term, at the head of the paper) and of internal
 * papers. 商业秘密 and 国家秘密 in prose are words, not marks.
 */

/** The head of a paper, where a mark stands. */
const HEAD_LINES = 8
const TERM = '(?:长期|[一二三四五六七八九十\\d]{1,3}\\s*(?:年|个月|月)|启封前|公布前)?'
const STARRED = new RegExp(`(?:绝\\s*密|机\\s*密|秘\\s*密)\\s*[★☆＊*✩✭⭐]\\s*${TERM}`, 'g')
const ALONE = new RegExp(
  `^[【\\[（(]?(?:(?:密\\s*级\\s*[:：]\\s*)(?:绝\\s*密|机\\s*密|秘\\s*密)级?|(?:绝\\s*密|机\\s*密|秘\\s*密))\\s*${TERM}[】\\]）)]?$`,
)
const LABELLED = /密\s*级\s*[:：]\s*(?:绝\s*密|机\s*密|秘\s*密)/g
const IN_TITLE = /[【[（(]\s*(?:绝密|机密|秘密)级?\s*[】\]）)]|^(?:绝密|机密|秘密)(?=[:：\s])/g
const INTERNAL =
  /内部(?:资料|文件|材料|刊物|明电)(?!性|管理|制度|控制|流转|规定|审|科学|化)|(?:不得|严禁|请勿|切勿)(?:对外)?外传|不得对外(?:公开|提供|泄露|披露)(?=[。！）)]?$)|仅供内部(?:使用|参考|传阅|掌握)|注意保密|阅后(?:即焚|收回|退回)/gm

/** The first lines with words, each with its place. */
const head = (item: FieldText): { text: string; start: number }[] => {
  const out: { text: string; start: number }[] = []
  let start = 0
  for (const raw of item.text.split('\n')) {
    const text = raw.trim()
    if (text !== '') out.push({ text, start: start + raw.indexOf(text) })
    if (out.length === HEAD_LINES) break
    start += raw.length + 1
  }
  return out
}

const documents = (content: Checkable): FieldText[] =>
  reading(content).texts.filter(item => item.field === 'body' || /^attachments\.[^.]+$/.test(item.field))

const uniquePlaces = (places: readonly Place[]): Place[] =>
  places.filter(
    (place, at) =>
      !places.slice(0, at).some(other => other.field === place.field && other.start === place.start),
  )

const secrecyMark: Check = {
  code: 'secrecy-mark',
  level: 'block',
  run: content => {
    const { texts } = reading(content)
    const alone = documents(content).flatMap(item =>
      head(item)
        .filter(line => ALONE.test(line.text))
        .map(line => placeIn(item, line.start, line.start + line.text.length)),
    )
    const named = texts.filter(item => item.field === 'title' || item.field.endsWith('.name'))
    return uniquePlaces([
      ...alone,
      ...matches(texts, STARRED),
      ...matches(texts, LABELLED),
      ...matches(named, IN_TITLE),
    ])
  },
}

const isInternalMark = (line: string): boolean =>
  line.length <= 24 &&
  line.replace(INTERNAL, '').replace(/[【】[\]（）()★，,。、！!：:\s]|妥善保管|注意保存/g, '') === ''

const internalMark: Check = {
  code: 'internal-mark',
  level: 'block',
  run: content =>
    documents(content).flatMap(item =>
      head(item)
        .filter(line => isInternalMark(line.text))
        .map(line => placeIn(item, line.start, line.start + line.text.length)),
    ),
}

const internalWords: Check = {
  code: 'internal-words',
  level: 'warn',
  run: (content, facts) => {
    const marks = internalMark.run(content, facts)
    return matches(reading(content).texts, INTERNAL).filter(
      place =>
        !marks.some(
          mark =>
            mark.field === place.field &&
            (mark.start ?? 0) <= (place.start ?? 0) &&
            (mark.end ?? 0) >= (place.end ?? 0),
        ),
    )
  },
}

/** A grade in brackets inside the text may be a mark that was pasted along. */
const secrecyWords: Check = {
  code: 'secrecy-words',
  level: 'warn',
  run: content =>
    matches(
      reading(content).texts.filter(item => item.field === 'body' || item.field === 'summary'),
      /[（(【[](?:绝密|机密|秘密)(?:级)?[）)】\]](?!级)/g,
    ),
}

export const SECRECY_CHECKS: readonly Check[] = [secrecyMark, internalMark, internalWords, secrecyWords]
