import type { Room } from '../../platform/room/room.ts'
import { siteApi } from './api.ts'
import { deskRoutes } from './desk/routes.tsx'
import { MissingNotice } from './desk/views.tsx'
import { permissions } from './permissions.ts'
import { listSites } from './store.ts'
import { TITLE } from './words.ts'

/** The sites of the base: how each names itself, and what the desk does with them. */
export const sitesRoom: Room = {
  name: 'sites',
  desk: deskRoutes,
  api: siteApi,
  permissions: Object.values(permissions),
  deskNavigation: [
    { href: '/desk/sites', label: TITLE, may: permissions.manage, order: 45, group: '基础数据' },
  ],
  deskPanels: [
    {
      order: 6,
      may: permissions.manage,
      async render({ db }) {
        const [base] = await listSites(db)
        // Drawn by hand, so that nothing to say draws not even a heading.
        return base ? MissingNotice({ site: base, link: true }) : null
      },
    },
  ],
}
