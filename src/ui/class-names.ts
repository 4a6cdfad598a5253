/** Joins the class names that apply, in the order given. */
export function classNames(...names: (string | false | undefined)[]): string {
  return names.filter(name => name !== false && name !== undefined && name !== '').join(' ')
}
