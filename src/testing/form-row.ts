export type Who = 'clerk' | 'system' | 'security' | 'third' | 'stranger'

export type Typed = Readonly<Record<string, string | readonly string[]>>

/** One form: where it stands, who fills it in, what is wrong with what they send, and which boxes must say so. */
export interface Row {
  readonly who?: Who
  /** The page with the form, and the cookie of somebody without an account. */
  page(): Promise<string> | string
  readonly cookie?: () => Promise<string>
  readonly wrong: Typed
  /** What else they send, where words of any sort will not do. */
  readonly given?: Typed
  /** The boxes that are marked; unless given, those that `wrong` names. */
  readonly marked?: readonly string[]
  readonly status?: number
  readonly secrets?: readonly string[]
}

const brought = new Map<string, Promise<string>>()

/** A refusal changes nothing, so one case of each state serves all its forms. */
export async function broughtOnce(what: string, bring: () => Promise<string>, at = ''): Promise<string> {
  const page = brought.get(what) ?? bring()
  brought.set(what, page)
  return `${await page}${at}`
}
