import { formatShanghaiMinute } from '../../../law/civil-date.ts'
import { GATES } from '../../../law/gates.ts'
import { page } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import { Badge } from '../../../ui/badge/badge.tsx'
import { Button } from '../../../ui/button/button.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { compareBodies } from '../bodies/compare.ts'
import { kindOf, type PublicationKind } from '../kinds.ts'
import { seePublications } from '../permissions.ts'
import { editionsOf, revisionContent } from '../store-desk.ts'
import { type RevisionSummary, revisionsOf } from '../store-review.ts'
import { editionWorkflow } from '../workflow.ts'
import { openPublication } from './access.ts'
import { ComparisonView } from './changes.tsx'
import { namesOf } from './people.ts'
import { STATE_TONES } from './state-tones.ts'

/** Everything that a publication ever was: editions, revisions, who signed which, and any two of them compared. */
export function historyRoute(kinds: readonly PublicationKind[]): DeskRoute {
  return {
    method: 'GET',
    path: '/desk/publications/:publication/history',
    may: seePublications,
    async handle(visit) {
      const opened = await openPublication(visit)
      if (!opened.ok) return opened.answer
      const publication = opened.value
      const [editions, revisions] = await Promise.all([
        editionsOf(visit.db, publication.id),
        revisionsOf(visit.db, publication.id),
      ])
      const nameOf = await namesOf(visit.db, [
        ...revisions.map(each => each.authorId),
        ...revisions.flatMap(each => each.gates.map(gate => gate.personId)),
      ])
      const newest = revisions[0]
      const title = newest ? (await revisionContent(visit.db, newest.id))?.title : undefined
      return page(
        `历次版本：${title || '（未填标题）'}`,
        <>
          <Section title="编审经过">
            <Table
              id="editions"
              caption="历次编审"
              captionHidden
              columns={[
                {
                  key: 'ordinal',
                  head: '编审',
                  rowHeader: true,
                  cell: row => <a href={`/desk/publications/${row.id}`}>第{row.ordinal}次</a>,
                },
                {
                  key: 'state',
                  head: '状态',
                  cell: row => (
                    <Badge tone={STATE_TONES[row.state]}>{editionWorkflow.states[row.state].label}</Badge>
                  ),
                },
                { key: 'note', head: '修改说明', cell: row => row.note || '—' },
                {
                  key: 'changed',
                  head: '最近办理',
                  nowrap: true,
                  cell: row => formatShanghaiMinute(row.changedAt),
                },
              ]}
              rows={editions}
              rowKey={row => row.id}
            />
          </Section>
          <Section title="比较任意两稿" id="compare">
            <CompareForm revisions={revisions} visit={visit} />
            <Compared
              visit={visit}
              revisions={revisions}
              view={await comparisonOf(visit, revisions, kindOf(kinds, publication.kind))}
            />
          </Section>
          <Section title="全部修订稿">
            <Table
              id="revisions"
              caption="全部修订稿"
              captionHidden
              columns={[
                { key: 'name', head: '修订稿', rowHeader: true, nowrap: true, cell: revisionName },
                { key: 'author', head: '拟稿', cell: row => nameOf(row.authorId) },
                {
                  key: 'at',
                  head: '保存时间',
                  nowrap: true,
                  cell: row => formatShanghaiMinute(row.at),
                },
                {
                  key: 'gates',
                  head: '签署',
                  cell: row =>
                    row.gates.map(each => `${gateName(each.gate)}（${nameOf(each.personId)}）`).join('、') ||
                    '—',
                },
                {
                  key: 'digest',
                  head: '摘要值',
                  cell: row => <code title={row.digest}>{row.digest.slice(0, 12)}</code>,
                },
              ]}
              rows={revisions}
              rowKey={row => row.id}
            />
          </Section>
        </>,
        { crumbs: [{ href: '/desk/publications', label: '信息发布' }] },
      )
    },
  }
}

function gateName(key: string): string {
  return GATES.find(gate => gate.key === key)?.name ?? key
}

function revisionName(revision: RevisionSummary): string {
  return `第${revision.ordinal}次第${revision.seq}稿`
}

/** The two revisions that the address asks for; the last two where it asks for none. */
function chosen(visit: DeskVisit, revisions: readonly RevisionSummary[]) {
  const find = (name: string) => revisions.find(each => each.id === visit.query.get(name))
  return { from: find('from') ?? revisions[1], to: find('to') ?? revisions[0] }
}

function CompareForm({ visit, revisions }: { visit: DeskVisit; revisions: readonly RevisionSummary[] }) {
  const { from, to } = chosen(visit, revisions)
  const options = revisions.map(each => ({
    value: each.id,
    label: `${revisionName(each)}（${formatShanghaiMinute(each.at)}）`,
  }))
  return (
    <form method="get" action="#compare" class="compare-form">
      <Field type="select" name="from" label="原稿" value={from?.id} options={options} />
      <Field type="select" name="to" label="新稿" value={to?.id} options={options} />
      <Button>比较</Button>
    </form>
  )
}

type View = 'none' | 'erased' | Parameters<typeof ComparisonView>[0]

async function comparisonOf(
  visit: DeskVisit,
  revisions: readonly RevisionSummary[],
  kind: PublicationKind,
): Promise<View> {
  const { from, to } = chosen(visit, revisions)
  if (!from || !to || !(visit.query.has('from') || visit.query.has('to'))) return 'none'
  const [before, after] = await Promise.all([
    revisionContent(visit.db, from.id),
    revisionContent(visit.db, to.id),
  ])
  if (!before || !after) return 'erased'
  const comparison = compareBodies(before.body, after.body)
  return { base: { label: revisionName(from), content: before, comparison }, content: after, kind }
}

function Compared({
  view,
  visit,
  revisions,
}: {
  view: View
  visit: DeskVisit
  revisions: readonly RevisionSummary[]
}) {
  if (view === 'none') return null
  if (view === 'erased') {
    return (
      <Notice tone="warning" title="不能比较">
        其中一稿的内容已依法删除，只保留摘要值和办理记录。
      </Notice>
    )
  }
  const { from, to } = chosen(visit, revisions)
  const { added, removed, changed } = view.base.comparison.summary
  return (
    <>
      <p>
        {from && revisionName(from)} → {to && revisionName(to)}：正文新增{added}段、删去{removed}段、修改
        {changed}段。
      </p>
      <ComparisonView {...view} />
    </>
  )
}
