import type { OffersKinds, PublicationKind } from '../../foundation/publications/index.ts'
import type { House } from '../../platform/room/house.ts'
import type { Room } from '../../platform/room/room.ts'

function offersKinds(room: Room): room is Room & OffersKinds {
  return 'publicationKinds' in room
}

/** Every kind of publication that the rooms of the house offer. */
export function kindsOf(house: Pick<House, 'rooms'>): readonly PublicationKind[] {
  return house.rooms.filter(offersKinds).flatMap(room => room.publicationKinds)
}
