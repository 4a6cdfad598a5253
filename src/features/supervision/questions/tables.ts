declare module '../../../platform/db/db.ts' {
  interface LiveTables {
    'live.task_questions': LiveTaskQuestionRow
    'live.task_pace': { soon_days: number }
  }
  interface Tables {
    'desk.task_questions': TaskQuestionRow
    'desk.task_question_answers': TaskQuestionAnswerRow
  }
}

export interface TaskQuestionRow {
  case_id: string
  item_id: string
  /** Both are null once erased. */
  wrapped_key: string | null
  sealed_words: string | null
  notice_version: string
  asked_on: string
  declined: string | null
  erased_at: Date | null
}

/** The moderator's text. */
export interface TaskQuestionAnswerRow {
  case_id: string
  question: string
  answer: string
  written_by: string
  agency_id: string
  at: Date
}

/** A decided question as the public sees it: the moderator's words, or why there are none. */
export interface LiveTaskQuestionRow {
  case_id: string
  task_id: string
  number: string
  agency_key: string
  outcome: 'answered' | 'declined'
  asked_on: string
  question: string | null
  answer: string | null
  reason: string | null
  decided_at: Date
}
