import type { Cell } from '../../foundation/cases/index.ts'
import { BEFORE_SIGNED, type RequestEvent, type RequestNeed, type RequestState } from './states.ts'

type RequestCell = Cell<RequestState, RequestEvent, RequestNeed>
type More = Pick<RequestCell, 'clock' | 'document'>

const REGISTRAR = ['registrar', 'handler'] as const
const HANDLER = ['handler'] as const
const HEAD = ['disclosure-head'] as const
const SIGNERS = ['disclosure-head', 'releaser'] as const
const APPLICANT = ['applicant'] as const
/** The applicant through the receipt, or whoever takes it down at the counter. */
const EITHER = ['applicant', 'registrar', 'handler'] as const
const REVIEWERS = ['confidentiality-reviewer', 'legality-reviewer', ...SIGNERS] as const

/** Where an opinion may come in: the others are heard while the agency goes on with what it can. */
const WORKING = ['assigned', 'drafting', 'review'] as const
/** Where the applicant may take the request back: before it is confirmed that is an event of its own. */
const CONFIRMED = BEFORE_SIGNED.filter(state => state !== 'submitted')

/** The table, in the order in which a request goes. */
export const cells: readonly RequestCell[] = [
  cell(
    'submitted',
    'confirm',
    'received',
    [...REGISTRAR, 'system'],
    ['confirmation'],
    '已确认收到，答复期限自次日起计算',
    {
      clock: 'start',
      document: 'D03',
    },
  ),
  cell('submitted', 'retract', 'retracted', APPLICANT, [], '申请人在受理前撤回'),

  cell('received', 'accept', 'assigned', ['registrar', ...HEAD], ['handler'], '初审完成，已交承办人办理'),
  cell('received', 'dispose', 'drafting', REGISTRAR, ['outcome-at-once'], '初审完成，正在拟写答复'),
  ...(['received', 'assigned'] as const).flatMap(from => [
    cell(
      from,
      'ask-correction',
      'correcting',
      ['registrar', 'handler', ...HEAD],
      ['within-seven', 'not-asked-before', 'words'],
      '申请内容需要补正，已发出补正告知书',
      { clock: 'pause', document: 'D04' },
    ),
    cell(from, 'ask-reasons', 'reasoning', HEAD, ['words'], '申请数量、频次较多，已请申请人说明理由', {
      document: 'D05',
    }),
    cell(from, 'split', from, REGISTRAR, ['items'], '申请包含多项内容，已按一事一申请拆分办理'),
  ]),

  cell('correcting', 'correct', 'assigned', EITHER, ['words'], '已收到补正，答复期限重新计算', {
    clock: 'restart',
  }),
  cell('correcting', 'lapse', 'drafting', HEAD, ['term-over'], '补正期限届满未收到补正', { clock: 'resume' }),

  cell('reasoning', 'give-reasons', 'reasoning', EITHER, ['words'], '已收到申请人说明的理由'),
  cell(
    'reasoning',
    'refuse-reasons',
    'drafting',
    HEAD,
    ['reasons-given-or-over', 'reason'],
    '已审查说明理由的情况，正在拟写答复',
  ),
  cell('reasoning', 'accept-reasons', 'assigned', HEAD, ['reasons-given'], '理由合理，继续办理'),

  cell('assigned', 'search', 'assigned', HANDLER, ['search'], '已检索'),
  cell('assigned', 'consult', 'assigned', HANDLER, ['party'], '正在征求意见，所需时间不计入答复期限', {
    clock: 'pause',
  }),
  cell('assigned', 'assist', 'assigned', HANDLER, ['party'], '正在协查、会商', { document: 'D12' }),
  ...WORKING.flatMap(from => [
    cell(from, 'conclude', from, ['handler', 'system'], ['answer'], '征求意见已经结束，继续计算答复期限', {
      clock: 'resume',
    }),
    cell(from, 'conclude-assist', from, HANDLER, ['answer'], '协查、会商已经结束'),
    cell(
      from,
      'extend',
      from,
      HEAD,
      ['reason', 'extension-days', 'not-extended', 'not-late'],
      '答复期限已经依法延长一次',
      { clock: 'extend', document: 'D06' },
    ),
    cell(
      from,
      'delay',
      from,
      HEAD,
      ['reason', 'delay-days', 'reasons-accepted', 'not-delayed', 'not-late'],
      '已确定延迟答复的合理期限',
      { clock: 'extend', document: 'D06' },
    ),
  ]),
  cell(
    'assigned',
    'charge',
    'paying',
    HEAD,
    ['fees-in-force', 'not-late', 'fee'],
    '已发出信息处理费收费通知',
    {
      clock: 'pause',
      document: 'D13',
    },
  ),
  cell('assigned', 'join', 'assigned', HANDLER, ['other-request'], '与其他申请合并答复'),
  cell('assigned', 'draft', 'drafting', HANDLER, ['outcome', 'searched'], '正在拟写答复'),

  cell('paying', 'pay', 'assigned', REGISTRAR, ['payment'], '已缴清信息处理费，答复期限重新计算', {
    clock: 'restart',
  }),
  cell('paying', 'lapse', 'drafting', HEAD, ['term-over'], '缴费期限届满未缴费', { clock: 'resume' }),

  cell('drafting', 'revise', 'drafting', REGISTRAR, ['outcome'], '正在拟写答复'),
  cell('drafting', 'reopen', 'assigned', HANDLER, ['reason'], '继续办理'),
  cell(
    'drafting',
    'submit',
    'review',
    REGISTRAR,
    ['outcome', 'evidence', 'letter-whole', 'nothing-open'],
    '答复稿正在审查',
    { document: 'D26' },
  ),

  cell('review', 'recall', 'drafting', REGISTRAR, [], '正在拟写答复'),
  cell(
    'review',
    'clear-secrecy',
    'review',
    ['confidentiality-reviewer'],
    ['digest', 'second-person'],
    '已通过保密审查',
  ),
  cell(
    'review',
    'clear-legality',
    'review',
    ['legality-reviewer'],
    ['digest', 'second-person'],
    '已通过合法性审查',
  ),
  cell('review', 'return', 'drafting', REVIEWERS, ['reason'], '正在拟写答复'),
  cell(
    'review',
    'sign',
    'signed',
    SIGNERS,
    ['digest', 'second-person', 'secrecy-cleared', 'legality-cleared', 'nothing-open'],
    '答复已经签发',
    { document: 'reply' },
  ),

  cell('signed', 'dispatch', 'dispatched', REGISTRAR, ['service', 'third-party-told'], '答复已经发出', {
    clock: 'stop',
  }),
  cell('dispatched', 'serve', 'delivered', REGISTRAR, ['service'], '答复已经送达', { document: 'D25' }),
  cell('dispatched', 'read', 'delivered', APPLICANT, [], '申请人已经查收答复'),
  cell('dispatched', 'bounce', 'bounced', REGISTRAR, ['reason'], '邮件被退回，将重新送达'),
  cell('bounced', 'redispatch', 'dispatched', REGISTRAR, ['service'], '答复已经重新发出'),
  cell('delivered', 'close', 'closed', REGISTRAR, [], '已经归档'),
  cell('closed', 'dispute', 'closed', ['registrar', ...HEAD], ['dispute'], '已登记行政复议或者行政诉讼'),
  cell(
    'closed',
    'conclude-dispute',
    'closed',
    ['registrar', ...HEAD],
    ['dispute'],
    '已登记行政复议或者行政诉讼的结果',
  ),
  ...CONFIRMED.map(from =>
    cell(from, 'withdraw', 'closed', EITHER, ['words'], '申请人已经撤回申请', { clock: 'stop' }),
  ),
]

function cell(
  from: RequestState,
  event: RequestEvent,
  to: RequestState,
  who: readonly string[],
  needs: readonly RequestNeed[],
  says: string,
  more: More = {},
): RequestCell {
  return { from, event, to, who, needs, says, ...more }
}
