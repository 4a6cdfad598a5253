import { type Answer, page, refuse, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit, PortalRoute, PrivateVisit } from '../../../platform/http/routes.ts'
import { Notice } from '../../../ui/notice/notice.tsx'
import { agencyOf } from '../../agencies/index.ts'
import { attachmentOf, serveFile } from '../../attachments/index.ts'
import { createPreviewLink, readPreview } from '../actions/preview.ts'
import { kindOf, type PublicationKind } from '../kinds.ts'
import { previewPublications } from '../permissions.ts'
import { momentWords } from '../state-words.ts'
import { openEdition } from './access.ts'
import { doOnce } from './doing.ts'
import { refusedPage } from './review.tsx'
import { DraftText } from './review-text.tsx'

/** Makes a link for somebody without an account. It is shown once: only its hash is kept. */
export function previewLinkRoute(kinds: readonly PublicationKind[]): DeskRoute {
  return {
    method: 'POST',
    path: '/desk/publications/:edition/preview-link',
    may: previewPublications,
    async handle(visit) {
      const opened = await openEdition(visit, previewPublications)
      if (!opened.ok) return opened.answer
      const { editionId, content } = opened.value
      const here = `/desk/publications/${editionId}`
      let made: { token: string; endsAt: Date } | undefined
      const done = await doOnce(visit, async tx => {
        const link = await createPreviewLink(tx, editionId, visit.actor, visit.now)
        if (!link.ok) return link
        made = link
        return { ok: true, location: here }
      })
      if (!done.ok) return refusedPage(visit, kinds, editionId, done.problems)
      // Sent twice: the link stood on the first answer, and nothing here knows it any more.
      return made ? linkPage(visit, content.title, here, made) : seeOther(done.location)
    },
  }
}

function linkPage(
  visit: DeskVisit,
  title: string,
  here: string,
  { token, endsAt }: { token: string; endsAt: Date },
): Answer {
  const address = `${visit.origin}/preview/${token}`
  return page(
    '预览链接',
    <>
      <Notice tone="warning" title="链接只显示这一次，请立即复制">
        凭此链接，任何人都可以看到这份没有发布的文稿，请只发给需要阅看的人。
      </Notice>
      <p>
        《{title}》，有效期至<strong>{momentWords(endsAt)}</strong>。文稿再次修改后，链接仍显示现在这一稿。
      </p>
      <p class="preview-link">
        <a href={address}>{address}</a>
      </p>
      <p>
        <a href={here}>返回审查页</a>
      </p>
    </>,
    { crumbs: [{ href: '/desk/publications', label: '信息发布' }] },
  )
}

const GONE = '预览链接已失效，或者地址不完整。需要阅看的，请联系发给您链接的人重新生成。'

/** The two public addresses behind a preview link: the text, and its files. Both are private to the holder. */
export function previewRoutes(kinds: readonly PublicationKind[]): readonly PortalRoute[] {
  return [
    {
      method: 'GET',
      path: '/preview/:token',
      private: true,
      async handle(visit) {
        const found = await previewOf(visit)
        if (!found) return refuse(404, GONE)
        const agency = await agencyOf(visit.db, found.agencyId)
        return page(
          found.content.title || '（未填标题）',
          <div class="preview">
            <h1>{found.content.title || '（未填标题）'}</h1>
            <Notice tone="warning" title="预览稿，未发布">
              本页是{agency.name}正在办理的文稿，尚未公开，内容可能改变，请勿转载、引用。链接有效期至
              {momentWords(found.endsAt)}。
            </Notice>
            <DraftText
              content={found.content}
              kind={kindOf(kinds, found.kind)}
              body={found.content.body}
              files={`/preview/${visit.params.token}/files`}
              gaps="hidden"
            />
            <p class="preview-mark">预览稿，未发布</p>
          </div>,
          { ownHeading: true },
        )
      },
    },
    {
      method: 'GET',
      path: '/preview/:token/files/:id',
      private: true,
      async handle(visit) {
        const found = await previewOf(visit)
        const { id } = visit.params
        // Only the files of the revision that the link shows: the token opens nothing else of the agency.
        const named = found?.content.attachments.find(each => each.id === id)
        const file = named ? await attachmentOf(visit.db, named.id) : undefined
        return file ? serveFile(visit.services.files, file, 'private') : refuse(404, GONE)
      },
    },
  ]
}

function previewOf(visit: PrivateVisit) {
  const { token = '' } = visit.params
  return /^[\w-]{43}$/.test(token) ? readPreview(visit.db, token, visit.now) : Promise.resolve(undefined)
}
