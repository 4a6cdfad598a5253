import { halfWidth, parseChineseNumber } from '../../../../law/chinese-numerals.ts'
import { findChineseDates } from '../../../../law/civil-date.ts'
import { parseDocumentNumber } from '../../../../law/document-numbers.ts'
import { withoutNumbering, withoutSpaces } from './words.ts'

/** What a plan says of itself above its text. */
export interface PlanHeading {
  readonly title: string
  readonly year: number | undefined
  readonly documentNumber: string | null
}

const GENRE =
  /(?:工作要点|要点|工作方案|实施方案|行动方案|行动计划|工作计划|主要任务|重点任务|任务分解表|分解表|分工表|任务清单|责任清单|任务表|台账|实施意见|工作安排|分工方案|计划|清单|方案)(?:[（(][^）)]{1,12}[)）])?$/u
const NOTICE = /(?:通知|函|意见)(?:[（(][^）)]{1,12}[)）])?$/u

/** The title, the year and the number of a plan, from its first lines. The plan's own title wins over its covering notice. */
export function readHeading(texts: readonly string[], fileName: string): PlanHeading {
  const lines = texts
    .slice(0, 80)
    .map(text => withoutSpaces(text))
    .filter(text => text.length >= 6 && text.length <= 90 && !/[。；]/u.test(text))
  const named = lines
    .map(text => text.replace(/^附\s*件\s*(?:\d{1,2}(?!\d))?\s*[:：]?\s*/u, ''))
    .filter(text => !/[:：]$/u.test(text))
  const title =
    named.find(text => GENRE.test(text) && !/^(?:一|二|三|四|五|六|七|八|九|十|[（(])/u.test(text)) ??
    named.find(text => NOTICE.test(text)) ??
    withoutNumbering(fileName.replace(/\.[A-Za-z]+$/u, ''))
  const all = texts.slice(0, 60).join('\n')
  // Only a number on a line of its own is the plan's: those in its sentences are of other documents.
  const number = texts.slice(0, 60).flatMap(text => parseDocumentNumber(text.trim()) ?? [])[0]
  return {
    title: innerTitle(title),
    year: yearIn(title) ?? yearIn(fileName) ?? findYear(all),
    documentNumber: number?.canonical ?? null,
  }
}

/** 关于印发《…》的通知 encloses the plan, whose own title it carries. */
function innerTitle(title: string): string {
  return /关于印发《?([^《》]{4,60}?)》?的通知/u.exec(title)?.[1] ?? title
}

/** The year that a title names: 2020年, 二〇二〇年. */
export function yearIn(text: string): number | undefined {
  const match = /(?<!\d)((?:19|20)\d{2}|[一二][〇零○一二三四五六七八九]{3})\s*年/u.exec(halfWidth(text))
  if (!match?.[1]) return undefined
  return /^\d/.test(match[1]) ? Number(match[1]) : parseChineseNumber(match[1])
}

function findYear(text: string): number | undefined {
  const bracket = /[〔﹝[［（(]((?:19|20)\d{2})[〕﹞\]］）)]/u.exec(text)?.[1]
  if (bracket) return Number(bracket)
  const date = findChineseDates(text)[0]?.date
  return date ? Number(date.slice(0, 4)) : yearIn(text)
}
