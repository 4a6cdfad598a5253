import { formatShanghaiMinute } from '../../../law/civil-date.ts'
import { formatDecimal, parseDecimal, withSums } from '../../../law/report-cells.ts'
import { MOST_WORDS } from '../../../law/report-checks.ts'
import { REPORT_PARTS, type ReportCell, tableOne } from '../../../law/report-form.ts'
import { OnceKey } from '../../../platform/forms/once-key.tsx'
import { Badge, State } from '../../../ui/badge/badge.tsx'
import { Button } from '../../../ui/button/button.tsx'
import { DateText } from '../../../ui/date-text/date-text.tsx'
import { ErrorSummary } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { Fieldset } from '../../../ui/fieldset/fieldset.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { PaperBlocks } from '../../../ui/paper/paper-sheet.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { ComparisonTable } from '../comparison-views.tsx'
import { explanationOf } from '../numbers.ts'
import { partBlocks, partText } from '../parts.ts'
import { reportTables } from '../report-tables.ts'
import { SCOPE_WORDS, STATE_TONES } from '../words.ts'
import { reportWorkflow } from '../workflow.ts'
import { ReportActs } from './report-acts.tsx'
import type { ReportPageProps } from './report-props.ts'

/** One report at the desk: how it stands, what is to be said against it, its numbers, its texts, what may be done. */
export function ReportPage(props: ReportPageProps) {
  const { row, standing, worked, due, today, failed, done, versions } = props
  const [, two, three] = reportTables(row.form, withSums(row.form, worked.values), props.linkOf)
  return (
    <>
      <ErrorSummary errors={failed?.problems ?? []} />
      {done === 'saved' ? (
        <Notice tone="success" live>
          <p>已保存。</p>
        </Notice>
      ) : null}
      <State tone={STATE_TONES[standing.state]} word={reportWorkflow.states[standing.state].label}>
        {SCOPE_WORDS[row.scope]}，{row.form} 格式，公布期限 <DateText date={due.date} />（{due.source}）。
      </State>
      {standing.state !== 'published' && due.date < today ? (
        <Notice tone="danger" title="已经超过公布期限">
          <p>请尽快完成编制、签批和公布。</p>
        </Notice>
      ) : null}
      <Findings {...props} />
      {worked.missing.length > 0 ? (
        <Notice tone="warning" title={`还有 ${worked.missing.length} 个机关的报告没有审核通过，汇总数不完整`}>
          <p>
            {worked.missing
              .slice(0, 100)
              .map(each => each.shortName || each.name)
              .join('、')}
          </p>
        </Notice>
      ) : null}
      <Writing {...props} />
      <Section title="三、收到和处理政府信息公开申请情况" id="table2">
        <div class="paper-blocks">
          <PaperBlocks blocks={[two]} />
        </div>
      </Section>
      <Section title="四、政府信息公开行政复议、行政诉讼情况" id="table3">
        <div class="paper-blocks">
          <PaperBlocks blocks={[three]} />
        </div>
        {props.writes ? (
          <p>
            <a href={`/desk/annual-reports/${row.case_id}/numbers`}>填写、更正表二和表三的数</a>
            {'　'}
            <a href={`/desk/annual-reports/${row.case_id}/import`}>从 Excel 读取三张表的数</a>
          </p>
        ) : null}
      </Section>
      {props.comparison ? (
        <Section title="与上一年度比较" id="comparison">
          <ComparisonTable year={row.year} comparison={props.comparison} atLeast={props.largeChange} />
        </Section>
      ) : null}
      <ReportActs {...props} />
      {versions.length === 0 ? null : (
        <Section title="提交的版本" id="versions">
          <ul>
            {versions.map(each => (
              <li key={each.seq}>
                第 {each.seq} 稿　{formatShanghaiMinute(each.at)}　{props.nameOf(each.author_id)}提交　摘要值{' '}
                {each.digest.slice(0, 16)}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function Findings({ worked }: ReportPageProps) {
  const { findings } = worked
  if (findings.length === 0) {
    return (
      <Notice tone="success" title="勾稽关系成立">
        <p>没有需要改正或者说明的问题。</p>
      </Notice>
    )
  }
  return (
    <Section title="校核结果" id="findings">
      <ul class="plain-list">
        {findings.map(each => {
          const words = explanationOf(worked, each)
          return (
            <li key={`${each.rule} ${each.where}`}>
              <Badge tone={each.level === 'E' ? 'danger' : words ? 'success' : 'warning'}>
                {each.level === 'E' ? '错误' : words ? '已说明' : '提示'}
              </Badge>{' '}
              {each.rule}　{each.words}
              {words ? <>　说明：{words}</> : null}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

const PART_HINT = '可以从 Word 粘贴；保留段落和表格，按全国统一格式排版。'

/** What people write: table one with its sources, the three parts, the explanations. Read only unless it is being written. */
function Writing(props: ReportPageProps) {
  const { row, worked, writes, failed } = props
  const [one] = reportTables(row.form, worked.values)
  if (!writes) {
    return (
      <>
        {REPORT_PARTS.map(({ key, label, text }) =>
          text ? (
            <Section key={key} title={label} id={key}>
              <div class="paper-blocks">
                <PaperBlocks blocks={partBlocks(row[key])} />
              </div>
            </Section>
          ) : null,
        )}
        <Section title="二、主动公开政府信息情况" id="table1">
          <div class="paper-blocks">
            <PaperBlocks blocks={[one]} />
          </div>
        </Section>
      </>
    )
  }
  const values = failed?.act === 'save' ? failed.values : {}
  const errorOf = (name: string) => failed?.problems.find(each => each.field === name)?.message
  const warnings = worked.findings.filter(each => each.level === 'W')
  const length = [...partText(row.overview).replace(/\s/g, '')].length
  const { requests, yuan } = worked.fees
  const hints: Readonly<Record<string, string>> = {
    overview: `现有 ${length} 字，原则上不超过 ${MOST_WORDS} 字。`,
    others: `信息处理费的收取情况在这里报告；办件库统计：${requests === 0 ? '本年度没有收取信息处理费' : `本年度收取 ${requests} 件、${yuan} 元`}。`,
  }
  return (
    <Section title="填写" id="write">
      <form method="post" action={`/desk/annual-reports/${row.case_id}/save`}>
        <OnceKey />
        {REPORT_PARTS.map(({ key, label, text }) =>
          text ? (
            <Field
              key={key}
              name={key}
              label={label}
              type="textarea"
              improve="editor-plain"
              rows={key === 'overview' ? 14 : 7}
              value={values[key] ?? row[key]}
              maxLength={20_000}
              hint={`${hints[key] ?? ''}${PART_HINT}`}
            />
          ) : null,
        )}
        {tableOne(row.form).map(group => (
          <Fieldset key={group.item} legend={`二、主动公开：${group.item}`}>
            {group.rows.map(line =>
              group.columns.map(column => {
                const cell = `t1.${line.key}.${column.key}`
                const entered = worked.entered.get(cell)
                const name = `cell:${cell}`
                const added = worked.below?.get(cell as ReportCell)
                const kept = entered && formatDecimal(parseDecimal(entered.value) ?? 0n)
                return (
                  <div key={cell}>
                    <Field
                      name={name}
                      label={`${line.label}：${column.label}`}
                      inputMode="decimal"
                      value={values[name] ?? kept ?? ''}
                      error={errorOf(name)}
                      {...(added === undefined ? {} : { hint: `各单位相加 ${formatDecimal(added)}` })}
                    />
                    <Field
                      name={`source:${cell}`}
                      label={`${line.label}：${column.label}的来源`}
                      hint="台账、系统、提供的处室"
                      value={values[`source:${cell}`] ?? entered?.source ?? ''}
                      maxLength={300}
                    />
                  </div>
                )
              }),
            )}
          </Fieldset>
        ))}
        {warnings.map(each => {
          const name = `note:${each.rule}:${each.where}`
          const note = worked.notes.find(one => one.rule === each.rule && one.place === each.where)
          return (
            <Field
              key={name}
              name={name}
              label={`说明 ${each.rule}：${each.words}`}
              value={values[name] ?? note?.words ?? ''}
              maxLength={1000}
            />
          )
        })}
        <FormActions>
          <Button variant="primary">保存</Button>
        </FormActions>
      </form>
    </Section>
  )
}
