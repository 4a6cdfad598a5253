import type { ComponentChildren, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

export interface ShellProps {
  lang: 'zh-CN' | 'zh-Hant'
  title: string
  /** More elements for `<head>`: labels, feeds, the canonical address. */
  head?: ComponentChildren
  stylesheets: readonly string[]
  /** Modules that improve the page. */
  scripts: readonly string[]
  body: VNode
}

/** A whole page as text. */
export function documentShell({ lang, title, head, stylesheets, scripts, body }: ShellProps): string {
  return `<!doctype html>${renderToString(
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        {head}
        {stylesheets.map(href => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {scripts.map(src => (
          <script key={src} type="module" src={src} />
        ))}
      </head>
      <body>{body}</body>
    </html>,
  )}`
}
