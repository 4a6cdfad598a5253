import type { SourceLine } from './plan-source.ts'
import { withoutNumbering } from './words.ts'

/** A section （一） of the plan's text, under its part 一、. */
export interface Section {
  readonly part: string
  readonly title: string
  readonly text: string
  readonly line: number
}

const PART = /^\s*[一二三四五六七八九十]+\s*[、.．]\s*[^。]{2,60}$/u
const SECTION = /^\s*[（(]\s*[一二三四五六七八九十]+\s*[)）]/u

/** The sections of the running text before its table: what the table is compared with. */
export function sectionsOf(lines: readonly SourceLine[]): Section[] {
  const sections: { part: string; title: string; text: string; line: number }[] = []
  let part = ''
  for (const { text, line } of lines) {
    if (PART.test(text)) part = withoutNumbering(text)
    else if (SECTION.test(text)) {
      const words = withoutNumbering(text)
      const stop = words.indexOf('。')
      const title = stop === -1 ? words : words.slice(0, stop)
      sections.push({ part, title: title.slice(0, 80), text: stop === -1 ? '' : words.slice(stop + 1), line })
    } else {
      const last = sections.at(-1)
      if (last && part !== '' && !/^附件?/u.test(text)) last.text += text
    }
  }
  return sections
}
