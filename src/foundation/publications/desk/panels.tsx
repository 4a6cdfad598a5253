import type { ComponentChild } from 'preact'
import { GATES } from '../../../law/gates.ts'
import { mayDo, scopesOf } from '../../../platform/permissions/permission.ts'
import type { DeskPanel } from '../../../platform/room/room.ts'
import { Section } from '../../../ui/section/section.tsx'
import { type Column, Table } from '../../../ui/table/table.tsx'
import { listAgencies } from '../../agencies/index.ts'
import { gatesInForce } from '../gates.ts'
import type { PublicationKind } from '../kinds.ts'
import {
  approvePublications,
  draftPublications,
  overseePublications,
  seeOwedGates,
  seePublications,
  signPublications,
} from '../permissions.ts'
import { publicationSettings } from '../settings.ts'
import { momentWords, spanWords } from '../state-words.ts'
import { draftsOf, type OwedRow, owedGates, type WaitingRow } from '../store-waiting.ts'
import { waitingToRelease, waitingToSign } from './waiting.ts'

type Visit = Parameters<DeskPanel['render']>[0]

const ROWS = 10
const HOME = '/desk/publications'

/** What waits for a person, on the first page of the workbench: what is due by the law before what is only waiting. */
export function deskPanels(kinds: readonly PublicationKind[]): readonly DeskPanel[] {
  const panel = (
    order: number,
    permission: DeskPanel['may'],
    render: (visit: Visit) => Promise<ComponentChild | null>,
  ): DeskPanel => ({ order, may: permission, render })
  return [
    panel(10, seeOwedGates, owedPanel),
    panel(20, draftPublications, visit => returnedPanel(visit, kinds)),
    panel(30, signPublications, visit => signPanel(visit, kinds)),
    panel(31, approvePublications, visit => releasePanel(visit, kinds)),
    panel(40, draftPublications, visit => draftsPanel(visit, kinds)),
  ]
}

async function owedPanel(visit: Visit): Promise<ComponentChild | null> {
  const { db, actor, now } = visit
  const { policyGate } = await publicationSettings(db, now)
  const gates = gatesInForce(policyGate).map(gate => gate.key)
  const everywhere = scopesOf(actor, overseePublications) === 'all'
  const agencies = everywhere ? 'all' : scopesOf(actor, seeOwedGates)
  const rows = await owedGates(db, agencies, gates, ROWS)
  if (rows.length === 0) return null
  const names = new Map((await listAgencies(db)).map(each => [each.id, each.shortName || each.name]))
  return (
    <Section title="应急发布待补签" id="owed">
      <Table<OwedRow>
        id="owed-gates"
        caption="应急发布待补签"
        captionHidden
        columns={[
          {
            key: 'title',
            head: '标题',
            rowHeader: true,
            // The text of another agency's edition is read where everybody reads it.
            cell: row => (
              <a
                href={
                  mayDo(actor, seePublications, row.agencyId)
                    ? `${HOME}/${row.editionId}`
                    : `/d/${row.number}`
                }
              >
                {row.title}
              </a>
            ),
          },
          { key: 'agency', head: '机关', cell: row => names.get(row.agencyId) ?? '' },
          {
            key: 'gates',
            head: '待补签',
            cell: row => row.openGates.map(gateName).join('、'),
          },
          {
            key: 'due',
            head: '补签期限',
            cell: row => row.gatesDue && <Due at={row.gatesDue} now={now} />,
          },
        ]}
        rows={rows}
        rowKey={row => row.editionId}
      />
    </Section>
  )
}

function Due({ at, now }: { at: Date; now: Date }) {
  const late = now.getTime() > at.getTime()
  return (
    <>
      {momentWords(at)}
      <br />
      <span class="binding">
        {late ? '已超时' : '还剩'}
        {spanWords(now, at)}
      </span>
    </>
  )
}

async function signPanel(visit: Visit, kinds: readonly PublicationKind[]): Promise<ComponentChild | null> {
  const rows = await waitingToSign(visit.db, visit.actor, visit.now, ROWS)
  return rowsPanel('待我审查', 'to-sign', `${HOME}?state=submitted`, rows, [
    kindColumn(kinds),
    waited(visit.now),
  ])
}

async function releasePanel(visit: Visit, kinds: readonly PublicationKind[]): Promise<ComponentChild | null> {
  const rows = await waitingToRelease(visit.db, visit.actor, ROWS)
  const next: Column<WaitingRow> = {
    key: 'next',
    head: '下一步',
    cell: row => (row.state === 'approved' ? '已签发，待发布' : '终审'),
  }
  return rowsPanel('待我终审', 'to-release', `${HOME}?state=reviewed`, rows, [
    next,
    kindColumn(kinds),
    waited(visit.now),
  ])
}

async function returnedPanel(
  visit: Visit,
  kinds: readonly PublicationKind[],
): Promise<ComponentChild | null> {
  const rows = (await draftsOf(visit.db, visit.actor.id, ROWS)).filter(row => row.returnedFor !== null)
  const reason: Column<WaitingRow> = { key: 'reason', head: '退回理由', cell: row => row.returnedFor }
  return rowsPanel('被退回', 'returned', `${HOME}?state=draft`, rows, [reason, kindColumn(kinds)])
}

async function draftsPanel(visit: Visit, kinds: readonly PublicationKind[]): Promise<ComponentChild | null> {
  const rows = (await draftsOf(visit.db, visit.actor.id, 2 * ROWS)).filter(row => row.returnedFor === null)
  return rowsPanel('我的草稿', 'drafts', `${HOME}?state=draft`, rows.slice(0, ROWS), [
    kindColumn(kinds),
    {
      key: 'changed',
      head: '上次修改',
      nowrap: true,
      cell: row => `${spanWords(row.since, visit.now)}前`,
    },
  ])
}

function rowsPanel(
  title: string,
  id: string,
  all: string,
  rows: readonly WaitingRow[],
  columns: readonly Column<WaitingRow>[],
): ComponentChild | null {
  if (rows.length === 0) return null
  return (
    <Section title={title} id={id} more={{ href: all, label: '查看全部' }}>
      <Table
        id={`${id}-table`}
        caption={title}
        captionHidden
        columns={[
          {
            key: 'title',
            head: '标题',
            rowHeader: true,
            cell: row => <a href={`${HOME}/${row.editionId}`}>{row.title || '（未填标题）'}</a>,
          },
          ...columns,
        ]}
        rows={rows}
        rowKey={row => row.editionId}
      />
    </Section>
  )
}

function kindColumn(kinds: readonly PublicationKind[]): Column<WaitingRow> {
  return {
    key: 'kind',
    head: '种类',
    cell: row => kinds.find(each => each.key === row.kind)?.label ?? row.kind,
  }
}

function waited(now: Date): Column<WaitingRow> {
  return { key: 'since', head: '已等待', nowrap: true, cell: row => spanWords(row.since, now) }
}

function gateName(key: string): string {
  return GATES.find(gate => gate.key === key)?.name ?? key
}
