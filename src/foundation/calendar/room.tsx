import { civilDateOf } from '../../law/civil-date.ts'
import type { Room } from '../../platform/room/room.ts'
import { calendarApi } from './api.ts'
import { deskRoutes } from './desk/routes.tsx'
import { AlarmNotice } from './desk/views.tsx'
import { permissions } from './permissions.ts'
import { portalRoutes } from './portal/routes.tsx'
import { calendarAlarm } from './rules.ts'
import { loadCalendar } from './store.ts'
import { TITLE } from './words.ts'

/** The versioned table of working days: its pages, and its alarm. */
export const calendarRoom: Room = {
  name: 'calendar',
  portal: portalRoutes,
  api: calendarApi,
  desk: deskRoutes,
  permissions: Object.values(permissions),
  deskNavigation: [
    { href: '/desk/calendar', label: TITLE, may: permissions.open, order: 30, group: '基础数据' },
  ],
  deskPanels: [
    {
      order: 5,
      may: permissions.open,
      async render({ db, now }) {
        const alarms = calendarAlarm(await loadCalendar(db), civilDateOf(now))
        return alarms.length > 0 ? <AlarmNotice alarms={alarms} /> : null
      },
    },
  ],
}
