/** A letter's words as plain data. Number, day and seal are stamped with the signature: a digest of these words is signed. */
export interface LetterText {
  readonly title: string
  readonly addressee: string
  /** What was asked, and when it was received. */
  readonly request: string
  /** The articles that it rests on. */
  readonly basis: string
  readonly decision: string
  /** The body in the order in which it is read; the parts above are among it. */
  readonly paragraphs: readonly string[]
  readonly namesRemedy: boolean
  readonly remedy: string
  readonly attachments: readonly string[]
  readonly signer: string
}
