import { contentDisposition } from '../../../platform/files/file-names.ts'
import { type Answer, bytes, movedTo, page, refuse } from '../../../platform/http/answers.ts'
import type { PortalRoute, Visit } from '../../../platform/http/routes.ts'
import { Notice } from '../../../ui/notice/notice.tsx'
import { type Column, columnOf, liveColumnsOf } from '../../catalogue/index.ts'
import { presentPublication } from '../api-records.ts'
import { compareBodies, compareMetadata } from '../bodies/compare.ts'
import { excerpt, plainText } from '../bodies/text.ts'
import type { PublicationContent } from '../content.ts'
import { textDownload } from '../downloads/text.ts'
import { kindOf, type PublicationKind } from '../kinds.ts'
import { livePublication } from '../live.ts'
import { versionContent, versionSummaries } from '../live-versions.ts'
import type { LivePublicationRow } from '../tables.ts'
import { ComparePage } from './compare-page.tsx'
import { DocumentPage, Downloads, InColumns, Versions } from './document-page.tsx'
import { contentLabels } from './labels.ts'
import { comparedFields, metadataRows, statedDates } from './metadata.ts'
import { documentNode } from './structured.ts'
import { WithdrawnPage } from './withdrawn-page.tsx'

type Kinds = readonly PublicationKind[]
type Row = Omit<LivePublicationRow, 'content'>
type Found =
  | { readonly kind: 'live'; readonly row: Row; readonly content: PublicationContent }
  | { readonly kind: 'answer'; readonly answer: Answer }

/** Nothing on the page of a document depends on the hour. */
const A_DAY = 86_400

const NO_SUCH = '没有这个编号的信息。请核对地址；也可以用标题、发文字号在站内搜索。'

/** The publication of an address; a withdrawn one answers with its notice wherever below `/d/NUMBER` it is asked for. */
async function find(visit: Visit): Promise<Found> {
  const text = visit.params.number ?? ''
  if (!/^\d{1,9}$/.test(text)) return { kind: 'answer', answer: refuse(404, NO_SUCH) }
  const found = await livePublication(visit.live, Number(text))
  if (!found) return { kind: 'answer', answer: refuse(404, NO_SUCH) }
  if (String(found.number) !== text) {
    return { kind: 'answer', answer: movedTo(visit.url.pathname.replace(/^\/d\/0+/, '/d/')) }
  }
  const { content, ...row } = found
  return content ? { kind: 'live', row, content } : { kind: 'answer', answer: withdrawn(row) }
}

function withdrawn(row: Row): Answer {
  return page('该信息已撤下', <WithdrawnPage row={row} />, {
    status: 410,
    ownHeading: true,
    canonical: `/d/${row.number}`,
  })
}

function stampOf(row: Row) {
  return {
    kind: row.kind,
    indexNumber: row.index_number,
    agencyName: row.agency_name,
    releasedAt: row.released_at,
    version: row.version,
    versionReleasedAt: row.changed_at,
  }
}

/** The columns in which it stands; those of its own are named before that of its kind. */
async function columnsOf(visit: Visit, row: Row): Promise<readonly Column[]> {
  const keys = await liveColumnsOf(visit.live, row.id)
  return keys.flatMap(key => columnOf(key) ?? [])
}

function labelsOf(
  visit: Visit,
  row: Row,
  content: PublicationContent,
  kind: PublicationKind,
  columns: readonly Column[],
) {
  const [column] = columns
  return contentLabels(
    column ? { name: column.name, type: column.type } : { name: kind.column, type: kind.columnType },
    {
      title: content.title,
      publishedAt: row.released_at,
      source: content.source || content.issuers.join('、') || row.agency_name,
      keywords: content.keywords,
      description: content.summary || excerpt(plainText(content.body), 120),
      url: `${visit.origin}/d/${row.number}`,
    },
  )
}

function crumbsOf(row: Row, kind: PublicationKind) {
  return [
    { href: kind.listHref, label: kind.label },
    { href: `${kind.listHref}?agency=${row.agency_key}`, label: row.agency_name },
  ]
}

/** `/d/NUMBER`: the version in force, or the notice of its withdrawal. */
export function documentRoute(kinds: Kinds): PortalRoute {
  return {
    method: 'GET',
    path: '/d/:number',
    stored: true,
    async handle(visit) {
      const found = await find(visit)
      if (found.kind === 'answer') return found.answer
      const { row, content } = found
      const kind = kindOf(kinds, row.kind)
      const versions = await versionSummaries(visit.live, row.id)
      const columns = await columnsOf(visit, row)
      return page(
        content.title,
        <DocumentPage
          content={content}
          metadata={metadataRows(content, stampOf(row), kinds)}
          stated={statedDates(content, kind)}
        >
          <InColumns columns={columns} />
          <Versions number={row.number} versions={versions} shown={row.version} />
          <Downloads number={row.number} />
        </DocumentPage>,
        {
          crumbs: crumbsOf(row, kind),
          canonical: `/d/${row.number}`,
          life: { keys: [`publication:${row.number}`, 'site'], seconds: A_DAY },
          meta: labelsOf(visit, row, content, kind, columns),
          structured: [documentNode(row, content, kind, visit.origin)],
          ownHeading: true,
          scripts: ['read-aloud.js'],
          head: <link rel="alternate" type="application/json" href={`/api/v1/publications/${row.number}`} />,
        },
      )
    },
  }
}

/** `/d/NUMBER/versions/N`: an older text, marked as such. */
export function versionRoute(kinds: Kinds): PortalRoute {
  return {
    method: 'GET',
    path: '/d/:number/versions/:version',
    async handle(visit) {
      const found = await find(visit)
      if (found.kind === 'answer') return found.answer
      const { row, content: inForce } = found
      const asked = visit.params.version ?? ''
      const versions = await versionSummaries(visit.live, row.id)
      const version = versions.find(each => String(each.version) === asked)
      if (!version) return refuse(404, `该信息没有第 ${asked.slice(0, 9)} 版。`)
      if (version.version === row.version) return movedTo(`/d/${row.number}`)
      const content = await versionContent(visit.live, row.id, version.version)
      if (!content) return refuse(410, '该版本的内容已不再公开。')
      const kind = kindOf(kinds, row.kind)
      const columns = await columnsOf(visit, row)
      const stamp = { ...stampOf(row), version: version.version, versionReleasedAt: version.releasedAt }
      return page(
        `${content.title}（第 ${version.version} 版）`,
        <DocumentPage
          content={content}
          metadata={metadataRows(content, stamp, kinds)}
          stated={statedDates(content, kind)}
          openFiles={new Set(inForce.attachments.map(file => file.id))}
          notice={
            <Notice tone="warning" title="这是旧版本">
              <p>
                本页是第 {version.version} 版，已由第 {row.version} 版代替。
                <a href={`/d/${row.number}`}>查看现行版本</a>，或者
                <a href={`/d/${row.number}/compare?from=${version.version}&to=${row.version}`}>
                  与现行版本对照
                </a>
                。
              </p>
            </Notice>
          }
        >
          <Versions number={row.number} versions={versions} shown={version.version} />
        </DocumentPage>,
        {
          crumbs: [...crumbsOf(row, kind), { href: `/d/${row.number}`, label: '现行版本' }],
          canonical: `/d/${row.number}/versions/${version.version}`,
          meta: labelsOf(visit, row, content, kind, columns),
          ownHeading: true,
          scripts: ['read-aloud.js'],
        },
      )
    },
  }
}

/** `/d/NUMBER/compare?from=&to=`: any two versions; without a choice, the newest with the one before. */
export function compareRoute(kinds: Kinds): PortalRoute {
  return {
    method: 'GET',
    path: '/d/:number/compare',
    async handle(visit) {
      const found = await find(visit)
      if (found.kind === 'answer') return found.answer
      const { row } = found
      const versions = await versionSummaries(visit.live, row.id)
      if (versions.length < 2) return refuse(404, '该信息只有一个版本，没有可以对照的内容。')
      const pick = (name: string, otherwise: number) =>
        versions.find(each => String(each.version) === (visit.query.get(name) ?? String(otherwise)))
      const to = pick('to', row.version)
      const from = pick('from', (to?.version ?? row.version) - 1)
      if (!from || !to) return refuse(404, '没有您要对照的版本。')
      const before = await versionContent(visit.live, row.id, from.version)
      const after = await versionContent(visit.live, row.id, to.version)
      if (!before || !after) return refuse(410, '其中一个版本的内容已不再公开，不能对照。')
      const kind = kindOf(kinds, row.kind)
      const columns = await columnsOf(visit, row)
      return page(
        `版本对照：${after.title}`,
        <ComparePage
          number={row.number}
          from={from}
          to={to}
          versions={versions}
          metadata={compareMetadata(comparedFields(before, kind), comparedFields(after, kind))}
          comparison={compareBodies(before.body, after.body)}
        />,
        {
          crumbs: [...crumbsOf(row, kind), { href: `/d/${row.number}`, label: '现行版本' }],
          canonical: `/d/${row.number}/compare?from=${from.version}&to=${to.version}`,
          meta: labelsOf(visit, row, after, kind, columns),
        },
      )
    },
  }
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** `/d/NUMBER/download.EXT`: the version in force as a file. */
export function downloadRoute(kinds: Kinds): PortalRoute {
  return {
    method: 'GET',
    path: '/d/:number/download.:ext',
    async handle(visit) {
      const found = await find(visit)
      if (found.kind === 'answer') return found.answer
      const { row, content } = found
      const address = `${visit.origin}/d/${row.number}`
      const metadata = metadataRows(content, stampOf(row), kinds)
      const ext = visit.params.ext ?? ''
      const headers = {
        'content-disposition': contentDisposition('attachment', `${content.title}.${ext}`),
        'cache-control': 'public, max-age=0, must-revalidate',
        etag: `"${row.digest.slice(0, 22)}-${row.version}-${ext}"`,
      }
      switch (ext) {
        case 'txt':
          return bytes('text/plain; charset=utf-8', textDownload(content, metadata, address), headers)
        case 'docx': {
          const { docxDownload } = await import('../downloads/docx.ts')
          return bytes(DOCX, await docxDownload(content, metadata, address), headers)
        }
        case 'json': {
          const versions = await versionSummaries(visit.live, row.id)
          const columns = await liveColumnsOf(visit.live, row.id)
          const record = presentPublication(row, content, { versions, columns }, kinds, visit.origin)
          return bytes('application/json; charset=utf-8', JSON.stringify(record, null, 2), headers)
        }
        default:
          return refuse(404, '没有这种格式的下载。可以下载 .docx、.txt 或 .json。')
      }
    },
  }
}
