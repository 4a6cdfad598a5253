import type { PageAnswer } from '../../platform/http/answers.ts'
import type { DeskVisit } from '../../platform/http/routes.ts'
import type { Frame } from '../../platform/http/send.ts'
import { mayEnter } from '../../platform/permissions/permission.ts'
import type { NavigationEntry } from '../../platform/room/room.ts'
import { Button } from '../../ui/button/button.tsx'
import { DeskFrame, type NavGroup } from '../../ui/desk-frame/desk-frame.tsx'
import { documentShell } from '../../ui/document-shell/document-shell.tsx'
import type { NavItem } from '../../ui/nav-item.ts'
import type { FrontHouse } from '../front-house.ts'
import { builtFiles } from '../portal/frame.tsx'
import { ICON } from '../portal/icon.ts'
import { baseSite } from '../portal/site.ts'
import { DESK_WAYS, refusalPage } from '../refusals.tsx'

const HOME: NavigationEntry = { href: '/desk', label: '我的工作', order: 0, group: '工作台' }
/** The heading of entries that name none. */
const OTHER = '其他'

/** The workbench around what rooms answer, with the navigation of the person who sits at it. */
export function deskFrame(house: FrontHouse, visit: DeskVisit | undefined): Frame {
  const draw = (answer: PageAnswer) => {
    const site = baseSite(house)
    return documentShell({
      bodyClass: 'desk',
      lang: 'zh-CN',
      title: `${answer.title} - 工作台`,
      stylesheets: [...builtFiles(house, ['site.css', 'desk.css']), '/look.css'],
      scripts: builtFiles(house, answer.scripts),
      head: (
        <>
          <link rel="icon" type="image/svg+xml" href={ICON} />
          <meta name="robots" content="noindex" />
          {answer.head}
        </>
      ),
      body: (
        <DeskFrame
          productName={`${site.name}工作台`}
          homeHref="/desk"
          person={visit && { name: visit.actor.name, detail: visit.actor.account }}
          signOut={
            visit && (
              <form method="post" action="/desk/sign-out">
                <Button variant="quiet">退出登录</Button>
              </form>
            )
          }
          navigation={visit ? groupsOf(house, visit) : []}
          breadcrumbs={
            visit?.url.pathname === '/desk' ? [] : [{ href: '/desk', label: '工作台' }, ...answer.crumbs]
          }
          heading={answer.ownHeading ? undefined : answer.title}
        >
          {answer.body}
        </DeskFrame>
      ),
    })
  }
  return { page: draw, refusal: answer => draw(refusalPage(answer, DESK_WAYS)) }
}

/** What this person may enter, under the headings that the rooms name, in their order. */
function groupsOf(house: FrontHouse, { actor, url }: DeskVisit): NavGroup[] {
  const entries = [HOME, ...house.rooms.flatMap(room => room.deskNavigation ?? [])]
    .filter(({ may }) => may === undefined || mayEnter(actor, may))
    .sort((a, b) => a.order - b.order)
  const here = currentOf(entries, url.pathname)
  const groups = new Map<string, NavItem[]>()
  for (const { href, label, group = OTHER } of entries) {
    const items = groups.get(group) ?? []
    items.push({
      href,
      label,
      current: href === here ? (url.pathname === href.replace(/\?.*/, '') ? true : 'section') : undefined,
    })
    groups.set(group, items)
  }
  return [...groups].map(([title, items]) => ({ title, items }))
}

/** The entry that the page lies below: the longest whose path begins the address. */
function currentOf(entries: readonly NavigationEntry[], path: string): string | undefined {
  return entries
    .map(({ href }) => ({ href, start: href.replace(/\?.*/, '') }))
    .filter(({ start }) => path === start || (start !== '/desk' && path.startsWith(`${start}/`)))
    .sort((a, b) => b.start.length - a.start.length)[0]?.href
}
