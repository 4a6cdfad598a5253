import type { Site } from './site.ts'

/** What stands below every page: whose site it is, its code, whom to ask, the way to everything; on paper, where it is. */
export function Footer({ site, address }: { site: Site; address: string | undefined }) {
  return (
    <>
      {site.notice ? <p class="footer-notice">{site.notice}</p> : null}
      {address ? <p class="print-only">本页地址：{address}</p> : null}
      <ul class="footer-links">
        <li>
          <a href="/sitemap">网站地图</a>
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
      <p>
        主办：{site.sponsor}　承办：{site.operator}　联系方式：{site.contact}
      </p>
      <p>网站标识码：{site.idCode}　本网站支持 IPv6</p>
    </>
  )
}
