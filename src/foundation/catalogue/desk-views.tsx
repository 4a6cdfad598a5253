import { Badge } from '../../ui/badge/badge.tsx'
import { Button } from '../../ui/button/button.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { FilterPanel } from '../../ui/filter-panel/filter-panel.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { StatLine } from '../../ui/stat-line/stat-line.tsx'
import { Table } from '../../ui/table/table.tsx'
import type { Tone } from '../../ui/tone.ts'
import type { Agency } from '../agencies/index.ts'
import type { ItemStanding, ItemState } from './rules.ts'
import { NO_SUCH_FUNCTION, STATE_WORDS, standingSentence } from './words.ts'

interface ItemsPageProps {
  readonly agency: Agency
  readonly agencies: readonly Agency[]
  readonly items: readonly ItemStanding[]
  readonly done: string | null
  readonly problems: readonly string[]
  readonly once: string
  readonly path: string
}

const TONES: Readonly<Record<ItemState, Tone>> = {
  fresh: 'success',
  stale: 'warning',
  empty: 'warning',
  absent: 'neutral',
}

const DONE_WORDS: Readonly<Record<string, string>> = {
  absent: `已标明“${NO_SUCH_FUNCTION}”，专栏同时更新。`,
  present: '已恢复为本机关的公开事项，专栏同时更新。',
}

/** Every item of the law for one agency, what stands in it, and the switch for those that are not its own. */
export function ItemsPage({ agency, agencies, items, done, problems, once, path }: ItemsPageProps) {
  const counted = (state: ItemState) => items.filter(item => item.state === state).length
  return (
    <>
      <ErrorSummary errors={problems.map(message => ({ message }))} />
      {done !== null && DONE_WORDS[done] && (
        <Notice tone="success" live>
          {DONE_WORDS[done]}
        </Notice>
      )}
      <p>
        {agency.name}依照《中华人民共和国政府信息公开条例》第二十条、第二十一条应当公开的事项，共{' '}
        {items.length} 项。没有信息的事项请补充；确无此项职能的请标明，公众在
        <a href={`/disclosure?agency=${agency.key}`}>专栏</a>中会看到说明。
      </p>
      {agencies.length > 1 && (
        <FilterPanel
          action={path}
          title="选择机关"
          submitLabel="查看"
          filters={[
            {
              name: 'agency',
              label: '机关',
              value: agency.id,
              options: agencies.map(({ id, name }) => ({ value: id, label: name })),
            },
          ]}
        />
      )}
      <StatLine
        label="各类事项的数量"
        items={(['fresh', 'stale', 'empty', 'absent'] as const).map(state => ({
          label: STATE_WORDS[state],
          value: counted(state),
          unit: '项',
        }))}
      />
      <Table<ItemStanding>
        id="items"
        caption="法定公开事项"
        columns={[
          {
            key: 'item',
            head: '事项',
            rowHeader: true,
            cell: ({ column }) => <a href={`/columns/${column.key}?agency=${agency.key}`}>{column.name}</a>,
          },
          { key: 'text', head: '条例规定的内容', cell: ({ column }) => column.description },
          {
            key: 'state',
            head: '现状',
            cell: item => (
              <>
                <Badge tone={TONES[item.state]}>{STATE_WORDS[item.state]}</Badge>
                <br />
                <span class="quiet">{standingSentence(item)}</span>
              </>
            ),
          },
          {
            key: 'act',
            head: '办理',
            cell: item => <Switch item={item} agency={agency} once={once} path={path} />,
          },
        ]}
        rows={items}
        rowKey={item => item.column.key}
      />
    </>
  )
}

function Switch({
  item,
  agency,
  once,
  path,
}: Pick<ItemsPageProps, 'agency' | 'once' | 'path'> & { item: ItemStanding }) {
  if (item.count > 0) return <span class="quiet">已有公开信息</span>
  const { key, name } = item.column
  const absent = item.state === 'absent'
  return (
    <form method="post" action={path}>
      <input type="hidden" name="once" value={`${once}-${key}`} />
      <input type="hidden" name="agency" value={agency.id} />
      <input type="hidden" name="column" value={key} />
      <input type="hidden" name="absent" value={absent ? 'no' : 'yes'} />
      <Button variant="quiet" label={absent ? `恢复“${name}”为本机关事项` : `“${name}”：${NO_SUCH_FUNCTION}`}>
        {absent ? '恢复事项' : '标明无此职能'}
      </Button>
    </form>
  )
}
