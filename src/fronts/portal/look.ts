import { parse as parseCookies } from 'cookie'
import type { FastifyInstance } from 'fastify'
import { PRIVATE_HEADERS } from '../../platform/http/headers.ts'
import { readForm } from '../../platform/http/read-form.ts'
import type { Hosts } from '../../platform/room/house.ts'
import { applyLook, GREY_CSS, lookCss, parseLook, serialiseLook } from '../../ui/look.ts'
import type { FrontHouse } from '../front-house.ts'
import { siteAt } from './site.ts'

const COOKIE = 'look'
const YEAR = 365 * 24 * 3600

/**
 * How pages are shown to one person: the form that sets the cookie, and the stylesheet made from it. The pages
 * themselves are the same for everybody.
 */
export function mountLook(server: FastifyInstance, house: FrontHouse): void {
  server.post('/look', async (request, reply) => {
    const { form, clean } = await readForm(request)
    await clean()
    const before = parseLook(parseCookies(request.headers.cookie ?? '')[COOKIE])
    const value = serialiseLook(applyLook(before, form.get('look')))
    const secure = house.https ? '; Secure' : ''
    const age = value === '' ? 0 : YEAR
    return reply
      .headers(PRIVATE_HEADERS)
      .header('set-cookie', `${COOKIE}=${value}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`)
      .redirect(wayBack(form.get('back'), request.headers.referer, house.hosts), 303)
  })

  server.get('/look.css', async (request, reply) => {
    const own = lookCss(parseLook(parseCookies(request.headers.cookie ?? '')[COOKIE]))
    return reply
      .header('cache-control', 'private, no-cache')
      .header('vary', 'Cookie')
      .type('text/css; charset=utf-8')
      .send(siteAt(house, request.hostname).grey ? own + GREY_CSS : own)
  })
}

/** Back to the page that the person came from, and only to a page of ours; the form's own word comes first. */
export function wayBack(asked: string, referer: string | undefined, hosts: Hosts): string {
  if (isOwnPath(asked)) return asked
  if (referer === undefined || !URL.canParse(referer)) return '/'
  const url = new URL(referer)
  const path = `${url.pathname}${url.search}`
  return hosts.has(url.host) && isOwnPath(path) ? path : '/'
}

/** A path of this site: one slash, then nothing that a browser reads as another host or breaks a header. */
function isOwnPath(path: string): boolean {
  return /^\/(?![/\\])[\x21-\x7e]*$/.test(path) && !path.includes('\\') && path.length < 2000
}
