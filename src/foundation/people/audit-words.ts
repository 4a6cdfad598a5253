import { roleOf } from '../../law/roles.ts'
import type { AuditEntry } from './store/audit.ts'
import { FACT_WORDS } from './words.ts'

/** A moment to the second in Asia/Shanghai: two events of one minute keep their order for the reader. */
export function momentWords(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
}

/** What an event is called; another room's goes by its code. */
export function eventWords(kind: string): string {
  return FACT_WORDS[kind] ?? kind
}

/** Whether an event succeeded: failures and locks are the kinds that did not. */
export function succeeded(kind: string): boolean {
  return !/\.(sign-in-failed|locked)$/.test(kind)
}

/** Before the second factor nobody is known to act; the three administrators may come from the command line. */
const NOBODY: Readonly<Record<string, string>> = {
  'people.sign-in-failed': '未登录者',
  'people.password-accepted': '未登录者',
  'people.administrator-installed': '命令行',
  'people.granted': '命令行',
}

/** Who acted: an account, or why there is none. */
export function actorWords(entry: AuditEntry): string {
  return entry.actor ?? entry.actorId ?? NOBODY[entry.kind] ?? '系统'
}

const NAMES: Readonly<Record<string, string>> = {
  absence: '缺勤登记',
  agency: '单位',
  client: '客户端代码',
  count: '数量',
  deputy: '代理人',
  failures: '连续失败',
  from: '开始',
  grant: '授权',
  handover: '移交登记',
  kind: '类型',
  method: '方式',
  moved: '调动单位',
  reason: '原因',
  role: '角色',
  rows: '行数',
  session: '会话',
  sessionsEnded: '结束会话',
  to: '接收人',
  until: '截止',
}

const CODES: Readonly<Record<string, string>> = {
  password: '口令不符',
  'second-factor': '动态口令或恢复码不符',
  'unknown-account': '账号不存在',
  'locked-out': '锁定期间',
  'one-time-expired': '一次性口令过期',
  'too-many-sessions': '会话过多',
  'own-wish': '本人操作',
  administrator: '管理员操作',
  failures: '连续失败',
  locked: '账号停用',
  left: '已离岗',
  device: '动态口令设备',
  'recovery-code': '恢复码',
  true: '是',
  false: '否',
}

/** What a fact carries, in pairs; codes in words where this room knows them. */
export function dataWords(data: AuditEntry['data']): string {
  return Object.entries(data)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => {
      const text = String(value)
      return `${NAMES[name] ?? name}：${CODES[text] ?? roleOf(text)?.name ?? text}`
    })
    .join('；')
}
