import { ERROR_REPORT } from '../../foundation/sites/index.ts'
import { page } from '../../platform/http/answers.ts'
import type { PortalRoute } from '../../platform/http/routes.ts'
import { Gallery } from '../../ui/gallery.tsx'
import { Prose } from '../../ui/prose/prose.tsx'
import type { FrontHouse } from '../front-house.ts'
import { ErrorReport } from './error-report.tsx'
import { type ShownSite, siteAt } from './site.ts'

/** What the site says about itself. */
export function aboutRoutes(house: FrontHouse): readonly PortalRoute[] {
  return [
    {
      method: 'GET',
      path: '/about/accessibility',
      handle: async ({ host }) => page('无障碍说明', <Accessibility site={siteAt(house, host)} />),
    },
    {
      method: 'GET',
      path: ERROR_REPORT,
      handle: async ({ host }) => page('我为政府网站找错', <ErrorReport site={siteAt(house, host)} />),
    },
    {
      method: 'GET',
      path: '/gallery',
      handle: async () => page('界面元件', <Gallery />, { head: <meta name="robots" content="noindex" /> }),
    },
  ]
}

function Accessibility({ site }: { site: ShownSite }) {
  return (
    <Prose>
      <p>
        本网站按照《信息技术 互联网内容无障碍可访问性技术要求与测试方法》（GB/T
        37668—2019）二级和网页内容无障碍指南（WCAG 2.2）AA 级的要求建设。
      </p>
      <h2>怎样调整显示</h2>
      <p>可以在每个页面的最上方选择字号、高对比、深色或者浅色显示和长者版。选择会保存一年，随时可以恢复。</p>
      <p>
        浏览器自带的放大功能也可以使用，页面放大到 400% 时内容不会丢失。系统设为深色时，页面自动使用深色。
      </p>
      <h2>怎样用键盘操作</h2>
      <ul>
        <li>按 Tab 键依次移动到链接、按钮和输入框，按 Shift 和 Tab 键返回，按回车键打开。</li>
        <li>每个页面的第一个链接是“跳到正文”，可以越过导航。</li>
      </ul>
      <h2>怎样听</h2>
      <p>
        文件页面有“朗读”按钮，浏览器支持语音时显示，按下后朗读正文，再按一次停止。页面的标题层级、表格表头和图片说明可供读屏软件使用。
      </p>
      <h2>繁体字</h2>
      <p>
        每个页面都有由机器转换的
        <a href="/hant" hreflang="zh-Hant">
          繁体字版本
        </a>
        ，以简体字版本为准。
      </p>
      <h2>不使用脚本</h2>
      <p>浏览器不运行脚本时，全部内容和操作仍可使用；只有朗读需要脚本。</p>
      <h2>已知的不足</h2>
      <ul>
        <li>个别附件是扫描件，读屏软件无法读取其中的文字。需要文字版本时，可以向发布机构索取。</li>
        <li>自动转换的繁体字可能有个别用字不当。</li>
      </ul>
      <h2>反映问题</h2>
      <p>
        使用中遇到障碍，请告诉我们页面地址和遇到的困难。
        {site.contact === '' ? null : `联系方式：${site.contact}。`}
      </p>
    </Prose>
  )
}
