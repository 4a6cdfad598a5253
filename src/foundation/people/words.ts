import type { Problem } from '../../platform/forms/form.ts'
import type { FieldError } from '../../ui/error-summary/error-summary.tsx'
import type { Tone } from '../../ui/tone.ts'
import type { PersonState } from './tables.ts'

export const STATE_WORDS: Readonly<Record<PersonState, string>> = {
  active: '正常',
  locked: '已停用',
  left: '已离岗',
}

export const STATE_TONES: Readonly<Record<PersonState, Tone>> = {
  active: 'success',
  locked: 'warning',
  left: 'neutral',
}

type Say = (detail: NonNullable<Problem['detail']>) => string

const PROBLEMS: Readonly<Record<string, string | Say>> = {
  'not-permitted': '您没有办理此事项的权限。',
  unknown: '没有找到所选的人员或记录，请刷新页面后重试。',
  'changed-meanwhile': '口令刚刚在别处被修改，请重新登录。',
  'account/required': '请填写账号。',
  'account/invalid': '账号应为 2 至 40 位小写字母、数字、点、连字符或下划线，以字母开头。',
  'account/taken': '该账号已被使用（含离岗人员用过的账号），请换一个。',
  'name/required': '请填写姓名。',
  'password/required': '请填写口令。',
  'agency/required': '请选择单位。业务角色须在某一单位内担任。',
  'agency/not-offered': '请从列表中选择单位。',
  'role/required': '请选择角色。',
  'role/unknown': '请从列表中选择角色。',
  'role/held-already': '此人已在该单位担任这一角色。',
  'role/installed-account': '命令行建立的管理员账号不能担任业务角色。',
  'role/two-administrators': ({ first, second }) =>
    `“${first}”与“${second}”不能由同一人担任：系统、安全、审计三员分立。`,
  'role/administrator-with-business': ({ first, second }) =>
    `“${first}”与“${second}”不能由同一人担任：三员不得担任业务角色。`,
  'until/ends-before-start': '结束日期不能早于开始日期。',
  'until/over': '结束日期已经过去。',
  'until/too-long': ({ days }) => `缺勤最长 ${days} 天；更长时间请办理工作移交。`,
  'until/invalid': '请填写有效的结束日期。',
  'until/required': '请填写结束日期。',
  'from/invalid': '请填写有效的开始日期。',
  'from/required': '请填写开始日期。',
  'from/overlaps': '此人在这段时间内已登记缺勤，请先撤销原登记。',
  'person/required': '请选择人员。',
  'person/unknown': '没有找到此人，或此人已停用、离岗。',
  'person/not-permitted': '您只能为本人或所负责单位的人员办理。',
  'from-person/unknown': '没有找到此人，或此人已停用、离岗。',
  'from-person/not-permitted': '您只能为本人或所负责单位的人员办理。',
  'deputy/required': '请选择代理人。',
  'deputy/unknown': '没有找到代理人，或其账号已停用。',
  'deputy/same-person': '代理人不能是本人。',
  'deputy/lacks-roles': ({ roles }) => `代理人须在同一单位担任相同角色，所选人员缺少：${roles}。`,
  'to/required': '请选择接收人。',
  'to/unknown': '没有找到接收人，或其账号已停用。',
  'to/same-person': '接收人不能是移交人本人。',
  'to/lacks-roles': ({ roles }) => `接收人须在同一单位担任相同角色，所选人员缺少：${roles}。`,
  'own-account': '不能对自己的账号办理管理事项，请由另一名管理员办理。',
  'has-left': '此人已离岗，账号不再变动。返岗人员请另建账号。',
  'locked-already': '该账号已经停用。',
  'not-locked': '该账号没有停用。',
  'no-second-factor': '此人没有绑定动态口令设备。',
  'made-by-you': '账号由您建立，角色须由另一名安全管理员授予。',
  over: '该授权已经结束。',
  'current/wrong': '当前口令不正确。',
  'current/required': '请填写当前口令。',
  'current/too-many': ({ minutes }) => `当前口令多次不正确，请 ${minutes} 分钟后再试。`,
  'code/too-many': '动态口令多次不正确，请 15 分钟后再试。',
  'session/unknown': '该登录已经退出。',
  'code/required': '请填写动态口令。',
  'code/wrong': '动态口令不正确，或已经用过。请等待设备显示新的 6 位数字后再填写。',
  'recoveryCode/wrong': '恢复码不正确，或已经用过。每个恢复码只能使用一次。',
  'repeated/not-the-same': '两次填写的新口令不一致。',
  'password/too-short': ({ minimum }) => `新口令至少 ${minimum} 位。`,
  'password/too-long': ({ maximum }) => `新口令最多 ${maximum} 位。`,
  'password/control-character': '新口令不能含有换行等控制字符。',
  'password/too-few-classes': ({ classes }) =>
    `新口令至少包含大写字母、小写字母、数字、其他符号中的 ${classes} 类。`,
  'password/contains-account': '新口令不能包含账号。',
  'password/repeated-characters': '新口令不能有连续 4 个以上相同字符。',
  'password/keyboard-run': '新口令不能含有 5 位以上连续字母、数字或键盘相邻字符。',
  'password/weak': '新口令容易被猜到，请换一个不含常见单词和年份的口令。',
  'password/used-recently': ({ history }) => `新口令不能与当前口令或最近 ${history} 次用过的口令相同。`,
}

/** The Chinese sentence of a problem: what is wrong and what to do. */
export function sentenceOf({ field, code, detail }: Problem): string {
  const said = PROBLEMS[`${field}/${code}`] ?? PROBLEMS[code]
  if (typeof said === 'function') return said(detail ?? {})
  if (said !== undefined) return said
  if (code === 'required') return '请填写此项。'
  if (code === 'too-long') return `内容过长，最多 ${detail?.maximum ?? ''} 字。`
  return '填写的内容不符合要求，请核对。'
}

/** The problems of a form as its summary and its fields show them. */
export function spoken(problems: readonly Problem[]): FieldError[] {
  return problems.map(problem => ({
    ...(problem.field === '' ? {} : { field: problem.field }),
    message: sentenceOf(problem),
  }))
}

/** The sentence that belongs to one field. */
export function errorOf(problems: readonly FieldError[], field: string): FieldError['message'] | undefined {
  return problems.find(problem => problem.field === field)?.message
}

/** What this room's facts are called in the audit list; other rooms' facts go by their code. */
export const FACT_WORDS: Readonly<Record<string, string>> = {
  'people.password-accepted': '口令验证通过',
  'people.signed-in': '登录成功',
  'people.sign-in-failed': '登录失败',
  'people.signed-out': '退出登录',
  'people.session-ended': '会话结束',
  'people.locked': '账号锁定或停用',
  'people.unlocked': '账号启用',
  'people.password-changed': '修改口令',
  'people.password-reset': '重置口令',
  'people.second-factor-confirmed': '绑定动态口令设备',
  'people.second-factor-cleared': '解除动态口令设备',
  'people.recovery-codes-renewed': '更换恢复码',
  'people.administrator-installed': '命令行建立管理员',
  'people.created': '建立账号',
  'people.changed': '修改人员信息',
  'people.left': '登记离岗',
  'people.granted': '授予角色',
  'people.revoked': '撤销角色',
  'people.absent': '登记缺勤',
  'people.absence-cancelled': '撤销缺勤',
  'people.handed-over': '移交工作',
  'people.audit-exported': '导出审计记录',
}
