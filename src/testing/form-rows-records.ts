import { broughtOnce, type Row } from './form-row.ts'
import type { requestScenes } from './request-form-scenes.ts'

type Scenes = ReturnType<typeof requestScenes>

/** The forms of the records that a request is answered with, and of what follows from several requests. */
export function recordForms(scenes: () => Scenes): Readonly<Record<string, Row>> {
  const record = () => broughtOnce('request record', () => scenes().record())
  const list = async () => (await record()).replace(/\/[^/]+$/, '')
  return {
    '/desk/requests/:id/records': { page: list, wrong: {}, marked: ['files'] },
    '/desk/requests/:id/records/:record/release': { page: record, wrong: { kind: '' } },
    '/desk/requests/:id/records/:record/pages/:page': {
      page: async () => `${await record()}/pages/1`,
      wrong: { ground: '' },
    },
    '/desk/requests/publicity/:request/decide': {
      page: () => broughtOnce('request publicity', () => scenes().askedTwice()),
      wrong: { reason: '' },
    },
    '/desk/requests/refusal-reviews/:request/review': {
      page: () => broughtOnce('request refusal', () => scenes().refusal()),
      wrong: { reason: '' },
    },
  }
}

/** Buttons beside records: there is nothing to fill in. */
export const RECORD_BUTTONS: readonly string[] = [
  '/desk/requests/:id/records/:record/pages/:page/boxes/:box/remove',
  '/desk/requests/:id/records/:record/redact',
  '/desk/requests/:id/records/:record/set-aside',
]
