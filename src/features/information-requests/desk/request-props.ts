import type { KeptLetter } from '../actions/letters.ts'
import type { Party, SearchRecord } from '../actions/work.ts'
import type { ReadComplaint } from '../complaints/read.ts'
import type { HandedInFile } from '../handed-in/read.ts'
import type { ReadRecord } from '../records/read.ts'
import type { Sealed } from '../sealing.ts'
import type { RequestEvent } from '../states.ts'
import type { RequestLetterRow, RequestSearchRow, RequestTextRow } from '../tables.ts'
import type { ActContext } from './act.ts'
import type { Tried } from './act-form.tsx'
import type { Hints } from './hints.ts'

/** What the page of a request shows. */
export interface RequestPageProps {
  readonly context: ActContext
  readonly agency: { readonly name: string; readonly key: string }
  /** Undefined once it was erased. */
  readonly open: Sealed | undefined
  /** The events that the workflow's table opens to the reader. */
  readonly may: ReadonlySet<RequestEvent>
  readonly mayUnmask: boolean
  readonly unmasked: boolean
  /** What was handed in with it. */
  readonly handedIn: readonly HandedInFile[]
  readonly mayTakeDown: boolean
  readonly mayRenew: boolean
  readonly hints: Hints
  readonly letters: readonly { readonly letter: RequestLetterRow; readonly kept: KeptLetter | undefined }[]
  readonly texts: readonly (Omit<RequestTextRow, 'sealed'> & { readonly text: string })[]
  readonly searches: readonly (Omit<RequestSearchRow, 'sealed'> & { readonly record: SearchRecord })[]
  readonly parties: ReadonlyMap<string, Party>
  nameOf(id: string | null): string
  readonly complaints: readonly ReadComplaint[]
  readonly records: readonly ReadRecord[]
  /** How often its applicant fetched what was given. */
  readonly downloads: { readonly times: number; readonly last: Date } | undefined
  readonly mayPrepareRecords: boolean
  readonly tried: Tried | undefined
}
