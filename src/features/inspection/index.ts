export { inspectionRoom } from './room.ts'
