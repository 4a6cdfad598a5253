import { Button } from '../../../ui/button/button.tsx'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { Fieldset } from '../../../ui/fieldset/fieldset.tsx'
import { type Column, columnTree } from '../../catalogue/index.ts'

/** What the choice of columns goes by. */
export interface ColumnChoice {
  /** The columns of the agency's level. */
  readonly columns: readonly Column[]
  readonly chosen: readonly string[]
  readonly suggested: readonly string[]
  /** Part of a name, a description or a keyword; '' shows all. */
  readonly sought: string
  /** Items that the agency said it does not have. */
  readonly absent: ReadonlySet<string>
}

const FIELD = 'columns'

/**
 * The choice of columns: first what is chosen and what title and theme speak for, then all others by group. Everything
 * chosen stays in the form whatever is sought, so that a search never drops it.
 */
export function ColumnFields({ choice, error }: { choice: ColumnChoice; error: string | undefined }) {
  const { columns, chosen, suggested, sought, absent } = choice
  const first = columns.filter(({ key }) => chosen.includes(key) || suggested.includes(key))
  const others = columns.filter(column => !first.includes(column) && matches(column, sought))
  const option = (column: Column) => ({
    value: column.key,
    label: column.name,
    hint: absent.has(column.key) ? '本机关曾标明无此项职能，发布后自动取消' : hintOf(column, choice),
  })
  return (
    <Fieldset
      legend="发布栏目"
      id={`field-${FIELD}`}
      hint="一条信息可以在多个栏目，只有一个来源。栏目随发布生效，不影响已签署的文稿。"
    >
      {/* Tells a form in which no column is ticked from one that does not ask for them. */}
      <input type="hidden" name="columns-asked" value="yes" />
      <Field
        type="checkboxes"
        name={FIELD}
        id={`${FIELD}-first`}
        label={first.length > 0 ? '已选和建议的栏目' : '尚未选择栏目'}
        values={chosen}
        error={error}
        options={first.map(option)}
      />
      <Field name="columns-sought" label="查找栏目" type="search" value={sought} width="short" />
      <Button name="do" value="find">
        保存并查找
      </Button>
      {columnTree(others).map(({ group, branches }) => (
        <Disclosure key={group.key} summary={group.name} open={sought !== ''}>
          <Field
            type="checkboxes"
            name={FIELD}
            id={`${FIELD}-${group.key}`}
            label={group.name}
            options={branches.flatMap(({ column, parts }) => [column, ...parts]).map(option)}
          />
        </Disclosure>
      ))}
      {sought !== '' && others.length === 0 && (
        <p class="quiet">没有名称或者说明含“{sought}”的其他栏目。清空后再次查找，可以看到全部栏目。</p>
      )}
    </Fieldset>
  )
}

function hintOf(column: Column, { columns, chosen, suggested }: ColumnChoice): string {
  const parent = columns.find(each => each.key === column.parent)
  const advised = suggested.includes(column.key) && !chosen.includes(column.key) ? '建议：' : ''
  return `${advised}${parent ? `${parent.name}：` : ''}${column.description}`
}

function matches({ name, description, keywords }: Column, sought: string): boolean {
  return sought === '' || [name, description, ...keywords].some(text => text.includes(sought))
}
