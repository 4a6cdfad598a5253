import { formatShanghaiMinute } from '../../../law/civil-date.ts'
import { GATES } from '../../../law/gates.ts'
import type { TimelineItem } from '../../../ui/timeline/timeline.tsx'
import type { EditionEventRow } from '../tables.ts'
import { editionWorkflow } from '../workflow.ts'
import type { NameOf } from './people.ts'

/** A signature as the timeline tells it, on whichever revision of the edition it stands. */
export interface SignedGate {
  readonly gate: string
  readonly personId: string
  readonly at: Date
}

/** The staff timeline, newest first. One person's saves in a row are one line, unless something was remarked. */
export function timelineOf(
  events: readonly EditionEventRow[],
  signatures: readonly SignedGate[],
  nameOf: NameOf,
): TimelineItem[] {
  const items: TimelineItem[] = []
  let saves = 0
  events.forEach((event, index) => {
    const next = events[index + 1]
    const plain = event.event === 'edit' && event.note === ''
    saves = plain ? saves + 1 : 0
    if (plain && next?.event === 'edit' && next.note === '' && next.actor_id === event.actor_id) return
    const cell = editionWorkflow.cells.find(
      each => each.from === event.from_state && each.event === event.event,
    )
    const words = cell?.says ?? editionWorkflow.events[event.event].label
    const times = saves > 1 ? `（${saves}次）` : ''
    items.push({
      title: `${words}${gatesOf(event, signatures)}${times}　${event.actor_id === null ? '系统' : nameOf(event.actor_id)}`,
      at: formatShanghaiMinute(event.at),
      ...(event.note ? { detail: event.note } : {}),
    })
    saves = 0
  })
  return items.reverse()
}

/** Which gates an event signed: the signatures that the same person gave at the same moment. */
function gatesOf(event: EditionEventRow, signatures: readonly SignedGate[]): string {
  if (event.event !== 'sign' && event.event !== 'sign-late') return ''
  return signatures
    .filter(each => each.personId === event.actor_id && each.at.getTime() === event.at.getTime())
    .map(each => GATES.find(gate => gate.key === each.gate)?.name ?? each.gate)
    .join('、')
}
