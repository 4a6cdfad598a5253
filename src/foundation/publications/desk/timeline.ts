import { formatShanghaiMinute } from '../../../law/civil-date.ts'
import type { TimelineItem } from '../../../ui/timeline/timeline.tsx'
import type { EditionEventRow } from '../tables.ts'
import { editionWorkflow } from '../workflow.ts'
import type { NameOf } from './people.ts'

/** The staff timeline, newest first. One person's saves in a row are one line, unless something was remarked. */
export function timelineOf(events: readonly EditionEventRow[], nameOf: NameOf): TimelineItem[] {
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
      title: `${words}${times}　${event.actor_id === null ? '系统' : nameOf(event.actor_id)}`,
      at: formatShanghaiMinute(event.at),
      ...(event.note ? { detail: event.note } : {}),
    })
    saves = 0
  })
  return items.reverse()
}
