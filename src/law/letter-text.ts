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
  /** Digests of the files that go with it, so that whoever signs the words signs the files; absent where there are none. */
  readonly enclosed?: readonly string[]
  readonly signer: string
}
