import { notLive } from '../../foundation/attachments/index.ts'
import { type LinkedText, liveLinks } from '../../foundation/publications/index.ts'
import type { LiveDb } from '../../platform/db/db.ts'
import type { OwnServer } from '../../platform/http/routes.ts'
import type { Place, SeenLinks } from './observed.ts'
import { isDead, type LinkTarget, targetOfLink } from './own-links.ts'

/** The newest texts whose links are tried, and the distinct pages that are asked: an inspection is one request. */
export const MOST_TEXTS = 50
const MOST_ASKED = 120

export interface LinkGround {
  readonly live: LiveDb
  readonly self: OwnServer
  readonly agencyKey: string | null
  /** The origin of the site, without a slash at the end. */
  readonly origin: string
  readonly ownHosts: ReadonlySet<string>
}

interface Found {
  readonly text: LinkedText
  /** As a person reads it: the address, or the name of the file. */
  readonly said: string
  readonly target: LinkTarget
}

/** Tries the links and the files of the newest texts of a site, each target once. */
export async function probeLinks(ground: LinkGround): Promise<SeenLinks> {
  const texts = await liveLinks(ground.live, ground.agencyKey, MOST_TEXTS)
  const found = distinct(texts.flatMap(text => linksOf(text, ground)))
  const files = found.flatMap(({ target }) => (target.kind === 'file' ? [target.id] : []))
  const missing = await notLive(ground.live, files)
  const dead: Place[] = []
  let [asked, tried, untried, external] = [0, 0, 0, 0]
  for (const each of found) {
    const { target } = each
    if (target.kind === 'external') external += 1
    else if (target.kind === 'file') {
      tried += 1
      if (missing.has(target.id)) dead.push(placeOf(each, '文件不存在或者没有公开', ground.origin))
    } else if (target.kind === 'page') {
      const answer = asked < MOST_ASKED ? await ground.self.ask(target.path, target.host) : undefined
      asked += 1
      const verdict = answer === undefined ? undefined : isDead(answer.status)
      if (verdict === undefined) untried += 1
      else tried += 1
      if (verdict && answer) dead.push(placeOf(each, `答复 ${answer.status}`, ground.origin))
    }
  }
  return { texts: texts.length, limit: MOST_TEXTS, tried, dead, untried, external }
}

function linksOf(text: LinkedText, { origin, ownHosts }: LinkGround): Found[] {
  const base = `${origin}/d/${text.number}`
  return [
    ...text.links.map(href => ({ text, said: href, target: targetOfLink(href, base, ownHosts) })),
    ...text.attachments.map(({ id, name }) => ({ text, said: name, target: { kind: 'file', id } as const })),
  ]
}

/** Each target once, at the text where it stands first. */
function distinct(found: readonly Found[]): readonly Found[] {
  const seen = new Map<string, Found>()
  for (const each of found) {
    const { target } = each
    const key = target.kind === 'external' ? each.said : JSON.stringify(target)
    if (target.kind !== 'none' && !seen.has(key)) seen.set(key, each)
  }
  return [...seen.values()]
}

function placeOf({ text, said }: Found, why: string, origin: string): Place {
  return { text: `《${text.title}》中的“${said}”：${why}`, href: `${origin}/d/${text.number}` }
}
