import type { Tried } from '../../desk/act-form.tsx'
import type { HandedInFile } from '../../handed-in/read.ts'
import type { CorrectionFile, KeptCorrectionLetter } from '../file.ts'
import type { SealedCorrection } from '../sealing.ts'
import type { CorrectionLetterRow } from '../tables.ts'
import type { CorrectionEvent } from '../workflow.ts'

/** What the page of a demand is drawn from. */
export interface CorrectionPageProps {
  readonly file: CorrectionFile
  readonly agencyName: string
  /** Undefined once it was erased. */
  readonly open: SealedCorrection | undefined
  /** The last draft, or the letter that was signed. */
  readonly letter:
    | { readonly row: CorrectionLetterRow; readonly kept: KeptCorrectionLetter | undefined }
    | undefined
  readonly may: ReadonlySet<CorrectionEvent>
  /** What was handed in with it. */
  readonly handedIn: readonly HandedInFile[]
  readonly mayUnmask: boolean
  readonly mayRenew: boolean
  readonly unmasked: boolean
  nameOf(id: string | null): string
  readonly tried: Tried | undefined
}
