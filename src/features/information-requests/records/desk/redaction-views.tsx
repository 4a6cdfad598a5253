import { findPersonalNumbers } from '../../../../law/personal-numbers.ts'
import { REDACTION_GROUNDS, redactionGroundOf } from '../../../../law/redaction-grounds.ts'
import { OnceKey } from '../../../../platform/forms/once-key.tsx'
import { Button, ButtonLink } from '../../../../ui/button/button.tsx'
import { ErrorSummary, type FieldError } from '../../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../../ui/field/field.tsx'
import { Fieldset } from '../../../../ui/fieldset/fieldset.tsx'
import { FormActions } from '../../../../ui/form-actions/form-actions.tsx'
import { Section } from '../../../../ui/section/section.tsx'
import { type Column, Table } from '../../../../ui/table/table.tsx'
import type { RecordBoxRow } from '../tables.ts'

interface RedactionPageProps {
  /** The address of this page, and of the record. */
  readonly at: string
  readonly record: string
  readonly number: number
  readonly pages: number
  /** The text of each line of the page, as it can be read. */
  readonly lines: readonly string[]
  /** Of all pages. */
  readonly boxes: readonly RecordBoxRow[]
  readonly values: Readonly<Record<string, string>>
  readonly ticked: readonly string[]
  readonly problems: readonly FieldError[]
}

const SIDES = [
  { name: 'left', label: '左边距' },
  { name: 'top', label: '上边距' },
  { name: 'width', label: '宽' },
  { name: 'height', label: '高' },
] as const

/** One page of a record with what is blackened on it, and the ways to blacken more. */
export function RedactionPage(props: RedactionPageProps) {
  const { at, record, number, pages, lines, boxes, values, problems } = props
  const here = boxes.filter(each => each.page === number)
  const errorOf = (name: string) => problems.find(problem => problem.field === name)?.message
  return (
    <>
      <ErrorSummary errors={problems} />
      <Pages {...props} />
      <p>
        <img
          class="marking-page"
          data-marks-area
          src={`${at}/picture?boxes=${here.length}`}
          alt={`第 ${number} 页，共 ${pages} 页，已经遮盖 ${here.length} 处`}
        />
      </p>
      <Section title="遮盖" id="place">
        <form method="post" action={at}>
          <OnceKey />
          {lines.length === 0 ? (
            <p>这一页没有可以识别的文字，请按位置遮盖。</p>
          ) : (
            <Field
              name="lines"
              label="勾选要遮盖的文字"
              type="checkboxes"
              options={lines.map((text, index) => ({
                value: String(index),
                label: text,
                hint: findPersonalNumbers(text).length > 0 ? '疑似个人号码' : undefined,
              }))}
              values={props.ticked}
              error={errorOf('lines')}
            />
          )}
          <Fieldset legend="或者填写一个区域" hint="占页面宽、高的百分比，从左上角起算，例如 12.5" id="area">
            {SIDES.map(({ name, label }) => (
              <Field
                key={name}
                name={name}
                label={`${label}（%）`}
                inputMode="decimal"
                width="short"
                value={values[name]}
                error={errorOf(name)}
                maxLength={5}
              />
            ))}
          </Fieldset>
          <Field
            name="ground"
            label="理由"
            type="select"
            empty="请选择"
            options={REDACTION_GROUNDS.map(({ key, name, label }) => ({
              value: key,
              label: `${name}（${label}）`,
            }))}
            value={values.ground}
            error={errorOf('ground')}
            required
          />
          <FormActions note="遮盖处印有理由的条款。">
            <Button variant="primary">遮盖</Button>
          </FormActions>
        </form>
      </Section>
      <Section title="这一页的遮盖" id="boxes">
        <Boxes at={at} boxes={here} />
      </Section>
      <Pages {...props} />
      {boxes.length === 0 ? null : (
        <form method="post" action={`${record}/redact`}>
          <OnceKey />
          <FormActions note={`全文已经遮盖 ${boxes.length} 处。生成后，这份材料以遮盖后的文件提供。`}>
            <Button>生成遮盖后的文件</Button>
          </FormActions>
        </form>
      )}
    </>
  )
}

function Pages({ record, number, pages }: RedactionPageProps) {
  return (
    <p>
      {number > 1 ? <ButtonLink href={`${record}/pages/${number - 1}`}>上一页</ButtonLink> : null} 第 {number}{' '}
      页，共 {pages} 页{' '}
      {number < pages ? <ButtonLink href={`${record}/pages/${number + 1}`}>下一页</ButtonLink> : null}
    </p>
  )
}

function Boxes({ at, boxes }: { readonly at: string; readonly boxes: readonly RecordBoxRow[] }) {
  const percent = (perMille: number) => `${perMille / 10}%`
  const columns: readonly Column<RecordBoxRow>[] = [
    { key: 'place', head: '序号', rowHeader: true, cell: (_box, index) => index + 1 },
    {
      key: 'area',
      head: '区域（左、上、宽、高）',
      cell: box => [box.from_left, box.from_top, box.width, box.height].map(percent).join('、'),
    },
    {
      key: 'ground',
      head: '理由',
      cell: ({ ground }) => {
        const found = redactionGroundOf(ground)
        return found ? `${found.name}（${found.label}）` : ''
      },
    },
    {
      key: 'remove',
      head: '操作',
      cell: (box, index) => (
        <form method="post" action={`${at}/boxes/${box.id}/remove`}>
          <OnceKey />
          <Button variant="quiet" label={`删除第 ${index + 1} 处`}>
            删除
          </Button>
        </form>
      ),
    },
  ]
  return (
    <Table
      id="box-list"
      caption="这一页的遮盖"
      captionHidden
      columns={columns}
      rows={boxes}
      rowKey={box => box.id}
      empty="这一页还没有遮盖。"
    />
  )
}
