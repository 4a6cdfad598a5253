import { ATTACHMENT_CHECKS } from './attachments.ts'
import { BASIC_CHECKS } from './basics.ts'
import { DISCLOSURE_CHECKS } from './disclosure.ts'
import { LINK_CHECKS } from './links.ts'
import { PERSONAL_CHECKS } from './personal.ts'
import { maskPersonal } from './reading.ts'
import { SECRECY_CHECKS } from './secrecy.ts'
import { misspelling } from './spelling.ts'
import { STRUCTURE_CHECKS } from './structure.ts'
import type { Check, Checkable, CheckFacts, Finding } from './types.ts'
import { WRITING_CHECKS } from './writing.ts'

/** Every machine check, in the order in which its findings are shown among equals. */
export const CHECKS: readonly Check[] = [
  ...SECRECY_CHECKS,
  ...PERSONAL_CHECKS,
  ...DISCLOSURE_CHECKS,
  ...BASIC_CHECKS,
  ...ATTACHMENT_CHECKS,
  misspelling,
  ...WRITING_CHECKS,
  ...STRUCTURE_CHECKS,
  ...LINK_CHECKS,
]

const FIELDS = ['title', 'documentNumber', 'issuers', 'written', 'summary', 'body']
const rankOf = (finding: Finding): number => {
  const at = FIELDS.indexOf(finding.field)
  return (finding.level === 'block' ? 0 : 100) + (at < 0 ? FIELDS.length : at)
}

/**
 * All findings: what blocks first, then by field as the form shows them, then by place. The same content and facts give
 * the same findings in the same order. No excerpt holds a whole personal number.
 */
export const runChecks = (content: Checkable, facts: CheckFacts): Finding[] =>
  CHECKS.flatMap(check =>
    check.run(content, facts).map(
      (place): Finding => ({
        code: check.code,
        level: check.level,
        ...place,
        excerpt: maskPersonal(place.excerpt),
        ...(place.suggestion === undefined ? {} : { suggestion: maskPersonal(place.suggestion) }),
      }),
    ),
  ).sort(
    (a, b) =>
      rankOf(a) - rankOf(b) || (a.start ?? Number.MAX_SAFE_INTEGER) - (b.start ?? Number.MAX_SAFE_INTEGER),
  )

/** The findings that stop a release. */
export const blocking = (findings: readonly Finding[]): Finding[] =>
  findings.filter(finding => finding.level === 'block')
