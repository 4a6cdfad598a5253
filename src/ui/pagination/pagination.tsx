import type { ComponentChildren } from 'preact'

interface PaginationProps {
  /** Addresses of the neighbouring pages; undefined where there is none. */
  previous?: string | undefined
  next?: string | undefined
  /** Where we are in words: `第 1—20 条，共 134 条`. */
  summary?: ComponentChildren | undefined
  label?: string | undefined
}

/** Steps through a long list. Nothing is drawn where everything stands on one page. */
export function Pagination({ previous, next, summary, label = '翻页' }: PaginationProps) {
  if (previous === undefined && next === undefined) return null
  return (
    <nav class="pagination" aria-label={label}>
      {previous === undefined ? (
        <span class="pagination-step pagination-none">已是第一页</span>
      ) : (
        <a class="pagination-step" href={previous} rel="prev">
          上一页
        </a>
      )}
      {summary === undefined ? null : <span class="pagination-summary">{summary}</span>}
      {next === undefined ? (
        <span class="pagination-step pagination-none">已是最后一页</span>
      ) : (
        <a class="pagination-step" href={next} rel="next">
          下一页
        </a>
      )}
    </nav>
  )
}
