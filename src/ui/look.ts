import { COLOUR_ROLES, DARK, HIGH, LIGHT, type Palette } from './palette.ts'

/** What a reader chose for their own eyes. It travels in a cookie and comes back as `/look.css`, never in the HTML. */
export interface Look {
  text: 'standard' | 'large' | 'largest'
  contrast: 'normal' | 'high'
  elder: boolean
  theme: 'auto' | 'light' | 'dark'
}

/** Every single choice that a button can send; the values of the cookie are the same words joined by dots. */
export const LOOK_CHOICES = [
  'text-standard',
  'text-large',
  'text-largest',
  'contrast-normal',
  'contrast-high',
  'elder-off',
  'elder-on',
  'theme-auto',
  'theme-light',
  'theme-dark',
] as const

export type LookChoice = (typeof LOOK_CHOICES)[number]

export const DEFAULT_LOOK: Readonly<Look> = {
  text: 'standard',
  contrast: 'normal',
  elder: false,
  theme: 'auto',
}

/**
 * Mourning: the site without colour, for as long as it says so. It stands in `/look.css`, which no page and no cache keeps,
 * so that it begins and ends at its hour on every page at once; the workbench keeps its colours.
 */
export const GREY_CSS = '\nbody:not(.desk){filter:grayscale(1)}'

/** The look after one button was pressed: one of `LOOK_CHOICES`, or `reset`. An unknown word changes nothing. */
export function applyLook(look: Look, choice: string): Look {
  switch (choice) {
    case 'text-standard':
      return { ...look, text: 'standard' }
    case 'text-large':
      return { ...look, text: 'large' }
    case 'text-largest':
      return { ...look, text: 'largest' }
    case 'contrast-normal':
      return { ...look, contrast: 'normal' }
    case 'contrast-high':
      return { ...look, contrast: 'high' }
    case 'elder-off':
      return { ...look, elder: false }
    case 'elder-on':
      return { ...look, elder: true }
    case 'theme-auto':
      return { ...look, theme: 'auto' }
    case 'theme-light':
      return { ...look, theme: 'light' }
    case 'theme-dark':
      return { ...look, theme: 'dark' }
    case 'reset':
      return { ...DEFAULT_LOOK }
    default:
      return look
  }
}

/** Reads the value of the cookie. Whatever is missing, foreign or too long falls back to the default, never to an error. */
export function parseLook(cookie: string | undefined): Look {
  if (cookie === undefined || cookie.length > 200) return { ...DEFAULT_LOOK }
  return cookie
    .split('.')
    .filter(word => word !== 'reset')
    .reduce(applyLook, { ...DEFAULT_LOOK })
}

/** The value of the cookie: only letters, hyphens and dots, empty when everything is as by default. */
export function serialiseLook(look: Look): string {
  return choicesOf(look)
    .filter(choice => !choicesOf(DEFAULT_LOOK).includes(choice))
    .join('.')
}

/** The four choices that are in force, one of each kind. */
export function choicesOf(look: Look): LookChoice[] {
  return [
    `text-${look.text}`,
    `contrast-${look.contrast}`,
    look.elder ? 'elder-on' : 'elder-off',
    `theme-${look.theme}`,
  ]
}

/**
 * The personal stylesheet, loaded after the site's own. It redefines tokens and little else, so that one HTML serves all.
 * Colours hold on screens only: paper stays black on white.
 */
export function lookCss(look: Look): string {
  return [
    textSize(look.text),
    look.elder ? ELDER : '',
    look.contrast === 'high' ? HIGH_CONTRAST : theme(look.theme),
    currentMarks(look),
  ]
    .filter(rule => rule !== '')
    .join('\n')
}

function textSize(text: Look['text']): string {
  if (text === 'standard') return ''
  return `:root{--root-size:${text === 'large' ? '118.75%' : '137.5%'}}`
}

function theme(choice: Look['theme']): string {
  if (choice === 'auto') return ''
  return `@media screen{:root{color-scheme:${choice};${declarations(choice === 'dark' ? DARK : LIGHT)}}}`
}

function declarations(palette: Palette): string {
  return COLOUR_ROLES.map(role => `--${role}:${palette[role]}`).join(';')
}

/** Shapes need an edge where grounds no longer differ, hence the borders. */
const HIGH_CONTRAST = `@media screen{:root{color-scheme:dark;${declarations(HIGH)}}
.site-frame a,.desk-frame a{text-decoration:underline}
.site-header,.desk-header{border-bottom-color:var(--header-line)}
.badge,.notice,.site-footer,.table th,.gate,.finding{border-color:#fff}
.button-primary{border-color:#ffff00}
.button-secondary,.button-quiet,.button-danger{color:#ffff00;border-color:#ffff00}
ins,del,mark{color:#fff;background:none;text-decoration-thickness:2px}}`

/**
 * Elder mode after MIIT's general design rules for ageing users: text of 18 pt (24 px) and more, main functions 30 pt,
 * lines of at least 1.3, paragraphs apart by at least 1.3 lines, targets of 60 px, and a header without side matters.
 */
const ELDER = `:root{--text-small:1.5rem;--text-quiet:1.5rem;--text-body:1.5rem;--text-desk:1.5rem;--text-desk-quiet:1.5rem;--text-desk-heading:1.625rem;--text-desk-title:2rem;--text-heading:1.875rem;--text-title:2.25rem;--text-display:2.5rem;
--line-height:1.6;--line-height-tight:1.4;--line-height-desk:1.6;--paragraph-gap:2.1em;--document-gap:2.1em;--target:3.75rem;--letter-gap:.02em;--measure:32em}
.site-tagline,.site-utility .utility-extra{display:none}
.site-nav-list{display:flex;column-gap:1.5rem}
.with-contents{display:block}
.with-contents>.contents{position:static;max-height:none}
.site-name{font-size:2.5rem}
.site-nav a{font-size:2rem}
.read-aloud{font-size:2rem}`

/** The chosen button is bold and lined for the eye, and says so to the ear; its way back appears. */
function currentMarks(look: Look): string {
  const current = choicesOf(look).map(choice => `[data-look="${choice}"]`)
  const said = current.map(button => `${button}::after`).join(',')
  const high = look.contrast === 'high'
  const shown = [look.elder ? 'elder-off' : '', high ? 'contrast-normal' : '']
  const hidden = [look.elder ? 'elder-on' : '', high ? 'contrast-high' : '']
  // High contrast has one theme of its own; otherwise the one button leads to the other theme.
  if (high) hidden.push('theme-dark', 'theme-light')
  else if (look.theme !== 'auto') {
    shown.push(look.theme === 'dark' ? 'theme-light' : 'theme-dark')
    hidden.push(look.theme === 'dark' ? 'theme-dark' : 'theme-light')
  }
  return [
    `${current.join(',')}{font-weight:700;text-decoration:underline;text-decoration-thickness:3px;text-underline-offset:.35em}`,
    `${said}{content:"（当前）";position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0)}`,
    rule(shown, 'display:inline-flex'),
    rule(hidden, 'display:none'),
    // The way back is a button, not a mark of what is in force.
    rule(shown, 'font-weight:700;text-decoration:none'),
  ]
    .filter(text => text !== '')
    .join('\n')
}

function rule(choices: readonly string[], body: string): string {
  const named = choices.filter(choice => choice !== '').map(choice => `[data-look="${choice}"]`)
  return named.length === 0 ? '' : `${named.join(',')}{${body}}`
}
