export { annualReportsRoom } from './room.ts'
