import { formatShanghaiMinute } from '../../../../law/civil-date.ts'
import { type Problem, typed } from '../../../../platform/forms/form.ts'
import { OnceKey } from '../../../../platform/forms/once-key.tsx'
import { type Answer, page } from '../../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../../platform/http/routes.ts'
import { mayDo, mayEnter } from '../../../../platform/permissions/permission.ts'
import { Button, ButtonLink } from '../../../../ui/button/button.tsx'
import { DescriptionList } from '../../../../ui/description-list/description-list.tsx'
import { ErrorSummary } from '../../../../ui/error-summary/error-summary.tsx'
import { FormActions } from '../../../../ui/form-actions/form-actions.tsx'
import { Notice } from '../../../../ui/notice/notice.tsx'
import { Table } from '../../../../ui/table/table.tsx'
import { dispatchList } from '../actions/dispatch.ts'
import { draftListText, rewriteItems } from '../actions/draw-up.ts'
import { familyOf } from '../families.ts'
import { writeItemLines } from '../item-lines.ts'
import { draftTaskTexts, keepLists, seeLists } from '../permissions.ts'
import { editionOf } from '../store-editions.ts'
import { basesOf, itemsOf, type ListedItem } from '../store-lists.ts'
import type { TaskListRow } from '../tables.ts'
import { EDITION_WORDS, LISTS, spoken } from '../words.ts'
import { agenciesById, openList, shortOf } from './access.ts'
import { doOnce, postOf, statusOf } from './doing.ts'
import { readItems } from './list-form.ts'
import { ItemsField } from './lists.tsx'

const HOME = '/desk/task-lists'
const path = `${HOME}/:list`

const DONE_WORDS: Readonly<Record<string, string>> = {
  'drawn-up': '清单已保存。核对后派发；需要公开的，由拟稿人起草公开稿。',
  rewritten: '内容已修改。',
  dispatched: '已派发，通知已发给各责任单位。',
}

/** One list: its items, and what may be done with it before and after it is dispatched. */
export const listRoutes: readonly DeskRoute[] = [
  { method: 'GET', path, may: seeLists, handle: visit => shownList(visit, []) },
  {
    method: 'POST',
    path: `${path}/dispatch`,
    may: keepLists,
    handle: visit =>
      onList(visit, list =>
        doOnce(
          visit,
          tx => dispatchList(tx, list.id, postOf(visit), visit.actor, visit.now),
          () => `${HOME}/${list.id}?done=dispatched`,
          problems => shownList(visit, problems),
        ),
      ),
  },
  { method: 'GET', path: `${path}/items`, may: keepLists, handle: visit => shownItems(visit, []) },
  {
    method: 'POST',
    path: `${path}/items`,
    may: keepLists,
    handle: visit =>
      onList(visit, async list => {
        const { db, form, now } = visit
        const read = await readItems(db, form.get('items'), familyOf(list.family), now)
        if (!read.ok) return shownItems(visit, read.problems)
        return doOnce(
          visit,
          tx => rewriteItems(tx, list.id, read.items, now),
          () => `${HOME}/${list.id}?done=rewritten`,
          problems => shownItems(visit, problems),
        )
      }),
  },
  {
    method: 'POST',
    path: `${path}/draft-text`,
    may: draftTaskTexts,
    handle: visit =>
      onList(visit, list =>
        doOnce(
          visit,
          tx => draftListText(tx, list.id, visit.actor, visit.now),
          made => `/desk/publications/${made.editionId}`,
          problems => shownList(visit, problems),
        ),
      ),
  },
]

async function onList(visit: DeskVisit, then: (list: TaskListRow) => Promise<Answer>): Promise<Answer> {
  const opened = await openList(visit)
  return opened.ok ? then(opened.value) : opened.answer
}

function shownList(visit: DeskVisit, problems: readonly Problem[]): Promise<Answer> {
  return onList(visit, async list => {
    const { db, actor, query } = visit
    const [items, agencies, bases] = [
      await itemsOf(db, list.id),
      await agenciesById(db),
      await basesOf(db, list.id),
    ]
    const edition = list.publication_id ? await editionOf(db, list.publication_id) : undefined
    const family = familyOf(list.family)
    const keeps = mayEnter(actor, keepLists)
    const drafts = mayDo(actor, draftTaskTexts, list.agency_id)
    const done = problems.length === 0 ? DONE_WORDS[query.get('done') ?? ''] : undefined
    const here = `${HOME}/${list.id}`
    const named = (item: ListedItem, role: 'lead' | 'support') =>
      item.agencies
        .filter(each => each.role === role)
        .map(each => shortOf(agencies, each.agencyId))
        .join('、') || '—'
    const body = (
      <>
        <ErrorSummary errors={spoken(problems)} />
        {done && (
          <Notice tone="success" live>
            {done}
          </Notice>
        )}
        <DescriptionList
          columns={2}
          items={[
            { term: '类别', value: family.label },
            { term: '年度', value: `${list.year}年` },
            { term: '派发单位', value: shortOf(agencies, list.agency_id) },
            {
              term: '派发时间',
              value: list.dispatched_at ? formatShanghaiMinute(list.dispatched_at) : '尚未派发',
            },
            {
              term: '公开稿',
              value: edition ? (
                drafts ? (
                  <a href={`/desk/publications/${edition.editionId}`}>{EDITION_WORDS[edition.state]}</a>
                ) : (
                  EDITION_WORDS[edition.state]
                )
              ) : (
                '没有公开稿，公众看不到这份清单。由派发单位的拟稿人起草。'
              ),
            },
            {
              term: '上位依据',
              value:
                bases.length > 0 &&
                bases.map(each => (
                  <p key={each.number}>
                    <a href={`/d/${each.number}`}>{each.title}</a>
                  </p>
                )),
            },
          ]}
        />
        {drafts && (edition === undefined || edition.state === 'discarded') && (
          <form method="post" action={`${here}/draft-text`}>
            <OnceKey />
            <Button>起草公开稿</Button>
          </form>
        )}
        {keeps && !list.dispatched_at && (
          <form method="post" action={`${here}/dispatch`}>
            <OnceKey />
            <FormActions note="派发后向每个责任单位发一封通知，任务内容不能再修改。">
              <Button variant="primary">派发</Button>
              <ButtonLink href={`${here}/items`}>修改内容</ButtonLink>
            </FormActions>
          </form>
        )}
        {keeps && list.dispatched_at && (
          <p>
            <ButtonLink href={`/desk/tasks/overview?list=${list.id}`}>查看办理情况</ButtonLink>
          </p>
        )}
        <Table<ListedItem>
          id="items"
          caption={`${family.item}（${items.length}项）`}
          columns={[
            { key: 'number', head: '序号', nowrap: true, cell: each => each.number || each.ordinal },
            {
              key: 'requirement',
              head: family.heads.requirement,
              rowHeader: true,
              cell: each => (
                <>
                  {[...new Set([each.part, each.level1, each.level2])].filter(Boolean).map((words, at) => (
                    <span class="quiet" key={at}>
                      {words}
                      <br />
                    </span>
                  ))}
                  {each.requirement}
                  {each.indicators.map(one => (
                    <p class="quiet" key={one.id}>
                      目标：{one.name}
                      {one.target}
                      {one.unit}
                    </p>
                  ))}
                  {each.withheldBasis && <p class="binding">不公开，依据：{each.withheldBasis}</p>}
                </>
              ),
            },
            { key: 'lead', head: '牵头单位', cell: each => named(each, 'lead') },
            { key: 'support', head: '配合单位', cell: each => named(each, 'support') },
            { key: 'due', head: '时限', nowrap: true, cell: each => each.due ?? (each.dueWords || '—') },
          ]}
          rows={items}
          rowKey={each => each.id}
        />
      </>
    )
    return page(list.title, body, { crumbs: [{ href: HOME, label: LISTS }], status: statusOf(problems) })
  })
}

function shownItems(visit: DeskVisit, problems: readonly Problem[]): Promise<Answer> {
  return onList(visit, async list => {
    const { db, form } = visit
    const [items, agencies] = [await itemsOf(db, list.id), await agenciesById(db)]
    const fullNames = (item: ListedItem, role: 'lead' | 'support') =>
      item.agencies
        .filter(each => each.role === role)
        .map(each => agencies.get(each.agencyId)?.name)
        .join('、')
    const lines = writeItemLines(
      items.map(each => ({ ...each, lead: fullNames(each, 'lead'), support: fullNames(each, 'support') })),
    )
    const errors = spoken(problems)
    const here = `${HOME}/${list.id}`
    const body = (
      <>
        <ErrorSummary errors={errors} />
        <form method="post" action={`${here}/items`}>
          <OnceKey />
          <ItemsField
            value={typed(form).items ?? lines}
            error={errors.find(each => each.field === 'items')?.message}
          />
          <FormActions>
            <Button variant="primary">保存</Button>
            <ButtonLink href={here} variant="quiet">
              返回
            </ButtonLink>
          </FormActions>
        </form>
      </>
    )
    const crumbs = [
      { href: HOME, label: LISTS },
      { href: here, label: list.title },
    ]
    return page('修改清单内容', body, { crumbs, status: statusOf(problems) })
  })
}
