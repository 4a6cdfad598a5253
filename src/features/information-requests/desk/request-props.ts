import type { OpenedFile } from '../opened-file.ts'
import type { RequestEvent } from '../states.ts'
import type { ActContext } from './act.ts'
import type { Tried } from './act-form.tsx'
import type { Hints } from './hints.ts'

/** What the page of a request shows. */
export interface RequestPageProps extends OpenedFile {
  readonly context: ActContext
  readonly agency: { readonly name: string; readonly key: string }
  /** The events that the workflow's table opens to the reader. */
  readonly may: ReadonlySet<RequestEvent>
  readonly mayUnmask: boolean
  readonly unmasked: boolean
  readonly mayTakeDown: boolean
  readonly mayRenew: boolean
  readonly hints: Hints
  /** How often its applicant fetched what was given. */
  readonly downloads: { readonly times: number; readonly last: Date } | undefined
  readonly mayPrepareRecords: boolean
  readonly tried: Tried | undefined
}
