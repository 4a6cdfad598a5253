import { renderToString } from 'preact-render-to-string'

/** The parts of an official letter by mail. All of it is plain text; the caller brings the words. */
export interface Letter {
  readonly heading: string
  /** How the reader is addressed, with its punctuation. */
  readonly greeting?: string
  readonly paragraphs: readonly string[]
  /** Numbers, dates and the like, label beside value. */
  readonly facts?: readonly { readonly label: string; readonly value: string }[]
  /** A list of pages, each with its full address and what is said of it. */
  readonly entries?: readonly { readonly title: string; readonly href: string; readonly about: string }[]
  /** The one thing to do next; the address is shown in full, since a careful reader does not click. */
  readonly action?: { readonly label: string; readonly href: string }
  readonly sender: string
  readonly date: string
  /** Small print: why this was sent, how to get no more. */
  readonly notes?: readonly string[]
}

// Mail programs read neither style sheets nor variables, so the tokens of the house stand here as values.
const INK = '#14213d'
const QUIET = '#4a5568'
const LINE = '#c9ced6'
const LINK = '#0b57a4'
const SONG = `'Songti SC', SimSun, 'Noto Serif CJK SC', 'Source Han Serif SC', serif`

/** Both forms of a letter, ready for `queueMail`. */
export function renderLetter(letter: Letter): { text: string; html: string } {
  return { text: letterText(letter), html: `<!doctype html>${renderToString(<LetterPage {...letter} />)}` }
}

/** The letter as plain text: for old programs, and for readers who want nothing else. */
export function letterText({
  heading,
  greeting,
  paragraphs,
  facts,
  entries,
  action,
  sender,
  date,
  notes,
}: Letter): string {
  const parts = [
    heading,
    greeting,
    ...paragraphs,
    facts?.map(({ label, value }) => `${label}：${value}`).join('\n'),
    ...(entries ?? []).map(({ title, href, about }, at) => `${at + 1}. ${title}\n${about}\n${href}`),
    action && `${action.label}：\n${action.href}`,
    `${sender}\n${date}`,
    notes && notes.length > 0 ? `--\n${notes.join('\n')}` : undefined,
  ]
  return `${parts.filter(part => part !== undefined && part !== '').join('\n\n')}\n`
}

function LetterPage(letter: Letter) {
  const { heading, greeting, paragraphs, facts = [], entries = [], action, sender, date, notes = [] } = letter
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{heading}</title>
      </head>
      <body style={`margin:0;padding:24px 16px;background:#fff;color:${INK};font:16px/1.75 ${SONG}`}>
        <div style="max-width:38em;margin:0 auto">
          <h1
            style={`margin:0 0 24px;padding-bottom:12px;border-bottom:1px solid ${LINE};font-size:22px;line-height:1.4`}
          >
            {heading}
          </h1>
          {greeting === undefined ? null : <p style="margin:0 0 12px">{greeting}</p>}
          {paragraphs.map(text => (
            <p key={text} style="margin:0 0 12px;text-indent:2em">
              {text}
            </p>
          ))}
          {facts.length === 0 ? null : (
            <table style="margin:12px 0;border-collapse:collapse;font:inherit">
              <tbody>
                {facts.map(({ label, value }) => (
                  <tr key={label}>
                    <th
                      scope="row"
                      style={`padding:4px 16px 4px 0;text-align:left;font-weight:normal;vertical-align:top;white-space:nowrap;color:${QUIET}`}
                    >
                      {label}
                    </th>
                    <td style="padding:4px 0">{value}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {entries.length === 0 ? null : (
            <ol style="margin:16px 0;padding-left:2em">
              {entries.map(({ title, href, about }) => (
                <li key={href} style="margin:0 0 12px">
                  <a href={href} style={`color:${LINK}`}>
                    {title}
                  </a>
                  <br />
                  <span style={`font-size:14px;color:${QUIET}`}>{about}</span>
                </li>
              ))}
            </ol>
          )}
          {action === undefined ? null : (
            <p style="margin:16px 0">
              {action.label}：
              <br />
              <a href={action.href} style={`color:${LINK};word-break:break-all`}>
                {action.href}
              </a>
            </p>
          )}
          <p style="margin:24px 0 0;text-align:right">
            {sender}
            <br />
            {date}
          </p>
          {notes.length === 0 ? null : (
            <div
              style={`margin-top:24px;padding-top:12px;border-top:1px solid ${LINE};font-size:14px;color:${QUIET}`}
            >
              {notes.map(text => (
                <p key={text} style="margin:0">
                  {text}
                </p>
              ))}
            </div>
          )}
        </div>
      </body>
    </html>
  )
}
