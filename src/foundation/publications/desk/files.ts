import { refuse } from '../../../platform/http/answers.ts'
import type { DeskRoute } from '../../../platform/http/routes.ts'
import { mayDo } from '../../../platform/permissions/permission.ts'
import { attachmentOf, serveFile } from '../../attachments/index.ts'
import { seePublications } from '../permissions.ts'
import { isId } from './access.ts'

/**
 * The files of the person's own agencies, released or not. Another agency's file does not exist here: whether one is
 * there is nobody's business.
 */
export const fileRoute: DeskRoute = {
  method: 'GET',
  path: '/desk/files/:id',
  may: seePublications,
  async handle({ db, params, actor, services }) {
    const file = isId(params.id) ? await attachmentOf(db, params.id) : undefined
    if (!file || !mayDo(actor, seePublications, file.agency_id)) return refuse(404)
    return serveFile(services.files, file, 'private')
  },
}
