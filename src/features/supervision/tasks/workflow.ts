import { type Cell, defineWorkflow } from '../../../foundation/cases/index.ts'

export type TaskState =
  | 'dispatched'
  | 'acknowledged'
  | 'reported'
  | 'returned'
  | 'accepted'
  | 'closed'
  | 'cancelled'

export type TaskEvent =
  | 'acknowledge'
  | 'split'
  | 'report'
  | 'recall'
  | 'accept'
  | 'return'
  | 'ask-extension'
  | 'grant-extension'
  | 'refuse-extension'
  | 'extend'
  | 'remind'
  | 'transfer'
  | 'close'
  | 'cancel'

/** Conditions that rules.ts decides; each has words in words.ts. */
export type TaskNeed =
  | 'offices'
  | 'elements'
  | 'evidence-known'
  | 'period'
  | 'figures'
  | 'weaknesses-seen'
  | 'reason'
  | 'not-reporter'
  | 'later-date'
  | 'has-due-date'
  | 'no-extension-asked'
  | 'extension-asked'
  | 'another-agency'
  | 'final-report'

type TaskCell = Cell<TaskState, TaskEvent, TaskNeed>

/** Who takes the task on and splits it; a small agency has one person for all of it. */
const TAKERS = ['handler', 'disclosure-head']
/** Who reports: whoever handles the task or writes for the agency. */
const REPORTERS = ['handler', 'drafter']
const OFFICE = ['supervising-office']

/** The states in which the agency works, so that it may report, split and ask for time. */
const AT_WORK: readonly TaskState[] = ['acknowledged', 'returned', 'accepted']
/** The states in which the agency has something to do. */
const OWING: readonly TaskState[] = ['dispatched', ...AT_WORK]
const OPEN: readonly TaskState[] = [...OWING, 'reported']

function staying(states: readonly TaskState[], cell: Omit<TaskCell, 'from' | 'to'>): TaskCell[] {
  return states.map(state => ({ ...cell, from: state, to: state }))
}

function leading(
  states: readonly TaskState[],
  to: TaskState,
  cell: Omit<TaskCell, 'from' | 'to'>,
): TaskCell[] {
  return states.map(from => ({ ...cell, from, to }))
}

/**
 * One agency's answer for one item of a list (派发—签收—实施—报告—核验—销号或者退回). The supervising office promotes, guides,
 * coordinates and supervises (政府信息公开条例 第三条、第四十七条); it dispatches, judges and closes, and never reports for
 * the agency. Whether a task is late is not a state: rules.ts derives it from the events.
 */
export const taskWorkflow = defineWorkflow<TaskState, TaskEvent, TaskNeed>({
  name: 'tasks',
  start: 'dispatched',
  states: {
    dispatched: { label: '待签收' },
    acknowledged: { label: '办理中' },
    reported: { label: '待核验' },
    returned: { label: '已退回补充' },
    accepted: { label: '核验通过' },
    closed: { label: '已办结', final: true },
    cancelled: { label: '已撤销', final: true },
  },
  events: {
    acknowledge: { label: '签收' },
    split: { label: '拆分到科室' },
    report: { label: '提交报告' },
    recall: { label: '收回报告' },
    accept: { label: '核验通过' },
    return: { label: '退回补充' },
    'ask-extension': { label: '申请延期' },
    'grant-extension': { label: '同意延期' },
    'refuse-extension': { label: '不同意延期' },
    extend: { label: '调整时限' },
    remind: { label: '催办' },
    transfer: { label: '改派' },
    close: { label: '办结' },
    cancel: { label: '撤销' },
  },
  cells: [
    {
      from: 'dispatched',
      event: 'acknowledge',
      to: 'acknowledged',
      who: TAKERS,
      needs: [],
      says: '已签收',
    },
    ...staying(AT_WORK, { event: 'split', who: TAKERS, needs: ['offices'], says: '已拆分到科室' }),
    ...leading(AT_WORK, 'reported', {
      event: 'report',
      who: REPORTERS,
      needs: ['elements', 'evidence-known', 'period', 'figures', 'weaknesses-seen'],
      document: 'task-report',
      says: '已提交报告',
    }),
    {
      from: 'reported',
      event: 'recall',
      to: 'acknowledged',
      who: REPORTERS,
      needs: [],
      says: '报告已由单位收回',
    },
    {
      from: 'reported',
      event: 'accept',
      to: 'accepted',
      who: OFFICE,
      needs: ['not-reporter'],
      says: '报告核验通过',
    },
    {
      from: 'reported',
      event: 'return',
      to: 'returned',
      who: OFFICE,
      needs: ['not-reporter', 'reason'],
      says: '报告已退回补充',
    },
    ...staying(AT_WORK, {
      event: 'ask-extension',
      who: TAKERS,
      needs: ['has-due-date', 'no-extension-asked', 'later-date', 'reason'],
      says: '已申请延期',
    }),
    ...staying([...AT_WORK, 'reported'], {
      event: 'grant-extension',
      who: OFFICE,
      needs: ['extension-asked'],
      says: '已同意延期',
    }),
    ...staying([...AT_WORK, 'reported'], {
      event: 'refuse-extension',
      who: OFFICE,
      needs: ['extension-asked', 'reason'],
      says: '未同意延期',
    }),
    ...staying(OPEN, { event: 'extend', who: OFFICE, needs: ['later-date', 'reason'], says: '时限已调整' }),
    ...staying(OWING, { event: 'remind', who: [...OFFICE, 'system'], needs: [], says: '已催办' }),
    ...leading(OWING, 'dispatched', {
      event: 'transfer',
      who: OFFICE,
      needs: ['another-agency', 'reason'],
      says: '已改派',
    }),
    {
      from: 'accepted',
      event: 'close',
      to: 'closed',
      who: OFFICE,
      needs: ['final-report'],
      says: '已办结',
    },
    ...leading(OPEN, 'cancelled', { event: 'cancel', who: OFFICE, needs: ['reason'], says: '已撤销' }),
  ],
})
