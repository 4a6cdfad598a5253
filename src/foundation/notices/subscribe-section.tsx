import { Section } from '../../ui/section/section.tsx'

/** The ways to be told of what is new on a page: its feed, and letters. `href` is the page's canonical address. */
export function SubscribeSection({ feed, href }: { readonly feed: string; readonly href: string }) {
  return (
    <div class="no-print">
      <Section title="订阅" id="subscribe">
        <p>有新的内容时自动收到：</p>
        <ul>
          <li>
            用订阅软件：<a href={feed}>复制这个地址（Atom）</a>到订阅软件中
          </li>
          <li>
            用电子邮件：
            <a href={subscribeHref(href)} rel="nofollow">
              填写邮箱地址
            </a>
            ，每天或者每周一封，可以随时取消
          </li>
        </ul>
      </Section>
    </div>
  )
}

/** Where a page of ours is subscribed by mail. */
export function subscribeHref(href: string): string {
  return `/subscriptions/new?to=${encodeURIComponent(href)}`
}
