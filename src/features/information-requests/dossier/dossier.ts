import type { CivilDate } from '../../../law/civil-date.ts'
import type { PaperBlock } from '../../../ui/paper/paper.ts'
import type { RequestFile } from '../file.ts'
import type { OpenedFile } from '../opened-file.ts'

/** One request's whole file as its papers are written from it (一申请一卷, domain/01 §14 row 31). */
export interface Dossier extends OpenedFile {
  readonly file: RequestFile
  readonly agency: string
  readonly today: CivilDate
  /** Whether the reader just had the applicant shown; masked where not. */
  readonly unmasked: boolean
  readonly demonstration: boolean
}

/** One paper in it. */
export interface Part {
  /** Its place in addresses: of a document of the procedure its key (`D26`, `D25-3`), else a word. */
  readonly key: string
  readonly title: string
  readonly number?: string | undefined
  /** As a calendar day, where it has one. */
  readonly day?: string | undefined
  /** Whose paper it is, where it is not the agency's. */
  readonly signer?: string
  /** A blank to be filled in by hand: printed by itself, no piece of the file. */
  readonly blank?: true
  readonly blocks: readonly PaperBlock[]
}
