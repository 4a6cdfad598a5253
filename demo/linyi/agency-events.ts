/** A dated change in the life of an agency. */
export interface AgencyEvent {
  readonly date: string
  readonly kind: 'founded' | 'renamed' | 'merged' | 'split' | 'abolished'
  /** The agency that the event happens to; after `merged`, `split` and `abolished` it is no more. */
  readonly agency: string
  /** Who answers for its work from that day on. */
  readonly successors?: readonly string[]
  /** The name until that day, after `renamed`. */
  readonly formerName?: string
  /** What the event rests on; 示例 where invented. */
  readonly basis: string
}

/**
 * Reforms in the life of the demonstration city, in order of date. That these reforms took place is public
 * knowledge; the days and the papers that they rest on are invented, and the split is invented whole.
 */
export const agencyEvents: readonly AgencyEvent[] = [
  {
    date: '2016-03-01',
    kind: 'split',
    agency: 'construction-commission',
    successors: ['housing-construction', 'city-management'],
    basis: '机构分设（示例，全为虚构）',
  },
  { date: '2016-03-01', kind: 'founded', agency: 'city-management', basis: '机构分设（示例，全为虚构）' },
  {
    date: '2019-01-10',
    kind: 'merged',
    agency: 'tourism-commission',
    successors: ['culture-tourism'],
    basis: '2019年机构改革（示例，日期为虚构）',
  },
  {
    date: '2019-01-10',
    kind: 'merged',
    agency: 'culture-press',
    successors: ['culture-tourism'],
    basis: '2019年机构改革（示例，日期为虚构）',
  },
  {
    date: '2019-01-10',
    kind: 'founded',
    agency: 'culture-tourism',
    basis: '2019年机构改革（示例，日期为虚构）',
  },
  {
    date: '2019-01-10',
    kind: 'abolished',
    agency: 'legal-affairs-office',
    successors: ['justice'],
    basis: '2019年机构改革（示例，日期为虚构）',
  },
  {
    date: '2019-01-10',
    kind: 'renamed',
    agency: 'ecology-environment',
    formerName: '临沂市环境保护局',
    basis: '2019年机构改革（示例，日期为虚构）',
  },
  {
    date: '2019-01-10',
    kind: 'renamed',
    agency: 'financial-regulation',
    formerName: '临沂市金融工作办公室',
    basis: '2019年机构改革（示例，日期为虚构）',
  },
  {
    date: '2019-01-10',
    kind: 'founded',
    agency: 'veterans-affairs',
    basis: '2019年机构改革（示例，日期为虚构）',
  },
  {
    date: '2019-01-10',
    kind: 'founded',
    agency: 'healthcare-security',
    basis: '2019年机构改革（示例，日期为虚构）',
  },
  {
    date: '2019-01-10',
    kind: 'founded',
    agency: 'administrative-approval',
    basis: '2019年机构改革（示例，日期为虚构）',
  },
  {
    date: '2021-06-01',
    kind: 'renamed',
    agency: 'rural-revitalisation',
    formerName: '临沂市扶贫开发办公室',
    basis: '市扶贫办重组为市乡村振兴局（示例，日期为虚构）',
  },
  {
    date: '2024-06-01',
    kind: 'abolished',
    agency: 'rural-revitalisation',
    successors: ['agriculture'],
    basis: '职责划入市农业农村局（示例，日期为虚构）',
  },
]

const ENDINGS: ReadonlySet<AgencyEvent['kind']> = new Set(['merged', 'split', 'abolished'])

/** The day on which an agency ended, or null while it lives. */
export function endOf(agency: string): string | null {
  return agencyEvents.find(event => event.agency === agency && ENDINGS.has(event.kind))?.date ?? null
}

/**
 * Who answers today for the work of an agency: itself while it lives, else its successors, followed to the end.
 */
export function answerableFor(agency: string): readonly string[] {
  const end = agencyEvents.find(event => event.agency === agency && ENDINGS.has(event.kind))
  if (end === undefined) return [agency]
  return [...new Set((end.successors ?? []).flatMap(answerableFor))]
}
