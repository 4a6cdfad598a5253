import { Prose } from '../../ui/prose/prose.tsx'
import type { ShownSite } from './site.ts'

/** How to report a mistake on a page, and how to report a hole without telling the world: what a person may expect. */
export function ErrorReport({ site }: { site: ShownSite }) {
  return (
    <Prose>
      <p>发现“{site.name}”的页面打不开、内容有误、信息过时或者附件无法下载，请告诉我们，我们核实后改正。</p>
      <h2>请写明</h2>
      <ul>
        <li>页面地址：浏览器地址栏中的完整内容。</li>
        <li>错在哪里：原文是什么，您认为应当是什么。</li>
        <li>怎样联系您（可以不写）：只用于告知处理结果。</li>
      </ul>
      <h2>怎样告诉我们</h2>
      <Ways site={site} />
      <h2 id="security">安全漏洞</h2>
      <p>
        发现本网站的安全漏洞，请用上面的联系方式直接告诉我们，在修复之前不要公开，也不要访问、下载或者改动他人的信息。供程序读取的联系方式见
        <a href="/.well-known/security.txt">security.txt</a>。
      </p>
    </Prose>
  )
}

function Ways({ site }: { site: ShownSite }) {
  const elsewhere = site.errorReport.startsWith('https:')
  return (
    <ul>
      {elsewhere ? (
        <li>
          网上提交：<a href={site.errorReport}>我为政府网站找错平台</a>
        </li>
      ) : (
        <li>
          网上提交：<a href={site.errorReport}>填写找错表</a>，凭编号和查询码查看处理结果
        </li>
      )}
      {site.telephone === '' ? null : <li>电话：{site.telephone}</li>}
      {site.email === '' ? null : <li>邮箱：{site.email}</li>}
    </ul>
  )
}
