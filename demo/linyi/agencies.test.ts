import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { isCreditCode } from '../../src/law/credit-codes.ts'
import { agencies, agencyOf } from './agencies.ts'
import { agencyEvents, answerableFor, endOf } from './agency-events.ts'
import { unitsIn } from './agency-names.ts'

const trialData = process.env.GONGKAI_TRIAL_DATA ?? path.resolve(import.meta.dirname, '../../../shared/data')
const seed = path.join(trialData, 'seed', '临沂市2020年政务公开工作要点.txt')

/** The lines of the task table's last column: all of them end by naming the counties and zones. */
function responsibleUnits(): string[] {
  return readFileSync(seed, 'utf8')
    .split('\n')
    .map(line => line.replace(/\s*\|\s*$/u, '').trim())
    .filter(line => line.startsWith('市') && line.endsWith('各县区政府、开发区管委会'))
}

describe('the table of agencies', () => {
  it('gives every agency its own key, credit code, telephone and document prefixes', () => {
    for (const field of ['key', 'creditCode', 'telephone', 'email', 'name', 'short'] as const) {
      const values = agencies.map(agency => agency[field])
      expect(new Set(values).size, field).toBe(values.length)
    }
    const prefixes = agencies.flatMap(agency => agency.numberPrefixes)
    expect(new Set(prefixes).size).toBe(prefixes.length)
  })

  it('carries credit codes that pass the check and show that they belong to a demonstration', () => {
    for (const agency of agencies) {
      expect(isCreditCode(agency.creditCode), agency.key).toBe(true)
      expect(agency.creditCode.slice(2, 11)).toBe(`${agency.regionCode.slice(0, 6)}DEM`)
    }
  })

  it('never lets one name mean two agencies', () => {
    const holders = new Map<string, string>()
    for (const agency of agencies) {
      for (const name of new Set([agency.name, agency.short, ...agency.aliases])) {
        expect(holders.get(name), `${name} is claimed by ${agency.key} too`).toBeUndefined()
        holders.set(name, agency.key)
      }
    }
  })

  it('puts every parent before those below it', () => {
    const known = new Set<string | null>([null])
    for (const agency of agencies) {
      expect(known.has(agency.parent), `${agency.key} comes before ${agency.parent}`).toBe(true)
      known.add(agency.key)
    }
  })

  it('hangs every agency below the city government, without a ring', () => {
    for (const agency of agencies) {
      const seen = new Set<string>()
      let at = agency
      while (at.parent !== null) {
        expect(seen.has(at.key), `${agency.key} goes round`).toBe(false)
        seen.add(at.key)
        at = agencyOf(at.parent)
      }
      expect(at.key).toBe('city-government')
    }
  })

  it('holds the twelve counties and districts under their codes', () => {
    const codes = agencies.filter(agency => agency.kind === 'county').map(agency => agency.regionCode)
    expect(codes).toEqual(
      ['02', '11', '12', '21', '22', '23', '24', '25', '26', '27', '28', '29'].map(end => `3713${end}`),
    )
  })

  it('marks what is invented, and rings nobody', () => {
    for (const agency of agencies) {
      for (const text of [agency.functions, agency.address, agency.hours, agency.head]) {
        expect(text).toContain('示例')
      }
      expect(agency.telephone).toMatch(/^0539-0\d{6}$/)
      expect(agency.email).toMatch(/@linyi\.example$/)
      for (const office of agency.innerOffices) expect(office.duties).toContain('示例')
    }
  })
})

describe('the reforms', () => {
  it('name only agencies of the table, in order of date', () => {
    expect(agencyEvents.map(event => event.date)).toEqual(agencyEvents.map(event => event.date).sort())
    for (const event of agencyEvents) {
      expect(agencyOf(event.agency).key).toBe(event.agency)
      for (const successor of event.successors ?? []) expect(agencyOf(successor).key).toBe(successor)
    }
  })

  it('leave the name before a renaming findable', () => {
    for (const event of agencyEvents.filter(candidate => candidate.kind === 'renamed')) {
      expect(agencyOf(event.agency).aliases).toContain(event.formerName)
    }
  })

  it('show each kind of change at least once', () => {
    expect(new Set(agencyEvents.map(event => event.kind))).toEqual(
      new Set(['founded', 'renamed', 'merged', 'split', 'abolished']),
    )
  })

  it('lead from every ended agency to one that lives', () => {
    for (const agency of agencies.filter(candidate => endOf(candidate.key) !== null)) {
      const living = answerableFor(agency.key)
      expect(living.length, agency.key).toBeGreaterThan(0)
      for (const key of living) expect(endOf(key)).toBeNull()
    }
    expect(answerableFor('rural-revitalisation')).toEqual(['agriculture'])
    expect(answerableFor('construction-commission')).toEqual(['housing-construction', 'city-management'])
  })
})

describe('a cell of responsible units', () => {
  it('finds one agency under each way of writing it', () => {
    const ways = ['市发展和改革委员会', '市发展改革委', '市发改委']
    for (const way of ways) {
      expect(unitsIn(way)).toEqual([
        { kind: 'agency', name: way, agencies: [agencyOf('development-reform')] },
      ])
    }
  })

  it('keeps collective expressions whole and drops an open end', () => {
    const units = unitsIn('市财政局等有关部门、单位，各县区政府、开发区管委会')
    expect(units.map(unit => unit.name)).toEqual(['市财政局', '各县区政府', '开发区管委会'])
    expect(units.map(unit => unit.kind)).toEqual(['agency', 'collective', 'collective'])
    expect(unitsIn('市政府各部门、单位').map(unit => unit.kind)).toEqual(['collective'])
  })

  it('does not know an agency that is not in the table', () => {
    expect(unitsIn('市无此局')).toEqual([{ kind: 'agency', name: '市无此局', agencies: [] }])
  })

  it.skipIf(!existsSync(seed))('of the real plan resolves to exactly one agency a name (trial data)', () => {
    const cells = responsibleUnits()
    expect(cells).toHaveLength(39)
    const named = cells.flatMap(unitsIn).filter(unit => unit.kind === 'agency')
    expect(named.filter(unit => unit.agencies.length !== 1).map(unit => unit.name)).toEqual([])
    expect(new Set(named.map(unit => unit.name)).size).toBeGreaterThan(30)
  })
})
