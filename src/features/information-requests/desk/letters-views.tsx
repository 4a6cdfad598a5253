import { formatShanghaiMinute } from '../../../law/civil-date.ts'
import { titleOfDocument } from '../../../law/request-documents.ts'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { replyOf, stampOf } from '../file.ts'
import { GATE_WORDS, SERVICE_WORDS } from '../file-words.ts'
import { LetterBody } from '../letter-views.tsx'
import { METHOD_WORDS } from '../words.ts'
import type { RequestPageProps } from './request-props.ts'

/** The letters of a request with their opinions, signatures and services; older drafts of the reply are left out. */
export function LettersSection({ context, letters, nameOf }: RequestPageProps) {
  const { file } = context
  const reply = replyOf(file)
  const shown = letters.filter(({ letter }) => letter.outcome === null || letter.seq === reply?.seq)
  if (shown.length === 0) return null
  return (
    <Section title="文书" id="letters">
      {shown.map(({ letter, kept }) => {
        const stamp = stampOf(file, letter.seq)
        const { number } = stamp
        const signatures = file.signatures.filter(each => each.letter_seq === letter.seq)
        const services = file.services.filter(each => each.letter_seq === letter.seq)
        return (
          <Disclosure
            key={letter.seq}
            summary={`${titleOfDocument(letter.document)}　${number ?? '拟稿'}`}
            open={letter.seq === reply?.seq && file.row.dispatched_on === null}
          >
            {kept ? <LetterBody text={kept.text} {...stamp} /> : <p>内容已经按期销毁。</p>}
            <p class="quiet">
              {letter.author_id === null ? '系统' : nameOf(letter.author_id)}拟稿{'　'}
              {formatShanghaiMinute(letter.at)}
              　摘要值 {letter.digest.slice(0, 16)}
            </p>
            <ul>
              {signatures.map(each => (
                <li key={`${each.gate}-${each.at.getTime()}`}>
                  {GATE_WORDS[each.gate]}：{nameOf(each.person_id)}　{formatShanghaiMinute(each.at)}
                </li>
              ))}
              {services.map(each => (
                <li key={each.seq}>
                  {SERVICE_WORDS[each.act]}：{each.on_day}　{METHOD_WORDS[each.method]}　{each.evidence}
                </li>
              ))}
            </ul>
            {kept ? (
              <p>
                <a href={`/desk/requests/${file.standing.id}/letters/${letter.seq}`}>打印、下载</a>
              </p>
            ) : null}
          </Disclosure>
        )
      })}
    </Section>
  )
}
