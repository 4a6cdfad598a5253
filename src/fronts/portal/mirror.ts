import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { FastifyInstance } from 'fastify'
import { liveFiles } from '../../foundation/attachments/index.ts'
import {
  lastNumber,
  liveNumbers,
  undrawnNumbers,
  withdrawnNumbers,
} from '../../foundation/publications/index.ts'
import { sha256 } from '../../platform/crypto/digest.ts'
import { type MirrorReport, openMirrorFolder } from '../../platform/mirror/mirror-folder.ts'
import { storedEtags, storedPages } from '../../platform/pages/stored-pages.ts'
import type { House } from '../../platform/room/house.ts'
import { fileOfAddress, linksOf } from './mirror-links.ts'
import { nginxConfiguration } from './mirror-nginx.ts'

const SPAN = 10_000
const BATCH = 500
const MOST_PAGES = 20_000
/** Texts for machines that no page links to. */
const MACHINES = [
  '/robots.txt',
  '/sitemap.xml',
  '/favicon.svg',
  '/feed.xml',
  '/.well-known/security.txt',
  '/look.css',
]

export interface MirrorOptions {
  readonly folder: string
  /** Where nginx finds the origin, for what a folder cannot answer. */
  readonly upstream: string
  readonly progress: (done: number, label: string) => void
}

/**
 * Writes everything that the public reads as files: documents from the rows in which they are kept compressed, every other
 * page as the server draws it, attachments, and the configuration by which nginx serves the folder. What has not changed
 * since the last run is not written again.
 */
export async function exportMirror(
  server: FastifyInstance,
  house: House,
  options: MirrorOptions,
): Promise<MirrorReport> {
  const folder = openMirrorFolder(options.folder)
  const { host } = new URL(house.origin)
  const ask = (url: string) => server.inject({ method: 'GET', url, headers: { host } })
  let done = 0
  const tick = (label: string) => {
    done += 1
    options.progress(done, label)
  }

  /** One address as the server answers it. Undefined where the folder does not hold such a thing. */
  async function take(address: string, file: string): Promise<string | undefined> {
    const answer = await ask(address)
    if (answer.statusCode !== 200 && answer.statusCode !== 410) return undefined
    if (String(answer.headers['cache-control'] ?? '').includes('no-store')) return undefined
    const etag = String(answer.headers.etag ?? sha256(answer.rawPayload))
    if (!folder.holds(file, etag)) folder.write(file, etag, { plain: answer.rawPayload })
    tick('页面')
    return String(answer.headers['content-type'] ?? '').startsWith('text/html') ? answer.body : undefined
  }

  async function documents(): Promise<void> {
    for (let after = 0; ; ) {
      const undrawn = await undrawnNumbers(house.live, house.layout, after, BATCH)
      for (const number of undrawn) await ask(`/d/${number}`)
      const last = undrawn.at(-1)
      if (last === undefined) break
      after = last
    }
    await house.pages.settled()
    const last = await lastNumber(house.live)
    for (let from = 1; from <= last; from += SPAN) {
      const numbers = await liveNumbers(house.live, from, from + SPAN - 1)
      const paths = numbers.map(({ number }) => `/d/${number}`)
      const etags = await storedEtags(house.live, paths, house.layout)
      const changed = paths.filter(path => !folder.holds(`${path}.html`, etags.get(path) ?? ''))
      for (let at = 0; at < changed.length; at += BATCH) {
        for (const page of await storedPages(house.live, changed.slice(at, at + BATCH), house.layout)) {
          folder.write(`${page.path}.html`, page.etag, { gzip: page.body })
          tick('文件页面')
        }
      }
      for (const number of await withdrawnNumbers(house.live, from, from + SPAN - 1)) {
        await take(`/d/${number}`, `/_gone/d/${number}.html`)
      }
    }
  }

  async function pages(): Promise<void> {
    const seen = new Set<string>()
    const waiting = ['/', '/sitemap']
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      if (seen.has(address) || seen.size >= MOST_PAGES) continue
      seen.add(address)
      const html = await take(address, fileOfAddress(address))
      if (html) waiting.push(...linksOf(html).filter(link => !seen.has(link)))
    }
    for (const address of MACHINES) await take(address, address)
    const index = await ask('/sitemap.xml')
    for (const [, name] of index.body.matchAll(/\/sitemaps\/([\w-]+\.xml)</g)) {
      await take(`/sitemaps/${name}`, `/sitemaps/${name}`)
    }
  }

  async function files(): Promise<void> {
    for (const address of Object.values(house.assets)) {
      if (folder.holds(address, address)) continue
      const name = address.slice('/assets/'.length)
      folder.write(address, address, { plain: await readFile(join(house.assetsFolder, name)) })
    }
    for await (const file of liveFiles(house.live)) {
      const name = `/files/${file.id}${file.extension}`
      if (folder.holds(name, file.sha256)) continue
      folder.write(name, file.sha256, { plain: await buffer(await house.services.files.open(file.sha256)) })
      tick('附件')
    }
  }

  await documents()
  await pages()
  await files()
  const nginx = Buffer.from(nginxConfiguration(options.folder, options.upstream, house.origin))
  const digest = sha256(nginx)
  if (!folder.holds('/nginx.conf', digest)) folder.write('/nginx.conf', digest, { plain: nginx })
  return folder.finish()
}
