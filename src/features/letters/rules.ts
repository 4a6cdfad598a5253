import { type CaseEventRow, clockEventsOf } from '../../foundation/cases/index.ts'
import { addDays, type CivilDate, civilDateOf, daysBetween } from '../../law/civil-date.ts'
import { type ClockRule, type Due, due } from '../../law/clock.ts'
import { type DueDate, dueDate } from '../../law/due-date.ts'
import { findPersonalNumbers } from '../../law/personal-numbers.ts'
import { type Calendar, workdaysBetween } from '../../law/working-days.ts'
import type { LetterNeed } from './workflow.ts'

/**
 * No statute gives a number of days for letters: the days are the platform's settings, said with their number so that
 * writer and handler read the same reason.
 */
export function answerRule(days: number): ClockRule {
  return { days, unit: 'workday', article: `来信答复期限：${days} 个工作日（自收到次日起算）` }
}

/** What a pause, an extension and an end of the clock go by. */
export const CLOCK_ARTICLES = {
  start: '收到来信之日，不计入期限',
  pause: '等待来信人补充，不计入期限',
  extend: '情况复杂，经批准延长一次',
  stop: '办结',
} as const

/** The day by which a letter is answered, with the reason for each day: from what happened, never stored. */
export function letterDue(days: number, events: readonly CaseEventRow[], calendar: Calendar): Due {
  return due(answerRule(days), clockEventsOf(events), calendar)
}

/** The same day without its reasons, for lists of many letters. */
export function letterDueDate(days: number, events: readonly CaseEventRow[], calendar: Calendar): DueDate {
  return dueDate(answerRule(days), clockEventsOf(events), calendar)
}

/** How a running clock stands against today. */
export type Urgency = 'late' | 'today' | 'soon' | 'ahead' | 'paused'

/** Late after the last day; soon on the working day before it. */
export function urgencyOf(clock: DueDate, today: CivilDate, calendar: Calendar): Urgency {
  if (clock.state !== 'running') return 'paused'
  if (today > clock.date) return 'late'
  if (today === clock.date) return 'today'
  return workdaysBetween(today, clock.date, calendar).count <= 1 ? 'soon' : 'ahead'
}

/** Working days that remain, or those by which it is late. */
export function workdaysLeft(on: CivilDate, today: CivilDate, calendar: Calendar): number {
  return today <= on
    ? workdaysBetween(today, on, calendar).count
    : -workdaysBetween(on, today, calendar).count
}

/**
 * The warnings of the state's inspection: a message that stays unanswered for three months is a veto for the site
 * (国办秘函〔2019〕19号, V5); 30 and 60 days warn of it.
 */
export function redLine(receivedOn: CivilDate, today: CivilDate): 30 | 60 | 90 | null {
  const age = daysBetween(receivedOn, today)
  return age >= 90 ? 90 : age >= 60 ? 60 : age >= 30 ? 30 : null
}

/** What the needs of the workflow's cells are judged by; a field that an event does not bring is absent. */
export interface NeedFacts {
  readonly today: CivilDate
  readonly reason?: string | undefined
  readonly here?: string | undefined
  readonly to?: string | undefined
  /** The agencies that have handed the letter on before. */
  readonly senders?: readonly string[] | undefined
  /** Whoever settles whose a letter is may send it back. */
  readonly settles?: boolean | undefined
  readonly channel?: string | undefined
  readonly words?: string | undefined
  readonly askedOn?: CivilDate | undefined
  readonly waitDays?: number | undefined
  readonly extended?: boolean | undefined
  readonly clock?: DueDate | undefined
  readonly answer?: string | undefined
  readonly authors?: readonly (string | null)[] | undefined
  readonly actorId?: string | undefined
  readonly score?: number | undefined
  readonly rated?: boolean | undefined
}

const FEWEST = 2

/** Decides one need. */
export function isMet(need: LetterNeed, facts: NeedFacts): boolean {
  switch (need) {
    case 'reason':
      return (facts.reason ?? '').trim().length >= FEWEST
    case 'other-agency':
      return facts.to !== undefined && facts.to !== facts.here
    case 'not-sent-back':
      return facts.settles === true || facts.to === undefined || !(facts.senders ?? []).includes(facts.to)
    case 'channel':
      return facts.channel !== undefined
    case 'words':
      return (facts.words ?? '').trim().length >= FEWEST
    case 'waited':
      return (
        facts.askedOn !== undefined &&
        facts.waitDays !== undefined &&
        facts.today >= addDays(facts.askedOn, facts.waitDays)
      )
    case 'not-extended':
      return facts.extended !== true
    case 'not-late':
      return facts.clock?.state === 'running' && facts.today <= facts.clock.date
    case 'answer':
      return (facts.answer ?? '').trim().length >= FEWEST
    case 'second-person':
      return (
        facts.actorId !== undefined &&
        (facts.authors ?? []).length > 0 &&
        !(facts.authors ?? []).includes(facts.actorId)
      )
    case 'score':
      return (
        facts.score !== undefined && Number.isInteger(facts.score) && facts.score >= 1 && facts.score <= 5
      )
    case 'not-rated':
      return facts.rated !== true
  }
}

/** What the timeline tells a rule: who handed the letter on, whether it was extended, when it was asked back last. */
export function toldBy(events: readonly CaseEventRow[]): {
  readonly senders: readonly string[]
  readonly extended: boolean
  readonly askedOn: CivilDate | undefined
} {
  const senders = events.flatMap((event, index) => {
    const before = events[index - 1]
    return event.event === 'transfer' && before ? [before.agency_id] : []
  })
  const asked = events.findLast(event => event.event === 'ask')
  return {
    senders,
    extended: events.some(event => event.event === 'extend'),
    askedOn: asked && civilDateOf(asked.at),
  }
}

/** Why a rewritten question and answer may not go out: `number` of a person, or what the writer is known by. */
export type PersonalTrace = 'personal-number' | 'writer-named'

/**
 * Whether a rewritten text still holds anything personal that a machine can see: identity, card and mobile numbers
 * (PIPL art. 28), the writer's own name, number, address of mail or place. Names of others are left to people, who sign
 * for it at the gates.
 */
export function personalTraces(
  text: string,
  writer: { readonly name: string; readonly phone: string; readonly mail: string; readonly place: string },
): readonly PersonalTrace[] {
  const traces = new Set<PersonalTrace>()
  if (findPersonalNumbers(text).length > 0) traces.add('personal-number')
  const plain = flat(text)
  const known = [writer.name, writer.phone, writer.mail, writer.place].map(flat)
  if (known.some(each => each.length >= FEWEST && plain.includes(each))) traces.add('writer-named')
  return [...traces]
}

function flat(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\-·・•]/g, '')
    .toLowerCase()
}

/** Words of a question that find nothing by themselves. */
const ASKING =
  /请问|您好|你好|想问一下|想咨询|咨询一下|想知道|想了解|能不能|可不可以|是不是|有没有|要不要|什么时候|什么|怎么样|怎么办|怎么|怎样|如何|哪些|哪里|哪个|多少|为什么|是否|可以|需要|应该|吗|呢|啊|谢谢|我们|我的|我|关于|办理|问题|以及|和|与|的|了|在|对|是|有|要|给|把|被/g

/**
 * The words by which answers to a question are looked for, the longest first: what stands between the words of asking.
 * Search finds what contains every word as typed, so a whole sentence would find nothing.
 */
export function searchWords(question: string): readonly string[] {
  const parts = question
    .normalize('NFKC')
    .replace(ASKING, ' ')
    .split(/[^\p{Script=Han}A-Za-z0-9〔〕]+/u)
    .filter(part => part.length >= FEWEST)
  return [...new Set(parts)].sort((a, b) => b.length - a.length).slice(0, 4)
}
