/**
 * A workflow is a table: state × event → next state, who may, what it needs, which clock it moves, which document it
 * produces, what it says in the timeline. Guards, buttons, permission tests, the diagram and the CHECK constraint all
 * come from the one table; there is no second place where a state is decided.
 */
export interface Cell<State extends string, Event extends string, Need extends string> {
  readonly from: State
  readonly event: Event
  readonly to: State
  /**
   * Roles held in the case's own agency; `system` is the worker, `applicant` whoever asked, and
   * `supervising-office` acts for every agency.
   */
  readonly who: readonly string[]
  /** Conditions that the room decides in its rules; each is a code with words of its own. */
  readonly needs: readonly Need[]
  /** What it does to the case's clock: the law's own events (law/clock.ts). */
  readonly clock?: 'start' | 'restart' | 'extend' | 'pause' | 'resume' | 'stop'
  /** The document that the event produces, by key. */
  readonly document?: string
  /** The line of the timeline: a Chinese sentence without a subject. */
  readonly says: string
}

export interface StateInfo {
  readonly label: string
  /** No event leads out of it. */
  readonly final?: true
}

export interface Workflow<State extends string, Event extends string, Need extends string> {
  readonly name: string
  readonly start: State
  readonly states: Readonly<Record<State, StateInfo>>
  readonly events: Readonly<Record<Event, { readonly label: string }>>
  readonly cells: readonly Cell<State, Event, Need>[]
}

/** What a definition got wrong; a definition with problems does not start. */
export type DefinitionProblem =
  | { readonly code: 'two-cells'; readonly state: string; readonly event: string }
  | { readonly code: 'unreachable'; readonly state: string }
  | { readonly code: 'dead-end'; readonly state: string }
  | { readonly code: 'final-with-exit'; readonly state: string }
  | { readonly code: 'nobody-may'; readonly state: string; readonly event: string }

/** Looks over a definition: each cell once, every state reachable, no dead end but the final states. */
export function definitionProblems<S extends string, E extends string, N extends string>(
  workflow: Workflow<S, E, N>,
): readonly DefinitionProblem[] {
  const problems: DefinitionProblem[] = []
  const seen = new Set<string>()
  for (const { from, event, who } of workflow.cells) {
    const key = `${from} ${event}`
    if (seen.has(key)) problems.push({ code: 'two-cells', state: from, event })
    if (who.length === 0) problems.push({ code: 'nobody-may', state: from, event })
    seen.add(key)
  }
  const reached = new Set<S>([workflow.start])
  for (let grown = true; grown; ) {
    grown = false
    for (const cell of workflow.cells) {
      if (reached.has(cell.from) && !reached.has(cell.to)) {
        reached.add(cell.to)
        grown = true
      }
    }
  }
  for (const state of Object.keys(workflow.states) as S[]) {
    const exits = workflow.cells.some(cell => cell.from === state && cell.to !== state)
    if (!reached.has(state)) problems.push({ code: 'unreachable', state })
    if (workflow.states[state].final ? exits : !exits) {
      problems.push({ code: exits ? 'final-with-exit' : 'dead-end', state })
    }
  }
  return problems
}

/** Checks a definition once, at start, and hands it back. Throws where it is wrong: that is a fault of ours. */
export function defineWorkflow<S extends string, E extends string, N extends string>(
  workflow: Workflow<S, E, N>,
): Workflow<S, E, N> {
  const problems = definitionProblems(workflow)
  if (problems.length > 0) throw new Error(`workflow ${workflow.name}: ${JSON.stringify(problems)}`)
  return Object.freeze(workflow)
}
