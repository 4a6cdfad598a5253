import { personNames } from '../../foundation/people/index.ts'
import { EVIDENCE, type EvidenceKey } from '../../law/outcomes.ts'
import type { Db } from '../../platform/db/db.ts'
import { type KeptLetter, openLetter } from './actions/letters.ts'
import type { Ground } from './actions/step.ts'
import type { Party, SearchRecord } from './actions/work.ts'
import { shownLetter } from './applicant-facts.ts'
import { type ReadComplaint, readComplaint } from './complaints/read.ts'
import { complaintsOf } from './complaints/store.ts'
import type { RequestFile } from './file.ts'
import { type HandedInFile, readHandedIn } from './handed-in/read.ts'
import { type ReadRecord, readRecords } from './records/read.ts'
import { keyOf, opened, type Sealed } from './sealing.ts'
import type {
  ConsultationRow,
  RequestEvidenceRow,
  RequestLetterRow,
  RequestSearchRow,
  RequestTextRow,
} from './tables.ts'

/** The words of a request's file, under whose key they lay. What was erased is undefined or left out. */
export interface OpenedFile {
  readonly open: Sealed | undefined
  readonly letters: readonly { readonly letter: RequestLetterRow; readonly kept: KeptLetter | undefined }[]
  readonly texts: readonly (Omit<RequestTextRow, 'sealed'> & { readonly text: string })[]
  readonly searches: readonly (Omit<RequestSearchRow, 'sealed'> & { readonly record: SearchRecord })[]
  /** Who was heard, by consultation. */
  readonly parties: ReadonlyMap<string, Party>
  /** What they said, and what the agency made of it, by consultation. */
  readonly answers: ReadonlyMap<string, string>
  /** What proves the outcome: as it stands, a later word in place of an earlier one. */
  readonly evidence: readonly (Omit<RequestEvidenceRow, 'sealed' | 'key'> & {
    readonly key: EvidenceKey
    readonly text: string
  })[]
  readonly complaints: readonly ReadComplaint[]
  readonly records: readonly ReadRecord[]
  /** What applicants handed in with it. */
  readonly handedIn: readonly HandedInFile[]
  /** Null is the system. */
  nameOf(id: string | null): string
}

/** Opens a file for whoever may read it; the person whom letters are addressed to is masked unless `unmasked`. */
export async function openFile(
  db: Db,
  ground: Ground,
  file: RequestFile,
  unmasked: boolean,
): Promise<OpenedFile> {
  const { row, standing } = file
  const { keys } = ground
  const key = keyOf(keys, row)
  const names = await personNames(db, peopleOf(file))
  const consulted = <T>(
    sealedOf: (each: ConsultationRow) => string | null,
    what: string,
    of: (json: string) => T,
  ) =>
    new Map(
      file.consultations.flatMap((each): [string, T][] => {
        const sealed = sealedOf(each)
        return key && sealed !== null ? [[each.id, of(key.open(sealed, `${what}:${each.id}`))]] : []
      }),
    )
  const open = opened(keys, row)
  const reader = { name: open?.applicant.name ?? '', natural: row.applicant_column === 'natural', unmasked }
  return {
    open,
    letters: file.letters.map(letter => {
      const kept = openLetter(ground, row, letter)
      return { letter, kept: kept && { ...kept, text: shownLetter(kept.text, reader) } }
    }),
    texts: file.texts.map(({ sealed, ...rest }) => ({
      ...rest,
      text: key?.open(sealed, `text:${rest.seq}`) ?? '（已销毁）',
    })),
    searches: file.searches.flatMap(({ sealed, ...rest }) =>
      key ? [{ ...rest, record: JSON.parse(key.open(sealed, `search:${rest.seq}`)) as SearchRecord }] : [],
    ),
    parties: consulted(
      each => each.sealed_party,
      'party',
      json => JSON.parse(json) as Party,
    ),
    answers: consulted(
      each => each.sealed_answer,
      'answer',
      json => (JSON.parse(json) as { words: string }).words,
    ),
    evidence: file.evidence
      .filter((each, at) => file.evidence.findLastIndex(one => one.key === each.key) === at)
      .flatMap(({ sealed, key: name, ...rest }) =>
        key && isEvidenceKey(name)
          ? [{ ...rest, key: name, text: key.open(sealed, `evidence:${name}`) }]
          : [],
      ),
    complaints: (await complaintsOf(db, standing.id)).map(each => readComplaint(keys, row, each)),
    records: key ? await readRecords(db, key, standing.id) : [],
    handedIn: key ? await readHandedIn(db, key, standing.id) : [],
    nameOf: id => (id === null ? '系统' : (names.get(id) ?? '工作人员')),
  }
}

const isEvidenceKey = (key: string): key is EvidenceKey => key in EVIDENCE

function peopleOf({
  events,
  row,
  letters,
  signatures,
  searches,
  services,
  evidence,
}: RequestFile): readonly string[] {
  const ids = [
    row.handler_id,
    ...events.map(event => event.actor_id),
    ...letters.map(letter => letter.author_id),
    ...[...signatures, ...searches, ...services, ...evidence].map(each => each.person_id),
  ]
  return [...new Set(ids.filter(id => id !== null))]
}
