export { informationRequestsRoom } from './room.ts'
