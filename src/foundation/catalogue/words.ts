import { civilDateOf } from '../../law/civil-date.ts'
import type { Problem } from '../../platform/forms/form.ts'
import type { ItemStanding, ItemState } from './rules.ts'

export const ITEMS_TITLE = '法定公开事项对照'

/** What an agency says of an item that is not its own, in the words that the public reads. */
export const NO_SUCH_FUNCTION = '本机关无此项职能'
export const NOTHING_YET = '尚未公开信息'

/** The state of an item in one or two words. */
export const STATE_WORDS: Readonly<Record<ItemState, string>> = {
  fresh: '已公开',
  stale: '超期未更新',
  empty: NOTHING_YET,
  absent: NO_SUCH_FUNCTION,
}

/** How an item stands, as a sentence for the agency's own people. */
export function standingSentence({ state, column, count, changedAt }: ItemStanding): string {
  if (changedAt === null) {
    return state === 'absent' ? '专栏中已向公众说明' : '请补充或者标明'
  }
  const last = `共 ${count} 条，最近更新 ${civilDateOf(changedAt)}`
  return state === 'stale' ? `${last}，已超过 ${column.freshDays} 天` : last
}

const PROBLEM_WORDS: Readonly<Record<string, string>> = {
  'not-permitted': '您没有为该机关标明事项的权限，请联系公开工作负责人。',
  abolished: '该机关已经撤并，不再标明事项。',
  unknown: '没有这个事项，或者不属于该机关的层级。请从列表中重新选择。',
  'has-public': '该事项下已有公开的信息，不能标明无此项职能。请先调整这些信息的栏目，或者依法撤下。',
}

/** The sentence for a problem of this room's forms. */
export function problemSentence({ code }: Problem): string {
  return PROBLEM_WORDS[code] ?? '操作没有完成，请检查后再试。'
}
