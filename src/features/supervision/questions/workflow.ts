import { type CaseKind, defineWorkflow } from '../../../foundation/cases/index.ts'

export type QuestionState = 'asked' | 'answered' | 'declined' | 'taken-down'
export type QuestionEvent = 'answer' | 'decline' | 'take-down'
/** A condition of the table: a reason of at least two characters. */
export type QuestionNeed = 'reason'

/** Whoever may speak for the agency in public, or the office that promotes and supervises openness (条例第三条). */
export const DECIDERS = ['disclosure-head', 'releaser', 'supervising-office'] as const

/**
 * A question about a task (追问): nothing of it is public before one of the deciders has moderated and answered it. What was
 * answered can be taken down with its reason; what was declined is counted with the reason's kind.
 */
export const questionWorkflow = defineWorkflow<QuestionState, QuestionEvent, QuestionNeed>({
  name: 'task-questions',
  start: 'asked',
  states: {
    asked: { label: '待审核答复' },
    answered: { label: '已公开答复' },
    declined: { label: '未公开', final: true },
    'taken-down': { label: '已撤下', final: true },
  },
  events: {
    answer: { label: '公开答复' },
    decline: { label: '不予公开' },
    'take-down': { label: '撤下' },
  },
  cells: [
    {
      from: 'asked',
      event: 'answer',
      to: 'answered',
      who: DECIDERS,
      needs: [],
      says: '提问和答复已公开',
    },
    {
      from: 'asked',
      event: 'decline',
      to: 'declined',
      who: DECIDERS,
      needs: [],
      says: '提问未公开，已说明原因',
    },
    {
      from: 'answered',
      event: 'take-down',
      to: 'taken-down',
      who: DECIDERS,
      needs: ['reason'],
      says: '提问和答复已撤下',
    },
  ],
})

/** One question, as a kind of case. */
export const questionKind: CaseKind<QuestionState, QuestionEvent, QuestionNeed> = {
  key: 'task-question',
  label: '任务追问',
  workflow: questionWorkflow,
}
