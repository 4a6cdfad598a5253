import { civilDateOf } from '../../../law/civil-date.ts'
import type { DisclosureLevel } from '../../../law/disclosure-items.ts'
import type { Problem } from '../../../platform/forms/form.ts'
import { OnceKey } from '../../../platform/forms/once-key.tsx'
import { type Answer, page, refuse, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import { mayDo, scopesOf } from '../../../platform/permissions/permission.ts'
import { Button } from '../../../ui/button/button.tsx'
import { DateText } from '../../../ui/date-text/date-text.tsx'
import { EmptyState } from '../../../ui/empty-state/empty-state.tsx'
import { ErrorSummary } from '../../../ui/error-summary/error-summary.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { type Agency, listAgencies } from '../../agencies/index.ts'
import { choiceProblems, columnOf, suggestColumns } from '../../catalogue/index.ts'
import { placePublication } from '../actions/release.ts'
import type { PublicationKind } from '../kinds.ts'
import { placePublications } from '../permissions.ts'
import { loadStanding } from '../store.ts'
import { type UnplacedRow, unplaced } from '../store-unplaced.ts'
import { isId } from './access.ts'
import { doOnce, errorsOf, statusOf } from './doing.ts'

export const UNPLACED_TITLE = '未归栏目的文件'
export const UNPLACED = '/desk/publications/unplaced'
const HOME = '/desk/publications'
const ROWS = 50

/** A kind with a list of its own stands there; every other text is found by its columns. */
const isListedByColumn = (kind: PublicationKind) => kind.listHref === '/publications'

/**
 * What is public and stands in no column, as texts do that were released before there were columns; each with the
 * columns that its kind and its words speak for, and one button that puts it there.
 */
export function unplacedRoutes(kinds: readonly PublicationKind[]): readonly DeskRoute[] {
  return [
    {
      method: 'GET',
      path: UNPLACED,
      may: placePublications,
      handle: visit => unplacedPage(visit, kinds, []),
    },
    { method: 'POST', path: UNPLACED, may: placePublications, handle: visit => placeOne(visit, kinds) },
  ]
}

async function placeOne(visit: DeskVisit, kinds: readonly PublicationKind[]): Promise<Answer> {
  const { db, form, actor, now } = visit
  const editionId = form.get('edition')
  const standing = isId(editionId) ? await loadStanding(db, editionId, 'read') : undefined
  if (!standing || !mayDo(actor, placePublications, standing.agencyId)) return refuse(403)
  const done = await doOnce(visit, async tx => {
    const input = { editionId, digest: standing.digest, columns: form.all('columns') }
    const placed = await placePublication(tx, kinds, input, actor, now)
    return placed.ok ? { ok: true, location: `${UNPLACED}?done=placed` } : placed
  })
  return done.ok ? seeOther(done.location) : unplacedPage(visit, kinds, done.problems)
}

async function unplacedPage(
  visit: DeskVisit,
  kinds: readonly PublicationKind[],
  problems: readonly Problem[],
): Promise<Answer> {
  const { db, actor, query } = visit
  const scopes = scopesOf(actor, placePublications)
  const known = await listAgencies(db)
  const agencies = new Map(known.map(agency => [agency.id, agency]))
  const own = known.map(({ id }) => id).filter(id => scopes === 'all' || scopes.includes(id))
  const listed = kinds.filter(isListedByColumn).map(kind => kind.key)
  const rows = await unplaced(db, own, listed, ROWS + 1)
  return page(
    UNPLACED_TITLE,
    <>
      <ErrorSummary errors={errorsOf(problems)} />
      {query.get('done') === 'placed' && problems.length === 0 ? (
        <Notice tone="success" live>
          <p>已归入栏目，公开页面同时更新。</p>
        </Notice>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState title="已公开的文件都在栏目中">
          <p>
            需要调整栏目的，从<a href={`${HOME}?state=released`}>已发布的信息</a>中打开后调整。
          </p>
        </EmptyState>
      ) : (
        <Unplaced rows={rows} agencies={agencies} kinds={kinds} />
      )}
    </>,
    { status: problems.length > 0 ? statusOf(problems) : 200, crumbs: [{ href: HOME, label: '信息发布' }] },
  )
}

function Unplaced({
  rows,
  agencies,
  kinds,
}: {
  rows: readonly UnplacedRow[]
  agencies: ReadonlyMap<string, Agency>
  kinds: readonly PublicationKind[]
}) {
  return (
    <>
      <p>这些文件已经公开，但不在任何栏目中，公众从专栏找不到。归入栏目不改动正文，也不产生新版本。</p>
      <Table
        caption={UNPLACED_TITLE}
        captionHidden
        columns={[
          {
            key: 'title',
            head: '标题',
            rowHeader: true,
            cell: row => <a href={`${HOME}/${row.editionId}`}>{row.title}</a>,
          },
          { key: 'agency', head: '机关', cell: row => agencies.get(row.agencyId)?.name ?? '' },
          {
            key: 'released',
            head: '发布日期',
            nowrap: true,
            cell: row => <DateText date={civilDateOf(row.releasedAt)} />,
          },
          {
            key: 'columns',
            head: '归入栏目',
            cell: row => (
              <PlaceForm row={row} columns={proposed(row, kinds, agencies.get(row.agencyId)?.level)} />
            ),
          },
        ]}
        rows={rows.slice(0, ROWS)}
        rowKey={row => row.editionId}
        note={rows.length > ROWS ? `只列出最近发布的 ${ROWS} 件，归入后显示其余。` : undefined}
      />
    </>
  )
}

function PlaceForm({ row, columns }: { row: UnplacedRow; columns: readonly string[] }) {
  if (columns.length === 0) return <a href={`${HOME}/${row.editionId}#columns`}>选择栏目</a>
  const names = columns.map(key => columnOf(key)?.name ?? key).join('、')
  return (
    <form method="post" action={UNPLACED}>
      <OnceKey />
      <input type="hidden" name="edition" value={row.editionId} />
      {columns.map(key => (
        <input key={key} type="hidden" name="columns" value={key} />
      ))}
      <p>{names}</p>
      <Button label={`把《${row.title}》归入：${names}`}>归入</Button>
    </form>
  )
}

/** The columns of the kind, or else those that the words of the text speak for, as far as the agency has them. */
function proposed(
  row: UnplacedRow,
  kinds: readonly PublicationKind[],
  level: DisclosureLevel | undefined,
): readonly string[] {
  if (level === undefined) return []
  const usual = kinds.find(kind => kind.key === row.kind)?.columns ?? []
  const keys = usual.length > 0 ? usual : suggestColumns(row)
  return keys.filter(key => choiceProblems([key], level).length === 0)
}
