import type { Room } from '../../platform/room/room.ts'
import { isAttachmentId, serveFile } from './serve.ts'
import { liveFile } from './store.ts'

/** Public files: the server serves what the row of `live.files` says, and nothing else. */
export const attachmentsRoom: Room = {
  name: 'attachments',
  portal: ['/files/:id', '/files/:id/:name'].map(path => ({
    method: 'GET' as const,
    path,
    async handle({ live, params, services }) {
      const id = params.id ?? ''
      return serveFile(services.files, isAttachmentId(id) ? await liveFile(live, id) : undefined, 'public')
    },
  })),
}
