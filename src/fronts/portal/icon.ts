import type { FastifyInstance } from 'fastify'

export const ICON = '/favicon.svg'

/** An open door on ink: no font, no seal, no emblem that the law reserves. */
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#14213d" d="M0 0h32v32H0z"/><path fill="#fff" d="M7 5h18v22H7z"/><path fill="#b3261e" d="M7 5l11 4v22L7 27z"/><path fill="#fff" d="M14.5 17h2v3h-2z"/></svg>
`

/** The mark of the site on tabs and bookmarks. */
export function mountIcon(server: FastifyInstance): void {
  server.get(ICON, async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=86400').type('image/svg+xml').send(SVG),
  )
}
