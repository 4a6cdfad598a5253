import { PAPER_FILES, type PaperFile, paperAnswer } from '../../../foundation/papers/index.ts'
import { columnLabels } from '../../../foundation/publications/index.ts'
import { civilDate, formatChineseDate } from '../../../law/civil-date.ts'
import { contentDisposition } from '../../../platform/files/file-names.ts'
import { bytes, page, refuse } from '../../../platform/http/answers.ts'
import type { PortalRoute, Visit } from '../../../platform/http/routes.ts'
import { DateText } from '../../../ui/date-text/date-text.tsx'
import { PaperSheet } from '../../../ui/paper/paper-sheet.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { comparedReports, inTotal } from '../comparison.ts'
import { ComparisonTable } from '../comparison-views.tsx'
import { readValues, reportTitle } from '../content.ts'
import { reportPaper } from '../report-paper.ts'
import type { LiveReportRow } from '../tables.ts'
import { SCOPE_WORDS, TITLE } from '../words.ts'
import { liveReports, liveReportsOf } from './store-live.ts'
import { reportWorkbook } from './workbook.ts'

const HOME = '/annual-reports'
const MISSING = '没有这份年度报告。请从年度报告列表重新选择。'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const labels = (name: string, description: string) =>
  columnLabels({ name, type: '政府信息公开年报', description, keywords: ['年度报告', '政府信息公开'] })

/** The yearly reports as the public reads them: collected in one place, in the fixed form, all years kept (domain/02 §7). */
export const reportPages: readonly PortalRoute[] = [
  {
    method: 'GET',
    path: HOME,
    async handle({ live }) {
      const reports = await liveReports(live)
      const body = (
        <Table<(typeof reports)[number]>
          id="annual-reports"
          caption="政府信息公开工作年度报告"
          columns={[
            {
              key: 'title',
              head: '报告',
              rowHeader: true,
              cell: each => (
                <a href={addressOf(each)}>
                  {reportTitle({ agency: each.agency_name, year: each.year, scope: each.scope })}
                </a>
              ),
            },
            { key: 'scope', head: '类型', cell: each => SCOPE_WORDS[each.scope] },
            { key: 'published', head: '公布日期', cell: each => <DateText date={each.published_on} /> },
          ]}
          rows={reports}
          rowKey={addressOf}
          empty="还没有公布年度报告。"
        />
      )
      return page(TITLE, body, {
        canonical: HOME,
        meta: labels(TITLE, '各级政府和各部门历年的政府信息公开工作年度报告'),
        life: { keys: ['annual-reports', 'site'] },
      })
    },
  },
  {
    method: 'GET',
    path: `${HOME}/:agency/:year`,
    perMinute: 120,
    async handle(visit) {
      const [, year, scope, file] =
        /^(\d{4})(-government)?(?:\.(pdf|docx|xlsx))?$/.exec(visit.params.year ?? '') ?? []
      const report = year && (await reportOf(visit, Number(year), scope ? 'government' : 'agency'))
      if (!report) return refuse(404, MISSING)
      if (file === 'xlsx') {
        return bytes(XLSX, await reportWorkbook(report.content), {
          'content-disposition': contentDisposition('attachment', `${reportTitle(report.content)}.xlsx`),
        })
      }
      const paper = reportPaper(report.content, {
        date: formatChineseDate(civilDate(report.published_on)),
        demonstration: visit.demonstration,
        at: report.changed_at,
      })
      if (file) return paperAnswer(paper, file as PaperFile)
      const before = await reportOf(visit, report.year - 1, report.scope)
      const address = addressOf(report)
      const key = report.agency_key
      const body = (
        <>
          <p class="no-print">
            下载：
            {[...PAPER_FILES, 'xlsx'].map(ending => (
              <span key={ending}>
                <a href={`${address}.${ending}`}>{ending.toUpperCase()}</a>{' '}
              </span>
            ))}
            <a href={`/api/v1/annual-reports/${key}/${report.year}`}>JSON</a>
            {'　'}
            <a href={`/d/${report.publication_number}`}>发布页面和历次版本</a>
          </p>
          <PaperSheet paper={paper} />
          {before ? (
            <Section title="与上一年度比较" id="comparison">
              <ComparisonTable
                year={report.year}
                comparison={inTotal(comparedReports(numbersOf(report), numbersOf(before)))}
              />
            </Section>
          ) : null}
        </>
      )
      return page(paper.title, body, {
        crumbs: [{ href: HOME, label: TITLE }],
        canonical: address,
        ownHeading: true,
        meta: labels(paper.title, `${report.agency_name}${report.year}年政府信息公开工作年度报告`),
        life: {
          keys: [`annual-report:${key}:${report.year}`, `annual-report:${key}:${report.year - 1}`, 'site'],
        },
      })
    },
  },
]

const numbersOf = ({ content }: Pick<LiveReportRow, 'content'>) => ({
  form: content.form,
  values: readValues(content.values),
})

function addressOf({
  agency_key,
  year,
  scope,
}: Pick<LiveReportRow, 'agency_key' | 'year' | 'scope'>): string {
  return `${HOME}/${agency_key}/${year}${scope === 'government' ? '-government' : ''}`
}

async function reportOf(
  { live, params }: Visit,
  year: number,
  scope: LiveReportRow['scope'],
): Promise<LiveReportRow | undefined> {
  const reports = await liveReportsOf(live, params.agency ?? '', year)
  return reports.find(each => each.scope === scope)
}
