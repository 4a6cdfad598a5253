import { parseHTML } from 'linkedom'

/** What a form sends: as a browser does, several values of one name one after the other. */
export type Sent = readonly (readonly [name: string, value: string])[]

type Values = Readonly<Record<string, string | readonly string[]>>

/** Words that a careless page would lose or let through, on several lines where the box has several. */
const TYPED = '打了很多字"<b>&amp;\'不能丢'
const AS_TYPED: Readonly<Record<string, string>> = {
  date: '2027-03-04',
  'datetime-local': '2027-03-04T10:00',
  email: 'somebody@example.com',
  number: '7',
  tel: '0539-1234567',
  url: 'https://example.com/page',
}
/** What never comes back into a page. */
const SECRET = new Set(['password', 'file'])
/** What the page says anew each time it is drawn. */
const RENEWED = new Set(['once', 'version', 'digest'])

export interface PageForm {
  readonly document: Document
  readonly form: HTMLFormElement
}

/**
 * The form of a page that is sent to an address of this pattern (`/desk/letters/:id/ask`), also by one of its buttons. Of
 * several the one whose hidden fields say the same as `like`; without it, the one with most to fill in.
 */
export function formIn(body: string, here: string, pattern: string, like?: Sent): PageForm | undefined {
  const { document } = parseHTML(body)
  const path = new RegExp(`^${pattern.replace(/:[a-z]+/gi, '[^/]+')}$`)
  const leads = (address: string | null) => path.test((address ?? here).replace(/\?.*/, ''))
  const forms = [...document.querySelectorAll('form[method=post]')].filter(
    form =>
      leads(form.getAttribute('action')) ||
      [...form.querySelectorAll('button[formaction]')].some(each => leads(each.getAttribute('formaction'))),
  ) as HTMLFormElement[]
  const alike = (form: HTMLFormElement) =>
    hiddenOf(form).filter(([name, value]) => like?.some(each => each[0] === name && each[1] === value)).length
  const boxes = (form: HTMLFormElement) => controlsOf(form).length - hiddenOf(form).length
  const rank = like ? alike : boxes
  const [form] = [...forms].sort((a, b) => rank(b) - rank(a))
  return form && { document, form }
}

function hiddenOf(form: HTMLFormElement): Sent {
  return controlsOf(form)
    .filter(each => typeOf(each) === 'hidden' && !RENEWED.has(nameOf(each)))
    .map(each => [nameOf(each), each.getAttribute('value') ?? ''])
}

const nameOf = (control: Element) => control.getAttribute('name') ?? ''
const typeOf = (control: Element) =>
  control.localName === 'input' ? (control.getAttribute('type') ?? 'text') : control.localName

function controlsOf(form: HTMLFormElement): Element[] {
  return [...form.querySelectorAll('input[name], textarea[name], select[name]')]
}

/** Fills every box of a form as somebody who answers all of it, and then what `wrong` says; '' leaves a box empty. */
export function filledIn({ form }: PageForm, wrong: Values): Sent {
  const sent: (readonly [string, string])[] = []
  const radios = new Set<string>()
  for (const control of controlsOf(form).reverse()) {
    const name = nameOf(control)
    if (Object.hasOwn(wrong, name) || control.hasAttribute('disabled')) continue
    const type = typeOf(control)
    if (type === 'radio') {
      if (radios.has(name)) continue
      radios.add(name)
    }
    const value = valueFor(control, type, name)
    if (value !== undefined) sent.unshift([name, value])
  }
  for (const [name, value] of Object.entries(wrong)) {
    for (const each of [value].flat()) if (each !== '') sent.push([name, each])
  }
  return sent
}

function valueFor(control: Element, type: string, name: string): string | undefined {
  switch (type) {
    case 'hidden':
    case 'radio':
    case 'checkbox':
      return control.getAttribute('value') ?? ''
    case 'file':
      return undefined
    case 'password':
      return 'not-a-good-one'
    case 'textarea':
      return `${TYPED}，${name}\n第二行  两个空格`
    case 'select':
      return [...control.querySelectorAll('option')].at(-1)?.getAttribute('value') ?? ''
    default:
      if (['numeric', 'decimal'].includes(control.getAttribute('inputmode') ?? '')) return '7'
      return AS_TYPED[type] ?? `${TYPED}，${name}`
  }
}

/** What a refused form may do otherwise than the house's forms do, with the reason in the table. */
export interface Allowance {
  /** The names of the boxes that must be marked as wrong. */
  readonly marked: readonly string[]
  /** Codes that are not sent back, beside passwords and files. */
  readonly secrets?: readonly string[]
}

/**
 * What is wrong with the page that a refused form came back as; nothing where it keeps the house's promises: a summary that
 * is announced and takes focus, a link to each wrong box, the problem tied to the box, and all that was typed.
 */
export function faultsOfReturned(
  returned: PageForm | undefined,
  body: string,
  sent: Sent,
  wanted: Allowance,
): string[] {
  const { document } = returned ?? parseHTML(body)
  const faults: string[] = []
  const summary = document.querySelector('.error-summary')
  if (!summary) return ['no error summary']
  if (summary.getAttribute('role') !== 'alert') faults.push('the summary is not announced')
  if (summary.getAttribute('tabindex') !== '-1' || !summary.hasAttribute('autofocus')) {
    faults.push('the summary does not take focus')
  }
  const linked = new Set<string>()
  for (const link of summary.querySelectorAll('a')) {
    const id = (link.getAttribute('href') ?? '').replace(/^#/, '')
    const control = document.getElementById(id)
    if (!control) faults.push(`the summary leads to #${id}, which is not there`)
    else {
      linked.add(nameOf(control))
      faults.push(...unmarked(document, control))
    }
  }
  for (const name of wanted.marked) if (!linked.has(name)) faults.push(`no link to the box ${name}`)
  if (!returned) return [...faults, 'the form is not there again']
  if (faults.length > 0) faults.push(`the summary says: ${(summary.textContent ?? '').trim()}`)
  return [...faults, ...lostIn(returned.form, sent, wanted.secrets ?? [])]
}

/** A box to which the summary leads says itself that it is wrong, and why. */
function unmarked(document: Document, control: Element): string[] {
  const name = nameOf(control)
  if (!['input', 'textarea', 'select'].includes(control.localName)) return [`#${control.id} is no box`]
  const several = ['radio', 'checkbox'].includes(typeOf(control)) && control.closest('fieldset.field')
  const holder = several || control
  const described = (holder.getAttribute('aria-describedby') ?? '').split(' ')
  const error = described.map(id => document.getElementById(id)).find(each => each?.matches('.field-error'))
  const faults: string[] = []
  if (!error) faults.push(`the box ${name} is not tied to what is wrong with it`)
  if (folded(control)) faults.push(`the box ${name} is folded away`)
  if (!several && control.getAttribute('aria-invalid') !== 'true')
    faults.push(`the box ${name} is not marked`)
  return faults
}

/** Whether a fold that is closed hides the box: older browsers do not open it for a link. */
function folded(control: Element): boolean {
  const fold = control.closest('details:not([open])')
  return fold !== null && !control.closest('summary')
}

function lostIn(form: HTMLFormElement, sent: Sent, secrets: readonly string[]): string[] {
  const lost: string[] = []
  const controls = controlsOf(form)
  for (const name of new Set(sent.map(each => each[0]))) {
    if (RENEWED.has(name) || secrets.includes(name)) continue
    const values = sent.filter(each => each[0] === name).map(each => each[1])
    const named = controls.filter(each => nameOf(each) === name)
    // What a form was given beside its boxes is not a box's to bring back.
    if (named.length === 0 || named.some(each => SECRET.has(typeOf(each)))) continue
    const shown = named.flatMap(shownIn)
    for (const value of values) {
      if (!offered(named, value)) continue
      if (!shown.includes(value)) lost.push(`${name} is lost: ${JSON.stringify(shown)}`)
    }
  }
  return lost
}

/** A choice that the page does not offer cannot be chosen again. */
function offered(named: readonly Element[], value: string): boolean {
  const [first] = named
  if (first?.localName === 'select') {
    return [...first.querySelectorAll('option')].some(each => each.getAttribute('value') === value)
  }
  const choices = named.filter(each => ['radio', 'checkbox'].includes(typeOf(each)))
  return choices.length === 0 || choices.some(each => each.getAttribute('value') === value)
}

/** What a browser reads in a textarea: references are characters there, which this parser leaves as they stand. */
function decoded(text: string): string {
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' }
  return text.replace(/&(lt|gt|quot|#39|amp);/g, (whole, name: string) => named[name] ?? whole)
}

function shownIn(control: Element): string[] {
  switch (typeOf(control)) {
    case 'radio':
    case 'checkbox':
      return control.hasAttribute('checked') ? [control.getAttribute('value') ?? ''] : []
    case 'textarea':
      return [decoded((control.textContent ?? '').replace(/^\n/, ''))]
    case 'select':
      return [...control.querySelectorAll('option[selected]')].map(each => each.getAttribute('value') ?? '')
    default:
      return [control.getAttribute('value') ?? '']
  }
}
