import { type Agency, agencyOf, detailsOf } from '../../foundation/agencies/index.ts'
import { settingAt } from '../../foundation/settings/index.ts'
import { type CivilDate, civilDate } from '../../law/civil-date.ts'
import type { LetterText } from '../../law/letter-text.ts'
import {
  courtFor,
  type RemedyBodies,
  type ReviewedKind,
  remedyKind,
  remedyText,
  reviewBodies,
} from '../../law/remedies.ts'
import { requestDocument } from '../../law/request-documents.ts'
import {
  composeNotice,
  composeReply,
  type LetterFacts,
  outcomeForReply,
  TEMPLATE_VERSION,
} from '../../law/request-letters.ts'
import { composeDisclosureNotice, type DisclosureNotice } from '../../law/third-party-letters.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { Ground } from './actions/step.ts'
import type { RequestFile } from './file.ts'
import { opened } from './sealing.ts'
import { remedyBodiesOf } from './store-remedies.ts'

/** The words of a notice about a request, from its template. */
export async function noticeLetter(
  tx: Tx,
  ground: Ground,
  file: RequestFile,
  document: string,
  fields: Readonly<Record<string, string>>,
  today: CivilDate,
): Promise<{ readonly template: string; readonly text: LetterText }> {
  const facts = await factsOf(tx, ground, file, fields, today)
  return { template: TEMPLATE_VERSION, text: composeNotice(document, facts) }
}

/** The words of a reply, with the remedy of its outcome, of its day and of its agency. */
export async function replyLetter(
  tx: Tx,
  ground: Ground,
  file: RequestFile,
  drafted: {
    readonly outcome: string
    readonly choice: string
    readonly fields: Readonly<Record<string, string>>
  },
  today: CivilDate,
): Promise<{ readonly document: string; readonly template: string; readonly text: LetterText }> {
  const outcome = outcomeForReply(drafted.outcome)
  const facts = await factsOf(tx, ground, file, drafted.fields, today)
  const kind = remedyKind(outcome.code, {
    repliedOn: today,
    choice: drafted.choice,
    onlyReconsideration: await settingAt(tx, 'requests.only-reconsideration', today),
  })
  const bodies = await bodiesFor(tx, file.row.agency_id, today)
  // Who is served online is told where to ask for reconsideration online (复议法第二十二条).
  const online = file.row.channel === 'online' ? bodies.online : ''
  const remedy = remedyText(kind, requestDocument(outcome.document).paper, { ...bodies, online })
  return {
    document: outcome.document,
    template: TEMPLATE_VERSION,
    text: composeReply(outcome, drafted.choice, remedy, facts),
  }
}

/** The words of the letter that tells a third party what is disclosed about it (D10). */
export async function disclosureLetter(
  tx: Tx,
  file: RequestFile,
  notice: Omit<DisclosureNotice, 'agency'>,
  today: CivilDate,
): Promise<{ readonly template: string; readonly text: LetterText }> {
  const { name: agency } = await agencyOf(tx, file.row.agency_id)
  const bodies = await bodiesFor(tx, file.row.agency_id, today)
  const remedy = remedyText('B', requestDocument('D10').paper, { ...bodies, online: '' })
  return { template: TEMPLATE_VERSION, text: composeDisclosureNotice({ agency, ...notice }, remedy) }
}

async function factsOf(
  tx: Tx,
  { keys }: Ground,
  file: RequestFile,
  fields: Readonly<Record<string, string>>,
  today: CivilDate,
): Promise<LetterFacts> {
  const agency = await agencyOf(tx, file.row.agency_id)
  const { details } = await detailsOf(tx, agency.id)
  const whole = opened(keys, file.row)
  return {
    agency: agency.name,
    applicant: whole?.applicant.name ?? '',
    number: file.standing.number ?? '',
    description: whole?.request.description ?? '',
    receivedOn: file.row.received_on === null ? undefined : civilDate(file.row.received_on),
    today,
    dueOn: file.clock.state === 'running' ? file.clock.date : undefined,
    contact: [details.telephone, details.address].filter(part => part !== '').join('，'),
    fields,
  }
}

/** Where an applicant turns to against this agency: what it has laid down, or what the law gives by default. */
export async function bodiesFor(tx: Tx, agencyId: string, on: CivilDate): Promise<RemedyBodies> {
  const agency = await agencyOf(tx, agencyId)
  const kind = reviewedKind(agency)
  const laid = await remedyBodiesOf(tx, agencyId, on)
  const parent = agency.parentId === null ? undefined : await agencyOf(tx, agency.parentId)
  const byLaw = reviewBodies(
    { kind, government: parent?.name ?? '本级人民政府', above: parent?.name ?? '' },
    on,
  )
  return {
    review: laid && laid.review.length > 0 ? laid.review : byLaw,
    court: laid?.court || courtFor(kind),
    online: laid?.online ?? '',
  }
}

function reviewedKind({ kind, name }: Pick<Agency, 'kind' | 'name'>): ReviewedKind {
  switch (kind) {
    case 'government':
      return 'city-government'
    case 'county':
      return 'county-government'
    case 'township':
      return 'township'
    case 'subdistrict':
      return 'subdistrict'
    case 'vertical':
      return 'vertical'
    case 'zone':
      return 'zone'
    default:
      return name.includes('司法局') ? 'justice' : 'department'
  }
}
