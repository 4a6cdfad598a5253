/**
 * A place that one can go to. `current` is true on the page itself and `'section'` on the pages below it;
 * `count` says how many things wait there.
 */
export interface NavItem {
  href: string
  label: string
  current?: boolean | 'section' | undefined
  count?: number | undefined
}

/** The value of `aria-current` for an item, or undefined where the attribute is left out. */
export function ariaCurrent(item: NavItem): 'page' | 'true' | undefined {
  if (item.current === 'section') return 'true'
  return item.current === true ? 'page' : undefined
}
