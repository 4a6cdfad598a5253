import type { ReportFigures } from '../../../foundation/cases/index.ts'
import { formatDecimal, type ReportValues, withSums } from '../../../law/report-cells.ts'
import { checkReport, type ReportFinding } from '../../../law/report-checks.ts'
import { safeFileName } from '../../../platform/files/file-names.ts'
import type { Problem } from '../../../platform/forms/form.ts'
import { OnceKey } from '../../../platform/forms/once-key.tsx'
import { type Answer, page, refuse } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import { mayDo } from '../../../platform/permissions/permission.ts'
import { Button } from '../../../ui/button/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { PaperBlocks } from '../../../ui/paper/paper-sheet.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { textsOf, workedReport } from '../numbers.ts'
import { writeReports } from '../permissions.ts'
import { readReportFile } from '../reading/read-file.ts'
import type { ReadTables } from '../reading/read-tables.ts'
import { reportTables } from '../report-tables.ts'
import type { ReportRow } from '../tables.ts'
import { DESK_TITLE, problemWords, spoken, statusOf } from '../words.ts'
import { reportAt } from './access.ts'

const HOME = '/desk/annual-reports'
const FILE_LIMIT = 10 * 1024 * 1024
const WHY = { 'no-such-row': '格式中没有这一行', 'not-a-number': '不是数字' } as const

/** Takes the numbers of a report over from a workbook: what was read is shown with its checks before anything is kept. */
export function importRoutes(figures: readonly ReportFigures[]): readonly DeskRoute[] {
  const at = (work: (visit: DeskVisit, row: ReportRow) => Promise<Answer>) => async (visit: DeskVisit) => {
    const opened = await reportAt(visit)
    if (!opened) return refuse(404, problemWords({ field: '', code: 'not-found' }))
    if (!mayDo(visit.actor, writeReports, opened.row.agency_id))
      return refuse(403, problemWords({ field: '', code: 'wrong-role' }))
    if (opened.standing.state !== 'drafting')
      return refuse(409, problemWords({ field: '', code: 'wrong-state' }))
    return work(visit, opened.row)
  }
  return [
    {
      method: 'GET',
      path: `${HOME}/:id/import`,
      may: writeReports,
      handle: at(async (_, row) => filePage(row, [])),
    },
    {
      method: 'POST',
      path: `${HOME}/:id/import`,
      may: writeReports,
      bodyLimit: FILE_LIMIT + 1024 * 1024,
      handle: at((visit, row) => read(visit, row, figures)),
    },
  ]
}

async function read(visit: DeskVisit, row: ReportRow, figures: readonly ReportFigures[]): Promise<Answer> {
  const file = visit.form.file('file')
  if (!file) return filePage(row, [{ field: 'file', code: 'required' }])
  if (file.size > FILE_LIMIT) return filePage(row, [{ field: 'file', code: 'file-too-large' }])
  if ((await visit.services.scanner.scan(file.open())) === 'infected')
    return filePage(row, [{ field: 'file', code: 'infected' }])
  const tables = await readReportFile(row.form, await file.bytes())
  if (typeof tables === 'string') return filePage(row, [{ field: 'file', code: tables }])
  const worked = await workedReport(visit.db, figures, row)
  const values = new Map([...worked.values, ...tables.values])
  const findings = checkReport({
    form: row.form,
    scope: row.scope,
    values,
    texts: textsOf(row),
    counted: worked.counted,
    below: worked.below,
    previous: worked.previous,
    makesRules: worked.agency.kind === 'government' && worked.agency.level === 'city',
  })
  return page(
    '核对读取的数字',
    <ReadPage row={row} name={safeFileName(file.name)} tables={tables} values={values} findings={findings} />,
    { crumbs: crumbsOf(row) },
  )
}

const crumbsOf = (row: ReportRow) => [
  { href: HOME, label: DESK_TITLE },
  { href: `${HOME}/${row.case_id}`, label: `${row.year} 年度` },
]

function filePage(row: ReportRow, problems: readonly Problem[]): Answer {
  const errors = spoken(problems)
  const body = (
    <>
      <ErrorSummary errors={errors} />
      <p>
        读取《政府信息公开工作年度报告》的三张表：本平台下载的 Excel，或者按国家统一格式（{row.form}{' '}
        格式）列有行、列名称的 Excel 均可。读取后先核对，再填入报告。
      </p>
      <form method="post" action={`${HOME}/${row.case_id}/import`} encType="multipart/form-data">
        <OnceKey />
        <Field
          name="file"
          type="file"
          label="文件"
          hint=".xlsx，不超过 10 MB"
          accept=".xlsx"
          error={errors.find(each => each.field === 'file')?.message}
          required
        />
        <FormActions>
          <Button variant="primary">读取</Button>
        </FormActions>
      </form>
    </>
  )
  return page('从 Excel 读取数字', body, { crumbs: crumbsOf(row), status: statusOf(problems) })
}

interface ReadPageProps {
  readonly row: ReportRow
  readonly name: string
  readonly tables: ReadTables
  /** What the report would hold. */
  readonly values: ReportValues
  readonly findings: readonly ReportFinding[]
}

function ReadPage({ row, name, tables, values, findings }: ReadPageProps) {
  // The parts that are written come later.
  const errors = findings.filter(each => each.level === 'E' && each.rule !== 'V13')
  return (
    <>
      <p>
        从《{name}》读出 {tables.values.size} 个数字。填入后可以继续修改；空白的格不填，合计由平台计算。
      </p>
      {tables.strange.length === 0 ? null : (
        <Notice tone="warning" title={`有 ${tables.strange.length} 处没有读懂，请对照原件手工填写`}>
          <ul>
            {tables.strange.map(({ line, why }) => (
              <li key={line}>
                {line}（{WHY[why]}）
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {errors.length === 0 ? (
        <Notice tone="success" title="勾稽关系成立">
          <p>可以填入报告。</p>
        </Notice>
      ) : (
        <Notice tone="danger" title={`有 ${errors.length} 处勾稽错误`}>
          <ul>
            {errors.map(each => (
              <li key={`${each.rule} ${each.where}`}>
                {each.rule}　{each.words}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <form method="post" action={`${HOME}/${row.case_id}/save`}>
        <OnceKey />
        <input type="hidden" name="source" value={`读取自《${name}》`} />
        {[...tables.values].map(([cell, value]) => (
          <input key={cell} type="hidden" name={`cell:${cell}`} value={formatDecimal(value)} />
        ))}
        <FormActions note="同一格已经填写的，以读取的数字为准。">
          <Button variant="primary">填入报告</Button>
        </FormActions>
      </form>
      <Section title="填入后的三张表" id="read">
        <div class="paper-blocks">
          <PaperBlocks blocks={reportTables(row.form, withSums(row.form, values))} />
        </div>
      </Section>
    </>
  )
}
