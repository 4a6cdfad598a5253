import { refused } from '../../../platform/forms/outcome.ts'
import { seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute } from '../../../platform/http/routes.ts'
import { startEdition } from '../actions/draft.ts'
import { readLine } from '../forms.ts'
import type { PublicationKind } from '../kinds.ts'
import { draftPublications } from '../permissions.ts'
import { latestEdition } from '../store-desk.ts'
import { openPublication } from './access.ts'
import { doOnce } from './doing.ts'
import { refusedPage } from './review.tsx'

/** Starts the next edition of what is live or withdrawn, with the note that the public will read. */
export function changeRoute(kinds: readonly PublicationKind[]): DeskRoute {
  return {
    method: 'POST',
    path: '/desk/publications/:publication/change',
    may: draftPublications,
    async handle(visit) {
      const opened = await openPublication(visit, draftPublications)
      if (!opened.ok) return opened.answer
      const publicationId = opened.value.id
      const note = readLine(visit.form, 'note').slice(0, 500)
      const done = await doOnce(visit, async tx => {
        if (note.length < 2) return refused('change-note', 'reason')
        const started = await startEdition(tx, publicationId, note, visit.actor, visit.now)
        if (!started.ok) return started
        return { ok: true, location: `/desk/publications/${started.editionId}/edit?done=started` }
      })
      if (done.ok) return seeOther(done.location)
      const edition = await latestEdition(visit.db, publicationId)
      return refusedPage(visit, kinds, edition ?? '', done.problems)
    },
  }
}
