import {
  type RequestEvent,
  type RequestState,
  requestWorkflow,
} from '../src/features/information-requests/builders.ts'

/** One event of a path: what happened, and how many days after the day of receipt. */
export interface Step {
  readonly event: string
  readonly from: RequestState | null
  readonly to: RequestState
  readonly day: number
  readonly clock: 'start' | 'restart' | 'extend' | 'pause' | 'resume' | 'stop' | null
  readonly clockDays: number | null
  readonly clockKey: string | null
  readonly by: 'staff' | 'applicant'
  readonly says: string
}

export interface Path {
  readonly name: string
  readonly steps: readonly Step[]
  readonly state: RequestState
  /** Of how many among its kind: a weight. */
  readonly share: number
  /** What requests on this path come to, in turn; empty before anything is decided. */
  readonly outcomes: readonly string[]
  /** A third party is being heard, and has not answered. */
  readonly hears: boolean
}

type Move = readonly [event: RequestEvent, day: number]

/** From the draft to the letter's going out; with the legality gate where the law's table asks for it. */
const reply = (day: number, legality = false): readonly Move[] => [
  ['draft', day],
  ['submit', day],
  ['clear-secrecy', day + 1],
  ...(legality ? ([['clear-legality', day + 1]] as const) : []),
  ['sign', day + 2],
  ['dispatch', day + 2],
]
const BEGUN: readonly Move[] = [
  ['confirm', 0],
  ['accept', 1],
]
const SEARCHED: readonly Move[] = [...BEGUN, ['search', 4]]
const end = (day: number): readonly Move[] => [
  ['serve', day],
  ['close', day + 1],
]
const GIVEN = ['R02', 'R02', 'R01', 'R02', 'R04', 'R13', 'R01', 'R14', 'R03', 'R15', 'R02', 'R18']
const REFUSED = ['R10', 'R09', 'R08', 'R06', 'R11', 'R10', 'R05', 'R07']

/** How ended requests went. */
export const ENDED: readonly Path[] = [
  path('plain', 62, [...SEARCHED, ...reply(9), ...end(14)], GIVEN),
  path('refused', 14, [...SEARCHED, ...reply(12, true), ...end(17)], REFUSED),
  path('extended', 9, [...SEARCHED, ['extend', 18], ...reply(34), ...end(39)], GIVEN),
  path(
    'heard',
    6,
    [...SEARCHED, ['consult', 6], ['conclude', 22], ...reply(25, true), ...end(30)],
    ['R08', 'R04'],
  ),
  path(
    'corrected',
    5,
    [...BEGUN, ['ask-correction', 3], ['correct', 9], ['search', 12], ...reply(20), ...end(24)],
    GIVEN,
  ),
  path('withdrawn', 4, [...BEGUN, ['withdraw', 6]], ['R24']),
]

/** Where open requests stand. */
export const OPEN: readonly Path[] = [
  path('sent', 4, [], []),
  path('received', 8, [['confirm', 0]], []),
  path('correcting', 4, [...BEGUN, ['ask-correction', 3]], []),
  path('reasoning', 2, [...BEGUN, ['ask-reasons', 3]], []),
  path('assigned', 22, BEGUN, []),
  path('searched', 16, SEARCHED, []),
  path('extended', 8, [...SEARCHED, ['extend', 10]], []),
  path('hearing', 6, [...SEARCHED, ['consult', 5]], []),
  path('paying', 2, [...BEGUN, ['charge', 3]], []),
  path('drafting', 10, [...SEARCHED, ['draft', 6]], GIVEN),
  path('in review', 8, [...SEARCHED, ['draft', 6], ['submit', 7]], GIVEN),
  path('signed', 3, [...SEARCHED, ...reply(7).slice(0, -1)], GIVEN),
  path('sent out', 4, [...SEARCHED, ...reply(7)], GIVEN),
  path('served', 3, [...SEARCHED, ...reply(7), ['serve', 10]], GIVEN),
]

/** Follows the room's own table, so that a path that it does not allow stops the run. */
function path(name: string, share: number, moves: readonly Move[], outcomes: readonly string[]): Path {
  const steps: Step[] = [
    {
      ...{ event: 'file', from: null, to: requestWorkflow.start, day: -1, by: 'applicant' },
      ...{ clock: null, clockDays: null, clockKey: null, says: '申请已提交，待确认' },
    },
  ]
  let state = requestWorkflow.start
  for (const [event, day] of moves) {
    const cell = requestWorkflow.cells.find(each => each.from === state && each.event === event)
    if (!cell) throw new Error(`${name}: nothing leads from ${state} by ${event}`)
    const heard = event === 'consult' || event === 'conclude'
    steps.push({
      ...{ event, from: state, to: cell.to, day, says: cell.says, clock: cell.clock ?? null },
      clockDays: cell.clock === 'extend' ? 20 : null,
      clockKey: cell.clock ? (heard ? 'third-party' : 'term') : null,
      by: cell.who.includes('registrar') || !cell.who.includes('applicant') ? 'staff' : 'applicant',
    })
    state = cell.to
  }
  return { name, share, steps, state, outcomes, hears: name === 'hearing' }
}

/** The path of the n-th of its kind, by their shares; the order is mixed, so that every agency has all. */
export function pathOf(paths: readonly Path[], n: number): Path {
  const whole = paths.reduce((sum, each) => sum + each.share, 0)
  let at = (n * 37) % whole
  for (const each of paths) {
    if (at < each.share) return each
    at -= each.share
  }
  throw new Error('the shares make up the whole')
}
