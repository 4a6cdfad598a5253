export type RoleKey =
  | 'drafter'
  | 'reviewer'
  | 'legality-reviewer'
  | 'confidentiality-reviewer'
  | 'releaser'
  | 'handler'
  | 'disclosure-head'
  | 'registrar'
  | 'agency-supervisor'
  | 'supervising-office'
  | 'system-admin'
  | 'security-admin'
  | 'audit-admin'

/** A role that a person may hold in an agency, or over the platform. */
export interface Role {
  readonly key: RoleKey
  readonly name: string
  readonly description: string
  /** One of the three administrators (三员), who run the platform and touch no business. */
  readonly administrator: boolean
}

/** The roles of the platform. What each may do to which is said by the rooms; here is only who they are. */
export const ROLES: readonly Role[] = [
  business('drafter', '拟稿人', '起草、修改信息并提交审核'),
  business('reviewer', '审核人', '签署政治关、文字关（及按设置的政策关），退回不合格的稿件'),
  business('legality-reviewer', '合法性审查人', '签署法律关'),
  business('confidentiality-reviewer', '保密审查人', '签署保密关，坚持先审查、后公开'),
  business('releaser', '签发人（终审）', '终审并签发，安排发布时间，撤回已发布的信息'),
  business('handler', '承办人', '承办申请、来信和交办事项'),
  business('disclosure-head', '公开机构负责人', '批准延期，审核答复和年度报告'),
  business('registrar', '登记员', '登记收到的申请和来信，出具回执'),
  business('agency-supervisor', '单位监督员', '查看本单位公开工作的进度、时限和问题'),
  business('supervising-office', '公开工作主管部门', '推进、指导、协调、监督本行政区域的政府信息公开工作'),
  administrator('system-admin', '系统管理员', '建立账号、配置系统；不能授权，不能查看审计记录'),
  administrator('security-admin', '安全管理员', '授予角色、设置安全策略；不能建立账号'),
  administrator('audit-admin', '审计管理员', '只查看审计记录；不能建立账号，不能授权'),
]

/** The role of a key; undefined for any other text. */
export function roleOf(key: string): Role | undefined {
  return ROLES.find(role => role.key === key)
}

export type HeldTogether =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly conflict: readonly [RoleKey, RoleKey]
      readonly reason: 'two-administrators' | 'administrator-with-business'
    }

/**
 * Whether one person may hold all these roles. The three administrators are never one person, and none of them holds
 * a business role: GB/T 22239-2019 8.1.4.2 asks for separated powers of those who administer; which powers are
 * separated is product policy (unverified). Everything else may be held together, because that author, reviewer and
 * releaser of one document differ is judged for each document (see `gates.ts`). Names the first pair in conflict.
 */
export function rolesMayBeHeldTogether(roles: readonly RoleKey[]): HeldTogether {
  const held = ROLES.filter(role => roles.includes(role.key))
  const administrators = held.filter(role => role.administrator)
  const [first, second] = administrators
  if (!first) return { ok: true }
  if (second) return { ok: false, conflict: [first.key, second.key], reason: 'two-administrators' }
  const other = held.find(role => !role.administrator)
  return other
    ? { ok: false, conflict: [other.key, first.key], reason: 'administrator-with-business' }
    : { ok: true }
}

function business(key: RoleKey, name: string, description: string): Role {
  return { key, name, description, administrator: false }
}

function administrator(key: RoleKey, name: string, description: string): Role {
  return { key, name, description, administrator: true }
}
