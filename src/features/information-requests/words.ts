import { APPLICANT_COLUMNS, type ApplicantColumn } from '../../law/report-form.ts'
import type { Problem } from '../../platform/forms/form.ts'
import type { FieldError } from '../../ui/error-summary/error-summary.tsx'
import type { Tone } from '../../ui/tone.ts'
import type { FormOfProvision, WayOfObtaining } from './sealing.ts'
import type { RequestState } from './states.ts'
import type {
  ChannelIn,
  ConsultationAnswer,
  ConsultationKind,
  SearchResult,
  ServiceMethod,
  UnmaskPurpose,
} from './tables.ts'

export const TITLE = '政府信息公开申请'

/** Changes with every change of what the notice says; stored with what was agreed to. */
export const NOTICE_VERSION = '2026-11-23'

export const COLUMN_WORDS: Readonly<Record<ApplicantColumn, string>> = {
  natural: '自然人',
  business: '商业企业',
  research: '科研机构',
  welfare: '社会公益组织',
  legal: '法律服务机构',
  other: '其他组织',
}
export const COLUMNS = APPLICANT_COLUMNS.map(value => ({ value, label: COLUMN_WORDS[value] }))

export const CHANNEL_WORDS: Readonly<Record<ChannelIn, string>> = {
  online: '互联网',
  counter: '当面提交',
  post: '挂号信、EMS',
  'plain-post': '平常信函',
  fax: '传真',
  oral: '口头（代填）',
}

export const FORM_WORDS: Readonly<Record<FormOfProvision, string>> = {
  paper: '纸质',
  electronic: '电子文档',
  medium: '光盘等介质',
  other: '其他',
}

export const WAY_WORDS: Readonly<Record<WayOfObtaining, string>> = {
  online: '在本平台查收',
  mail: '电子邮件',
  post: '邮寄',
  counter: '当面领取',
  inspection: '查阅、抄录',
}

export const METHOD_WORDS: Readonly<Record<ServiceMethod, string>> = {
  online: '本平台送达',
  mail: '电子邮件',
  post: '邮寄（挂号信、EMS）',
  counter: '当面送达',
  agency: '委托其他机关送达',
}

export const CONSULTATION_WORDS: Readonly<Record<ConsultationKind, string>> = {
  'third-party': '征求第三方意见',
  'co-producer': '征求共同制作机关意见',
  'other-agency': '征求其他机关意见',
  assistance: '内部协查',
  conference: '会商',
  determination: '报请确定是否可以公开',
}

export const ANSWER_WORDS: Readonly<Record<ConsultationAnswer, string>> = {
  agrees: '同意公开',
  refuses: '不同意公开',
  partly: '部分同意',
  silent: '逾期未答复',
  helped: '已反馈',
  'agreed-in-conference': '已形成会商意见',
  'may-disclose': '确定可以公开',
  'may-not-disclose': '确定不得公开',
}

export const SEARCH_WORDS: Readonly<Record<SearchResult, string>> = {
  found: '检索到',
  partly: '检索到部分',
  'not-found': '未检索到',
}

export const PURPOSE_WORDS: Readonly<Record<UnmaskPurpose, string>> = {
  contact: '与申请人联系',
  verify: '核对身份',
  deliver: '送达文书',
  supervise: '处理投诉举报',
}

export const STATE_TONES: Readonly<Record<RequestState, Tone>> = {
  submitted: 'info',
  received: 'info',
  correcting: 'warning',
  reasoning: 'warning',
  assigned: 'info',
  paying: 'warning',
  drafting: 'info',
  review: 'info',
  signed: 'info',
  dispatched: 'info',
  bounced: 'warning',
  delivered: 'success',
  closed: 'success',
  retracted: 'neutral',
}

const PROBLEMS: Readonly<Record<string, string>> = {
  'agency/required': '请选择受理机关。',
  'description/required': '请写明需要的政府信息：名称、文号，或者便于查找的特征。',
  'description/too-short': '描述过短，请写明名称、文号，或者便于查找的特征。',
  'description/too-long': '描述最多 3000 个字，请精简。',
  'form/required': '请选择提供形式。',
  'way/required': '请选择获取方式。',
  'column/required': '请选择申请人类别。',
  'name/required': '请填写申请人的姓名或者名称。',
  'name/too-short': '请填写申请人的全名。',
  'name/too-long': '姓名或者名称最多 100 个字。',
  'phone/no-contact': '电话、电子邮箱、地址请至少填写一项，否则无法与您联系和答复。',
  'phone/invalid': '电话号码的格式不正确，可以填写手机号码或者带区号的固定电话。',
  'mail/invalid': '电子邮箱地址的格式不正确，应当类似 name@example.com。',
  'mail/for-mail': '选择电子邮件获取的，请填写电子邮箱。',
  'address/for-post': '选择邮寄获取的，请填写通信地址。',
  'postcode/invalid': '邮政编码是 6 位数字。',
  'agreed/required': '请阅读个人信息处理说明，同意后再提交。',
  'channel/required': '请选择收到申请的渠道。',
  'receivedOn/wrong-day': '请填写收到日期，不能晚于今天。',
  'proof/required': '请写明凭证。',
  'number/required': '请填写申请编号。',
  'code/required': '请填写查询码。',
  'purpose/required': '请选择查看的用途。',
  'outcome/required': '请选择处理决定。',
  'choice/required': '请选择具体情形。',
  required: '这一项必须填写。',
  'too-short': '内容过短，请写明。',
  'too-long': '内容过长，请精简。',
  'not-offered': '请从列出的选项中选择。',
  invalid: '填写的格式不正确，请核对。',
  'agency/not-offered': '该机关不在可以受理申请的机关之列，请重新选择。',
  reason: '请写明理由，不少于 2 个字。',
  words: '请写明内容，不少于 2 个字。',
  confirmation: '请填写收到日期和确认的方式、凭证；日期不能晚于今天。',
  handler: '请选择承办人。',
  'within-seven': '自收到申请之日起已经超过 7 个工作日，不能再告知补正。可以电话或者当面与申请人沟通。',
  'not-asked-before': '已经告知过一次补正，不能再次告知。',
  'term-over': '期限还没有届满，或者文书的送达日期还没有登记。',
  'reasons-given': '申请人还没有说明理由。',
  'reasons-given-or-over': '申请人还没有说明理由，说明理由的期限也没有届满。',
  'fees-in-force': '2021 年 1 月 1 日以前收到的申请不收信息处理费。',
  fee: '没有超过免费的数量，不收信息处理费。',
  payment: '请填写缴清日期和票据号；日期不能早于收费通知，也不能晚于今天。',
  search: '请写明检索的系统或者库房、关键词和检索日期；日期不能晚于今天。',
  party: '请写明征求谁的意见。',
  answer: '这项征求意见已经结束。',
  'extension-days': '延长不得超过 20 个工作日。',
  'not-extended': '答复期限只能延长一次。',
  'delay-days': '延迟的天数不在可以确定的范围内（“参数设置”规定了上限）。',
  'reasons-accepted': '没有要求过说明理由，或者没有认定理由合理，不能确定延迟答复的期限（条例第三十五条）。',
  'not-delayed': '延迟答复的期限只能确定一次。',
  'not-late': '答复期限已过，不能再办理此项。',
  items: '请写明至少两项内容，每行一项。',
  'other-request': '请填写本机关另一件在办申请的编号。',
  outcome: '请选择处理决定。',
  'outcome-at-once':
    '初审时只能选择信访投诉举报、重复申请、公开出版物、已获取信息或者其他处理；其余应当交办检索。',
  searched: '还没有检索记录，不能拟答。',
  evidence: '这一处理决定应当具备的材料还不齐全。',
  'letter-whole': '答复书的要素还不齐全。',
  'nothing-open': '还有没有结束的征求意见，不能送审或者签发。',
  digest: '在您打开页面之后，答复稿已经修改。请核对最新内容后再签署。',
  'second-person': '答复稿应当由起草人以外的人审查、签发。',
  'secrecy-cleared': '还没有通过保密审查，不能签发。',
  'legality-cleared': '这一处理决定应当先通过合法性审查。',
  service: '请填写方式、日期和凭证；日期不能早于签发或者发出，也不能晚于今天。',
  'third-party-told':
    '还没有把公开的内容和理由书面告知第三方，或者告知书写明的日期未到，不能发出（条例第三十二条）。',
  dispute: '请写明受理机关和案号；已经登记结果的不能再次登记。',
  'wrong-day': '日期不符合先后顺序，或者晚于今天。',
  'answer/not-over': '征求意见的期限还没有届满，没有收到意见时不能提前结束。',
  'annuls/annuls-without-correction': '结果为“纠正”的，才能登记撤销并责令重新作出。',
  erased: '这件申请的个人信息和内容已经按期销毁，不能再办理。',
  'wrong-state': '申请的状态已经改变，此项操作现在不能办理。请查看最新状态。',
  'wrong-role': '您在承办机关没有办理此事项的权限。',
  'changed-meanwhile': '在您打开页面之后，申请已被他人办理。请核对最新内容后再操作，您填写的内容仍在下面。',
  'complaint-open': '您的投诉举报正在调查处理，请等待结果。',
  'putRightBy/order-without-fault': '属实、部分属实的，才责令改正。',
  'putRightBy/order-past': '责令改正的期限不能早于今天。',
  'records-undecided': '拟提供的材料中，有的还没有确定怎样提供。请逐份处理，或者移出。',
  'records-changed': '拟提供的材料在保存答复稿之后有变化。请打开答复稿重新保存，再送审。',
  'files/required': '请选择要上传的材料。',
  'file-too-large': '单个文件不能超过 20 MB，请分册上传。',
  'file/file-too-large': '单个文件不能超过 5 MB。可以拍得小一些，或者分成几个文件。',
  'file/file-not-offered': '请提交 JPG、PNG 图片或者 PDF 文件。',
  'file/required': '请选择文件。',
  masked: '请先在申请页面显示完整信息，再打开申请人提交的材料。',
  'as/required': '请选择材料种类。',
  'too-many-files': '已经提交 10 个文件，不能再提交。其余材料请当面或者邮寄提交。',
  'handed-in-before': '这个文件已经提交过。',
  'file-infected': '文件没有通过病毒扫描，不能上传。',
  'file-encrypted': '文件设有打开密码，不能上传。',
  'file-empty': '文件是空的。',
  'file-name-disagrees': '文件的扩展名与内容不符。',
  files: '文件的格式不在可以上传的范围内，或者已经损坏。',
  'hidden-stays': '文件中有不能保留的隐藏信息，不能原样提供。请提供清理后的副本，或者遮盖后提供。',
  'reason/required': '请写明理由。',
  'not-cleaned': '这个文件不能自动清理。请在原软件中处理后重新上传，或者遮盖后提供。',
  'nothing-to-clean': '没有需要清理的内容，可以原样提供。',
  'no-boxes': '还没有遮盖任何内容。',
  'not-drawn': '这个文件不能显示为页面。可以先转换为 PDF 再上传。',
  'ground/required': '请选择遮盖的理由。',
  'lines/required': '请勾选要遮盖的文字，或者填写一个区域。',
  'left/invalid': '左、上、宽、高请填写 0 到 100 的数，最多一位小数，并且不超出页面。',
  'not-found': '没有这件申请，或者您没有查看的权限。',
  'wrong-receipt': '编号或者查询码不正确，请核对后再试。连续输错五次，查询码将被锁定。',
  'receipt-locked': '查询码已锁定。请携带有效证件到受理机关，由登记员换发新的查询码。',
  'too-many-from-client': '从您的网络发出的申请过多，请一小时后再提交。您填写的内容仍在下面，请先保存。',
  'too-many': '现在提交申请的人太多，请稍后再试。您填写的内容仍在下面，请先保存。',
}

/** What is wrong, as a sentence. */
export function problemWords({ field, code }: Problem): string {
  return PROBLEMS[`${field}/${code}`] ?? PROBLEMS[code] ?? '填写的内容不符合要求，请核对。'
}

/** The problems of a form as its summary and its fields show them. */
export function spoken(problems: readonly Problem[]): (FieldError & { readonly message: string })[] {
  return problems.map(problem => ({
    ...(problem.field === '' ? {} : { field: problem.field }),
    message: problemWords(problem),
  }))
}
