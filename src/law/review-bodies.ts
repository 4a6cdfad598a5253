import { type CivilDate, civilDate } from './civil-date.ts'

/** What an agency is, as far as the law of reconsideration tells agencies apart. */
export type ReviewedNature =
  | 'government'
  /** Of a government of county level or above; also its office and its directly affiliated bodies. */
  | 'department'
  | 'township'
  /** 街道办事处: an agency that a government sends out (派出机关). */
  | 'subdistrict'
  /** The department that conducts reconsideration itself (司法行政部门). */
  | 'justice'
  /** Led from above alone: customs, finance, foreign exchange, taxes, state security. */
  | 'vertical'
  /** 派出机构 of a department that acts in its own name. */
  | 'branch'
  | 'zone'
  /** An organisation that a law authorises to act (法律、法规、规章授权的组织). */
  | 'authorised'

export interface ReviewedFacts {
  /** Of the agency; of a branch, the level of the department that founded it. */
  readonly level: 'province' | 'city' | 'county' | 'township'
  readonly nature: ReviewedNature
  /** Only of a branch: founded for one administrative district. */
  readonly byDistrict?: boolean
  /**
   * What an agency has laid down about itself, where the law leaves room: development zones and authorised organisations. It is
   * not asked of others.
   */
  readonly laidDown?: readonly ReviewRelation[]
}

/** Who hears a reconsideration, by how it stands to the agency. */
export type ReviewRelation =
  /** The agency itself: only the government of a province. */
  | 'itself'
  /** The government that it belongs to; of a branch or an organisation, the one that its department belongs to. */
  | 'own-government'
  | 'superior-government'
  | 'superior-department'
  /** The government that sent it out. */
  | 'founding-government'
  | 'founding-department'
  /** Of a branch: the government of the district in which it sits. */
  | 'local-government'
  /** The government or department that manages an organisation directly. */
  | 'managing-body'

/** One body, or two among which the applicant chooses; never none. */
export interface ReviewRule {
  readonly relations: readonly ReviewRelation[]
  readonly article: string
  readonly unverified: boolean
}

/** Since then the own government hears what its departments did (行政复议法 2023 年修订). */
export const NEW_REVIEW_SINCE: CivilDate = civilDate('2024-01-01')

const NOW = '《中华人民共和国行政复议法》（2023年修订）'
const BEFORE = '《中华人民共和国行政复议法》（2017年修正）'

/**
 * Which authorities hear a reconsideration against an agency, by the day of the act that is contested. Sources: the Law on
 * Administrative Reconsideration of 2023, arts. 24, 27, 28; before 2024 the Law of 2017, arts. 12–15.
 */
export function reviewRelations(facts: ReviewedFacts, on: CivilDate): ReviewRule {
  const open = facts.nature === 'zone' || facts.nature === 'authorised'
  const byLaw = on >= NEW_REVIEW_SINCE ? since2024(facts) : before2024(facts)
  const laid = open ? (facts.laidDown ?? []) : []
  return laid.length === 0 ? byLaw : { ...byLaw, relations: laid }
}

function since2024({ level, nature, byDistrict }: ReviewedFacts): ReviewRule {
  switch (nature) {
    case 'government':
      return level === 'province'
        ? rule(['itself'], `${NOW}第二十四条第二款`)
        : rule(['superior-government'], `${NOW}第二十四条第一款第（二）项`)
    case 'township':
      return rule(['superior-government'], `${NOW}第二十四条第一款第（二）项`)
    case 'subdistrict':
      return rule(['founding-government'], `${NOW}第二十四条第一款第（三）项`)
    case 'department':
      return rule(['own-government'], `${NOW}第二十四条第一款第（一）项`)
    case 'justice':
      return rule(['own-government', 'superior-department'], `${NOW}第二十八条`)
    case 'vertical':
      return rule(['superior-department'], `${NOW}第二十七条`)
    case 'branch':
      // The choice exists where a city's department has founded branches district by district.
      return level === 'city' && byDistrict === true
        ? rule(['own-government', 'local-government'], `${NOW}第二十四条第四款`)
        : rule(['own-government'], `${NOW}第二十四条第四款`)
    case 'authorised':
      return unverified(rule(['own-government'], `${NOW}第二十四条第一款第（四）项`))
    case 'zone':
      // Taken for an agency that a government has sent out; many zones are not (unverified).
      return unverified(rule(['founding-government'], `${NOW}第二十四条第一款第（三）项`))
  }
}

function before2024({ level, nature }: ReviewedFacts): ReviewRule {
  switch (nature) {
    case 'government':
      return level === 'province'
        ? rule(['itself'], `${BEFORE}第十四条`)
        : rule(['superior-government'], `${BEFORE}第十三条第一款`)
    case 'township':
      return rule(['superior-government'], `${BEFORE}第十三条第一款`)
    case 'department':
    case 'justice':
      return rule(['own-government', 'superior-department'], `${BEFORE}第十二条第一款`)
    case 'vertical':
      return rule(['superior-department'], `${BEFORE}第十二条第二款`)
    case 'subdistrict':
      return rule(['founding-government'], `${BEFORE}第十五条第一款第（一）项`)
    case 'branch':
      return rule(['founding-department', 'own-government'], `${BEFORE}第十五条第一款第（二）项`)
    case 'authorised':
      return rule(['managing-body'], `${BEFORE}第十五条第一款第（三）项`)
    case 'zone':
      return unverified(rule(['founding-government'], `${BEFORE}第十五条第一款第（一）项`))
  }
}

function rule(relations: readonly ReviewRelation[], article: string): ReviewRule {
  return { relations, article, unverified: false }
}

function unverified(found: ReviewRule): ReviewRule {
  return { ...found, unverified: true }
}
