import { type CaseKind, type Cell, defineWorkflow, type Workflow } from '../../../foundation/cases/index.ts'

export type CorrectionState = 'submitted' | 'checking' | 'drafted' | 'answered' | 'served' | 'withdrawn'
/** Until then a demand can be withdrawn, and more be handed in with it. */
export const BEFORE_ANSWER: readonly CorrectionState[] = ['submitted', 'checking', 'drafted']
export type CorrectionEvent = 'accept' | 'draft' | 'return' | 'approve' | 'read' | 'serve' | 'withdraw'
/** Conditions that `rules.ts` decides. */
export type CorrectionNeed = 'finding' | 'responsible' | 'reason' | 'digest' | 'second-person' | 'service'

const REGISTRAR = ['registrar', 'handler'] as const

const cells: readonly Cell<CorrectionState, CorrectionEvent, CorrectionNeed>[] = [
  {
    from: 'submitted',
    event: 'accept',
    to: 'checking',
    who: [...REGISTRAR, 'disclosure-head'],
    needs: [],
    says: '已经受理，正在核查',
  },
  {
    from: 'checking',
    event: 'draft',
    to: 'drafted',
    who: ['handler'],
    needs: ['finding', 'responsible'],
    document: 'D24',
    says: '核查完毕，正在审批告知书',
  },
  {
    from: 'drafted',
    event: 'return',
    to: 'checking',
    who: ['disclosure-head'],
    needs: ['reason'],
    says: '继续核查',
  },
  {
    from: 'drafted',
    event: 'approve',
    to: 'answered',
    who: ['disclosure-head'],
    needs: ['digest', 'second-person'],
    says: '已经作出告知书',
  },
  { from: 'answered', event: 'read', to: 'served', who: ['applicant'], needs: [], says: '已经查收告知书' },
  {
    from: 'answered',
    event: 'serve',
    to: 'served',
    who: REGISTRAR,
    needs: ['service'],
    says: '告知书已经送达',
  },
  ...(['submitted', 'checking', 'drafted'] as const).map(from => ({
    from,
    event: 'withdraw' as const,
    to: 'withdrawn' as const,
    who: ['applicant'],
    needs: [],
    says: '已经撤回更正申请',
  })),
]

/** A demand to correct a record about oneself, until its answer is served (Regulation art. 41). */
export const correctionWorkflow: Workflow<CorrectionState, CorrectionEvent, CorrectionNeed> = defineWorkflow({
  name: 'record-correction',
  start: 'submitted',
  states: {
    submitted: { label: '待受理' },
    checking: { label: '核查中' },
    drafted: { label: '待审批' },
    answered: { label: '待送达' },
    served: { label: '已送达', final: true },
    withdrawn: { label: '已撤回', final: true },
  },
  events: {
    accept: { label: '受理' },
    draft: { label: '拟告知书' },
    return: { label: '退回核查' },
    approve: { label: '签发' },
    read: { label: '查收' },
    serve: { label: '登记送达' },
    withdraw: { label: '撤回' },
  },
  cells,
})

/** The kind of case, for the functions of `cases`. It is no request: the annual report does not count it. */
export const correctionCase: CaseKind<CorrectionState, CorrectionEvent, CorrectionNeed> = {
  key: 'record-correction',
  label: '更正本人信息',
  workflow: correctionWorkflow,
}
