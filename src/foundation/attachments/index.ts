export { type Acceptance, type Accepted, acceptUpload } from './accept.ts'
export { attachmentsRoom } from './room.ts'
export { isAttachmentId, serveFile } from './serve.ts'
export {
  type AttachmentInspection,
  attachmentOf,
  inspectionsOf,
  liveFiles,
  notLive,
  saveAttachment,
} from './store.ts'
