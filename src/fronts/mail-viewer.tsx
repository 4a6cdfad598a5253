import type { FastifyInstance } from 'fastify'
import { page, refuse } from '../platform/http/answers.ts'
import { send } from '../platform/http/send.ts'
import { listSentMail } from '../platform/mail/mail.ts'
import type { House } from '../platform/room/house.ts'
import { EmptyState } from '../ui/empty-state/empty-state.tsx'
import { isLoopback } from './machinery.ts'
import type { FrameAt } from './portal/frame.tsx'

/**
 * What the stand-in of a mail server kept, newest first: for trying things on one's own machine. Where a real server
 * sends, nothing is kept and this page says so. It answers this machine alone.
 */
export function mountMailViewer(server: FastifyInstance, house: House, frame: FrameAt): void {
  server.get('/mail', async (request, reply) => {
    if (!isLoopback(request.ip)) return send(request, reply, refuse(404), frame(request.hostname), 'private')
    const mails = await listSentMail(house.db, house.services.keys)
    const body =
      mails.length === 0 ? (
        <EmptyState title="还没有发出的邮件">
          <p>未配置邮件服务器时，平台发出的邮件保存在这里，便于在本机查看。</p>
        </EmptyState>
      ) : (
        mails.map(mail => (
          <article key={mail.id}>
            <h2>{mail.subject}</h2>
            <p class="quiet">
              收件人：{mail.to}　{mail.sentAt.toISOString()}
            </p>
            <pre>{mail.text}</pre>
          </article>
        ))
      )
    return send(request, reply, page('本机邮件', body), frame(request.hostname), 'private')
  })
}
