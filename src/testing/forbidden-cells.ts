import { isDeepStrictEqual } from 'node:util'
import { type CaseActor, decide, holdsRole, type Workflow } from '../foundation/cases/index.ts'
import type { Reply, TestHouse } from './house.ts'

/** Somebody who tries what the table does not give them. */
export interface Trying {
  /** Stands in the report of a fault: a role, "another agency". */
  readonly name: string
  /** As the table sees them: a person with grants, or `applicant`. */
  readonly actor: CaseActor
  readonly cookie: string
  /**
   * The statuses that refuse them. Unless given: 403 or 404 where the role may not, also 409 where the state does not
   * allow it. A form that only lacks a field would answer 422 and prove nothing, so send whole forms.
   */
  readonly refused?: readonly number[]
}

/** One case that was brought to a state, and everybody who tries something with it. */
export interface Scene {
  readonly id: string
  readonly people: readonly Trying[]
}

/** What the walk needs to know of a room. */
export interface Walk<S extends string, E extends string> {
  /** Brings a new case of this agency to the state, by the room's own actions. */
  scene(state: S): Promise<Scene & { readonly agencyId: string }>
  /** Sends the whole form of an event, as this person; an event without a form of its own is sent to where it would stand. */
  post(event: E, id: string, who: Trying, state: S): Promise<Reply>
  /** Everything that a refusal must leave as it was: state, version, documents. Read anew each time. */
  standing(id: string): Promise<unknown>
  /** How many states are walked beside each other, where each has a case of its own; unless given, one after the other. */
  readonly atOnce?: number
}

/** What the walk saw. */
export interface Walked {
  /** How many forbidden cells were tried: a walk that tried none proves nothing. */
  readonly tried: number
  /** One line for each cell that was let through, answered wrongly, or moved something. */
  readonly faults: readonly string[]
}

/**
 * Walks state × event × person of a workflow's table and sends over HTTP every form that the table forbids: each must be
 * refused as documented, and change nothing. What the table allows is not sent: a story tells it.
 *
 *     const { tried, faults } = await everyForbiddenCell(house, workflow, { scene, post, standing })
 *     expect(faults).toEqual([])
 *
 * Whoever has no cell of an event in any state is refused at the door and never gets as far as the state: they try it once,
 * in the first state. The table itself is held to a list written by hand in the room's `workflow.test.ts`; this shows that nothing walks past
 * it. A third of a second passes with each form, which the limit for one client takes: sign people in for each scene.
 */
export async function everyForbiddenCell<S extends string, E extends string, N extends string>(
  house: TestHouse,
  workflow: Workflow<S, E, N>,
  { scene, post, standing, atOnce = 1 }: Walk<S, E>,
): Promise<Walked> {
  const faults: string[] = []
  let tried = 0
  const walk = async (state: S) => {
    const { id, people, agencyId } = await scene(state)
    let before = await standing(id)
    for (const event of Object.keys(workflow.events) as E[]) {
      for (const who of people) {
        const decision = decide(workflow, { state, agencyId }, event, who.actor, () => true)
        if (decision.ok) continue
        const stranger = !workflow.cells.some(
          cell => cell.event === event && holdsRole(cell.who, who.actor, agencyId),
        )
        if (stranger && state !== workflow.start) continue
        house.now = new Date(house.now.getTime() + 300)
        const { status } = await post(event, id, who, state)
        tried += 1
        const documented = who.refused ?? (decision.reason === 'role' ? [403, 404] : [403, 404, 409])
        if (!documented.includes(status)) faults.push(`${state} ${event} by ${who.name}: answered ${status}`)
      }
      const after = await standing(id)
      if (!isDeepStrictEqual(after, before)) faults.push(`${state} ${event}: something moved`)
      before = after
    }
  }
  const states = Object.keys(workflow.states) as S[]
  const walker = async () => {
    for (let state = states.shift(); state !== undefined; state = states.shift()) await walk(state)
  }
  await Promise.all(Array.from({ length: atOnce }, walker))
  return { tried, faults }
}
