export { noticesRoom } from './room.ts'
export type { NewEntry, News, Subscribed, SubscriptionSource } from './sources.ts'
export { SubscribeSection } from './subscribe-section.tsx'
