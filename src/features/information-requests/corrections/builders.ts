import { loadCase } from '../../../foundation/cases/index.ts'
import { type Db, inTransaction, type Tx } from '../../../platform/db/db.ts'
import type { Outcome } from '../../../platform/forms/outcome.ts'
import type { Actor } from '../../../platform/permissions/permission.ts'
import type { Ground } from '../actions/step.ts'
import { acceptCorrection, approveCorrection, draftCorrection } from './actions/answer.ts'
import { fileCorrection } from './actions/file.ts'
import { correctionFileOf } from './file.ts'
import { correctionCase } from './workflow.ts'

const WAY = ['submitted', 'checking', 'drafted', 'answered'] as const
export type SampleCorrectionState = (typeof WAY)[number]

/** Brings an invented demand to a state by the room's own acts; answers its case. `at` gives the hour of each step. */
export async function broughtCorrection(
  db: Db,
  ground: Ground,
  agency: string,
  state: SampleCorrectionState,
  hands: { readonly handler: Actor; readonly head: Actor },
  at: (step: number) => Date,
): Promise<string> {
  const demand = {
    agency,
    column: 'natural' as const,
    applicant: {
      name: '示例申请人',
      legalRepresentative: '',
      agent: '',
      phone: '0539-0000000',
      mail: '',
      address: '示例市示例路1号',
      postcode: '',
    },
    papers: { type: '居民身份证', number: '示例证件号码' },
    words: {
      record: '示例：登记信息第1号',
      wrong: '示例：登记的人数为五人',
      right: '示例：应当为三人',
      evidence: '示例：户口簿复印件',
    },
  }
  const act = <T extends object>(work: (tx: Tx) => Promise<Outcome<T>>) =>
    inTransaction(db, async tx => {
      const outcome = await work(tx)
      if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.problems)}`)
      return outcome
    })
  const { caseId } = await act(tx => fileCorrection(tx, ground, demand, at(0)))
  const until = WAY.indexOf(state)
  const on = async () => ({ caseId, version: (await loadCase(db, correctionCase, caseId))?.version })
  if (until > 0) {
    const input = await on()
    await act(tx => acceptCorrection(tx, input, hands.handler, at(1)))
  }
  if (until > 1) {
    const finding = { result: 'corrected' as const, finding: '示例：登记有误，已经更正', responsible: '' }
    const input = { ...(await on()), ...finding }
    await act(tx => draftCorrection(tx, ground.keys, input, hands.handler, at(2)))
  }
  if (until > 2) {
    const digest = (await correctionFileOf(db, caseId))?.letters.at(-1)?.digest ?? ''
    const input = { ...(await on()), digest }
    await act(tx => approveCorrection(tx, ground, input, hands.head, at(3)))
  }
  return caseId
}
