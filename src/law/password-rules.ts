/** The numbers of the password rules; a city sets them, so every function takes them. */
export interface PasswordSettings {
  readonly minLength: number
  readonly maxLength: number
  /** How many of the four classes (small, capital, digit, other) must appear. */
  readonly minClasses: number
  /** How many former passwords may not come back. */
  readonly history: number
  readonly maxAgeDays: number
}

/**
 * Defaults for GB/T 22239-2019 8.1.4.1 a, which asks for complexity and regular change and names no numbers: length and
 * classes are product policy, ninety days and five former passwords are customary (all unverified).
 */
export const DEFAULT_PASSWORD_SETTINGS: PasswordSettings = {
  minLength: 10,
  maxLength: 128,
  minClasses: 3,
  history: 5,
  maxAgeDays: 90,
}

export type PasswordProblem =
  | 'too-short'
  | 'too-long'
  | 'control-character'
  | 'too-few-classes'
  | 'contains-account'
  | 'repeated-characters'
  | 'keyboard-run'
  | 'weak'
  | 'used-recently'

/** Everything that is wrong with a new password, in this order; empty when it may be used. */
export function passwordProblems(
  password: string,
  about: {
    readonly account: string
    /** Whether it is among the last `settings.history` passwords; the caller asks its hashes. */
    readonly usedRecently: boolean
  },
  settings: PasswordSettings = DEFAULT_PASSWORD_SETTINGS,
): PasswordProblem[] {
  const problems: PasswordProblem[] = []
  const length = [...password].length
  if (length < settings.minLength) problems.push('too-short')
  // What is far too long is not looked at further, so that nobody can make the checks themselves slow.
  if (length > settings.maxLength) return ['too-long']
  if (/\p{Cc}/u.test(password)) problems.push('control-character')
  if (classesOf(password) < settings.minClasses) problems.push('too-few-classes')
  if (containsAccount(password, about.account)) problems.push('contains-account')
  if (/(.)\1{3,}/su.test(password)) problems.push('repeated-characters')
  if (longestRun(password) >= 5) problems.push('keyboard-run')
  if (isWeak(password, about.account)) problems.push('weak')
  if (about.usedRecently) problems.push('used-recently')
  return problems
}

/** Whether a password set at `changedAt` must be changed by now. */
export function passwordExpired(
  changedAt: Date,
  now: Date,
  settings: PasswordSettings = DEFAULT_PASSWORD_SETTINGS,
): boolean {
  return now.getTime() - changedAt.getTime() >= settings.maxAgeDays * 86_400_000
}

function classesOf(password: string): number {
  return [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9\p{Cc}]/u].filter(kind => kind.test(password)).length
}

function containsAccount(password: string, account: string): boolean {
  const name = account.toLowerCase()
  if (name.length < 3) return false
  const text = password.toLowerCase()
  return text.includes(name) || text.includes([...name].reverse().join(''))
}

/** Rows of neighbours on the keyboard and in the alphabet; each also counts backwards. */
const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '!@#$%^&*()',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  '1q2w3e4r5t6y7u8i9o0p',
].flatMap(row => [row, [...row].reverse().join('')])

/** Length of the longest piece of the text that is also a piece of a keyboard row; at least three, else zero. */
function longestRun(text: string): number {
  return Math.max(0, ...runsIn(text.toLowerCase()).map(run => run.length))
}

function runsIn(text: string): string[] {
  const runs: string[] = []
  for (let start = 0; start < text.length; ) {
    let end = start + 3
    if (end > text.length || !ROWS.some(row => row.includes(text.slice(start, end)))) {
      start += 1
      continue
    }
    while (end < text.length && ROWS.some(row => row.includes(text.slice(start, end + 1)))) end += 1
    runs.push(text.slice(start, end))
    start = end
  }
  return runs
}

/** Words that guessing begins with: of administration, of keyboards, of habit, and of this kind of site. */
const GUESSED_WORDS = [
  'administrator',
  'admin',
  'password',
  'passwd',
  'pass',
  'root',
  'user',
  'guest',
  'test',
  'system',
  'manager',
  'login',
  'welcome',
  'letmein',
  'iloveyou',
  'woaini',
  'changeme',
  'default',
  'secret',
  'master',
  'dragon',
  'monkey',
  'hello',
  'china',
  'zhongguo',
  'shandong',
  'linyi',
  'zhengfu',
  'gongkai',
  'zwgk',
  'qwerty',
  'mima',
]

const LOOK_ALIKES: ReadonlyMap<string, string> = new Map([
  ['@', 'a'],
  ['4', 'a'],
  ['0', 'o'],
  ['1', 'i'],
  ['!', 'i'],
  ['3', 'e'],
  ['$', 's'],
  ['5', 's'],
  ['7', 't'],
])

/**
 * Whether little is left to guess: guessed words (also with look-alike characters), the account's name, years, runs,
 * repeated pieces and marks are taken away, and fewer than five characters remain. `Admin@123456` leaves nothing.
 */
function isWeak(password: string, account: string): boolean {
  const plain = password.toLowerCase()
  const words = account.length >= 3 ? [account.toLowerCase(), ...GUESSED_WORDS] : GUESSED_WORDS
  let rest = plain
  for (const word of words) rest = withoutWord(rest, word)
  for (const run of runsIn(rest)) rest = rest.replace(run, '')
  rest = rest
    .replace(/(?:19|20)\d\d/g, '')
    .replace(/(.{1,6})\1+/gsu, '$1')
    .replace(/[^\p{L}\p{N}]/gu, '')
  return [...rest].length < 5
}

/** Takes a word out of the text wherever its letters, or characters that look like them, stand. */
function withoutWord(text: string, word: string): string {
  const seen = [...text].map(char => LOOK_ALIKES.get(char) ?? char).join('')
  const wanted = [...word].map(char => LOOK_ALIKES.get(char) ?? char).join('')
  const at = seen.length === text.length ? seen.indexOf(wanted) : text.indexOf(word)
  return at < 0 ? text : withoutWord(text.slice(0, at) + text.slice(at + word.length), word)
}
