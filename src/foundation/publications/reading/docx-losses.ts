import type { LossCode, Remark } from './document.ts'

interface Trace {
  readonly code: LossCode
  readonly mark: RegExp
}

/** Marks in WordprocessingML of content that has no place in the body; each is counted, so that a drafter can look. */
const TRACES: readonly Trace[] = [
  { code: 'text-box', mark: /<w:txbxContent[\s>]/g },
  { code: 'formula', mark: /<m:oMath[\s>]/g },
  { code: 'chart', mark: /<(?:c:chart|dgm:relIds)[\s>]/g },
  { code: 'embedded-object', mark: /<w:object[\s>]/g },
  { code: 'comment', mark: /<w:commentReference[\s/>]/g },
  { code: 'tracked-deletion', mark: /<w:del [^>]*>/g },
  { code: 'form-field', mark: /<w:(?:sdt|ffData)[\s>]/g },
]

/** What a Word document holds that the conversion leaves behind; `detail` is the number of places or the text. */
export function lossesInDocx(parts: ReadonlyMap<string, string>): Remark<LossCode>[] {
  const document = parts.get('word/document.xml') ?? ''
  const lost: Remark<LossCode>[] = []
  for (const { code, mark } of TRACES) {
    const places = document.match(mark)?.length ?? 0
    if (places > 0) lost.push({ code, detail: String(places) })
  }
  for (const [name, xml] of parts) {
    if (!/^word\/(?:header|footer)\d*\.xml$/.test(name)) continue
    const text = xml.replace(/<[^>]*>/g, '').trim()
    if (text !== '') lost.push({ code: 'page-header-or-footer', detail: text.slice(0, 200) })
  }
  // 一、 or 第一条 typed by Word's own numbering is not in the text; a list keeps the order but not these marks.
  const numbered = document.match(/<w:numPr[\s>]/g)?.length ?? 0
  const chinese =
    /<w:numFmt w:val="(?:chineseCounting|chineseCountingThousand|japaneseCounting|ideographTraditional|chineseLegalSimplified)"/
  if (numbered > 0 && chinese.test(parts.get('word/numbering.xml') ?? '')) {
    lost.push({ code: 'automatic-numbering', detail: String(numbered) })
  }
  return lost
}
