export { supervisionRoom } from './room.ts'
