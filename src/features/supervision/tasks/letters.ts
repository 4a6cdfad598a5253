import { agencyOf, detailsOf } from '../../../foundation/agencies/index.ts'
import { civilDateOf } from '../../../law/civil-date.ts'
import type { KeyRing } from '../../../platform/crypto/key-ring.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { renderLetter } from '../../../platform/mail/letter.tsx'
import { queueMail } from '../../../platform/mail/mail.ts'
import { familyOf } from './families.ts'
import { itemTitle, type TaskStanding } from './standing.ts'
import type { ReminderReason } from './tables.ts'
import { LETTERS, REMINDERS } from './words.ts'

/** What letters are written with. */
export interface Post {
  readonly keys: KeyRing
  readonly origin: string
}

/** An answer as a letter names it. */
export type Told = Pick<TaskStanding, 'caseId' | 'agencyId' | 'due' | 'item' | 'list'>

/** 派发: one letter to each agency, whatever the number of its tasks. */
export async function writeDispatched(tx: Tx, post: Post, tasks: readonly Told[], now: Date): Promise<void> {
  for (const [agencyId, own] of byAgency(tasks)) {
    const [first] = own
    if (!first) continue
    await write(tx, post, agencyId, now, {
      heading: LETTERS.dispatched,
      paragraphs: [
        `“${first.list.title}”已派发，贵单位承担${own.length}项${familyOf(first.list.family).item}。请登录工作台签收，拆分到科室，按时限办理并提交报告。`,
      ],
      tasks: own,
    })
  }
}

/** 催办, by a person of the supervising office. */
export function writeReminder(tx: Tx, post: Post, task: Told, words: string, now: Date): Promise<void> {
  return write(tx, post, task.agencyId, now, {
    heading: LETTERS.reminded,
    paragraphs: [`请抓紧办理以下${familyOf(task.list.family).item}，并提交报告。`, ...(words ? [words] : [])],
    tasks: [task],
  })
}

/** What is coming due, late, or not acknowledged: one letter to each agency and reason. */
export async function writeDue(
  tx: Tx,
  post: Post,
  why: ReminderReason,
  tasks: readonly Told[],
  now: Date,
): Promise<void> {
  for (const [agencyId, own] of byAgency(tasks)) {
    const { heading, says } = REMINDERS[why]
    await write(tx, post, agencyId, now, { heading, paragraphs: [says], tasks: own })
  }
}

/** How the supervising office judged a report. */
export function writeVerdict(
  tx: Tx,
  post: Post,
  task: Told,
  verdict: 'accepted' | 'returned',
  reason: string,
  now: Date,
): Promise<void> {
  const paragraphs =
    verdict === 'accepted'
      ? ['贵单位提交的报告已核验通过。请拟稿人在任务页面起草公开稿，经审查后发布。']
      : ['贵单位提交的报告需要补充，请修改后重新提交。', `退回的理由：${reason}`]
  return write(tx, post, task.agencyId, now, { heading: LETTERS[verdict], paragraphs, tasks: [task] })
}

/** Whether more time was given. */
export function writeExtension(
  tx: Tx,
  post: Post,
  task: Told & Pick<TaskStanding, 'extensionAsked'>,
  decision: 'granted' | 'refused',
  reason: string,
  now: Date,
): Promise<void> {
  const asked = task.extensionAsked ?? task.due
  const paragraphs =
    decision === 'granted'
      ? [`贵单位的延期申请已同意，时限调整为${asked}。`]
      : [`贵单位的延期申请未获同意，时限仍为${task.due}。`, `理由：${reason}`]
  const told = decision === 'granted' ? { ...task, due: asked } : task
  return write(tx, post, task.agencyId, now, { heading: LETTERS[decision], paragraphs, tasks: [told] })
}

/** 撤销. */
export function writeCancelled(tx: Tx, post: Post, task: Told, reason: string, now: Date): Promise<void> {
  return write(tx, post, task.agencyId, now, {
    heading: LETTERS.cancelled,
    paragraphs: ['以下事项已撤销，不再办理。', `理由：${reason}`],
    tasks: [task],
  })
}

interface Said {
  readonly heading: string
  readonly paragraphs: readonly string[]
  readonly tasks: readonly Told[]
}

/** How many tasks one letter names one by one; the rest is on the workbench. */
const NAMED = 20

/** To the agency's mailbox; an agency without one reads it on the workbench alone. */
async function write(tx: Tx, post: Post, agencyId: string, now: Date, said: Said): Promise<void> {
  const to = (await detailsOf(tx, agencyId)).details.email
  if (to === '') return
  const { name } = await agencyOf(tx, agencyId)
  const { heading, paragraphs, tasks } = said
  const letter = renderLetter({
    heading,
    greeting: `${name}：`,
    paragraphs:
      tasks.length > NAMED ? [...paragraphs, `共${tasks.length}项，以下列出前${NAMED}项。`] : paragraphs,
    entries: tasks.slice(0, NAMED).map(({ caseId, item, list, due }) => ({
      title: itemTitle(item),
      href: `${post.origin}/desk/tasks/${caseId}`,
      about: due ? `${list.title}；时限${due}` : list.title,
    })),
    action: { label: '打开我的任务', href: `${post.origin}/desk/tasks` },
    sender: '政务公开工作主管部门',
    date: civilDateOf(now),
    notes: ['本邮件由系统发送，请勿回复。'],
  })
  await queueMail(tx, { to, subject: `${heading}：${name}`, ...letter }, post.keys, now)
}

function byAgency<T extends Told>(tasks: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>()
  for (const task of tasks) {
    const list = found.get(task.agencyId)
    if (list) list.push(task)
    else found.set(task.agencyId, [task])
  }
  return found
}
