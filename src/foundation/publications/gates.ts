import { type Gate, type GateKey, requiredGates } from '../../law/gates.ts'

/** The gates in force before 终审: 政治、法律、保密、文字, and 政策 where the setting asks for it (law/gates.ts). */
export function gatesInForce(policyGate: boolean): readonly Gate[] {
  return requiredGates({ policyGate }).filter(gate => gate.key !== 'final')
}

/** Reads gate keys that came from a form; anything else is left out. */
export function gateKeys(values: readonly string[]): readonly GateKey[] {
  const known = new Set<string>(requiredGates({ policyGate: true }).map(gate => gate.key))
  return values.filter((value): value is GateKey => known.has(value) && value !== 'final')
}
