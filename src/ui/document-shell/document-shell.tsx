import type { ComponentChildren, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

export interface DocumentShell {
  /** `zh-CN`, `zh-Hant` … */
  lang: string
  title: string
  /** Further elements of the head: labels, feeds, a canonical address. */
  head?: ComponentChildren
  /** What machines read of the page: nodes of one JSON-LD graph in the vocabulary of schema.org. */
  structured?: readonly unknown[] | undefined
  /** Addresses, in the order in which they apply. */
  stylesheets: readonly string[]
  /** Addresses of modules; every page works without them. */
  scripts: readonly string[]
  bodyClass?: string | undefined
  body: VNode
}

/** A whole HTML document as text. Everything in it is escaped; nothing inline runs, so there is nothing for a policy to forbid. */
export function documentShell(shell: DocumentShell): string {
  const html = renderToString(
    <html lang={shell.lang}>
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
  const data = shell.structured?.length ? dataBlock(shell.structured) : ''
  return `<!doctype html>\n${html.replace('</head>', () => `${data}</head>`)}\n`
}

/** A data block: browsers do not run it. No `<` stands in it, so that no text can end it or open a comment. */
function dataBlock(nodes: readonly unknown[]): string {
  const json = JSON.stringify({ '@context': 'https://schema.org', '@graph': nodes })
  return `<script type="application/ld+json">${json.replaceAll('<', '\\u003c')}</script>`
}
