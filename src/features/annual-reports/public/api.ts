import { z } from 'zod'
import { cellOf } from '../../../law/report-cells.ts'
import { type ApiRoute, apiRoute } from '../../../platform/http/routes.ts'
import { reportTitle } from '../content.ts'
import { textsOf } from '../numbers.ts'
import type { LiveReportRow } from '../tables.ts'
import { liveReports, liveReportsOf } from './store-live.ts'

const scope = z.enum(['agency', 'government']).describe('agency 机关年报，government 汇总年报')
const head = {
  agency: z.string().describe('机关的标识'),
  agencyName: z.string(),
  year: z.number().int(),
  scope,
  title: z.string(),
  publication: z.number().int().describe('公布稿，/api/v1/publications/{number}'),
  publishedOn: z.iso.date().describe('公布日期'),
}
const report = z.object({
  ...head,
  form: z.enum(['2019', '2021']).describe('全国统一格式的版本'),
  digest: z.string().describe('签批稿的摘要值，SHA-256'),
  texts: z
    .object({ overview: z.string(), problems: z.string(), others: z.string() })
    .describe('一、五、六部分的文字，每段、表格每行占一行'),
  cells: z.array(
    z.object({
      cell: z.string().describe('格的标识，如 t2.r3.1.natural'),
      label: z.string(),
      value: z.string().describe('十进制数，金额单位万元'),
    }),
  ),
})

/** The yearly reports as data. */
export const reportApi: readonly ApiRoute[] = [
  apiRoute({
    path: '/annual-reports',
    summary: '政府信息公开工作年度报告',
    description: '已经公布的年度报告，新的在前。',
    query: z.object({}),
    answer: z.object({ items: z.array(z.object(head)) }),
    csv: { list: 'items', columns: Object.keys(head) },
    async handle({ live }) {
      return { ok: true, body: { items: (await liveReports(live)).map(headOf) } }
    },
  }),
  apiRoute({
    path: '/annual-reports/:agency/:year',
    summary: '一个机关一个年度的报告',
    description: '三张表的每一格和三个文字部分。既有机关年报又有汇总年报的，两份都列出。',
    params: z.object({
      agency: z
        .string()
        .regex(/^[a-z][a-z0-9-]{1,29}$/)
        .describe('机关的标识'),
      year: z
        .string()
        .regex(/^\d{4}$/)
        .describe('年度'),
    }),
    query: z.object({}),
    answer: z.object({ items: z.array(report) }),
    async handle({ live, params }) {
      const rows = await liveReportsOf(live, params.agency ?? '', Number(params.year))
      if (rows.length === 0) return { ok: false, status: 404, detail: '没有公布这一机关、这一年度的报告。' }
      return { ok: true, body: { items: rows.map(present) } }
    },
  }),
]

type Head = Pick<
  LiveReportRow,
  'agency_key' | 'agency_name' | 'year' | 'scope' | 'publication_number' | 'published_on'
>

function headOf({ agency_key, agency_name, year, scope, publication_number, published_on }: Head) {
  return {
    agency: agency_key,
    agencyName: agency_name,
    year,
    scope,
    title: reportTitle({ agency: agency_name, year, scope }),
    publication: publication_number,
    publishedOn: published_on,
  }
}

function present(row: LiveReportRow) {
  const { form, texts, values } = row.content
  return {
    ...headOf(row),
    form,
    digest: row.digest,
    texts: textsOf(texts),
    cells: Object.entries(values).map(([cell, value]) => ({
      cell,
      label: cellOf(form, cell)?.label ?? cell,
      value,
    })),
  }
}
