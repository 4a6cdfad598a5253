import { HIDDEN_KINDS, type HiddenFinding } from '../../../platform/files/hidden-data/index.ts'
import type { FindingEntry } from '../../../ui/finding-list/finding-list.tsx'
import type { CheckProblem, ReleaseKind } from './tables.ts'

export const RECORDS = '拟提供的材料'

export const RELEASE_WORDS: Readonly<Record<ReleaseKind, string>> = {
  'as-is': '原样提供',
  cleaned: '提供清理后的副本',
  redacted: '遮盖后提供',
}

export const CHECK_WORDS: Readonly<Record<CheckProblem, string>> = {
  unreadable: '文件无法读取，没有检查隐藏信息。请重新导出后上传，或者遮盖后提供。',
  'too-large': '文件过大，没有检查隐藏信息。原样提供的，请人工检查并写明情况。',
  'type-not-checked': '这种格式不能自动检查隐藏信息。原样提供的，请人工检查并写明情况。',
  encrypted: '文件设有密码，不能检查，也不能原样提供。',
}

/** What was found hidden in a file, as its page lists it. */
export function findingEntries(findings: readonly HiddenFinding[]): readonly FindingEntry[] {
  return findings.map(({ kind, place, count }) => {
    const { name, advice, mayStay } = HIDDEN_KINDS[kind]
    return {
      level: mayStay ? 'warn' : 'block',
      title: count > 1 ? `${name}（${count} 处）` : name,
      advice,
      place,
    }
  })
}
