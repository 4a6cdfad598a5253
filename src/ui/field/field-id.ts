/** The id of the control of a field: what a label, an error summary and a jump link point to. */
export function fieldId(name: string): string {
  return `field-${name.replace(/[^A-Za-z0-9_-]/g, '-')}`
}
