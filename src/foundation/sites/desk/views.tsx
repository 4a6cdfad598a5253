import { formatShanghaiMinute } from '../../../law/civil-date.ts'
import { OnceKey } from '../../../platform/forms/once-key.tsx'
import { Badge } from '../../../ui/badge/badge.tsx'
import { Button, ButtonLink } from '../../../ui/button/button.tsx'
import { DescriptionList } from '../../../ui/description-list/description-list.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { unfilled } from '../rules.ts'
import { isGrey, originOf, UNFILLED_CODE } from '../site.ts'
import type { DeskSite } from '../store.ts'
import { FIELD_WORDS, spanWords } from '../words.ts'
import { HOME } from './on-site.ts'

interface SitesPageProps {
  readonly sites: readonly DeskSite[]
  readonly redirects: ReadonlyMap<string, number>
  readonly now: Date
  readonly origin: string
  readonly done: string | undefined
}

/** Every site on the base: its address, its state, what it still lacks. */
export function SitesPage({ sites, redirects, now, origin, done }: SitesPageProps) {
  return (
    <>
      <Done sentence={done} />
      <p>
        各网站共用一个信息库：信息只发布一次，按机构显示在相应网站上。主站答复所有不属于其他网站的主机名。
      </p>
      <p>
        <ButtonLink href={`${HOME}/new`} variant="primary">
          开通网站
        </ButtonLink>
      </p>
      <Table
        caption="网站"
        columns={[
          {
            key: 'name',
            head: '名称',
            rowHeader: true,
            cell: row => <a href={`${HOME}/${row.key}`}>{row.name}</a>,
          },
          { key: 'kind', head: '范围', nowrap: true, cell: row => scopeWords(row) },
          {
            key: 'address',
            head: '地址',
            cell: row => <a href={originOf(row, origin)}>{originOf(row, origin)}</a>,
          },
          { key: 'code', head: '标识码', nowrap: true, cell: row => codeWords(row) },
          { key: 'state', head: '状态', nowrap: true, cell: row => <StateBadge site={row} now={now} /> },
          { key: 'redirects', head: '旧地址转向', figures: true, cell: row => redirects.get(row.key) ?? 0 },
          { key: 'missing', head: '待填写', cell: row => missingWords(row) },
        ]}
        rows={sites}
        rowKey={row => row.key}
      />
    </>
  )
}

interface SitePageProps {
  readonly site: DeskSite
  readonly count: number
  readonly now: Date
  readonly origin: string
  readonly done: string | undefined
}

/** One site: what it says of itself, and what may be done with it. */
export function SitePage({ site, count, now, origin, done }: SitePageProps) {
  const at = `${HOME}/${site.key}`
  const address = originOf(site, origin)
  return (
    <>
      <Done sentence={done} />
      <MissingNotice site={site} />
      <DescriptionList
        items={[
          { term: '状态', value: <StateBadge site={site} now={now} /> },
          { term: '范围', value: scopeWords(site) },
          { term: '地址', value: <a href={address}>{address}</a> },
          { term: FIELD_WORDS.hosts, value: site.hosts.join('、') || '未填写' },
          { term: FIELD_WORDS.domain, value: site.domain },
          { term: FIELD_WORDS.idCode, value: codeWords(site) },
          { term: FIELD_WORDS.sponsor, value: site.sponsor },
          { term: FIELD_WORDS.operator, value: site.operator },
          { term: FIELD_WORDS.telephone, value: site.telephone },
          { term: FIELD_WORDS.email, value: site.email },
          { term: FIELD_WORDS.icp, value: site.icp },
          { term: FIELD_WORDS.police, value: site.police },
          { term: FIELD_WORDS.stateMark, value: site.stateMark ? '已取得' : '未取得' },
          { term: FIELD_WORDS.errorReport, value: site.errorReport || '本平台的说明页' },
          { term: '最近修改', value: formatShanghaiMinute(site.changedAt) },
        ]}
      />
      <p>
        <ButtonLink href={`${at}/edit`} variant="primary">
          修改
        </ButtonLink>
      </p>
      <h2>自查</h2>
      <p>
        按照政府网站检查指标检查首页、栏目、链接、网页标签和页面底部标识。
        <a href={`${at}/inspection`}>网站自查</a>
      </p>
      <h2>旧地址转向</h2>
      <p>
        已登记 {count} 条。旧网站的地址转到新的页面，收藏和搜索结果继续有效。
        <a href={`${at}/redirects`}>管理转向</a>
      </p>
      <h2>灰色显示</h2>
      {site.greyFrom && site.greyUntil ? (
        <p>
          {spanWords(site.greyFrom, site.greyUntil)}，依据：{site.greyReason}
        </p>
      ) : (
        <p>没有设置。哀悼期间可以把全部页面显示为灰色。</p>
      )}
      <p>
        <a href={`${at}/grey`}>{site.greyFrom ? '修改或取消' : '设置灰色显示'}</a>
      </p>
      {site.isDefault ? null : <Closing site={site} at={at} />}
    </>
  )
}

function Closing({ site, at }: { site: DeskSite; at: string }) {
  if (site.state === 'open') {
    return (
      <>
        <h2>关停</h2>
        <p>
          关停须经逐级审批。关停后各地址显示公告和主站的链接。<a href={`${at}/close`}>关停网站</a>
        </p>
      </>
    )
  }
  return (
    <>
      <h2>关停公告</h2>
      <p>{site.closingNotice}</p>
      <form method="post" action={`${at}/reopen`}>
        <OnceKey />
        <FormActions>
          <Button>恢复网站</Button>
        </FormActions>
      </form>
    </>
  )
}

/** On the desk's home: what the public misses of the default site. Nothing where nothing is missing. */
export function MissingNotice({ site, link }: { site: DeskSite; link?: boolean }) {
  const missing = missingWords(site)
  if (missing === '') return null
  return (
    <Notice tone="warning" title={`“${site.name}”的网站信息没有填全`}>
      <p>
        页面底部和网页标签缺少：{missing}。{link ? <a href={`${HOME}/${site.key}/edit`}>现在填写</a> : null}
      </p>
    </Notice>
  )
}

function Done({ sentence }: { sentence: string | undefined }) {
  return sentence === undefined ? null : (
    <Notice tone="success" live>
      <p>{sentence}</p>
    </Notice>
  )
}

function StateBadge({ site, now }: { site: DeskSite; now: Date }) {
  if (site.state === 'closed') return <Badge tone="danger">已关停</Badge>
  return isGrey(site, now) ? <Badge tone="warning">灰色显示中</Badge> : <Badge tone="success">开放</Badge>
}

function scopeWords(site: DeskSite): string {
  if (site.isDefault) return '主站'
  return site.agencyKey === null ? '面向全市' : '机构网站'
}

function codeWords(site: DeskSite): string {
  return site.idCode === UNFILLED_CODE ? '未填写' : site.idCode
}

function missingWords(site: DeskSite): string {
  return unfilled(site)
    .map(field => (field === 'telephone' ? '联系方式' : FIELD_WORDS[field]))
    .join('、')
}
