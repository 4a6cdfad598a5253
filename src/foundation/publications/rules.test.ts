import { describe, expect, test } from 'vitest'
import type { Actor } from '../../platform/permissions/permission.ts'
import type { Finding } from './checks/types.ts'
import { emptyContent } from './content.ts'
import { gateKeys, gatesInForce } from './gates.ts'
import { type Asked, findingKey, gatesFor, meets, openGates } from './rules.ts'
import type { Signature, Standing } from './standing.ts'
import type { EditionNeed } from './workflow.ts'

const NOW = new Date('2026-11-22T01:00:00Z')
const DIGEST = 'a'.repeat(64)

function person(id: string, ...roles: string[]): Actor {
  return { id, account: id, name: id, home: 'a', grants: roles.map(role => ({ role, scope: 'a' })) }
}

function signed(gate: string, personId: string, digest = DIGEST): Signature {
  return { gate, personId, digest, at: NOW, note: '' }
}

function standing(parts: Partial<Standing> = {}): Standing {
  return {
    publicationId: 'p',
    kind: 'article',
    agencyId: 'a',
    number: null,
    indexNumber: null,
    editionId: 'e',
    ordinal: 1,
    state: 'submitted',
    note: '',
    urgent: false,
    gatesDue: null,
    scheduledFor: null,
    version: 1,
    revisionId: 'r',
    digest: DIGEST,
    content: emptyContent(),
    authors: ['author'],
    signatures: [],
    answered: new Set(),
    ...parts,
  }
}

function asked(parts: Partial<Asked> = {}): Asked {
  return {
    actor: person('reviewer', 'reviewer'),
    now: NOW,
    gates: gatesInForce(false),
    findings: [],
    lacking: [],
    digest: DIGEST,
    ...parts,
  }
}

const warning: Finding = { code: 'phone', level: 'warn', field: 'body', start: 3, excerpt: '139****' }
const block: Finding = { code: 'id-card', level: 'block', field: 'body', start: 9, excerpt: '371***' }
const ALL = [
  signed('political', 'reviewer'),
  signed('text', 'reviewer'),
  signed('legality', 'lawyer'),
  signed('confidentiality', 'keeper'),
]

describe('what an event needs', () => {
  const cases: [string, EditionNeed, Standing, Asked, boolean][] = [
    ['a text with all its fields is complete', 'complete', standing(), asked(), true],
    ['a text without a title is not', 'complete', standing(), asked({ lacking: ['title'] }), false],
    ['a warning does not block', 'no-blocking-findings', standing(), asked({ findings: [warning] }), true],
    ['an ID-card number blocks', 'no-blocking-findings', standing(), asked({ findings: [block] }), false],
    ['a warning wants an answer', 'warnings-answered', standing(), asked({ findings: [warning] }), false],
    [
      'a warning answered with a reason is passed over',
      'warnings-answered',
      standing({ answered: new Set([findingKey(warning)]) }),
      asked({ findings: [warning] }),
      true,
    ],
    ['a reviewer is not the author', 'not-author', standing(), asked(), true],
    [
      'the author may not sign',
      'not-author',
      standing(),
      asked({ actor: person('author', 'reviewer') }),
      false,
    ],
    ['the worker is nobody’s reviewer', 'not-author', standing(), asked({ actor: 'system' }), false],
    ['a reviewer signs 政治关', 'gate-of-role', standing(), asked({ signing: ['political', 'text'] }), true],
    ['a reviewer does not sign 法律关', 'gate-of-role', standing(), asked({ signing: ['legality'] }), false],
    [
      'a reviewer of another agency signs nothing',
      'gate-of-role',
      standing({ agencyId: 'b' }),
      asked({ signing: ['political'] }),
      false,
    ],
    [
      '政策关 is not signed where it is not in force',
      'gate-of-role',
      standing(),
      asked({ signing: ['policy'] }),
      false,
    ],
    ['an unsigned gate is open', 'gate-open', standing(), asked({ signing: ['text'] }), true],
    ['a signed gate is not', 'gate-open', standing({ signatures: ALL }), asked({ signing: ['text'] }), false],
    ['signing no gate at all is nothing', 'gate-open', standing(), asked({ signing: [] }), false],
    [
      'a signature on an older text does not close a gate',
      'gate-open',
      standing({ signatures: [signed('text', 'reviewer', 'b'.repeat(64))] }),
      asked({ signing: ['text'] }),
      true,
    ],
    ['four signatures close all gates', 'gates-signed', standing({ signatures: ALL }), asked(), true],
    [
      'with 政策关 in force four are not enough',
      'gates-signed',
      standing({ signatures: ALL }),
      asked({ gates: gatesInForce(true) }),
      false,
    ],
    [
      'three signatures are not enough',
      'gates-signed',
      standing({ signatures: ALL.slice(1) }),
      asked(),
      false,
    ],
    [
      'who signed 保密关 does not release',
      'signed-no-other-gate',
      standing({ signatures: ALL }),
      asked({ actor: person('keeper', 'releaser') }),
      false,
    ],
    [
      'who signed nothing may release',
      'signed-no-other-gate',
      standing({ signatures: ALL }),
      asked({ actor: person('chief', 'releaser') }),
      true,
    ],
    ['保密关 is signed', 'secrecy-signed', standing({ signatures: ALL }), asked(), true],
    ['保密关 is not signed', 'secrecy-signed', standing(), asked(), false],
    ['the text on the screen is the text in the safe', 'digest-unchanged', standing(), asked(), true],
    [
      'the text was changed meanwhile',
      'digest-unchanged',
      standing(),
      asked({ digest: 'c'.repeat(64) }),
      false,
    ],
    ['no text was on the screen', 'digest-unchanged', standing(), asked({ digest: undefined }), false],
    ['a reason is given', 'reason', standing(), asked({ reason: '数字有误' }), true],
    ['a blank is no reason', 'reason', standing(), asked({ reason: '   ' }), false],
    [
      'tomorrow is in the future',
      'future',
      standing(),
      asked({ at: new Date('2026-11-23T01:00:00Z') }),
      true,
    ],
    ['this very moment is not', 'future', standing(), asked({ at: NOW }), false],
    ['a schedule that has come', 'is-due', standing({ scheduledFor: NOW }), asked({ actor: 'system' }), true],
    [
      'a schedule that has not',
      'is-due',
      standing({ scheduledFor: new Date('2026-11-23T01:00:00Z') }),
      asked({ actor: 'system' }),
      false,
    ],
    [
      'who signed 终审 releases',
      'final-signer',
      standing({ signatures: [...ALL, signed('final', 'chief')] }),
      asked({ actor: person('chief', 'releaser') }),
      true,
    ],
    [
      'another releaser does not release in their name',
      'final-signer',
      standing({ signatures: [...ALL, signed('final', 'chief')] }),
      asked({ actor: person('other', 'releaser') }),
      false,
    ],
    [
      'without 终审 nobody releases',
      'final-signer',
      standing({ signatures: ALL }),
      asked({ actor: 'system' }),
      false,
    ],
    ['gates are owed after an emergency', 'gates-owed', standing({ gatesDue: NOW }), asked(), true],
    ['no gates are owed otherwise', 'gates-owed', standing(), asked(), false],
    [
      'the third person is neither who signed 保密关',
      'third-person',
      standing({ signatures: [signed('confidentiality', 'reviewer')] }),
      asked(),
      false,
    ],
    [
      'nor who released',
      'third-person',
      standing({ signatures: [signed('final', 'reviewer')] }),
      asked(),
      false,
    ],
    ['but anybody else', 'third-person', standing({ signatures: [signed('final', 'chief')] }), asked(), true],
  ]
  test.each(cases)('%s', (_, need, at, what, expected) => {
    expect(meets(need, at, what)).toBe(expected)
  })
})

describe('the gates that a person is offered', () => {
  test('are those of their role that nobody has signed', () => {
    const at = standing({ signatures: [signed('political', 'other')] })
    expect(gatesFor(at, gatesInForce(false), person('reviewer', 'reviewer')).map(gate => gate.key)).toEqual([
      'text',
    ])
  })
  test('are none for an author, whatever their roles', () => {
    expect(
      gatesFor(standing(), gatesInForce(true), person('author', 'reviewer', 'legality-reviewer')),
    ).toEqual([])
  })
  test('are named by words that came from a form, and nothing else', () => {
    expect(gateKeys(['text', 'final', 'nonsense'])).toEqual(['text'])
  })
  test('are four, or five with 政策关', () => {
    expect(openGates(standing(), gatesInForce(false))).toHaveLength(4)
    expect(openGates(standing(), gatesInForce(true))).toHaveLength(5)
  })
})
