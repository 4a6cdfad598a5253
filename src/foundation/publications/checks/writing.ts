import { type FieldText, matches, ownTexts, placeIn } from './reading.ts'
import type { Check, Place } from './types.ts'

/** Slips of the keyboard: doubled words and marks, half-width marks in Chinese, brackets without a partner. */

/**
 * Words that never follow themselves, except where they begin the next word (和和谐, 将将军). Three and more characters
 * said twice on the spot are a slip of pasting.
 */
const DOUBLED =
  /(?<![目标])的的(?!确|士)|(?<!为)了了(?![解结却然])|和和(?![谐平解睦气缓美])|将将(?![军领士要来近])|是是(?![非否])|(?<!合|兼|吞)并并|对于对于|关于关于|([\u4e00-\u9fff]{3,8})\1/g

const doubledWords: Check = {
  code: 'doubled-words',
  level: 'warn',
  run: content => matches(ownTexts(content), DOUBLED, match => match[0].slice(0, match[0].length / 2)),
}

const doubledMarks: Check = {
  code: 'doubled-marks',
  level: 'warn',
  run: content =>
    matches(ownTexts(content), /[，。、；：][，。、；：]+|([？！])\1+|(?<!\.)[,;](?:[,;])+/g, match =>
      match[0].slice(-1),
    ),
}

const FULL_WIDTH: Record<string, string> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
}

/** Named once a field: a document that came from a web page has hundreds. */
const halfWidthMarks: Check = {
  code: 'half-width-marks',
  level: 'warn',
  run: content =>
    ownTexts(content).flatMap(item => {
      const found = [...item.text.matchAll(/(?<=[\u4e00-\u9fff”》）])[,;:?!(](?=[\u4e00-\u9fff“《（]|$)/gm)]
      const first = found[0]
      if (first === undefined) return []
      const place = placeIn(item, first.index, first.index + 1, FULL_WIDTH[first[0]])
      return [found.length > 1 ? { ...place, excerpt: `${place.excerpt}（共${found.length}处）` } : place]
    }),
}

const PAIRS: readonly (readonly [open: string, close: string])[] = [
  ['（(', '）)'],
  ['《', '》'],
  ['〈', '〉'],
  ['〔﹝[［【', '〕﹞]］】'],
  ['“', '”'],
]
const MOST_OF_A_KIND = 3

/** Numbers of items such as `1）` or `（1）` at the head of a line close what nothing opened. */
const withoutItemNumbers = (text: string): string =>
  text
    .replace(/^([ \t\u3000]*(?:\d{1,3}|[a-zA-Z]|[一二三四五六七八九十]{1,3}))[)）]/gm, '$1 ')
    .replace(/(?<=[。；：:]\s*\d{1,2})[)）]/g, ' ')

const unpaired = (item: FieldText): Place[] => {
  const text = withoutItemNumbers(item.text)
  return PAIRS.flatMap(([open, close]) => {
    const waiting: number[] = []
    const wrong: number[] = []
    for (let at = 0; at < text.length; at += 1) {
      const char = text.charAt(at)
      if (open.includes(char)) {
        // A quotation of several paragraphs opens each of them and closes once.
        if (
          char === '“' &&
          waiting.length > 0 &&
          /^\s*$/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at))
        )
          continue
        waiting.push(at)
      } else if (close.includes(char) && waiting.pop() === undefined) wrong.push(at)
    }
    return [...waiting, ...wrong]
      .sort((a, b) => a - b)
      .slice(0, MOST_OF_A_KIND)
      .map(at => placeIn(item, at, at + 1))
  })
}

const unpairedMarks: Check = {
  code: 'unpaired-marks',
  level: 'warn',
  run: content => ownTexts(content).flatMap(unpaired),
}

export const WRITING_CHECKS: readonly Check[] = [doubledWords, doubledMarks, halfWidthMarks, unpairedMarks]
