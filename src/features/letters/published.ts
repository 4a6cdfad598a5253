import type { LiveDb } from '../../platform/db/db.ts'
import { letterKinds } from './publication-kinds.ts'
import { liveBody } from './store-published.ts'

/** The answer of a published question, as plain text to begin another answer with; undefined where there is none. */
export async function letterAnswerText(live: LiveDb, number: string | null): Promise<string | undefined> {
  if (number === null || !/^\d{1,9}$/.test(number)) return undefined
  const body = await liveBody(
    live,
    Number(number),
    letterKinds.map(kind => kind.key),
  )
  return body === undefined ? undefined : answerIn(body)
}

/** What stands under the heading 答复, or all of it where there is no such heading; paragraphs become lines. */
export function answerIn(body: string): string {
  const answer = body.split(/<h2[^>]*>\s*答复\s*<\/h2>/)[1] ?? body
  return answer
    .replace(/<\/(?:p|h\d|li|tr)>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\n{2,}/g, '\n')
    .trim()
}
