import { renderToString } from 'preact-render-to-string'
import type { Agency } from '../../../foundation/agencies/index.ts'
import { emptyContent, type PublicationContent } from '../../../foundation/publications/index.ts'
import { civilDateOf } from '../../../law/civil-date.ts'
import { familyOf } from './families.ts'
import type { ListedItem } from './store-lists.ts'
import type { TaskListRow } from './tables.ts'

interface ListParts {
  readonly list: Pick<TaskListRow, 'family' | 'title' | 'year'>
  readonly items: readonly ListedItem[]
  readonly agencies: ReadonlyMap<string, Agency>
  readonly issuer: Agency
  readonly now: Date
}

/**
 * The text in which the public reads a list: its public items as a table. What is kept from the public is left out and
 * counted, so that the list does not seem whole.
 */
export function listContent(parts: ListParts): PublicationContent {
  const { list, issuer, now } = parts
  return {
    ...emptyContent(),
    title: list.title,
    issuers: [issuer.name],
    written: civilDateOf(now),
    body: renderToString(<ListBody {...parts} />),
  }
}

function ListBody({ list, items, agencies }: ListParts) {
  const { heads, item: word } = familyOf(list.family)
  const open = items.filter(each => each.withheldBasis === null)
  const withheld = items.length - open.length
  const measured = open.some(each => each.indicators.length > 0)
  const named = (each: ListedItem, role: 'lead' | 'support') =>
    each.agencies
      .filter(one => one.role === role)
      .map(one => agencies.get(one.agencyId)?.shortName || agencies.get(one.agencyId)?.name)
      .join('、')
  return (
    <>
      <p>
        {list.year}年{list.title}共{items.length}项，逐项明确牵头单位、配合单位和完成时限，进展情况及时公开。
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">序号</th>
            <th scope="col">{heads.level1}</th>
            <th scope="col">{heads.level2}</th>
            <th scope="col">{heads.requirement}</th>
            {measured && <th scope="col">目标</th>}
            <th scope="col">牵头单位</th>
            <th scope="col">配合单位</th>
            <th scope="col">完成时限</th>
          </tr>
        </thead>
        <tbody>
          {open.map(each => (
            <tr>
              <th scope="row">{each.number || each.ordinal}</th>
              <td>{[each.part, each.level1].filter(Boolean).join('　')}</td>
              <td>{each.level2}</td>
              <td>{each.requirement}</td>
              {measured && (
                <td>{each.indicators.map(one => `${one.name}${one.target}${one.unit}`).join('；')}</td>
              )}
              <td>{named(each, 'lead')}</td>
              <td>{named(each, 'support')}</td>
              <td>{each.dueWords || each.due || ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {withheld > 0 && (
        <p>
          另有{withheld}项{word}依法不予公开。
        </p>
      )}
    </>
  )
}
