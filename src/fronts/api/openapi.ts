import { z } from 'zod'
import type { ApiRoute } from '../../platform/http/routes.ts'
import { READS_A_MINUTE } from './open.ts'
import { PROBLEM_TITLES } from './problem.ts'

type Json = Readonly<Record<string, unknown>>

/** What the document says of the site that answers. */
export interface ApiIdentity {
  readonly title: string
  readonly origin: string
}

const PROBLEM_SCHEMA: Json = {
  type: 'object',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['parameter', 'detail'],
        properties: { parameter: { type: 'string' }, detail: { type: 'string' } },
      },
    },
    reference: { type: 'string' },
  },
}

/** The OpenAPI 3.1 document of the routes, made from the schemas that validate them. */
export function openApiOf(routes: readonly ApiRoute[], identity: ApiIdentity): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: `${identity.title} 开放接口`,
      version: '1.0.0',
      description: [
        '已经公开的政府信息，可以自由读取，不需要注册。列表用不透明的游标翻页；不认识的参数会被拒绝。',
        `每个来源每分钟最多读取 ${READS_A_MINUTE} 次，另有说明的地址除外；超出时答复 429，retry-after 是应当等待的秒数。`,
      ].join(''),
    },
    servers: [{ url: `${identity.origin}/api/v1` }],
    paths: Object.fromEntries(
      routes.map(route => [route.path.replace(/:(\w+)/g, '{$1}'), { get: operation(route) }]),
    ),
    components: { schemas: { Problem: PROBLEM_SCHEMA }, responses: problemResponses() },
  }
}

/** One parameter of an address, in its path or its query. */
export interface OpenApiParameter {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required: boolean
  readonly description: string
  readonly schema: Json
}

/** The parameters of a route, as the schemas that read them say. */
export function openApiParameters(route: ApiRoute): readonly OpenApiParameter[] {
  const format: OpenApiParameter = {
    name: 'format',
    in: 'query',
    required: false,
    description: 'csv 时以表格返回（也可在地址后加 .csv）',
    schema: { type: 'string', enum: ['json', 'csv'], default: 'json' },
  }
  return [
    ...parametersIn('path', route.params),
    ...parametersIn('query', route.query),
    ...(route.csv ? [format] : []),
  ]
}

function operation(route: ApiRoute): Json {
  return {
    operationId: operationId(route.path),
    summary: route.summary,
    description: route.description,
    parameters: openApiParameters(route),
    responses: {
      200: {
        description: '成功',
        headers: {
          ETag: { schema: { type: 'string' } },
          RateLimit: { schema: { type: 'string' }, description: 'r 为剩余次数，t 为恢复到满额的秒数' },
          ...(route.csv ? { Link: { schema: { type: 'string' }, description: '下一页，rel="next"' } } : {}),
        },
        content: {
          'application/json': { schema: jsonSchema(route.answer, 'output') },
          ...(route.csv ? { 'text/csv': { schema: { type: 'string' } } } : {}),
        },
      },
      304: { description: '与 If-None-Match 所述相同' },
      400: { $ref: '#/components/responses/Problem400' },
      ...(route.params
        ? {
            404: { $ref: '#/components/responses/Problem404' },
            410: { $ref: '#/components/responses/Problem410' },
          }
        : {}),
      429: { $ref: '#/components/responses/Problem429' },
      500: { $ref: '#/components/responses/Problem500' },
    },
  }
}

function operationId(path: string): string {
  return `get${path.replace(/[/:]+(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/\W/g, '')}`
}

/** One schema without the `$schema` key, which stands once for the whole document. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any' })
  return rest
}

function parametersIn(where: 'path' | 'query', schema: z.ZodType | undefined): readonly OpenApiParameter[] {
  if (!(schema instanceof z.ZodObject)) return []
  const { properties, required } = jsonSchema(schema, 'input') as {
    properties?: Record<string, Record<string, unknown>>
    required?: readonly string[]
  }
  return Object.entries(properties ?? {}).map(([name, { description, ...rest }]) => ({
    name,
    in: where,
    required: where === 'path' || (required?.includes(name) ?? false),
    description: typeof description === 'string' ? description : '',
    schema: rest,
  }))
}

function problemResponses(): Json {
  return Object.fromEntries(
    [400, 404, 410, 429, 500].map(status => [
      `Problem${status}`,
      {
        description: PROBLEM_TITLES[status],
        ...(status === 429
          ? { headers: { 'Retry-After': { schema: { type: 'integer' }, description: '等待的秒数' } } }
          : {}),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )
}
