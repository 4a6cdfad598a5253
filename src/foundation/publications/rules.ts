import type { Gate, GateKey } from '../../law/gates.ts'
import type { Actor } from '../../platform/permissions/permission.ts'
import type { HouseActor } from '../cases/index.ts'
import type { Finding } from './checks/types.ts'
import type { Standing } from './standing.ts'
import type { EditionNeed } from './workflow.ts'

/** What the person asked for, and what was found out beforehand for the decision. */
export interface Asked {
  readonly actor: HouseActor
  readonly now: Date
  /** The gates in force when the decision is made. */
  readonly gates: readonly Gate[]
  readonly findings: readonly Finding[]
  /** Fields that the kind requires and the content lacks. */
  readonly lacking: readonly string[]
  /** The digest that the person had on the screen. */
  readonly digest?: string | undefined
  /** The gates that the person wants to sign now. */
  readonly signing?: readonly GateKey[] | undefined
  readonly reason?: string | undefined
  readonly at?: Date | undefined
}

/** The key by which a finding is answered: stable within one revision. */
export function findingKey(finding: Finding): string {
  return `${finding.code}:${finding.field}:${finding.start ?? ''}`
}

/** Warnings that no person has answered with a reason yet. */
export function openWarnings(standing: Standing, findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(each => each.level === 'warn' && !standing.answered.has(findingKey(each)))
}

/** The gates in force that nobody has signed on the current revision. */
export function openGates(standing: Standing, gates: readonly Gate[]): readonly Gate[] {
  return gates.filter(
    gate => !standing.signatures.some(each => each.gate === gate.key && each.digest === standing.digest),
  )
}

/** The open gates that this person may sign here: by role, and never as an author. */
export function gatesFor(standing: Standing, gates: readonly Gate[], actor: Actor): readonly Gate[] {
  if (standing.authors.includes(actor.id)) return []
  return openGates(standing, gates).filter(gate => holdsGateRole(gate, actor, standing.agencyId))
}

function holdsGateRole(gate: Gate, actor: Actor, agencyId: string): boolean {
  return actor.grants.some(grant => grant.role === gate.signedBy && grant.scope === agencyId)
}

/**
 * Answers one need of the workflow table. The signer of 保密, the author and the releaser are three people
 * (政府信息公开条例 第十七条; 三审三校): the database refuses what slips past here.
 */
export function meets(need: EditionNeed, standing: Standing, asked: Asked): boolean {
  const person = asked.actor === 'system' ? null : asked.actor
  const signedBy = (gate: string) => standing.signatures.find(each => each.gate === gate)?.personId
  switch (need) {
    case 'complete':
      return asked.lacking.length === 0
    case 'no-blocking-findings':
      return !asked.findings.some(each => each.level === 'block')
    case 'warnings-answered':
      return openWarnings(standing, asked.findings).length === 0
    case 'not-author':
      return person !== null && !standing.authors.includes(person.id)
    case 'gate-of-role':
      return (
        person !== null &&
        (asked.signing ?? []).every(key => {
          const gate = asked.gates.find(each => each.key === key)
          return gate !== undefined && holdsGateRole(gate, person, standing.agencyId)
        })
      )
    case 'gate-open': {
      const open = new Set<GateKey>(openGates(standing, asked.gates).map(gate => gate.key))
      return (asked.signing ?? []).length > 0 && (asked.signing ?? []).every(gate => open.has(gate))
    }
    case 'gates-signed':
      return openGates(standing, asked.gates).length === 0
    case 'signed-no-other-gate':
      return person !== null && !standing.signatures.some(each => each.personId === person.id)
    case 'third-person':
      return person !== null && person.id !== signedBy('confidentiality') && person.id !== signedBy('final')
    case 'secrecy-signed':
      return standing.signatures.some(
        each => each.gate === 'confidentiality' && each.digest === standing.digest,
      )
    case 'digest-unchanged':
      return asked.actor === 'system' || asked.digest === standing.digest
    case 'reason':
      return (asked.reason ?? '').trim().length >= 2
    case 'future':
      return asked.at !== undefined && asked.at.getTime() > asked.now.getTime()
    case 'is-due':
      return standing.scheduledFor !== null && standing.scheduledFor.getTime() <= asked.now.getTime()
    case 'final-signer':
      return signedBy('final') !== undefined && (person === null || signedBy('final') === person.id)
    case 'gates-owed':
      return standing.gatesDue !== null
  }
}
