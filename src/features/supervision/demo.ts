import { broughtOut, type Cast, granted } from '../../foundation/publications/builders.ts'
import type { PublicationKind } from '../../foundation/publications/index.ts'
import { addDays, type CivilDate, civilDateOf, datePartsOf, shanghaiInstant } from '../../law/civil-date.ts'
import { type Db, inTransaction, type Tx } from '../../platform/db/db.ts'
import type { Outcome } from '../../platform/forms/outcome.ts'
import type { Actor } from '../../platform/permissions/permission.ts'
import { sampleItem } from './builders.ts'
import { askAboutTask } from './questions/actions/ask.ts'
import { answerQuestion, declineQuestion } from './questions/actions/decide.ts'
import { dispatchList } from './tasks/actions/dispatch.ts'
import { draftListText, drawUpList } from './tasks/actions/draw-up.ts'
import { askExtension } from './tasks/actions/extension.ts'
import { closeTask } from './tasks/actions/oversee.ts'
import { acceptReport, draftReportText, reportOnTask, returnReport } from './tasks/actions/report.ts'
import { acknowledgeTask, splitTask } from './tasks/actions/take.ts'
import {
  DEMO_COMMITMENTS,
  DEMO_ISSUES,
  DEMO_PLAN,
  DEMO_PROJECTS,
  DEMO_QUESTIONS,
  type DemoItem,
  REPORTS,
} from './tasks/demo-texts.ts'
import type { Post } from './tasks/letters.ts'
import { endOfQuarter } from './tasks/quarters.ts'
import { showList } from './tasks/show-list.ts'
import type { TaskStanding } from './tasks/standing.ts'
import { projectTask, tasksOf } from './tasks/store-cases.ts'
import { itemsOf, type NewItem } from './tasks/store-lists.ts'

/** Whom the story needs, by the keys of their agencies. */
export interface DemoOffice {
  readonly agencyId: (key: string) => Promise<string>
  readonly cast: (agency: string) => Promise<Cast>
  /** Somebody who holds a role in an agency. */
  readonly holder: (agency: string, role: string) => Promise<Actor>
}

interface Story {
  readonly db: Db
  readonly kinds: readonly PublicationKind[]
  readonly post: Post
  readonly office: DemoOffice
  readonly chief: Actor
  readonly now: Date
  /** Ten in the morning, so many days from today; never later than now. */
  at(days: number): Date
  day(days: number): CivilDate
}

/**
 * The story of supervised tasks: a plan of six tasks that was dispatched two months ago (one reported, accepted, published
 * and closed; one returned; one waiting; one late), questions of the public about it in each state, a project and a commitment with the
 * figures of their quarters, and issues to correct.
 * Every step is the room's own action, on the day on which it is said to have happened.
 */
export async function loadDemoTasks(
  db: Db,
  kinds: readonly PublicationKind[],
  post: Post,
  office: DemoOffice,
  now: Date,
): Promise<void> {
  const today = civilDateOf(now)
  const chief = await office.holder('city-office', 'supervising-office')
  const morning = (date: CivilDate) => {
    const at = shanghaiInstant(date, '10:00')
    return at < now ? at : now
  }
  const story: Story = {
    db,
    kinds,
    post,
    office,
    chief,
    now,
    at: days => morning(addDays(today, days)),
    day: days => addDays(today, days),
  }
  await thePlan(story)
  for (const told of QUARTERLY) await theQuarters(story, told, morning)
  await theIssues(story)
}

async function thePlan(story: Story): Promise<void> {
  const { year } = datePartsOf(story.day(-60))
  const title = `${year}年政务公开工作要点任务分解表（示例）`
  const tasks = await issued(story, { family: 'key-points', title, year }, DEMO_PLAN, -60)
  const [subsidies, catalogue, concerns, projects] = tasks
  // Done in time: reported, accepted, published, closed.
  await through(story, only(subsidies), 'finance', -14)
  await theQuestions(story, only(subsidies), only(concerns))
  // Returned for its weakness.
  await taken(story, only(catalogue), 'lanshan-office', -55)
  await reported(story, only(catalogue), 'lanshan-office', REPORTS.weak, -4)
  await act(story, tx =>
    returnReport(
      tx,
      {
        caseId: only(catalogue).caseId,
        reason: '请写明已编制目录的领域数量和公开地址，并附公开信息作佐证（示例）。',
      },
      story.post,
      story.chief,
      story.at(-2),
    ),
  )
  // Waiting to be judged.
  await taken(story, only(concerns), 'city-office', -58)
  await reported(story, only(concerns), 'city-office', REPORTS.concerns, -1)
  // At work, with more time asked for.
  const finance = only(projects)
  await taken(story, finance, 'finance', -57)
  const head = await story.office.holder('finance', 'disclosure-head')
  const parts = [
    { office: '预算科', personId: null, work: '汇总项目清单（示例）' },
    { office: '办公室', personId: null, work: '公开和更新（示例）' },
  ]
  await act(story, tx => splitTask(tx, { caseId: finance.caseId, assignments: parts }, head, story.at(-56)))
  const asking = { caseId: finance.caseId, until: addDays(only(projects).due ?? story.day(20), 20) }
  await act(story, tx =>
    askExtension(tx, { ...asking, reason: '部分项目尚在批复（示例）。' }, head, story.at(-3)),
  )
  // The others were never acknowledged: one of them is late.
}

/** What somebody asked about tasks: one answered in public, one declined, one that waits at the city's office. */
async function theQuestions(story: Story, subsidies: TaskStanding, concerns: TaskStanding): Promise<void> {
  const { keys } = story.post
  const ask = (task: TaskStanding, agencyKey: string, words: string, days: number) => {
    const asked = { list: task.list.number ?? 0, ordinal: task.item.ordinal, agencyKey, words }
    return act(story, tx => askAboutTask(tx, keys, asked, story.at(days)))
  }
  const head = await story.office.holder('finance', 'releaser')
  const { asked, question, answer } = DEMO_QUESTIONS.answered
  const answered = await ask(subsidies, 'finance', asked, -8)
  const words = { caseId: answered.caseId, question, answer }
  await act(story, tx => answerQuestion(tx, words, head, story.at(-6)))
  const declined = await ask(subsidies, 'finance', DEMO_QUESTIONS.declined, -5)
  const why = { caseId: declined.caseId, reason: 'not-this-task', note: '' } as const
  await act(story, tx => declineQuestion(tx, why, head, story.at(-4)))
  await ask(concerns, 'city-office', DEMO_QUESTIONS.waiting, -2)
}

/** A list whose one item is reported on each quarter, with the figures of each. */
interface Quarterly {
  readonly family: string
  readonly name: string
  readonly items: readonly DemoItem[]
  readonly agency: string
  /** From the beginning of the year, quarter by quarter. */
  readonly done: readonly string[]
  words(quarter: number, done: string): Readonly<Record<string, string>>
}

const QUARTERLY: readonly Quarterly[] = [
  {
    family: 'livelihood',
    name: '民生实事项目（示例）',
    items: DEMO_PROJECTS,
    agency: 'lanshan-office',
    done: ['320', '760', '1050'],
    words: REPORTS.quarter,
  },
  {
    family: 'commitments',
    name: '公开承诺事项（示例）',
    items: DEMO_COMMITMENTS,
    agency: 'finance',
    done: ['190', '410', '640'],
    words: REPORTS.kept,
  },
]

async function theQuarters(story: Story, told: Quarterly, morning: (date: CivilDate) => Date): Promise<void> {
  const { year } = datePartsOf(story.day(0))
  const began = -300
  const list = { family: told.family, title: `${year}年${told.name}`, year }
  const [first] = await issued(story, list, told.items, began)
  const task = only(first)
  await taken(story, task, told.agency, began + 1)
  const [item] = await itemsOf(story.db, task.list.id)
  const [indicator] = item?.indicators ?? []
  for (const [at, done] of told.done.entries()) {
    const period = { year, quarter: at + 1 }
    const handed = morning(addDays(endOfQuarter(period), 8))
    if (handed >= story.now || !indicator) return
    const handler = await story.office.holder(told.agency, 'handler')
    await act(story, tx =>
      reportOnTask(
        tx,
        {
          ...reportOf(task, told.words(at + 1, done)),
          final: false,
          period,
          figures: new Map([[indicator.id, done]]),
        },
        handler,
        handed,
      ),
    )
    const judged = morning(addDays(endOfQuarter(period), 11))
    await act(story, tx => acceptReport(tx, { caseId: task.caseId }, story.post, story.chief, judged))
    await published(story, task, told.agency, morning(addDays(endOfQuarter(period), 13)))
  }
}

async function theIssues(story: Story): Promise<void> {
  const { year } = datePartsOf(story.day(-40))
  const list = { family: 'rectification', title: `${year}年政务公开检查问题整改清单（示例）`, year }
  const [first] = await issued(story, list, DEMO_ISSUES, -40)
  await through(story, only(first), 'finance', -20)
}

/** Draws a list up, publishes its text and dispatches it; answers the lead agencies' tasks in their order. */
async function issued(
  story: Story,
  list: { family: string; title: string; year: number },
  items: readonly DemoItem[],
  days: number,
): Promise<TaskStanding[]> {
  const { db, office, post, chief, at, day } = story
  const cast = await office.cast('city-office')
  const agencyId = await office.agencyId('city-office')
  const made: NewItem[] = []
  for (const { requirement, lead, support, due, ...words } of items) {
    const agencies: (readonly [string, 'lead' | 'support'])[] = [[await office.agencyId(lead), 'lead']]
    for (const key of support) agencies.push([await office.agencyId(key), 'support'])
    made.push(sampleItem(requirement, agencies, { ...words, due: due === null ? null : day(due) }))
  }
  const { listId } = await act(story, tx =>
    drawUpList(tx, { ...list, agencyId, bases: [] }, made, chief, at(days)),
  )
  const text = await act(story, tx => draftListText(tx, listId, cast.drafter, at(days)))
  await released(story, text.editionId, cast, at(days))
  await act(story, tx => dispatchList(tx, listId, post, chief, at(days)))
  await inTransaction(db, tx => showList(tx, listId, at(days)))
  return (await tasksOf(db, { listId })).filter(each => each.role === 'lead')
}

/** A task that goes its whole way and is done some days ago. */
async function through(story: Story, task: TaskStanding, agency: string, days: number): Promise<void> {
  const { post, chief, at } = story
  const { caseId } = task
  await taken(story, task, agency, days - 20)
  const words = task.list.family === 'rectification' ? REPORTS.corrected : REPORTS.subsidies
  await reported(story, task, agency, words, days)
  await act(story, tx => acceptReport(tx, { caseId }, post, chief, at(days + 2)))
  await published(story, task, agency, at(days + 4))
  await act(story, tx => closeTask(tx, { caseId }, chief, at(days + 5)))
}

async function taken(story: Story, task: TaskStanding, agency: string, days: number): Promise<void> {
  const handler = await story.office.holder(agency, 'handler')
  await act(story, tx => acknowledgeTask(tx, { caseId: task.caseId }, handler, story.at(days)))
}

async function reported(
  story: Story,
  task: TaskStanding,
  agency: string,
  words: Readonly<Record<string, string>>,
  days: number,
): Promise<void> {
  const handler = await story.office.holder(agency, 'handler')
  await act(story, tx => reportOnTask(tx, reportOf(task, words), handler, story.at(days)))
}

function reportOf(task: TaskStanding, words: Readonly<Record<string, string>>) {
  return {
    caseId: task.caseId,
    final: true,
    period: null,
    words,
    evidence: [],
    unreadEvidence: 0,
    figures: new Map<string, string>(),
    confirmed: true,
  }
}

/** Brings an accepted report's words to the public, through every hand of the agency. */
async function published(story: Story, task: TaskStanding, agency: string, at: Date): Promise<void> {
  const cast = await story.office.cast(agency)
  const { editionId } = await act(story, tx => draftReportText(tx, task.caseId, cast.drafter, at))
  await released(story, editionId, cast, at)
  await inTransaction(story.db, tx => projectTask(tx, task.caseId, at))
}

async function released({ db, kinds }: Story, editionId: string, cast: Cast, at: Date): Promise<void> {
  await broughtOut(db, kinds, editionId, cast, at)
}

/** One action of the story, in a transaction of its own; a refusal is a fault of the story. */
function act<T extends object>({ db }: Story, work: (tx: Tx) => Promise<Outcome<T>>) {
  return inTransaction(db, async tx => granted(await work(tx)))
}

function only(task: TaskStanding | undefined): TaskStanding {
  if (!task) throw new Error('the story of supervised tasks lacks one')
  return task
}
