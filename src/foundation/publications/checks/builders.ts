import { paragraphs, sanitise } from '../bodies/sanitise.ts'
import { runChecks } from './run.ts'
import type { Checkable, CheckableAttachment, CheckFacts } from './types.ts'

/** For tests: a notice in which the machine finds nothing, to be spoiled one thing at a time. */

export const facts: CheckFacts = {
  now: new Date('2026-11-22T04:00:00Z'),
  deadLinks: new Set(),
  knownPhones: new Set(),
}

export const publication = (over: Partial<Checkable> = {}): Checkable => ({
  title: '示例市人民政府办公室关于做好示例工作的通知',
  documentNumber: '示政办字〔2026〕5号',
  issuers: ['示例市人民政府办公室'],
  written: '2026-11-20',
  body: '<p>各县区人民政府：</p>\n<p>现将有关事项通知如下。</p>',
  summary: '',
  attachments: [],
  disclosure: 'proactive',
  ...over,
})

export const file = (over: Partial<CheckableAttachment> = {}): CheckableAttachment => ({
  id: 'a1',
  name: '附件.pdf',
  mediaType: 'application/pdf',
  size: 10,
  scan: 'clean',
  ...over,
})

export const codes = (over: Partial<Checkable>, more: Partial<CheckFacts> = {}) => [
  ...new Set(runChecks(publication(over), { ...facts, ...more }).map(finding => finding.code)),
]
export const inText = (...lines: string[]) => codes({ body: sanitise(paragraphs(lines.join('\n'))) })
