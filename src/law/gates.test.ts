import { describe, expect, it } from 'vitest'
import { EMERGENCY_GATES, GATES, type GateKey, requiredGates, signerConflicts } from './gates.ts'
import { roleOf } from './roles.ts'

describe('the gates', () => {
  it.each([
    [false, ['political', 'text', 'legality', 'confidentiality', 'final']],
    [true, ['political', 'policy', 'text', 'legality', 'confidentiality', 'final']],
  ])('with the policy gate %s are %o', (policyGate, keys) => {
    expect(requiredGates({ policyGate }).map(gate => gate.key)).toEqual(keys)
  })

  it.each([
    ['political', 'reviewer', 1],
    ['policy', 'reviewer', 1],
    ['text', 'reviewer', 1],
    ['legality', 'legality-reviewer', 2],
    ['confidentiality', 'confidentiality-reviewer', 2],
    ['final', 'releaser', 3],
  ])('%s is signed by a %s on level %i', (key, signedBy, level) => {
    const gate = GATES.find(candidate => candidate.key === key)
    expect(gate).toMatchObject({ signedBy, level })
    expect(roleOf(signedBy)).toBeDefined()
  })

  it('never let an emergency past confidentiality', () => {
    expect(EMERGENCY_GATES).toContain('confidentiality')
  })
})

describe('the people who sign', () => {
  const signed = (...pairs: [GateKey, string][]) => pairs.map(([gate, person]) => ({ gate, person }))

  it('are in order when author, reviewers and releaser differ', () => {
    const signatures = signed(
      ['political', 'b'],
      ['text', 'b'],
      ['legality', 'c'],
      ['confidentiality', 'd'],
      ['final', 'e'],
    )
    expect(signerConflicts('a', signatures, 'ordinary')).toEqual([])
    const three = signed(
      ['political', 'b'],
      ['text', 'b'],
      ['legality', 'b'],
      ['confidentiality', 'b'],
      ['final', 'c'],
    )
    expect(signerConflicts('a', three, 'ordinary')).toEqual([])
  })

  it.each(GATES.map(gate => gate.key))('never include the author (%s)', gate => {
    expect(signerConflicts('a', signed([gate, 'a']), 'ordinary')).toEqual([
      { gate, person: 'a', code: 'author-signs' },
    ])
  })

  it.each(GATES.map(gate => gate.key).filter(key => key !== 'final'))(
    'never let the releaser sign %s too',
    gate => {
      expect(signerConflicts('a', signed([gate, 'b'], ['final', 'b']), 'ordinary')).toEqual([
        { gate, person: 'b', code: 'releaser-signs-other-gate' },
      ])
    },
  )

  it('may be two before an emergency release, and then a third', () => {
    const before = signed(['confidentiality', 'b'], ['final', 'b'])
    expect(signerConflicts('a', before, 'emergency')).toEqual([])
    expect(signerConflicts('a', [...before, ...signed(['political', 'c'])], 'emergency')).toEqual([])
    expect(signerConflicts('a', [...before, ...signed(['text', 'b'])], 'emergency')).toEqual([
      { gate: 'text', person: 'b', code: 'emergency-signer-signs-later' },
    ])
    expect(signerConflicts('a', [...before, ...signed(['text', 'a'])], 'emergency')).toEqual([
      { gate: 'text', person: 'a', code: 'author-signs' },
    ])
  })
})
