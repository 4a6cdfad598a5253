import type { HiddenFinding, HiddenKind } from './kinds.ts'

/** Findings as they are made: those of one kind in one place are counted together. */
export class Findings {
  readonly #found = new Map<string, HiddenFinding>()

  add(kind: HiddenKind, place: string, count = 1): void {
    if (count <= 0) return
    const key = `${kind} ${place}`
    this.#found.set(key, { kind, place, count: (this.#found.get(key)?.count ?? 0) + count })
  }

  all(): HiddenFinding[] {
    return [...this.#found.values()]
  }
}
