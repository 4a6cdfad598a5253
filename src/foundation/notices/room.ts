import { recordKeysOf } from '../../platform/crypto/reseal.ts'
import type { Room } from '../../platform/room/room.ts'
import { deskRoutes } from './desk.tsx'
import { noticeJobs } from './jobs.ts'
import { permissions } from './permissions.ts'
import { portalRoutes } from './portal.tsx'
import { renewAddressMac } from './sealing.ts'
import type { SubscriptionSource } from './sources.ts'
import { TITLE } from './words.ts'

/** The room, built with the sources that later rooms offer: what can be subscribed by mail. */
export function noticesRoom(sources: readonly SubscriptionSource[]): Room {
  return {
    name: 'notices',
    portal: portalRoutes(sources),
    desk: deskRoutes(sources),
    permissions: Object.values(permissions),
    deskNavigation: [
      { href: '/desk/subscriptions', label: TITLE, may: permissions.view, order: 50, group: '基础数据' },
    ],
    sealed: [recordKeysOf('desk.subscriptions', 'id', renewAddressMac)],
    jobs: ground => noticeJobs(ground, sources),
  }
}
