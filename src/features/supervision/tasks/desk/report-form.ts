import type { Form, Parsed, Problem } from '../../../../platform/forms/form.ts'
import type { Reporting } from '../actions/report.ts'
import { familyOf } from '../families.ts'
import type { TaskStanding } from '../standing.ts'

/** A number as figures are typed: digits, with a part behind the point. */
const FIGURE = /^\d{1,15}(\.\d{1,6})?$/

/** Reads a report as it was typed. What the workflow asks for is not judged here. */
export function readReport(form: Form, task: TaskStanding): Parsed<Reporting> {
  const family = familyOf(task.list.family)
  const problems: Problem[] = []
  const words: Record<string, string> = {}
  for (const { key } of family.elements) {
    words[key] = form.get(`word-${key}`)
    if (words[key].length > 5000) {
      problems.push({ field: `word-${key}`, code: 'too-long', detail: { maximum: 5000 } })
    }
  }
  const figures = new Map<string, string>()
  for (const name of form.names().filter(each => each.startsWith('figure-'))) {
    const typed = form.get(name).replace(/[,，\s]/g, '')
    if (typed === '') continue
    if (FIGURE.test(typed)) figures.set(name.slice('figure-'.length), typed)
    else problems.push({ field: name, code: 'invalid' })
  }
  const { numbers, unread } = readEvidence(form.get('evidence'))
  if (numbers.length > 50) problems.push({ field: 'evidence', code: 'too-many', detail: { maximum: 50 } })
  if (problems.length > 0) return { ok: false, problems }
  const version = /^\d{1,9}$/.test(form.get('version')) ? Number(form.get('version')) : undefined
  const [, year, quarter] = /^(\d{4})-([1-4])$/.exec(form.get('period')) ?? []
  const value: Reporting = {
    caseId: task.caseId,
    version,
    final: form.has('final'),
    period: year && quarter ? { year: Number(year), quarter: Number(quarter) } : null,
    words,
    evidence: numbers,
    unreadEvidence: unread,
    figures,
    confirmed: form.has('confirmed'),
  }
  return { ok: true, value }
}

/** The numbers of publications in what was typed: `12`, `/d/12`, or a whole address; and how many pieces were none. */
export function readEvidence(text: string): { readonly numbers: readonly number[]; readonly unread: number } {
  const pieces = text.split(/[\s,，、;；]+/).filter(piece => piece !== '')
  const found = pieces.map(piece => /^(?:(?:https?:\/\/[^/]+)?\/d\/)?(\d{1,9})(?:[?#].*)?$/.exec(piece)?.[1])
  const numbers = new Set(found.filter(each => each !== undefined).map(Number))
  return { numbers: [...numbers], unread: found.filter(each => each === undefined).length }
}
