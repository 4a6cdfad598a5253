export type HiddenKind = 'metadata'

/** Something that a file holds and its pages do not show. */
export interface HiddenFinding {
  readonly kind: HiddenKind
  readonly place: string
  readonly count: number
}

/** What each kind is called, what to do about it, and whether it may stay for a reason. */
export const HIDDEN_KINDS: Readonly<
  Record<HiddenKind, { readonly name: string; readonly advice: string; readonly mayStay: boolean }>
> = {
  metadata: { name: '文档属性', advice: '提供清理后的副本', mayStay: true },
}

/** What a file hides. Not checked yet. */
export async function hiddenData(
  _bytes: Uint8Array,
  _type: string,
): Promise<
  | { readonly ok: true; readonly findings: HiddenFinding[] }
  | {
      readonly ok: false
      readonly problem: 'unreadable' | 'too-large' | 'type-not-checked' | 'encrypted'
    }
> {
  return { ok: false, problem: 'type-not-checked' }
}

/** A copy without what is hidden; null where there is none. */
export async function withoutHiddenData(_bytes: Uint8Array, _type: string): Promise<Uint8Array | null> {
  return null
}
