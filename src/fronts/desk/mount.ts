import type { FastifyInstance } from 'fastify'
import { actorOf } from '../../foundation/people/index.ts'
import { makeForm } from '../../platform/forms/form.ts'
import { refuse, seeOther } from '../../platform/http/answers.ts'
import { readForm } from '../../platform/http/read-form.ts'
import type { DeskRoute, DeskVisit } from '../../platform/http/routes.ts'
import { type Frame, send } from '../../platform/http/send.ts'
import { cookiesOf, privateVisitOf } from '../../platform/http/visits.ts'
import { mayEnter } from '../../platform/permissions/permission.ts'
import type { House } from '../../platform/room/house.ts'

/** The frame of the workbench knows who sits at it. */
export type DeskFrame = (visit: DeskVisit | undefined) => Frame

/**
 * Mounts one route of the workbench behind the gate: a full session, then the route's permission. Whoever is not
 * signed in goes to the sign-in page and comes back; whoever lacks the role gets 403 and a fact is not needed, since
 * nothing was touched.
 */
export function mountDeskRoute(
  server: FastifyInstance,
  house: House,
  route: DeskRoute,
  frame: DeskFrame,
): void {
  server.route({
    method: route.method,
    url: route.path,
    ...(route.bodyLimit === undefined ? {} : { config: { uploadLimit: route.bodyLimit } }),
    async handler(request, reply) {
      // Who asks comes before what they send: a stranger's upload is never read.
      const now = house.clock()
      const found = await actorOf(house.db, cookiesOf(request), now)
      if (found?.stage !== 'full') {
        const back = request.method === 'GET' ? `?to=${encodeURIComponent(request.url)}` : ''
        return send(request, reply, seeOther(`/desk/sign-in${back}`), frame(undefined), 'private')
      }
      const allowed = mayEnter(found.actor, route.may)
      const { form, clean } = allowed
        ? await readForm(request)
        : { form: makeForm([]), clean: async () => {} }
      try {
        const visit: DeskVisit = {
          ...privateVisitOf(house, request, form),
          actor: found.actor,
          sessionId: found.sessionId,
        }
        const answer = allowed ? await route.handle(visit) : refuse(403, NOT_YOURS)
        return await send(request, reply, answer, frame(visit), 'private')
      } finally {
        await clean()
      }
    },
  })
}

const NOT_YOURS = '您的账号没有办理此事项的权限。如确需办理，请与本单位负责人或安全管理员联系。'
