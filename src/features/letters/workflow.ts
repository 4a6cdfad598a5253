import { type CaseKind, defineWorkflow, type Workflow } from '../../foundation/cases/index.ts'

export type LetterState =
  | 'received'
  | 'handling'
  | 'awaiting'
  | 'drafted'
  | 'answered'
  | 'elsewhere'
  | 'withdrawn'

export type LetterEvent =
  | 'accept'
  | 'transfer'
  | 'refer'
  | 'ask'
  | 'supplement'
  | 'proceed'
  | 'extend'
  | 'submit'
  | 'recall'
  | 'return'
  | 'approve'
  | 'withdraw'
  | 'rate'

/** Conditions that `rules.ts` decides. */
export type LetterNeed =
  | 'reason'
  | 'other-agency'
  | 'not-sent-back'
  | 'channel'
  | 'words'
  | 'waited'
  | 'not-extended'
  | 'not-late'
  | 'answer'
  | 'second-person'
  | 'score'
  | 'not-rated'

const HANDLERS = ['handler'] as const
const DESK = ['handler', 'registrar'] as const
const APPROVERS = ['disclosure-head', 'releaser'] as const
/** Who may hand a letter to another agency; the supervising office settles whose it is. */
const ROUTERS = ['handler', 'registrar', 'supervising-office'] as const

/** A letter from the day it comes until it is answered, belongs elsewhere or is taken back. */
export const letterWorkflow: Workflow<LetterState, LetterEvent, LetterNeed> = defineWorkflow({
  name: 'letter',
  start: 'received',
  states: {
    received: { label: '待受理' },
    handling: { label: '办理中' },
    awaiting: { label: '待补充' },
    drafted: { label: '答复待审' },
    answered: { label: '已答复', final: true },
    elsewhere: { label: '已告知渠道', final: true },
    withdrawn: { label: '已撤回', final: true },
  },
  events: {
    accept: { label: '受理' },
    transfer: { label: '转交其他机关' },
    refer: { label: '告知其他渠道' },
    ask: { label: '请来信人补充' },
    supplement: { label: '补充说明' },
    proceed: { label: '不再等待补充' },
    extend: { label: '延长办理期限' },
    submit: { label: '提交答复审核' },
    recall: { label: '撤回修改' },
    return: { label: '退回修改' },
    approve: { label: '审核通过并答复' },
    withdraw: { label: '撤回来信' },
    rate: { label: '评价' },
  },
  cells: [
    cell('received', 'accept', 'handling', DESK, [], '已受理，正在办理'),
    cell('received', 'transfer', 'received', ROUTERS, transferNeeds(), '已转交其他机关'),
    cell('received', 'refer', 'elsewhere', DESK, ['channel'], '不属于来信办理范围，已告知办理渠道', 'stop'),
    cell('received', 'withdraw', 'withdrawn', ['applicant'], [], '来信人已撤回', 'stop'),
    cell('handling', 'transfer', 'received', ROUTERS, transferNeeds(), '已转交其他机关'),
    cell(
      'handling',
      'refer',
      'elsewhere',
      HANDLERS,
      ['channel'],
      '不属于来信办理范围，已告知办理渠道',
      'stop',
    ),
    cell(
      'handling',
      'ask',
      'awaiting',
      HANDLERS,
      ['words'],
      '需要来信人补充说明，等待期间不计入期限',
      'pause',
    ),
    cell(
      'handling',
      'extend',
      'handling',
      ['disclosure-head'],
      ['reason', 'not-extended', 'not-late'],
      '情况复杂，办理期限已延长一次',
      'extend',
    ),
    cell('handling', 'submit', 'drafted', HANDLERS, ['answer'], '答复已拟好，正在审核'),
    cell('handling', 'withdraw', 'withdrawn', ['applicant'], [], '来信人已撤回', 'stop'),
    cell(
      'awaiting',
      'supplement',
      'handling',
      ['applicant'],
      ['words'],
      '已收到补充说明，继续办理',
      'resume',
    ),
    cell(
      'awaiting',
      'proceed',
      'handling',
      HANDLERS,
      ['waited'],
      '未收到补充说明，按现有内容继续办理',
      'resume',
    ),
    cell('awaiting', 'withdraw', 'withdrawn', ['applicant'], [], '来信人已撤回', 'stop'),
    cell('drafted', 'recall', 'handling', HANDLERS, [], '正在办理'),
    cell('drafted', 'return', 'handling', APPROVERS, ['reason'], '正在办理'),
    {
      ...cell('drafted', 'approve', 'answered', APPROVERS, ['second-person'], '已答复', 'stop'),
      document: 'answer',
    },
    cell('drafted', 'withdraw', 'withdrawn', ['applicant'], [], '来信人已撤回', 'stop'),
    cell('answered', 'rate', 'answered', ['applicant'], ['score', 'not-rated'], '来信人已评价'),
  ],
})

/** The kind of case, for the functions of `cases`. */
export const letterCase: CaseKind<LetterState, LetterEvent, LetterNeed> = {
  key: 'letter',
  label: '来信',
  workflow: letterWorkflow,
}

type LetterCell = Workflow<LetterState, LetterEvent, LetterNeed>['cells'][number]

function transferNeeds(): readonly LetterNeed[] {
  return ['reason', 'other-agency', 'not-sent-back']
}

function cell(
  from: LetterState,
  event: LetterEvent,
  to: LetterState,
  who: readonly string[],
  needs: readonly LetterNeed[],
  says: string,
  clock?: LetterCell['clock'],
): LetterCell {
  return { from, event, to, who, needs, says, ...(clock ? { clock } : {}) }
}
