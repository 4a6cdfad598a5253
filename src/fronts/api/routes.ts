import type { ApiRoute } from '../../platform/http/routes.ts'
import type { House } from '../../platform/room/house.ts'
import { searchApiRoute } from './search.ts'

/** Every address of the API: those of the rooms, and those of several rooms together. */
export function apiRoutesOf(house: Pick<House, 'rooms'>): readonly ApiRoute[] {
  return [...house.rooms.flatMap(room => room.api ?? []), searchApiRoute(house)]
}
