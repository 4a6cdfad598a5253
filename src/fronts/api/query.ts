import { z } from 'zod'
import type { ApiRoute } from '../../platform/http/routes.ts'
import type { BadParameter } from './problem.ts'

export type ReadQuery =
  | { readonly ok: true; readonly query: unknown; readonly format: 'json' | 'csv' }
  | { readonly ok: false; readonly errors: readonly BadParameter[] }

/** The names of the parameters that a route takes. */
export function parametersOf(route: ApiRoute): readonly string[] {
  return route.query instanceof z.ZodObject ? Object.keys(route.query.shape) : []
}

/**
 * Reads the query of a route by its schema. The API refuses what it does not know: a mistyped filter that was ignored
 * would answer something else than what was asked.
 */
export function readQuery(route: ApiRoute, search: URLSearchParams): ReadQuery {
  const known = new Set([...parametersOf(route), ...(route.csv ? ['format'] : [])])
  const errors: BadParameter[] = []
  const values: Record<string, string> = {}
  for (const name of new Set(search.keys())) {
    const [first, ...more] = search.getAll(name)
    if (!known.has(name)) {
      errors.push({
        parameter: name,
        detail: `没有这个参数，可用的参数：${[...known].join('、') || '无'}`,
      })
    } else if (more.length > 0) errors.push({ parameter: name, detail: '同一个参数只能出现一次' })
    else if (first !== undefined) values[name] = first
  }
  const { format = 'json', ...rest } = values
  if (format !== 'json' && format !== 'csv') {
    errors.push({ parameter: 'format', detail: '只能是 json 或 csv' })
  }
  const read = route.query.safeParse(rest)
  if (!read.success) errors.push(...read.error.issues.map(badParameter))
  if (errors.length > 0 || !read.success) return { ok: false, errors }
  return { ok: true, query: read.data, format: format === 'csv' ? 'csv' : 'json' }
}

function badParameter(issue: z.core.$ZodIssue): BadParameter {
  return { parameter: issue.path.map(String).join('.'), detail: explain(issue) }
}

function explain(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_big':
      return `超出上限 ${issue.maximum}`
    case 'too_small':
      return `低于下限 ${issue.minimum}`
    case 'invalid_value':
      return `只能是 ${issue.values.map(String).join('、')}`
    case 'custom':
      return issue.message
    default:
      return '格式不正确'
  }
}
