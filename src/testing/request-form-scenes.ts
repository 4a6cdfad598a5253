import {
  allowedMuch,
  askCorrection,
  broughtRecord,
  broughtTo,
  type ConsultationKind,
  complain,
  filedRequest,
  granted,
  openConsultation,
  type RequestHands,
  type RequestState,
  recordDispute,
  registerRequest,
  sampleAsking,
} from '../features/information-requests/builders.ts'
import { civilDateOf } from '../law/civil-date.ts'
import { inTransaction } from '../platform/db/db.ts'
import { samplePdf } from '../platform/raster/sample-pdf.builder.ts'
import type { FormScenes } from './form-scenes.ts'
import type { TestHouse } from './house.ts'

/** Brings requests to where their forms are offered. The clerk signs what the colleague wrote. */
export function requestScenes(house: TestHouse, city: FormScenes) {
  const { db, services, origin } = house.house
  const ground = { keys: services.keys, origin }
  const { clerk, colleague } = city.people
  const hands: RequestHands = {
    registrar: colleague.actor,
    handler: colleague.actor,
    head: clerk.actor,
    secrecy: clerk.actor,
    legality: clerk.actor,
  }
  const at = (step: number) => new Date(house.now.getTime() - (20 - step) * 1000)
  const pageOf = (caseId: string) => `/desk/requests/${caseId}`

  async function made(
    state: RequestState,
    {
      number,
      ...parts
    }: {
      readonly heard?: ConsultationKind
      readonly outcome?: string
      /** Of the applicant's papers. */
      readonly number?: string
    } = {},
  ) {
    const asking = sampleAsking({
      agency: city.office.key,
      papers: number === undefined ? {} : { number },
    })
    const filed = await filedRequest(db, ground, asking, at(0))
    await broughtTo(db, ground, filed.caseId, state, hands, at, parts)
    return filed
  }

  return {
    page: async (state: RequestState, parts: { readonly heard?: ConsultationKind } = {}) =>
      pageOf((await made(state, parts)).caseId),

    /** The request as its applicant has it open; answers the cookie. */
    async applicantOf(state: RequestState): Promise<string> {
      const { number, code } = await made(state)
      const { headers } = await house.post('/requests/status', { number, code })
      return String([headers['set-cookie'] ?? ''].flat()[0]).split(';')[0] ?? ''
    },

    /** A record that is to be given, of one line. */
    async record(): Promise<string> {
      const { caseId } = await made('assigned')
      const content = samplePdf({
        resources: '/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>',
        pages: [{ content: 'BT /F1 14 Tf 72 760 Td (Sample) Tj ET' }],
      })
      const bringing = { services, origin, caseId, actor: hands.handler, now: at(19) }
      return `${pageOf(caseId)}/records/${await broughtRecord(db, bringing, '示例规划.pdf', content)}`
    },

    /** Two applicants asked for the same, and one was given it; the page of whether everybody gets it. */
    async askedTwice(): Promise<string> {
      await made('dispatched')
      await made('submitted', { number: '另一个示例证件号码' })
      const [, address = ''] =
        /href="(\/desk\/requests\/publicity\/[^"]+)"/.exec(
          (await house.get('/desk/requests/publicity', city.as('clerk'))).body,
        ) ?? []
      return address
    },

    async refusal(): Promise<string> {
      const { caseId } = await made('dispatched', { outcome: 'R10' })
      return `/desk/requests/refusal-reviews/${caseId}`
    },

    /** Somebody is heard beside it, and has not answered. */
    async hearing(kind: ConsultationKind): Promise<string> {
      const { caseId } = await made('assigned')
      const party = { name: '示例公司', contact: '', question: '示例问题' }
      await inTransaction(db, async tx =>
        granted(await openConsultation(tx, ground, { caseId, kind, party }, hands.handler, at(19))),
      )
      return pageOf(caseId)
    },

    /** Its applicant asks for very much, with good reasons. */
    async allowedMuch(): Promise<string> {
      const { caseId } = await filedRequest(db, ground, sampleAsking({ agency: city.office.key }), at(0))
      await allowedMuch(db, ground, caseId, hands, at)
      return pageOf(caseId)
    },

    /** It came by post, and the notice of its correction has not been recorded as served. */
    async byPost(): Promise<string> {
      const asking = sampleAsking({ agency: city.office.key, channel: 'post' })
      const receipt = { day: civilDateOf(at(0)), proof: '邮件号 1' }
      const { caseId } = await inTransaction(db, async tx =>
        granted(await registerRequest(tx, ground, asking, receipt, hands.registrar, at(0))),
      )
      const words = { caseId, words: '示例补正', days: 15 }
      await inTransaction(db, async tx =>
        granted(await askCorrection(tx, ground, words, hands.registrar, at(1))),
      )
      return pageOf(caseId)
    },

    async disputed(): Promise<string> {
      const { caseId } = await made('closed')
      const dispute = {
        caseId,
        kind: 'review' as const,
        body: '示例复议机关',
        fileNumber: '示例复〔2026〕1号',
        acceptedOn: civilDateOf(at(19)),
        note: '',
      }
      await inTransaction(db, async tx => granted(await recordDispute(tx, dispute, hands.head, at(19))))
      return pageOf(caseId)
    },

    async complaint(): Promise<string> {
      const { caseId } = await made('assigned')
      const complaint = { caseId, reason: 'late' as const, words: '示例投诉' }
      const { id } = await inTransaction(db, async tx =>
        granted(await complain(tx, ground, complaint, at(19))),
      )
      return `/desk/requests/complaints/${id}`
    },
  }
}
