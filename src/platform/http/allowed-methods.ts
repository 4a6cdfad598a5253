import type { FastifyInstance } from 'fastify'

/** Knows which methods an address takes, for whoever asked it with another (RFC 9110 §15.5.6). */
export interface AllowedMethods {
  /** Every route of the server, for whoever looks at all of them. */
  readonly routes: readonly { readonly pattern: string; readonly method: string }[]
  /** In the order of their registration; empty where nothing is at this path. */
  at(path: string): readonly string[]
}

/** Listens to every route that is added from now on; looked through only where no route answers. */
export function collectMethods(server: FastifyInstance): AllowedMethods {
  const routes: { readonly pattern: string; readonly method: string; readonly paths: RegExp }[] = []
  server.addHook('onRoute', ({ url: pattern, method: methods }) => {
    for (const method of [methods].flat()) routes.push({ pattern, method, paths: pathsOf(pattern) })
  })
  return {
    routes,
    at(path) {
      const found = routes.filter(route => route.paths.test(path)).map(route => route.method)
      return [...new Set(found)].filter(method => method !== 'OPTIONS')
    },
  }
}

/** The paths of a pattern: `:name` is one part, `*` the rest; a slash at the end does not matter. */
function pathsOf(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+?^$()[\]{}|\\]/g, '\\$&')
    .replace(/:[a-z]+/gi, '[^/]+')
    .replace('*', '.*')
  return new RegExp(`^${source}/?$`)
}
