import { type Cell, defineWorkflow } from '../cases/index.ts'

export type EditionState =
  | 'draft'
  | 'submitted'
  | 'reviewed'
  | 'approved'
  | 'scheduled'
  | 'released'
  | 'superseded'
  | 'withdrawn'
  | 'discarded'

export type EditionEvent =
  | 'edit'
  | 'submit'
  | 'recall'
  | 'sign'
  | 'pass'
  | 'return'
  | 'approve'
  | 'schedule'
  | 'unschedule'
  | 'release'
  | 'release-urgently'
  | 'sign-late'
  | 'supersede'
  | 'withdraw'
  | 'pin'
  | 'place'
  | 'discard'

/** Conditions that rules.ts decides; each has words in words.ts. */
export type EditionNeed =
  | 'complete'
  | 'no-blocking-findings'
  | 'warnings-answered'
  | 'not-author'
  | 'gate-open'
  | 'gate-of-role'
  | 'gates-signed'
  | 'signed-no-other-gate'
  | 'third-person'
  | 'secrecy-signed'
  | 'digest-unchanged'
  | 'reason'
  | 'future'
  | 'is-due'
  | 'final-signer'
  | 'gates-owed'

const GATE_SIGNERS = ['reviewer', 'legality-reviewer', 'confidentiality-reviewer']
const RETURNERS = [...GATE_SIGNERS, 'releaser']
const SOUND: EditionNeed[] = ['digest-unchanged', 'no-blocking-findings']

type EditionCell = Cell<EditionState, EditionEvent, EditionNeed>

function returnFrom(from: EditionState): EditionCell {
  return { from, event: 'return', to: 'draft', who: RETURNERS, needs: ['reason'], says: '已退回修改' }
}

function releaseFrom(from: EditionState, who: string[], extra: EditionNeed[]): EditionCell {
  const needs: EditionNeed[] = ['gates-signed', 'final-signer', ...extra, ...SOUND]
  return { from, event: 'release', to: 'released', who, needs, says: '已发布' }
}

/**
 * The life of one edition (三审三校; 政府信息公开条例 第十七条: 先审查、后公开). Reviewer, legality reviewer and
 * confidentiality reviewer sign the gates; the releaser signs the final one; the author signs none.
 */
export const editionWorkflow = defineWorkflow<EditionState, EditionEvent, EditionNeed>({
  name: 'publications',
  start: 'draft',
  states: {
    draft: { label: '起草中' },
    submitted: { label: '审查中' },
    reviewed: { label: '待终审' },
    approved: { label: '待发布' },
    scheduled: { label: '已排期' },
    released: { label: '已发布' },
    superseded: { label: '已被新版替代', final: true },
    withdrawn: { label: '已撤下', final: true },
    discarded: { label: '已作废', final: true },
  },
  events: {
    edit: { label: '保存修改' },
    submit: { label: '提交审查' },
    recall: { label: '收回修改' },
    sign: { label: '签署审查意见' },
    pass: { label: '各关审结' },
    return: { label: '退回修改' },
    approve: { label: '终审签发' },
    schedule: { label: '定时发布' },
    unschedule: { label: '取消定时' },
    release: { label: '发布' },
    'release-urgently': { label: '应急发布' },
    'sign-late': { label: '补签审查意见' },
    supersede: { label: '由新版替代' },
    withdraw: { label: '撤下' },
    pin: { label: '置顶' },
    place: { label: '调整栏目' },
    discard: { label: '作废草稿' },
  },
  cells: [
    { from: 'draft', event: 'edit', to: 'draft', who: ['drafter'], needs: [], says: '已保存' },
    {
      from: 'draft',
      event: 'submit',
      to: 'submitted',
      who: ['drafter'],
      needs: ['complete', 'no-blocking-findings', 'warnings-answered'],
      says: '已提交审查',
    },
    { from: 'draft', event: 'discard', to: 'discarded', who: ['drafter'], needs: [], says: '草稿已作废' },
    { from: 'submitted', event: 'recall', to: 'draft', who: ['drafter'], needs: [], says: '已由拟稿人收回' },
    {
      from: 'submitted',
      event: 'sign',
      to: 'submitted',
      who: GATE_SIGNERS,
      needs: ['gate-of-role', 'not-author', 'gate-open', ...SOUND],
      says: '已签署',
    },
    {
      from: 'submitted',
      event: 'pass',
      to: 'reviewed',
      who: ['system'],
      needs: ['gates-signed'],
      says: '各关均已签署',
    },
    returnFrom('submitted'),
    {
      from: 'submitted',
      event: 'release-urgently',
      to: 'released',
      who: ['releaser'],
      needs: ['secrecy-signed', 'not-author', 'signed-no-other-gate', 'reason', ...SOUND],
      says: '已应急发布，其余各关限时补签',
    },
    {
      from: 'reviewed',
      event: 'approve',
      to: 'approved',
      who: ['releaser'],
      needs: ['gates-signed', 'not-author', 'signed-no-other-gate', ...SOUND],
      says: '已终审签发',
    },
    returnFrom('reviewed'),
    releaseFrom('approved', ['releaser'], []),
    {
      from: 'approved',
      event: 'schedule',
      to: 'scheduled',
      who: ['releaser'],
      needs: ['future', 'final-signer'],
      says: '已设定发布时间',
    },
    returnFrom('approved'),
    releaseFrom('scheduled', ['system'], ['is-due']),
    {
      from: 'scheduled',
      event: 'unschedule',
      to: 'approved',
      who: ['releaser'],
      needs: [],
      says: '已取消定时发布',
    },
    returnFrom('scheduled'),
    {
      from: 'released',
      event: 'sign-late',
      to: 'released',
      who: GATE_SIGNERS,
      needs: ['gates-owed', 'gate-of-role', 'not-author', 'gate-open', 'third-person'],
      says: '已补签',
    },
    {
      from: 'released',
      event: 'supersede',
      to: 'superseded',
      who: ['system'],
      needs: [],
      says: '已由新版替代',
    },
    { from: 'released', event: 'pin', to: 'released', who: ['releaser'], needs: [], says: '置顶已调整' },
    { from: 'released', event: 'place', to: 'released', who: ['releaser'], needs: [], says: '栏目已调整' },
    {
      from: 'released',
      event: 'withdraw',
      to: 'withdrawn',
      who: ['releaser'],
      needs: ['reason'],
      says: '已撤下并公告',
    },
  ],
})
