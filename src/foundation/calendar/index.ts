export { enterYear, type YearEntry } from './actions.ts'
export { calendarRoom } from './room.tsx'
export { type CalendarAlarm, calendarAlarm } from './rules.ts'
export { loadCalendar, loadLiveCalendar, seedCalendar } from './store.ts'
