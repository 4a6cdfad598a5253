import { expect } from 'vitest'
import type { PageKind } from '../law/page-labels.ts'
import type { Reply } from './house.ts'
import type { Released } from './released.ts'

/** The labels in the head of a page. */
export const labelsOf = (body: string) =>
  [...body.matchAll(/<meta name="([^"]*)" content="([^"]*)"/g)].map(([, name = '', content = '']) => ({
    name,
    content,
  }))

const count = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].length

/** Every public page, with the kind by which the state's labels are required. */
export function pages(released: Released): readonly (readonly [string, PageKind])[] {
  const { changed, guide, hostile, rule, agencyKey } = released
  return [
    ['/', 'home'],
    ['/publications', 'column'],
    ['/publications?kind=article&year=2026', 'column'],
    ['/guides', 'column'],
    ['/institution-rules', 'column'],
    ['/disclosure', 'column'],
    [`/disclosure?agency=${agencyKey}`, 'column'],
    ['/columns', 'column'],
    ['/columns/a20.01', 'column'],
    [`/columns/education?agency=${agencyKey}`, 'column'],
    [`/d/${changed}`, 'content'],
    [`/d/${guide}`, 'content'],
    [`/d/${rule}`, 'content'],
    [`/d/${hostile}`, 'content'],
    [`/d/${changed}/versions/1`, 'content'],
    [`/d/${changed}/compare`, 'content'],
    ['/search', 'other'],
    ['/search?q=%E4%BE%9B%E6%B0%B4', 'other'],
    ['/search?q=nothing-of-the-kind', 'other'],
    ['/sitemap', 'other'],
    ['/about/accessibility', 'other'],
    ['/about/error-report', 'other'],
    ['/about/inspection', 'other'],
    ['/gallery', 'other'],
    ['/api', 'other'],
    ['/agencies', 'column'],
    [`/agencies/${agencyKey}`, 'column'],
    ['/letters', 'column'],
    ['/letters/answers', 'column'],
    ['/letters/questions', 'column'],
    ['/letters/statistics', 'column'],
    ['/requests', 'column'],
    ['/annual-reports', 'column'],
    ['/tasks', 'column'],
    [`/tasks?agency=${agencyKey}`, 'column'],
    ['/calendar', 'column'],
    ['/calendar/2026', 'column'],
  ]
}

/** What a page says to search engines. */
export function structuredIn(body: string): readonly Record<string, unknown>[] {
  const block = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body)?.[1]
  if (block === undefined) return []
  const data = JSON.parse(block) as { '@context': string; '@graph': Record<string, unknown>[] }
  expect(data['@context']).toBe('https://schema.org')
  return data['@graph']
}

/** One heading, one language, no script or style in the page, no other host, no id twice. */
export function isSound({ body, headers }: Reply) {
  expect(count(body, /<h1[ >]/g)).toBe(1)
  expect(body).toMatch(/<html lang="zh-(?:CN|Hant)">/)
  expect(body).toMatch(/<title>[^<]{4,}<\/title>/)
  for (const node of structuredIn(body)) expect(node['@type']).toMatch(/^[A-Z]/)
  expect(body).not.toMatch(
    /<script(?![^>]* src=|[^>]* type="application\/ld\+json">\{)|<style|<[^>]* style="|<[^>]* on[a-z]+="|javascript:/i,
  )
  expect(body).not.toMatch(/(?:src|href|action)="(?:https?:)?\/\/(?!localhost:8080[/"])/)
  expect(body).not.toMatch(/href="https?:\/\/\d+\.\d+\.\d+\.\d+/)
  expect(String(headers['content-security-policy'])).toContain("default-src 'none'")
  expect(String(headers['content-security-policy'])).not.toContain('unsafe-inline')
  const ids = [...body.matchAll(/ id="([^"]+)"/g)].map(match => match[1])
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
}
