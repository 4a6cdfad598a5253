import type { CivilDate } from '../../../law/civil-date.ts'
import type { CorrectionResult } from '../../../law/correction-letters.ts'
import type { SERVICE_WAYS } from './tables.ts'
import type { CorrectionNeed } from './workflow.ts'

/** What the needs of a cell are judged by. */
export interface NeedFacts {
  readonly today: CivilDate
  readonly actorId: string | undefined
  readonly finding?: string
  readonly result?: CorrectionResult
  readonly responsible?: string
  readonly reason?: string
  /** The digest that the person saw. */
  readonly digest?: string
  readonly letter?: { readonly digest: string; readonly author_id: string } | undefined
  readonly service?: {
    readonly method: (typeof SERVICE_WAYS)[number]
    readonly day: CivilDate
    readonly evidence: string
    readonly signedOn: string | null
  }
}

/** Where another agency may correct the record, the letter names it (Regulation art. 41). */
export function namesResponsible(result: CorrectionResult | undefined): boolean {
  return result === 'transferred' || result === 'elsewhere'
}

export function isMet(need: CorrectionNeed, facts: NeedFacts): boolean {
  const said = (text: string | undefined) => (text ?? '').trim().length >= 2
  switch (need) {
    case 'finding':
      return said(facts.finding)
    case 'responsible':
      return !namesResponsible(facts.result) || said(facts.responsible)
    case 'reason':
      return said(facts.reason)
    case 'digest':
      return facts.letter !== undefined && facts.letter.digest === facts.digest
    case 'second-person':
      return facts.letter !== undefined && facts.letter.author_id !== facts.actorId
    case 'service': {
      const { service } = facts
      if (!service?.signedOn || !said(service.evidence)) return false
      return service.day >= service.signedOn && service.day <= facts.today
    }
  }
}
