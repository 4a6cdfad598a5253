import { withoutSpaces } from './words.ts'

/** What a column holds. `level` is a name of a task at whatever level; the order of such columns says which. */
export type ColumnRole =
  | 'ordinal'
  | 'level1'
  | 'level2'
  | 'level'
  | 'requirement'
  | 'lead'
  | 'support'
  | 'named'
  | 'deadline'
  | 'other'

/** The words of headers, the more exact ones first. */
const ROLES: readonly (readonly [RegExp, ColumnRole])[] = [
  [/^(?:序号|编号|项号|NO\.?|No\.?|号)$/u, 'ordinal'],
  [
    /责任人|联系人|负责人|分管|领导|联系电话|联系方式|备注|说明|依据|佐证|标志|成果|形式|完成情况|进展|状态|分值/u,
    'other',
  ],
  [/^(?:一级|大类)/u, 'level1'],
  [/^(?:二级|三级|小类)/u, 'level2'],
  [/配合|协办|参与|协同|协助/u, 'support'],
  [/牵头|主办|主责/u, 'lead'],
  [/(?:责任|承办|落实|实施|负责|执行|办理)(?:单位|部门|主体|机关|科室|股室|处室)|^(?:单位|部门)$/u, 'named'],
  [/时限|时间|期限|节点|进度|完成日期/u, 'deadline'],
  [/要求|内容|措施|举措|目标|描述|具体|任务分解|细化|要点/u, 'requirement'],
  [/任务|工作|项目|类别|领域|事项|板块|分类|方面|部分/u, 'level'],
]

const LONGEST_HEADER = 16

/** What the words of a header say about its column; undefined where they are no header. */
export function roleOfHeader(text: string): ColumnRole | undefined {
  const words = withoutSpaces(text)
    .replace(/\s/gu, '')
    .replace(/[（(【[][^）)】\]]*[)）】\]]/gu, '')
  if (words === '' || words.length > LONGEST_HEADER || /[。，,；;：:、]/u.test(words.replace(/[/／]/gu, '')))
    return undefined
  return ROLES.find(([pattern]) => pattern.test(words))?.[1]
}

/** Whether columns make a table of tasks: somebody is responsible for something. */
export function isTaskTable(roles: readonly (ColumnRole | undefined)[]): boolean {
  const has = (...wanted: ColumnRole[]) => roles.some(role => role !== undefined && wanted.includes(role))
  return has('named', 'lead', 'support') && has('requirement', 'level', 'level1', 'level2')
}

/**
 * The columns of a table with their last doubts settled: where no header says 要求 or 内容, the last column of names holds
 * what is to be done.
 */
export function settledRoles(roles: readonly ColumnRole[]): ColumnRole[] {
  if (roles.includes('requirement')) {
    // Of two columns of requirements (工作任务内容, 具体措施) the first names the task.
    const first = roles.indexOf('requirement')
    const count = roles.filter(role => role === 'requirement').length
    const levels = roles.some(role => role.startsWith('level'))
    return roles.map((role, at) => (count > 1 && at === first && !levels ? 'level' : role))
  }
  const last = roles.findLastIndex(role => role.startsWith('level'))
  return roles.map((role, at) => (at === last ? 'requirement' : role))
}

/** Whether the header of the responsible units says that the first one named leads (责任单位，排在首位的为牵头单位). */
export function saysFirstLeads(text: string): boolean {
  return /(?:第一|首位|首个|排名?(?:在)?最?(?:第一|前|首)|列(?:在)?(?:首|第一)|第1)[^。，]{0,10}牵头|牵头(?:单位|部门)?[^。，]{0,6}(?:排|列|放)(?:在|名)?(?:第一|首|最前)/u.test(
    text,
  )
}
