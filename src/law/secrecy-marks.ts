import { halfWidth } from './chinese-numerals.ts'

export type SecrecyLevel = '绝密' | '机密' | '秘密'

/** A secrecy mark (国家秘密标志) in a text: UTF-16 offsets, `end` exclusive. */
export interface SecrecyMark {
  readonly level: SecrecyLevel
  readonly start: number
  readonly end: number
}

const STARRED = String.raw`(绝密|机密|秘密)[ \t\u3000]*[★☆*＊](?:[ \t\u3000]*(?:[0-9一二三四五六七八九十]+[ \t\u3000]*[年月日]|长期|启用前|解密前))?`
const ALONE = String.raw`^[ \t\u3000【\[［]*(绝[ \t\u3000]*密|机[ \t\u3000]*密|秘[ \t\u3000]*密)[ \t\u3000】\]］]*$`
const LABELLED = String.raw`密[ \t\u3000]*级[ \t\u3000]*[:：][ \t\u3000]*(绝密|机密|秘密)`
const MARK = new RegExp(`${STARRED}|${LABELLED}|${ALONE}`, 'gm')

/**
 * Finds marks of classification: a level with a star and perhaps a term (`机密★1年`), a level that fills its own line,
 * and `密级：秘密`. A document that carries one may not even be kept here (保守国家秘密法; Regulation arts. 14 and 17).
 * The words in running text (国家秘密, 商业秘密) are not marks. The form of the mark is from GB/T 9704-2012 7.2.2 (unverified).
 */
export function findSecrecyMarks(text: string): SecrecyMark[] {
  return [...halfWidth(text).matchAll(MARK)].flatMap(match => {
    const level = levelOf(match[1] ?? match[2] ?? match[3] ?? '')
    return level ? [{ level, start: match.index, end: match.index + match[0].length }] : []
  })
}

function levelOf(text: string): SecrecyLevel | undefined {
  const levels: readonly SecrecyLevel[] = ['绝密', '机密', '秘密']
  return levels.find(level => level === text.replace(/[ \t\u3000]/g, ''))
}
