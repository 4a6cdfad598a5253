import { type CivilDate, civilDate } from './civil-date.ts'
import { outcomeOf } from './outcomes.ts'
import {
  NEW_REVIEW_SINCE,
  type ReviewedFacts,
  type ReviewRelation,
  reviewRelations,
} from './review-bodies.ts'

/**
 * How a reply may be contested. A: reconsideration comes first. B: reconsideration or a suit, as the applicant likes. C: only
 * reconsideration is named, because a suit is not admitted. `none`: nothing is named.
 */
export type RemedyKind = 'A' | 'B' | 'C' | 'none'

/** Since then who is refused disclosure must ask for reconsideration first (行政复议法 2023 年修订，第二十三条). */
export const RECONSIDERATION_FIRST_SINCE: CivilDate = NEW_REVIEW_SINCE
/** Since then courts do not admit suits about some replies (法释〔2025〕8号第十条). */
export const SUITS_NOT_ADMITTED_SINCE: CivilDate = civilDate('2025-06-01')

const REFUSED = ['R05', 'R06', 'R07', 'R08', 'R09', 'R10', 'R11']
/** Of R18 only where the earlier answer disclosed. */
const NOT_ADMITTED = ['R12', 'R15', 'R17', 'R18', 'R19']

export interface RemedyFacts {
  readonly repliedOn: CivilDate
  /** The outcome's own kind, by key. */
  readonly choice: string
  /** The city's legal office wants kind C named where a suit is not admitted (a setting). */
  readonly onlyReconsideration: boolean
}

/** Which remedy a reply names, by its outcome and by the day on which it is given. Throws RangeError for an unknown outcome. */
export function remedyKind(outcome: string, facts: RemedyFacts): RemedyKind {
  if (!outcomeOf(outcome)) throw new RangeError(`no such outcome: ${outcome}`)
  const { repliedOn, choice } = facts
  // An applicant who took the request back, or is no more, contests nothing.
  if (outcome === 'R22') return 'none'
  if (outcome === 'R24') return choice === 'party-affairs' || choice === 'other' ? 'B' : 'none'
  if (repliedOn >= RECONSIDERATION_FIRST_SINCE) {
    if (REFUSED.includes(outcome)) return 'A'
    // What was withheld goes by its own ground (unverified inference).
    if (outcome === 'R04') return choice === 'withheld-other' ? 'B' : 'A'
  }
  const refusedBySuit = NOT_ADMITTED.includes(outcome) && (outcome !== 'R18' || choice === 'disclosed')
  if (refusedBySuit && facts.onlyReconsideration && repliedOn >= SUITS_NOT_ADMITTED_SINCE) return 'C'
  return 'B'
}

/** Where an applicant turns to. */
export interface RemedyBodies {
  /** One, or two among which the applicant chooses. */
  readonly review: readonly string[]
  readonly court: string
  /** Where a reconsideration is asked for online; must be named in a letter that is served online (复议法第二十二条). */
  readonly online: string
}

/** The standard words of a remedy (domain/01 §12.3); empty for `none`. */
export function remedyText(kind: RemedyKind, paper: string, bodies: RemedyBodies): string {
  const review = bodies.review.join('或者')
  const online = bodies.online === '' ? '' : `行政复议申请可以通过${bodies.online}提交。`
  switch (kind) {
    case 'A':
      return `如不服本${paper}，可以自收到本${paper}之日起60日内，依据《中华人民共和国行政复议法》第二十三条的规定，先向${review}申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起15日内，依法向${bodies.court}提起行政诉讼。${online}`
    case 'B':
      return `如不服本${paper}，可以自收到本${paper}之日起60日内向${review}申请行政复议，或者自收到本${paper}之日起6个月内向${bodies.court}提起行政诉讼。${online}`
    case 'C':
      return `如不服本${paper}，可以自收到本${paper}之日起60日内向${review}申请行政复议。${online}`
    case 'none':
      return ''
  }
}

/** What an agency is, as far as the law of reconsideration asks. */
export type ReviewedKind =
  | 'city-government'
  | 'county-government'
  | 'department'
  | 'township'
  | 'subdistrict'
  | 'justice'
  | 'vertical'
  | 'zone'

export interface ReviewedAgency {
  readonly kind: ReviewedKind
  /** The government that it belongs to, or that stands above it. */
  readonly government: string
  /** The government above that one; '' where it is not known. */
  readonly above: string
}

/** How a relation is called where the body has no name of its own here. */
const UNNAMED: Readonly<Record<ReviewRelation, string>> = {
  itself: '本机关',
  'own-government': '本级人民政府',
  'superior-government': '上一级人民政府',
  'superior-department': '上一级主管部门',
  'founding-government': '设立该机关的人民政府',
  'founding-department': '设立该机构的部门',
  'local-government': '所在地的人民政府',
  'managing-body': '直接管理该组织的机关',
}

const FACTS: Readonly<Record<ReviewedKind, ReviewedFacts>> = {
  'city-government': { nature: 'government', level: 'city' },
  'county-government': { nature: 'government', level: 'county' },
  department: { nature: 'department', level: 'city' },
  township: { nature: 'township', level: 'township' },
  subdistrict: { nature: 'subdistrict', level: 'township' },
  justice: { nature: 'justice', level: 'city' },
  vertical: { nature: 'vertical', level: 'city' },
  zone: { nature: 'zone', level: 'county' },
}

/** The names of the reconsideration bodies by default; see `reviewRelations` for the law. An agency may name others. */
export function reviewBodies(agency: ReviewedAgency, on: CivilDate): readonly string[] {
  return reviewRelations(FACTS[agency.kind], on).relations.map(relation => nameOf(relation, agency))
}

function nameOf(relation: ReviewRelation, { kind, government, above }: ReviewedAgency): string {
  switch (relation) {
    case 'own-government':
    case 'founding-government':
      return government
    case 'superior-government':
      // A township belongs to the county that hears what it did.
      return (kind === 'township' ? government : above) || UNNAMED[relation]
    case 'superior-department':
      return kind === 'justice' ? '上一级司法行政部门' : UNNAMED[relation]
    default:
      return UNNAMED[relation]
  }
}

/** The court of the first instance by default (行政诉讼法第十四条、第十五条; which one, the province says: unverified). */
export function courtFor(kind: ReviewedKind): string {
  return kind === 'city-government' || kind === 'county-government'
    ? '有管辖权的中级人民法院'
    : '有管辖权的人民法院'
}
