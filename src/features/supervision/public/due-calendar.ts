import { addDays, type CivilDate } from '../../../law/civil-date.ts'

/** A day on which something is due. */
export interface DueDay {
  /** Stays the same when the day changes, so that a calendar moves the entry and makes no second. */
  readonly id: string
  readonly date: CivilDate
  readonly title: string
  readonly url: string
  readonly changedAt: Date
}

const MOST_OCTETS = 75

/** Due days as an iCalendar object (RFC 5545): whole days, without alarms, in China's dates. */
export function dueCalendar(name: string, host: string, days: readonly DueDay[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Gongkai//Tasks//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...days.flatMap(day => [
      'BEGIN:VEVENT',
      `UID:${day.id}@${host}`,
      `DTSTAMP:${stamp(day.changedAt)}`,
      `DTSTART;VALUE=DATE:${compact(day.date)}`,
      `DTEND;VALUE=DATE:${compact(addDays(day.date, 1))}`,
      `SUMMARY:${escaped(day.title)}`,
      `URL:${day.url}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

const compact = (date: string) => date.replaceAll('-', '')
const stamp = (at: Date) => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`

/** Text values (§3.3.11). */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, mark => `\\${mark}`).replace(/\r\n?|\n/g, '\\n')
}

/** No line is longer than 75 octets; a character is never cut (§3.1). */
function folded(line: string): string {
  const lines: string[] = []
  let current = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > MOST_OCTETS) {
      lines.push(current)
      current = ' '
      octets = 1
    }
    current += character
    octets += size
  }
  return [...lines, current].join('\r\n')
}
