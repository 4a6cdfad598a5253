import { listAgencies } from '../../../../foundation/agencies/index.ts'
import { page } from '../../../../platform/http/answers.ts'
import type { DeskRoute } from '../../../../platform/http/routes.ts'
import { type Actor, mayEnter, scopesOf } from '../../../../platform/permissions/permission.ts'
import type { DeskPanel } from '../../../../platform/room/room.ts'
import { Badge } from '../../../../ui/badge/badge.tsx'
import { Section } from '../../../../ui/section/section.tsx'
import { SectionNav } from '../../../../ui/section-nav/section-nav.tsx'
import { type Column, Table } from '../../../../ui/table/table.tsx'
import type { Tone } from '../../../../ui/tone.ts'
import { itemTitle } from '../../tasks/standing.ts'
import { decideQuestions, openQuestions, overseeQuestions } from '../permissions.ts'
import { type DeskQuestion, questionsOf } from '../store.ts'
import { QUESTIONS } from '../words.ts'
import { type QuestionState, questionWorkflow } from '../workflow.ts'

export const HOME = '/desk/task-questions'
/** A page: whoever has more waiting than this works from the top. */
const MOST = 200
const STATES = Object.keys(questionWorkflow.states) as QuestionState[]

const TONES: Readonly<Record<QuestionState, Tone>> = {
  asked: 'warning',
  answered: 'success',
  declined: 'neutral',
  'taken-down': 'neutral',
}

/** The agencies whose questions somebody reads. */
export function readableAgencies(actor: Actor): readonly string[] | 'all' {
  return mayEnter(actor, overseeQuestions) ? 'all' : scopesOf(actor, openQuestions)
}

/** Questions about tasks: what waits comes first. */
export const queueRoute: DeskRoute = {
  method: 'GET',
  path: HOME,
  may: openQuestions,
  async handle({ db, actor, query }) {
    const agencies = readableAgencies(actor)
    const state = STATES.find(each => each === query.get('state'))
    const questions = await questionsOf(
      db,
      { state, ...(agencies === 'all' ? {} : { agencyIds: agencies }) },
      MOST,
    )
    const names = new Map((await listAgencies(db)).map(each => [each.id, each.shortName || each.name]))
    return page(
      QUESTIONS,
      <>
        <SectionNav
          label="按状态查看"
          items={[
            { href: HOME, label: '全部', current: !state },
            ...STATES.map(each => ({
              href: `${HOME}?state=${each}`,
              label: questionWorkflow.states[each].label,
              current: state === each,
            })),
          ]}
        />
        <QuestionTable
          id="questions"
          rows={questions}
          nameOf={id => names.get(id) ?? ''}
          empty="没有提问。公众在任务页面提问后，在这里审核和答复。"
        />
      </>,
    )
  },
}

/** 追问待办: what somebody may decide today. */
export const questionsPanel: DeskPanel = {
  order: 14,
  may: decideQuestions,
  async render({ db, actor }) {
    const agencies = scopesOf(actor, decideQuestions)
    const filter = mayEnter(actor, overseeQuestions) || agencies === 'all' ? {} : { agencyIds: agencies }
    const waiting = await questionsOf(db, { ...filter, state: 'asked' }, 10)
    if (waiting.length === 0) return null
    const names = new Map((await listAgencies(db)).map(each => [each.id, each.shortName || each.name]))
    return (
      <Section
        title="任务追问待办"
        id="question-todos"
        more={{ href: `${HOME}?state=asked`, label: '全部待审核' }}
      >
        <QuestionTable id="question-todos-table" rows={waiting} nameOf={id => names.get(id) ?? ''} empty="" />
      </Section>
    )
  },
}

function QuestionTable({
  id,
  rows,
  nameOf,
  empty,
}: {
  readonly id: string
  readonly rows: readonly DeskQuestion[]
  nameOf(agencyId: string): string
  readonly empty: string
}) {
  const columns: readonly Column<DeskQuestion>[] = [
    {
      key: 'number',
      head: '编号',
      rowHeader: true,
      nowrap: true,
      cell: each => <a href={`${HOME}/${each.caseId}`}>{each.number}</a>,
    },
    { key: 'task', head: '任务', cell: each => itemTitle(each) },
    { key: 'agency', head: '答复单位', cell: each => nameOf(each.agencyId) },
    { key: 'asked', head: '提问日期', nowrap: true, cell: each => each.askedOn },
    {
      key: 'state',
      head: '状态',
      cell: each => <Badge tone={TONES[each.state]}>{questionWorkflow.states[each.state].label}</Badge>,
    },
  ]
  return (
    <Table<DeskQuestion>
      id={id}
      caption={QUESTIONS}
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={each => each.caseId}
      empty={empty}
    />
  )
}
