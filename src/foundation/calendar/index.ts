export { enterYear, type YearEntry } from './actions.ts'
export { calendarRoom } from './room.tsx'
export { type CalendarAlarm, calendarAlarm } from './rules.ts'
export { liveCalendar, loadCalendar, seedCalendar } from './store.ts'
