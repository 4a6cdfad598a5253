import { annualReportsRoom } from './features/annual-reports/index.ts'
import { disclosureRoom } from './features/disclosure/index.ts'
import { informationRequestsRoom } from './features/information-requests/index.ts'
import { inspectionRoom } from './features/inspection/index.ts'
import { lettersRoom } from './features/letters/index.ts'
import { supervisionRoom } from './features/supervision/index.ts'
import { agenciesRoom } from './foundation/agencies/index.ts'
import { attachmentsRoom } from './foundation/attachments/index.ts'
import { calendarRoom } from './foundation/calendar/index.ts'
import { catalogueRoom } from './foundation/catalogue/index.ts'
import { noticesRoom } from './foundation/notices/index.ts'
import { peopleRoom } from './foundation/people/index.ts'
import {
  followedPublications,
  type PublicationKind,
  publicationsRoom,
} from './foundation/publications/index.ts'
import { searchRoom } from './foundation/search/index.ts'
import { settingsRoom } from './foundation/settings/index.ts'
import { sitesRoom } from './foundation/sites/index.ts'
import type { Room } from './platform/room/room.ts'

/** What rooms of cases count for the annual report. */
export const reportFigures = [informationRequestsRoom].flatMap(room => room.reportFigures ?? [])

const features = [disclosureRoom, supervisionRoom, lettersRoom, annualReportsRoom(reportFigures)]

/** Every kind of publication that a feature offers. */
export const publicationKinds: readonly PublicationKind[] = features.flatMap(room => room.publicationKinds)

/** The list of rooms: the only place that knows them all. */
export const rooms: readonly Room[] = [
  agenciesRoom,
  settingsRoom,
  peopleRoom,
  calendarRoom,
  sitesRoom,
  attachmentsRoom,
  noticesRoom(followedPublications(publicationKinds)),
  catalogueRoom,
  searchRoom,
  publicationsRoom(publicationKinds),
  ...features,
  informationRequestsRoom,
  inspectionRoom,
]
