import { posix } from 'node:path'
import { openOfficePackage } from '../office-package.ts'
import type { HiddenProblem } from './kinds.ts'
import { attribute, tagsOf, withoutElements } from './markup.ts'

const MOST_UNPACKED = 128 * 1024 * 1024

/** One part's link to another, or to something outside of the file (ISO/IEC 29500-2, 9.3). */
export interface Link {
  /** The part that holds the link; '' for the file itself. */
  readonly from: string
  readonly id: string
  /** The last word of the relationship's type: `comments`, `coreproperties`; in small letters, without signs. */
  readonly kind: string
  /** The name of the part, or the address where the link is external. */
  readonly to: string
  readonly external: boolean
}

/** An Office package in memory. Parts are decoded when they are asked for. */
export class Package {
  readonly parts: Map<string, Uint8Array>
  readonly links: readonly Link[]

  constructor(parts: ReadonlyMap<string, Uint8Array>) {
    this.parts = new Map(parts)
    this.links = [...this.parts.keys()].filter(isLinks).flatMap(name => this.#linksOf(name))
  }

  /** The text of a part, '' where there is none. Throws for bytes that are not of their encoding. */
  text(name: string): string {
    const content = this.parts.get(name)
    if (!content) return ''
    const [first, second] = content
    const encoding =
      first === 0xff && second === 0xfe
        ? 'utf-16le'
        : first === 0xfe && second === 0xff
          ? 'utf-16be'
          : 'utf-8'
    return new TextDecoder(encoding, { fatal: true }).decode(content)
  }

  /** Writes a part anew, in UTF-8 whatever it was. */
  write(name: string, xml: string): void {
    const body = xml.replace(/^<\?xml[^>]*\?>/, '')
    this.parts.set(
      name,
      Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${body}`, 'utf8'),
    )
  }

  linksOf(...kinds: string[]): Link[] {
    return this.links.filter(link => !link.external && kinds.includes(link.kind))
  }

  /** The part from which everything else is reached. */
  get main(): string {
    return this.links.find(link => link.from === '' && link.kind === 'officedocument')?.to ?? ''
  }

  /** Parts that no link leads to: no reader shows them. */
  unreached(): string[] {
    const reached = new Set<string>([''])
    for (const from of reached)
      for (const link of this.links) if (link.from === from && !link.external) reached.add(link.to)
    return [...this.parts.keys()].filter(
      name => !reached.has(name) && name !== TYPES && !(isLinks(name) && reached.has(holderOf(name))),
    )
  }

  /** The package without these parts, their links and all that mentions them. */
  without(names: ReadonlySet<string>): Package {
    for (const name of names) {
      this.parts.delete(name)
      this.parts.delete(linksNameOf(name))
    }
    for (const name of [...this.parts.keys()].filter(isLinks)) {
      const holder = holderOf(name)
      this.#rewrite(
        name,
        tag =>
          tag.name === 'Relationship' &&
          attribute(tag, 'TargetMode') !== 'External' &&
          names.has(resolve(holder, attribute(tag, 'Target') ?? '')),
      )
    }
    this.#rewrite(
      TYPES,
      tag => tag.name === 'Override' && names.has((attribute(tag, 'PartName') ?? '').replace(/^\//, '')),
    )
    return new Package(this.parts)
  }

  #rewrite(name: string, drop: Parameters<typeof withoutElements>[1]): void {
    const before = this.text(name)
    const after = withoutElements(before, drop)
    if (after !== before) this.write(name, after)
  }

  #linksOf(name: string): Link[] {
    const from = holderOf(name)
    return [...tagsOf(this.text(name))]
      .filter(tag => tag.name === 'Relationship' && tag.form !== 'close')
      .map(tag => {
        const target = attribute(tag, 'Target') ?? ''
        const external = attribute(tag, 'TargetMode') === 'External'
        return {
          from,
          id: attribute(tag, 'Id') ?? '',
          kind: (attribute(tag, 'Type') ?? '').replace(/^.*\//, '').replaceAll('-', '').toLowerCase(),
          to: external ? target : resolve(from, target),
          external,
        }
      })
  }
}

const TYPES = '[Content_Types].xml'
const isLinks = (name: string) => /(^|\/)_rels\/[^/]*\.rels$/.test(name)
const holderOf = (name: string) => name.replace(/(^|\/)_rels\/([^/]*)\.rels$/, '$1$2')
const linksNameOf = (name: string) => posix.join(posix.dirname(name), '_rels', `${posix.basename(name)}.rels`)

function resolve(from: string, target: string): string {
  return posix.resolve('/', posix.dirname(from), target.replace(/#.*$/, '')).slice(1)
}

/** Opens an Office package of any of the three kinds, within limits. */
export async function openPackage(
  bytes: Uint8Array,
  kind: '.docx' | '.xlsx' | '.zip',
): Promise<Package | HiddenProblem> {
  const opened = await openOfficePackage(bytes, kind, MOST_UNPACKED)
  if (!opened.ok)
    return opened.code === 'archive-too-large'
      ? 'too-large'
      : opened.code === 'encrypted'
        ? 'encrypted'
        : 'unreadable'
  const read = new Package(opened.parts)
  return read.parts.has(read.main) ? read : 'unreadable'
}
