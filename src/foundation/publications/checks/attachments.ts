import type { Check, CheckableAttachment, Place } from './types.ts'

/** Attachments: scanned, not empty, readable by those who cannot see a picture. */

const about =
  (test: (attachment: CheckableAttachment) => boolean): Check['run'] =>
  ({ attachments }) =>
    attachments.filter(test).map(
      (attachment): Place => ({
        field: `attachments.${attachment.id}`,
        excerpt: attachment.name.slice(0, 60),
      }),
    )

const infected: Check = {
  code: 'attachment-infected',
  level: 'block',
  run: about(file => file.scan === 'infected'),
}
const empty: Check = { code: 'attachment-empty', level: 'block', run: about(file => file.size === 0) }
const unscanned: Check = {
  code: 'attachment-unscanned',
  level: 'warn',
  run: about(file => file.scan === 'unscanned'),
}
const imageOnly: Check = {
  code: 'attachment-image-only',
  level: 'warn',
  run: about(file => file.imageOnly === true),
}

export const ATTACHMENT_CHECKS: readonly Check[] = [infected, empty, unscanned, imageOnly]
