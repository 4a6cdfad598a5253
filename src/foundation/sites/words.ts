import { formatShanghaiMinute } from '../../law/civil-date.ts'
import type { Problem } from '../../platform/forms/form.ts'
import type { FieldError } from '../../ui/error-summary/error-summary.tsx'
import type { SiteIdentity } from './site.ts'

export const TITLE = '网站管理'

/** What each part of an identity is called, in forms and where it is missing. */
export const FIELD_WORDS: Readonly<Record<keyof SiteIdentity, string>> = {
  name: '网站名称',
  domain: '网站域名',
  idCode: '网站标识码',
  icp: 'ICP 备案号',
  police: '公安备案号',
  policeCode: '公安备案链接编号',
  sponsor: '主办单位',
  operator: '承办单位',
  telephone: '联系电话',
  email: '联系邮箱',
  stateMark: '党政机关网站标识',
  errorReport: '“我为政府网站找错”地址',
  agencyKey: '所属机构',
  hosts: '访问主机名',
}

type Say = (detail: NonNullable<Problem['detail']>) => string

const PROBLEMS: Readonly<Record<string, string | Say>> = {
  'not-permitted': '您没有管理网站的权限。',
  unknown: '没有这个网站。',
  'changed-meanwhile': '在您填写期间，其他人修改了这个网站。请核对后重新保存。',
  unchanged: '与现行内容完全相同，没有保存。',
  'key/required': '请填写标识。',
  'key/not-a-key': '标识由小写字母、数字和连字符组成，以字母开头，2 至 30 个字符。',
  'key/taken': '已经有网站使用这个标识。',
  'name/required': '请填写网站名称，如“××人民政府”。',
  'idCode/not-a-site-code': '网站标识码是 10 位数字，前 6 位为行政区划代码；尚未取得时请留空。',
  'domain/not-a-host': '请填写域名，如 www.example.gov.cn，不含 http:// 和路径。',
  'hosts/required': '请填写至少一个主机名。',
  'hosts/too-many': '一个网站最多 20 个主机名。',
  'hosts/not-a-host': ({ typed }) =>
    `“${typed}”不是主机名：只写域名，不含 http://、端口和路径，也不能是 IP 地址。`,
  'hosts/taken': ({ host }) => `主机名“${host}”已属于另一个网站。`,
  'policeCode/not-a-police-code': '公安备案链接编号是 14 位数字，即备案号中的数字。',
  'police/required': '请同时填写公安备案号，如“×公网安备 ×××号”。',
  'email/not-an-email': '邮箱地址不正确，请核对。',
  'errorReport/not-https': '请填写以 https:// 开头的完整地址；留空使用本平台的页面。',
  'agencyKey/base-is-whole': '主站面向全市，不属于单个机构。',
  'agencyKey/unknown-agency': '没有这个机构，请重新选择。',
  'from/required': '请填写开始时间。',
  'from/invalid': '请填写开始时间，如 2026-04-04 00:00。',
  'until/required': '请填写结束时间。',
  'until/invalid': '请填写结束时间，如 2026-04-04 23:59。',
  'until/ends-before-start': '结束时间应晚于开始时间。',
  'until/in-the-past': '结束时间已过。',
  'until/too-long': ({ maximum }) => `最长 ${maximum} 天，请核对日期。`,
  'reason/required': '请填写依据，如上级通知的标题和文号。',
  'not-grey': '目前没有设置灰色显示。',
  'base-stays-open': '主站不能关停。',
  'closed-already': '网站已经关停。',
  'open-already': '网站没有关停。',
  'notice/required': '请填写关停公告：原因、时间和内容去向。',
  'too-many-redirects': ({ maximum }) => `一个网站最多 ${maximum} 条转向，请合并为“/目录/*”形式。`,
  'redirects/old-invalid': ({ old }) => `“${old}”不是旧地址：以 / 开头，通配只能写作“/目录/*”，不能是首页。`,
  'redirects/new-invalid': ({ old }) => `“${old}”的新地址不正确：以 / 开头，或者是本平台网站的完整地址。`,
  'redirects/foreign-host': ({ old }) => `“${old}”的新地址不在本平台的网站上，不能转向站外。`,
  'redirects/listed-twice': ({ old }) => `“${old}”列了两次。`,
  'redirects/loop': ({ old }) => `“${old}”会绕回旧地址或者经过三次以上转向，请直接指向最终地址。`,
  'redirects/required': '请填写旧地址和新地址，或者选择 CSV 文件。',
  'redirects/bad-line': ({ line }) => `第 ${line} 行不是“旧地址,新地址”两列。`,
}

/** The problems of a form as its summary and its fields show them. */
export function spoken(problems: readonly Problem[]): FieldError[] {
  return problems.map(problem => {
    const { field, code, detail } = problem
    const said = PROBLEMS[`${field}/${code}`] ?? PROBLEMS[code]
    const tooLong = code === 'too-long' ? `内容过长，最多 ${detail?.maximum ?? ''} 字。` : undefined
    const message =
      typeof said === 'function' ? said(detail ?? {}) : (said ?? tooLong ?? '填写的内容不符合要求，请核对。')
    return { ...(field === '' ? {} : { field }), message }
  })
}

/** What happened, after a form was carried out. */
export const DONE: Readonly<Record<string, string>> = {
  opened: '网站已开通，立即生效。',
  changed: '修改已保存，立即生效。',
  greyed: '灰色显示已设置，到时自动开始和结束。',
  'grey-ended': '灰色显示已取消。',
  closed: '网站已关停，各地址改为显示关停公告。',
  reopened: '网站已恢复。',
  redirects: '转向表已更新，立即生效。',
}

/** A span of time as it is read. */
export function spanWords(from: Date, until: Date): string {
  return `${formatShanghaiMinute(from)} 至 ${formatShanghaiMinute(until)}`
}
