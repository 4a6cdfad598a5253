import type { Problem } from '../../platform/forms/form.ts'
import type { FieldError } from '../../ui/error-summary/error-summary.tsx'
import type { AgencyDetails } from './agency.ts'
import type { AgencyEventKind, AgencyKind, AgencyLevel, AgencyState, NameKind } from './tables.ts'

export const TITLE = '机构'

export const KIND_WORDS: Readonly<Record<AgencyKind, string>> = {
  government: '本级人民政府',
  office: '政府办公室',
  department: '工作部门',
  'directly-affiliated': '直属机构、特设机构',
  institution: '授权组织、事业单位',
  'party-office': '党的机关挂行政牌子',
  vertical: '垂直管理机构',
  county: '县区人民政府',
  zone: '开发区管委会',
  township: '乡镇人民政府',
  subdistrict: '街道办事处',
}

export const LEVEL_WORDS: Readonly<Record<AgencyLevel, string>> = {
  city: '市级',
  county: '县级',
  township: '乡镇级',
}

export const STATE_WORDS: Readonly<Record<AgencyState, string>> = { active: '正常', abolished: '已撤并' }

export const NAME_WORDS: Readonly<Record<NameKind, string>> = {
  official: '全称',
  short: '规范简称',
  alias: '其他写法',
}

export const EVENT_WORDS: Readonly<Record<AgencyEventKind, string>> = {
  founded: '设立',
  renamed: '更名',
  moved: '调整隶属',
  merged: '并入',
  split: '分设',
  abolished: '撤销',
}

/** How an agency's contact is labelled, in the order of its page. */
export const DETAIL_WORDS: Readonly<Record<keyof AgencyDetails, string>> = {
  functions: '机关职能',
  disclosureOffice: '公开工作机构',
  address: '办公地址',
  postcode: '邮政编码',
  hours: '办公时间',
  telephone: '联系电话',
  fax: '传真号码',
  email: '电子邮箱',
  website: '网站',
  head: '负责人',
}

/** What happened, as a sentence without its end: `更名为“…”`. */
export function eventSentence(event: {
  readonly kind: AgencyEventKind
  readonly formerName: string
  readonly successors: readonly { readonly name: string }[]
}): string {
  const names = event.successors.map(each => each.name).join('、')
  switch (event.kind) {
    case 'renamed':
      return `更名，原名“${event.formerName}”`
    case 'merged':
      return `并入${names}`
    case 'split':
      return `分设为${names}`
    case 'abolished':
      return names === '' ? '撤销' : `撤销，职责由${names}承担`
    default:
      return EVENT_WORDS[event.kind]
  }
}

const PROBLEMS: Readonly<Record<string, string>> = {
  'not-permitted': '您没有办理此事项的权限。',
  unknown: '没有找到这个机构，请从机构列表重新选择。',
  abolished: '该机构已经撤并，不能再办理。',
  'changed-meanwhile': '在您填写期间，该机构的信息已被修改。请返回查看最新内容后再更正。',
  'active-children': '该机构还有未撤并的下属机构，请先调整它们的隶属，或者先办理撤并。',
  'key/required': '请填写标识。',
  'key/invalid': '标识应为 2 至 30 位小写字母、数字或连字符，以字母开头；它出现在网址中，不随名称变化。',
  'key/taken': '该标识已被使用（含已撤并的机构），请换一个。',
  'name/required': '请填写名称。',
  'name/too-short': '名称至少两个字。',
  'name/too-long': '名称最多 80 字。',
  'name/name-taken': '同一时期已有机构使用这一全称。',
  'name/same-name': '新名称与现名称相同。',
  'name/alias-known': '这一写法已经登记过。',
  'shortName/too-long': '简称最多 40 字。',
  'kind/required': '请选择机构类别。',
  'kind/not-offered': '请从列表中选择机构类别。',
  'level/required': '请选择层级。',
  'level/not-offered': '请从列表中选择层级。',
  'level/level-above-parent': '层级不能高于上级机构的层级。',
  'parent/required': '请填写上级机构。只有本级人民政府没有上级。',
  'parent/not-offered': '没有找到这个上级机构，请填写其全称、简称或者标识。',
  'parent/ambiguous': '有几个机构都这样写，请填写全称。',
  'parent/parent-abolished': '这个上级机构已经撤并。',
  'parent/below-itself': '不能调整到自己或者自己的下属机构之下。',
  'parent/same-parent': '已经隶属于这个机构。',
  'parent/level-above-parent': '层级不能高于上级机构的层级。',
  'regionCode/required': '请填写行政区划代码。',
  'regionCode/invalid': '行政区划代码为 6 位、9 位（乡镇街道）或 12 位数字。',
  'creditCode/credit-code-broken': '统一社会信用代码不正确（18 位，含校验码），请核对。',
  'creditCode/taken': '该统一社会信用代码已属于另一机构。',
  'ownIndexPrefix/invalid': '索引号前缀只能用字母、数字、连字符和下划线，可含一个斜线。',
  'ownIndexPrefix/taken': '该索引号前缀已属于另一机构。',
  'date/required': '请填写日期。',
  'date/invalid': '请填写有效的日期。',
  'date/in-the-future': '日期不能晚于今天。',
  'date/before-last-event': '日期应晚于该机构最近一次变动。',
  'basis/required': '请填写依据，如文件标题和文号。',
  'basis/too-short': '请填写依据，如文件标题和文号。',
  'basis/too-long': '依据最多 300 字。',
  'agencies/not-offered': '有的机构没有找到，请逐行填写全称、简称或者标识。',
  'agencies/ambiguous': '有的写法对应几个机构，请填写全称。',
  'successors/required': '请填写承接职责的机构。',
  'successors/not-offered': '没有找到承接机构，请逐行填写全称、简称或者标识。',
  'successors/ambiguous': '有的写法对应几个机构，请填写全称。',
  'successors/one-successor': '并入时只能有一个承接机构。',
  'successors/two-successors': '分设时至少有两个承接机构；新设的机构请先办理设立。',
  'successors/succeeds-itself': '承接机构不能是被撤并的机构本身。',
  'successors/successor-abolished': '承接机构已经撤并，请填写现行使职权的机构。',
  'successors/successor-too-young': '承接机构在这一天尚未设立。',
  'until/required': '该机构已经撤并，请填写这一写法停用的日期。',
  'until/ends-before-start': '停用日期应晚于启用日期。',
  'postcode/invalid': '邮政编码为 6 位数字。',
  'email/invalid': '电子邮箱的格式不正确。',
  'website/invalid': '请填写以 http:// 或 https:// 开头的网址。',
  'offices/listed-twice': '内设机构名称重复。',
  'offices/office-too-long': '内设机构名称最多 60 字，职责最多 1000 字，电话最多 60 字。',
}

/** The problems of a form as its summary and its fields show them. */
export function spoken(problems: readonly Problem[]): FieldError[] {
  return problems.map(({ field, code, detail }) => {
    const tooLong = code === 'too-long' ? `内容过长，最多 ${detail?.maximum ?? ''} 字。` : undefined
    const message =
      PROBLEMS[`${field}/${code}`] ?? PROBLEMS[code] ?? tooLong ?? '填写的内容不符合要求，请核对。'
    return { ...(field === '' ? {} : { field }), message }
  })
}
