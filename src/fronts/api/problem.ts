import type { FastifyReply } from 'fastify'

/** One parameter that was not understood. */
export interface BadParameter {
  readonly parameter: string
  readonly detail: string
}

/** What an API answer says when it is not the answer that was asked for (RFC 9457). */
export interface ProblemDetails {
  readonly status: number
  readonly title: string
  readonly detail?: string
  readonly errors?: readonly BadParameter[]
  readonly reference?: string
}

/** The title of a problem by its status, as `type: about:blank` asks for it (RFC 9457 §4.2.1). */
export const PROBLEM_TITLES: Readonly<Record<number, string>> = {
  400: '请求参数有误',
  403: '不允许的请求',
  404: '没有找到',
  405: '不支持的请求方法',
  410: '已经撤下',
  413: '请求内容过大',
  415: '不支持的内容类型',
  429: '请求过于频繁',
  500: '系统故障',
  503: '暂时无法提供服务',
}

/** The body of a problem: `application/problem+json`. */
export function problemBody(problem: ProblemDetails): string {
  return JSON.stringify({ type: 'about:blank', ...problem })
}

/** Sends a problem; it is never kept by caches. */
export function sendProblem(reply: FastifyReply, problem: ProblemDetails): FastifyReply {
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(problemBody(problem))
}

/** A problem with the title that belongs to its status. */
export function problem(
  status: number,
  detail?: string,
  errors?: readonly BadParameter[],
  reference?: string,
): ProblemDetails {
  return {
    status,
    title: PROBLEM_TITLES[status] ?? '请求未能完成',
    ...(detail === undefined ? {} : { detail }),
    ...(errors === undefined ? {} : { errors }),
    ...(reference === undefined ? {} : { reference }),
  }
}
