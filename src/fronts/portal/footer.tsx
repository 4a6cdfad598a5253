import { UNFILLED_CODE } from '../../foundation/sites/index.ts'
import type { ShownSite } from './site.ts'

/**
 * What stands below every page: whose site it is, its code and marks, whom to ask, the way to everything; on paper, where it is. What nobody
 * filled in yet is left out; the desk is told of it.
 */
export function Footer({ site, address }: { site: ShownSite; address: string | undefined }) {
  return (
    <>
      {site.notice ? <p class="footer-notice">{site.notice}</p> : null}
      {address ? <p class="print-only">本页地址：{address}</p> : null}
      <ul class="footer-links">
        <li>
          <a href="/sitemap">网站地图</a>
        </li>
        <li>
          <a href={reportHref(site.errorReport, address)} rel="nofollow">
            我为政府网站找错
          </a>
        </li>
        <li>
          <a href="/about/accessibility">无障碍说明</a>
        </li>
        <li>
          <a href="/api">开放接口</a>
        </li>
        <li>
          <a href="/feed.xml">订阅</a>
        </li>
        <li>
          <a href="/desk" rel="nofollow">
            工作人员登录
          </a>
        </li>
      </ul>
      <Line
        items={[
          ['主办', site.sponsor],
          ['承办', site.operator],
          ['联系方式', site.contact],
        ]}
      />
      <p>
        {site.stateMark ? '党政机关网站　' : null}
        {site.idCode === UNFILLED_CODE ? null : `网站标识码：${site.idCode}　`}
        {site.icp === '' ? null : (
          <>
            <a href="https://beian.miit.gov.cn/">{site.icp}</a>
            {'　'}
          </>
        )}
        {site.police === '' ? null : (
          <>
            <a href={policeHref(site.policeCode)}>{site.police}</a>
            {'　'}
          </>
        )}
        {site.ipv6 ? '本网站支持 IPv6' : null}
      </p>
    </>
  )
}

function Line({ items }: { items: readonly (readonly [label: string, value: string])[] }) {
  const given = items.filter(([, value]) => value !== '')
  if (given.length === 0) return null
  return <p>{given.map(([label, value]) => `${label}：${value}`).join('　')}</p>
}

/** Where a mistake is reported; our own form begins with the page that the reader came from. */
function reportHref(report: string, address: string | undefined): string {
  return report.startsWith('/') && address ? `${report}?page=${encodeURIComponent(address)}` : report
}

/** The ministry's page of one filing, by its digits. */
function policeHref(code: string): string {
  const page = 'https://beian.mps.gov.cn/'
  return code === '' ? page : `${page}#/query/webSearch?code=${code}`
}
