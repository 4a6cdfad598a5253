/**
 * What a machine check sees and says. Checks are pure: what needs the outside (dead links, official telephones, text and
 * state of attachments) is found beforehand and handed in.
 */

/** What the author made, as the checks read it. `body` is sanitised HTML, `written` is `YYYY-MM-DD`. */
export type Checkable = {
  readonly title: string
  readonly documentNumber: string | null
  readonly issuers: readonly string[]
  readonly written: string | null
  readonly body: string
  readonly summary: string
  readonly attachments: readonly CheckableAttachment[]
  readonly disclosure: 'proactive' | 'on-request' | 'withheld'
}

/** `size` in bytes; `text` where it could be read; `imageOnly` for a PDF of pictures of pages. */
export type CheckableAttachment = {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly text?: string
  readonly imageOnly?: boolean
  readonly scan: 'clean' | 'infected' | 'unscanned'
}

export type CheckFacts = {
  readonly now: Date
  /** Link targets, as `links()` gives them, that did not answer. */
  readonly deadLinks: ReadonlySet<string>
  /** Official telephone numbers of agencies, in any way of writing. */
  readonly knownPhones: ReadonlySet<string>
}

/** A block stops release until it is mended; a warning may be overridden by a person who says why. */
export type Level = 'block' | 'warn'

/**
 * One place to look at. `field` is a member of Checkable, or `attachments.ID` (its text) or `attachments.ID.name`. `start` and
 * `end` are UTF-16 places in that field's text, for the body in `plainText(body)`. `excerpt` shows the place with personal
 * numbers masked; it never holds a whole one.
 */
export type Finding = {
  readonly code: string
  readonly level: Level
  readonly field: string
  readonly start?: number
  readonly end?: number
  readonly excerpt: string
  readonly suggestion?: string
}

/** What a check says about a place; `runChecks` adds the check's code and level. */
export type Place = Omit<Finding, 'code' | 'level'>

export type Check = {
  readonly code: string
  readonly level: Level
  run(content: Checkable, facts: CheckFacts): Place[]
}
