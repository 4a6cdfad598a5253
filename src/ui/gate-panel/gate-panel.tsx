import type { ComponentChildren } from 'preact'
import { Badge } from '../badge/badge.tsx'
import { classNames } from '../class-names.ts'
import type { Tone } from '../tone.ts'

export interface Gate {
  readonly id?: string | undefined
  readonly name: string
  readonly state: 'signed' | 'waiting' | 'refused' | 'void'
  /** The word of the state, where the usual one does not fit. */
  readonly stateWord?: string | undefined
  /** Who signed, or who may. */
  readonly who?: ComponentChildren | undefined
  readonly when?: ComponentChildren | undefined
  /** What the gate asks, or what the signer noted. */
  readonly note?: ComponentChildren | undefined
  /** The form that signs this gate. */
  readonly children?: ComponentChildren
}

interface GatePanelProps {
  gates: readonly Gate[]
  title?: string | undefined
  id?: string | undefined
}

const STATES: Readonly<Record<Gate['state'], { word: string; tone: Tone }>> = {
  signed: { word: '已签署', tone: 'success' },
  waiting: { word: '待签署', tone: 'neutral' },
  refused: { word: '未通过', tone: 'danger' },
  void: { word: '已失效', tone: 'warning' },
}

/** The signatures that a text needs, in order: which are there, by whom, and which are still missing. */
export function GatePanel({ gates, title = '签署', id = 'gates' }: GatePanelProps) {
  const signed = gates.filter(gate => gate.state === 'signed').length
  return (
    <section class="gate-panel" aria-labelledby={`${id}-title`}>
      <h2 class="gate-panel-title" id={`${id}-title`}>
        {title}
        <span class="count">
          （{signed}／{gates.length}）
        </span>
      </h2>
      <ol class="gate-list">
        {gates.map(gate => (
          <li class={classNames('gate', `gate-${gate.state}`)} id={gate.id} key={gate.name}>
            <p class="gate-head">
              <span class="gate-name">{gate.name}</span>
              <Badge tone={STATES[gate.state].tone}>{gate.stateWord ?? STATES[gate.state].word}</Badge>
            </p>
            {gate.who === undefined && gate.when === undefined ? null : (
              <p class="gate-who">
                {gate.who === undefined ? null : <span>{gate.who}</span>}
                {gate.when === undefined ? null : <span class="figure">{gate.when}</span>}
              </p>
            )}
            {gate.note === undefined ? null : <p class="gate-note">{gate.note}</p>}
            {gate.children}
          </li>
        ))}
      </ol>
    </section>
  )
}
