import type { ComponentChildren, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

export interface DocumentShell {
  /** `zh-CN`, `zh-Hant` … */
  lang: string
  title: string
  /** Further elements of the head: labels, feeds, a canonical address. */
  head?: ComponentChildren
  /** Addresses, in the order in which they apply. */
  stylesheets: readonly string[]
  /** Addresses of modules; every page works without them. */
  scripts: readonly string[]
  /** For what holds for the whole page, as `grey`. */
  htmlClass?: string | undefined
  bodyClass?: string | undefined
  body: VNode
}

/** A whole HTML document as text. Everything in it is escaped; there is nothing inline for a policy to forbid. */
export function documentShell(shell: DocumentShell): string {
  const html = renderToString(
    <html lang={shell.lang} class={shell.htmlClass}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{shell.title}</title>
        <meta name="format-detection" content="telephone=no" />
        {shell.stylesheets.map(href => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {shell.head}
        {shell.scripts.map(src => (
          <script key={src} type="module" src={src} />
        ))}
      </head>
      <body class={shell.bodyClass}>{shell.body}</body>
    </html>,
  )
  return `<!doctype html>\n${html}\n`
}
