import { findChineseDates } from '../../../law/civil-date.ts'

/** What a file says about itself outside its text: a header of labelled lines, meta tags, a table of properties. */
export interface StatedMetadata {
  readonly title?: string
  readonly agency?: string
  /** Who put it on the web, which is often not who issued it. */
  readonly publisher?: string
  readonly number?: string
  readonly written?: string
  readonly published?: string
  /** A date whose kind is not said. */
  readonly dated?: string
  readonly addressee?: string
  readonly indexNumber?: string
  readonly theme?: string
  readonly keywords?: string
  /** The one `<h1>` outside the article. */
  readonly pageHeading?: string
  /** The `<title>` of the page, which often has the site's name behind it. */
  readonly pageTitle?: string
}

type Stated = { -readonly [Key in keyof StatedMetadata]: StatedMetadata[Key] }
type TextKey = Exclude<keyof StatedMetadata, 'written' | 'published' | 'dated' | 'pageHeading' | 'pageTitle'>

/** Labels of the properties table on government pages, one row a field of 《政府网站发展指引》 and its local variants. */
const TEXT_LABELS: ReadonlyMap<string, TextKey> = new Map([
  ['标题', 'title'],
  ['名称', 'title'],
  ['信息名称', 'title'],
  ['题名', 'title'],
  ['发文机关', 'agency'],
  ['发文单位', 'agency'],
  ['制发机关', 'agency'],
  ['印发机关', 'agency'],
  ['发布机构', 'publisher'],
  ['发布机关', 'publisher'],
  ['发布单位', 'publisher'],
  ['公开机构', 'publisher'],
  ['发文字号', 'number'],
  ['文号', 'number'],
  ['文件编号', 'number'],
  ['主送机关', 'addressee'],
  ['主送', 'addressee'],
  ['索引号', 'indexNumber'],
  ['信息索引号', 'indexNumber'],
  ['主题分类', 'theme'],
  ['主题', 'theme'],
  ['信息类别', 'theme'],
  ['主题词', 'keywords'],
  ['关键词', 'keywords'],
])

const DATE_LABELS: ReadonlyMap<string, 'written' | 'published' | 'mixed'> = new Map([
  ['成文日期', 'written'],
  ['成文时间', 'written'],
  ['生成日期', 'written'],
  ['发布日期', 'published'],
  ['发布时间', 'published'],
  ['公开日期', 'published'],
  ['日期', 'mixed'],
])

/** Labels that are known and say nothing that a reading needs. */
const SILENT_LABELS: ReadonlySet<string> = new Set([
  '来源',
  '信息来源',
  '获取',
  '说明',
  '栏目',
  '有效性',
  '公开方式',
  '公开属性',
  '体裁',
  '公开目录',
  '体裁分类',
  '组配分类',
  '服务对象',
  '效力状态',
  '施行日期',
  '废止日期',
])

export interface LabelledLine {
  readonly label: string
  readonly value: string
}

/** Reads `发文字号：……`; undefined when the line does not begin with a known label. Spaces inside labels are allowed. */
export function parseLabelledLine(line: string): LabelledLine | undefined {
  const match = /^([\u4e00-\u9fff \u3000]{2,12}?)\s*[：:]\s*(.{0,500})$/.exec(line.trim().slice(0, 600))
  if (!match) return undefined
  const label = (match[1] ?? '').replace(/\s/g, '')
  return isKnownLabel(label) ? { label, value: (match[2] ?? '').trim() } : undefined
}

export function isKnownLabel(label: string): boolean {
  return TEXT_LABELS.has(label) || DATE_LABELS.has(label) || SILENT_LABELS.has(label)
}

/** Gathers labelled lines; the first value of a label counts, empty ones and strokes (`-`, `无`) say nothing. */
export function stateOf(lines: readonly LabelledLine[]): StatedMetadata {
  const stated: Stated = {}
  for (const { label, value } of lines) {
    if (value === '' || /^(?:[-—–/]+|无)$/.test(value)) continue
    const textKey = TEXT_LABELS.get(label)
    if (textKey) stated[textKey] ??= value
    const dateKind = DATE_LABELS.get(label)
    if (dateKind) readDates(stated, dateKind, value)
  }
  return stated
}

/** The first of two statements that speaks wins, field by field. */
export function mergeStated(first: StatedMetadata, second: StatedMetadata): StatedMetadata {
  return { ...second, ...first }
}

function readDates(stated: Stated, kind: 'written' | 'published' | 'mixed', value: string): void {
  let bare: string | undefined
  let hasTime = false
  for (const { date, start, end } of findChineseDates(value)) {
    const before = value.slice(Math.max(0, start - 6), start)
    const after = value.slice(end, end + 8)
    if (/成文\s*$/.test(before)) stated.written ??= date
    else if (/发布\s*$/.test(before)) stated.published ??= date
    else if (/转载\s*$/.test(before) || /^\s*(?:起?施行|起?实施|生效)/.test(after)) continue
    else if (bare === undefined) {
      bare = date
      hasTime = /^\s*\d{1,2}:\d{2}/.test(after)
    }
  }
  if (bare === undefined) return
  // A time of day is only ever given for the moment of publishing; beside a labelled date the bare one is the other.
  if (kind !== 'mixed') stated[kind] ??= bare
  else if (hasTime || (stated.written && !stated.published)) stated.published ??= bare
  else if (stated.published && !stated.written) stated.written = bare
  else stated.dated ??= bare
}
