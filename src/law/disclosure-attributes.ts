import { exemptionOf } from './exemptions.ts'

export type DisclosureAttributeKey = 'proactive' | 'on-request' | 'withheld'

/** What the author of a document decides about its publication while writing it (公开属性源头认定). */
export interface DisclosureAttribute {
  readonly key: DisclosureAttributeKey
  readonly name: string
  /** The note (附注) at the end of the document. */
  readonly note: string
  /** Only what is published on the agency's own initiative may be released to everyone. */
  readonly releasable: boolean
  /** Whether the author gives a reason with the proposal (国办发〔2016〕80号 implementing rules). */
  readonly needsReason: boolean
}

/** Regulation art. 13 knows two ways to publish, arts. 14–16 know what is not published. */
export const DISCLOSURE_ATTRIBUTES: readonly DisclosureAttribute[] = [
  { key: 'proactive', name: '主动公开', note: '（此件主动公开）', releasable: true, needsReason: false },
  { key: 'on-request', name: '依申请公开', note: '（此件依申请公开）', releasable: false, needsReason: true },
  { key: 'withheld', name: '不予公开', note: '（此件不予公开）', releasable: false, needsReason: true },
]

export type AttributeProblem = {
  readonly field: 'attribute' | 'reason' | 'exemption'
  readonly code: 'unknown' | 'missing' | 'not-fitting'
}

/** What is missing in a proposed attribute: a reason unless proactive, and a ground of arts. 14–16 when withheld. */
export function attributeProblems(proposal: {
  readonly attribute: string
  readonly reason?: string
  readonly exemption?: string
}): AttributeProblem[] {
  const attribute = DISCLOSURE_ATTRIBUTES.find(({ key }) => key === proposal.attribute)
  if (!attribute) return [{ field: 'attribute', code: 'unknown' }]
  const problems: AttributeProblem[] = []
  if (attribute.needsReason && !proposal.reason?.trim()) problems.push({ field: 'reason', code: 'missing' })
  if (proposal.exemption === undefined) {
    if (attribute.key === 'withheld') problems.push({ field: 'exemption', code: 'missing' })
  } else if (exemptionOf(proposal.exemption) === undefined) {
    problems.push({ field: 'exemption', code: 'unknown' })
  } else if (attribute.key === 'proactive') {
    problems.push({ field: 'exemption', code: 'not-fitting' })
  }
  return problems
}

/**
 * Reads the attribute from the note that closes a document: `（此件公开发布）`, `（此件主动公开）`, `（此件依申请公开）`,
 * `（此件不予公开）`, `（此件不公开）`, `（此件删减后公开）`. What is published after deletion is public in the form at hand.
 * The last note of the text holds; undefined where there is none.
 */
export function attributeOfNote(text: string): DisclosureAttributeKey | undefined {
  const notes = [
    ...text.matchAll(
      /[（(]\s*此件\s*(公开发布|主动公开|依申请公开|不予公开|不公开|删减后公开|公开)\s*[）)]/g,
    ),
  ]
  const wording = notes.at(-1)?.[1]
  if (wording === undefined) return undefined
  if (wording === '依申请公开') return 'on-request'
  return wording.startsWith('不') ? 'withheld' : 'proactive'
}
