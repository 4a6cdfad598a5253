import { Button } from '../../../../ui/button/button.tsx'
import { Field } from '../../../../ui/field/field.tsx'
import { Fieldset } from '../../../../ui/fieldset/fieldset.tsx'
import type { ActsProps } from './acts-props.ts'

/** How many inner offices one split names. */
export const PARTS = 5

const ROWS = Array.from({ length: PARTS }, (_, at) => at + 1)

/** Whether something is wrong with one of the rows. */
export function wrongRow(wrong: ActsProps['wrong']): boolean {
  return ROWS.some(row => wrong(`office-${row}`) !== undefined || wrong(`person-${row}`) !== undefined)
}

/** One row for each inner office: which, who there, what. Rows that are left empty are no part. */
export function SplitFields({ sheet, typed, wrong }: ActsProps) {
  const { assignments, offices, people } = sheet
  const shown = (name: string, stored: string | null | undefined) => typed[name] ?? stored ?? ''
  return (
    <>
      {offices.length === 0 && (
        <p class="quiet">
          机构信息中还没有内设机构，可以直接填写科室名称；由公开机构负责人在机构信息中补充后可选择。
        </p>
      )}
      {ROWS.map(row => {
        const before = assignments[row - 1]
        const office = `office-${row}`
        return (
          <Fieldset legend={`科室${row}`} id={`part-${row}`} key={row}>
            {offices.length > 0 ? (
              <Field
                type="select"
                name={office}
                label="科室"
                empty={row === 1 ? '请选择科室' : '不再拆分'}
                value={shown(office, before?.office)}
                error={wrong(office)}
                options={offices.map(name => ({ value: name, label: name }))}
              />
            ) : (
              <Field
                name={office}
                label="科室"
                maxLength={60}
                value={shown(office, before?.office)}
                error={wrong(office)}
                width="medium"
              />
            )}
            <Field
              type="select"
              name={`person-${row}`}
              label="经办人（选填）"
              empty="不指定"
              value={shown(`person-${row}`, before?.person_id)}
              error={wrong(`person-${row}`)}
              options={people.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Field
              name={`work-${row}`}
              label="分工（选填）"
              maxLength={500}
              value={shown(`work-${row}`, before?.work)}
            />
          </Fieldset>
        )
      })}
      <Button>保存拆分</Button>
    </>
  )
}
