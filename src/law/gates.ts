import type { RoleKey } from './roles.ts'

export type GateKey = 'political' | 'text' | 'policy' | 'legality' | 'confidentiality' | 'final'

/** A gate that a document passes before it is public; each is signed by a person of one role. */
export interface Gate {
  readonly key: GateKey
  readonly name: string
  readonly asks: string
  readonly signedBy: RoleKey
  /** The level of the three reviews (三审): first, second, final. */
  readonly level: 1 | 2 | 3
  readonly source: string
  readonly unverified: boolean
}

const GATEKEEPING = '《国务院办公厅关于推进政务新媒体健康有序发展的意见》（国办发〔2018〕123号）四（二）'
const REGULATION_17 = '《中华人民共和国政府信息公开条例》第十七条'

/**
 * The gates in the order in which they are shown. The State Council's office names five; city plans often name four
 * without 政策关, so that one is switched by a setting. Three reviews, three proofs (三审三校): first the text and its
 * politics, then law and secrecy, last the final review by who releases; three people at least. How the gates fall on
 * the three levels is product policy, and no text behind 三审三校 has been read (unverified).
 */
export const GATES: readonly Gate[] = [
  gate('political', '政治关', '政治方向、口径、时机', 'reviewer', 1, GATEKEEPING),
  gate('policy', '政策关', '与上级和现行政策一致', 'reviewer', 1, GATEKEEPING),
  gate('text', '文字关', '事实、数据、人名职务、格式、错敏词', 'reviewer', 1, GATEKEEPING),
  gate('legality', '法律关', '权限、依据、程序、内容合法', 'legality-reviewer', 2, GATEKEEPING),
  gate(
    'confidentiality',
    '保密关',
    '不涉及国家秘密、商业秘密、个人隐私；先审查、后公开',
    'confidentiality-reviewer',
    2,
    `${REGULATION_17}；${GATEKEEPING}`,
  ),
  { ...gate('final', '终审', '同意发布', 'releaser', 3, '三审三校制度'), unverified: true },
]

/** The gates of an ordinary release. */
export function requiredGates(settings: { readonly policyGate: boolean }): readonly Gate[] {
  return GATES.filter(({ key }) => key !== 'policy' || settings.policyGate)
}

/** In an emergency these come before the release: the Regulation's art. 17 knows no exception from confidentiality. */
export const EMERGENCY_GATES: readonly GateKey[] = ['confidentiality', 'final']

/** The hours within which the other gates are signed after an emergency release. Product policy, not law. */
export const EMERGENCY_FOLLOW_UP_HOURS = 24

/** A signature at a gate, as far as the separation of people is concerned. */
export interface GateSignature {
  readonly gate: GateKey
  readonly person: string
}

export type SignerConflict = {
  readonly gate: GateKey
  readonly person: string
  readonly code: 'author-signs' | 'releaser-signs-other-gate' | 'emergency-signer-signs-later'
}

/**
 * Where one person did what two must do. Ordinary: the author signs nothing, and who gives the final review signs no
 * other gate, so author, signer of 保密 and releaser are three people. Emergency: two people release, the author and
 * one who signs 保密 and final, or more; whoever signs afterwards is a third person, neither of them.
 */
export function signerConflicts(
  author: string,
  signatures: readonly GateSignature[],
  mode: 'ordinary' | 'emergency',
): SignerConflict[] {
  const signersOf = (gates: readonly GateKey[]) =>
    new Set(signatures.filter(({ gate }) => gates.includes(gate)).map(({ person }) => person))
  const releasers = signersOf(mode === 'ordinary' ? ['final'] : EMERGENCY_GATES)
  const releaseGates: readonly GateKey[] = mode === 'ordinary' ? ['final'] : EMERGENCY_GATES
  return signatures.flatMap(({ gate, person }): SignerConflict[] => {
    if (person === author) return [{ gate, person, code: 'author-signs' }]
    if (releaseGates.includes(gate) || !releasers.has(person)) return []
    const code = mode === 'ordinary' ? 'releaser-signs-other-gate' : 'emergency-signer-signs-later'
    return [{ gate, person, code }]
  })
}

function gate(
  key: GateKey,
  name: string,
  asks: string,
  signedBy: RoleKey,
  level: Gate['level'],
  source: string,
): Gate {
  return { key, name, asks, signedBy, level, source, unverified: false }
}
