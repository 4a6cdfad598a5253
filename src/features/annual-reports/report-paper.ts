import { REPORT_PARTS } from '../../law/report-form.ts'
import type { Paper, PaperBlock } from '../../ui/paper/paper.ts'
import { type ReportContent, readValues, reportTitle } from './content.ts'
import { partBlocks } from './parts.ts'
import { reportTables } from './report-tables.ts'

/** The six parts in their order, with their titles word for word (条例第五十条; 国办公开办函〔2021〕30号). */
export function reportBlocks(content: ReportContent): readonly PaperBlock[] {
  const [one, two, three] = reportTables(content.form, readValues(content.values))
  const tables = { table1: one, table2: two, table3: three }
  return [
    ...(content.preface ?? []).map((text): PaperBlock => ({ kind: 'text', text })),
    ...REPORT_PARTS.flatMap(({ key, label }): PaperBlock[] => [
      { kind: 'heading', text: label },
      ...(key === 'table1' || key === 'table2' || key === 'table3'
        ? [tables[key]]
        : partBlocks(content.texts[key])),
    ]),
  ]
}

/** A report as an official paper. */
export function reportPaper(
  content: ReportContent,
  { date, demonstration, at }: { readonly date: string; readonly demonstration: boolean; readonly at: Date },
): Paper {
  return {
    title: reportTitle(content),
    blocks: reportBlocks(content),
    signer: content.agency,
    date,
    ...(demonstration ? { watermark: '示例' } : {}),
    created: at,
  }
}
