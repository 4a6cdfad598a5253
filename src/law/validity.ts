export type ValidityKey = 'pending' | 'in-force' | 'amended' | 'repealed' | 'expired' | 'declared-void'

/** Whether and how a normative document holds (有效性). */
export interface Validity {
  readonly key: ValidityKey
  readonly name: string
  readonly description: string
  /** Whether it binds in this state. */
  readonly binding: boolean
  /** Whether a search that asks for nothing special shows it. */
  readonly shownByDefault: boolean
  /** Whether the page carries a conspicuous mark; the page itself is never deleted. */
  readonly marked: boolean
}

/** What moves a document from one state to another, and what that needs. */
export interface ValidityChange {
  readonly from: readonly ValidityKey[]
  readonly to: ValidityKey
  readonly cause: string
  /** `date`: the day itself does it. `document`: a document of basis is named. */
  readonly by: 'date' | 'document'
}

/**
 * The states. 《政府网站发展指引》 asks that amendment, repeal and expiry be marked plainly; the names are those in common
 * use, and no national list of them has been read (unverified).
 */
export const VALIDITIES: readonly Validity[] = [
  state('pending', '未施行', '已公布，施行日期未到', { binding: false, shownByDefault: true, marked: true }),
  state('in-force', '有效', '现行有效', { binding: true, shownByDefault: true, marked: false }),
  state('amended', '已修改', '经修改，仍然有效，以现行文本为准', {
    binding: true,
    shownByDefault: true,
    marked: true,
  }),
  state('repealed', '废止', '由废止决定或者新文件停止执行', {
    binding: false,
    shownByDefault: false,
    marked: true,
  }),
  state('expired', '失效', '有效期届满，自动失效', { binding: false, shownByDefault: false, marked: true }),
  state('declared-void', '宣布失效', '经清理宣布失效', {
    binding: false,
    shownByDefault: false,
    marked: true,
  }),
]

/** The lawful changes. What has stopped binding never starts again: a new document is issued instead. */
export const VALIDITY_CHANGES: readonly ValidityChange[] = [
  { from: ['pending'], to: 'in-force', cause: '施行日期到', by: 'date' },
  { from: ['in-force', 'amended'], to: 'amended', cause: '修改决定施行', by: 'document' },
  {
    from: ['pending', 'in-force', 'amended'],
    to: 'repealed',
    cause: '废止决定或者新文件施行',
    by: 'document',
  },
  { from: ['in-force', 'amended'], to: 'expired', cause: '有效期届满', by: 'date' },
  { from: ['in-force', 'amended'], to: 'declared-void', cause: '清理结果公布', by: 'document' },
]

/** The validity of a key; undefined for any other text. */
export function validityOf(key: string): Validity | undefined {
  return VALIDITIES.find(validity => validity.key === key)
}

/** Whether the table knows a change from one state to the other. */
export function mayBecome(from: ValidityKey, to: ValidityKey): boolean {
  return VALIDITY_CHANGES.some(change => change.from.includes(from) && change.to === to)
}

function state(
  key: ValidityKey,
  name: string,
  description: string,
  effects: Pick<Validity, 'binding' | 'shownByDefault' | 'marked'>,
): Validity {
  return { key, name, description, ...effects }
}
