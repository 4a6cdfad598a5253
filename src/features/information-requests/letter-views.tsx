import { civilDate, formatChineseDate } from '../../law/civil-date.ts'
import type { LetterText } from '../../law/letter-text.ts'

/** A letter's words as they are read on a page; the printed one is drawn elsewhere from the same words. */
export function LetterBody({
  text,
  number,
  signedOn,
}: {
  readonly text: LetterText
  readonly number: string | null
  readonly signedOn: string | null
}) {
  return (
    <article class="prose official-letter">
      <h3 class="letter-title">{text.title}</h3>
      {number ? <p class="letter-number">{number}</p> : null}
      {text.addressee === '' ? null : <p>{text.addressee}：</p>}
      {text.paragraphs.map((paragraph, index) => (
        <p key={`${index}-${paragraph.slice(0, 20)}`}>{paragraph}</p>
      ))}
      {text.remedy ? <p>{text.remedy}</p> : null}
      {text.attachments.length === 0 ? null : (
        <ol>
          {text.attachments.map(attachment => (
            <li key={attachment}>{attachment}</li>
          ))}
        </ol>
      )}
      <p class="letter-signer">
        {text.signer}
        {signedOn ? (
          <>
            <br />
            {formatChineseDate(civilDate(signedOn))}
          </>
        ) : null}
      </p>
    </article>
  )
}
