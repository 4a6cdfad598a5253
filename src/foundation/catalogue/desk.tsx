import { carryOut, statusOf } from '../../platform/forms/carry-out.ts'
import type { Problem } from '../../platform/forms/form.ts'
import { newOnceKey } from '../../platform/forms/once.ts'
import { type Answer, page, refuse, seeOther } from '../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../platform/http/routes.ts'
import { scopesOf } from '../../platform/permissions/permission.ts'
import type { NavigationEntry } from '../../platform/room/room.ts'
import { type Agency, listAgencies } from '../agencies/index.ts'
import { stateItem } from './actions.ts'
import { ItemsPage } from './desk-views.tsx'
import { columnStandings } from './live.ts'
import { seeItems, stateItems } from './permissions.ts'
import { itemStandings } from './rules.ts'
import { absentItems } from './store.ts'
import { ITEMS_TITLE, problemSentence } from './words.ts'

const PATH = '/desk/items'

/** 法定公开事项对照: each item of the agency's level, what is public there, and which ones are not the agency's. */
export const deskRoutes: readonly DeskRoute[] = [
  { method: 'GET', path: PATH, may: seeItems, handle: visit => itemsPage(visit, []) },
  {
    method: 'POST',
    path: PATH,
    may: stateItems,
    async handle(visit) {
      const { form, actor, now } = visit
      const agencyId = (await chosenAgency(visit))?.id
      if (agencyId === undefined || agencyId !== form.get('agency')) return refuse(403)
      const column = form.get('column')
      const absent = form.get('absent') === 'yes'
      const done = await carryOut(
        visit,
        tx => stateItem(tx, { agencyId, column, absent }, actor, now),
        () => `${PATH}?agency=${agencyId}&done=${absent ? 'absent' : 'present'}#items`,
      )
      return done.ok ? seeOther(done.location) : itemsPage(visit, done.problems)
    },
  },
]

export const deskNavigation: readonly NavigationEntry[] = [
  { href: PATH, label: ITEMS_TITLE, may: seeItems, order: 14, group: '信息发布' },
]

async function ownAgencies({ db, actor }: DeskVisit): Promise<readonly Agency[]> {
  const scopes = scopesOf(actor, seeItems)
  return (await listAgencies(db)).filter(each => each.state === 'active' && scopes.includes(each.id))
}

/** The agency asked for among one's own; one's own where nothing was asked for. */
async function chosenAgency(visit: DeskVisit): Promise<Agency | undefined> {
  const agencies = await ownAgencies(visit)
  const asked = visit.form.get('agency') || visit.query.get('agency')
  if (asked) return agencies.find(each => each.id === asked)
  return agencies.find(each => each.id === visit.actor.home) ?? agencies[0]
}

async function itemsPage(visit: DeskVisit, problems: readonly Problem[]): Promise<Answer> {
  const { db, live, now } = visit
  const agency = await chosenAgency(visit)
  if (!agency) return refuse(403)
  const [agencies, standings, absent] = await Promise.all([
    ownAgencies(visit),
    columnStandings(live, agency.key),
    absentItems(db, agency.id),
  ])
  const body = (
    <ItemsPage
      agency={agency}
      agencies={agencies}
      items={itemStandings(agency.level, standings, absent, now)}
      done={problems.length === 0 ? visit.query.get('done') : null}
      problems={problems.map(problemSentence)}
      once={newOnceKey()}
      path={PATH}
    />
  )
  return page(ITEMS_TITLE, body, { status: statusOf(problems) })
}
