/**
 * The colours of the platform, by role. `tokens.css` holds the same values for the browser; a test keeps the two equal
 * and measures every pair, so that no colour can be changed into something that cannot be read.
 */
export type Palette = Readonly<Record<ColourRole, string>>

export const COLOUR_ROLES = [
  'paper',
  'wash',
  'ink',
  'ink-soft',
  'line',
  'line-strong',
  'link',
  'link-hover',
  'link-line',
  'red',
  'red-fill',
  'red-fill-hover',
  'on-red',
  'focus',
  'header-bg',
  'header-ink',
  'header-soft',
  'header-line',
  'header-focus',
  'ok',
  'ok-wash',
  'warn',
  'warn-wash',
  'bad',
  'bad-wash',
  'info',
  'info-wash',
] as const

export type ColourRole = (typeof COLOUR_ROLES)[number]

/** Day: ink on white, one red for what binds, one blue for links. */
export const LIGHT: Palette = {
  paper: '#ffffff',
  wash: '#f4f5f8',
  ink: '#14213d',
  'ink-soft': '#4b566b',
  line: '#cdd2dc',
  'line-strong': '#6a7487',
  link: '#0b57a4',
  'link-hover': '#083e76',
  'link-line': '#a5c1e0',
  red: '#b3261e',
  'red-fill': '#b3261e',
  'red-fill-hover': '#8c1d17',
  'on-red': '#ffffff',
  focus: '#0b57a4',
  'header-bg': '#14213d',
  'header-ink': '#ffffff',
  'header-soft': '#cdd6e6',
  'header-line': '#b3261e',
  'header-focus': '#ffffff',
  ok: '#1a6636',
  'ok-wash': '#eaf4ee',
  warn: '#7a4b00',
  'warn-wash': '#fdf4e3',
  bad: '#a8231b',
  'bad-wash': '#fcedeb',
  info: '#0b4f95',
  'info-wash': '#ebf2fa',
}

/** Night: the same order of loudness on a dark ground. */
export const DARK: Palette = {
  paper: '#11161f',
  wash: '#1a212d',
  ink: '#e9edf4',
  'ink-soft': '#b4bdcb',
  line: '#374154',
  'line-strong': '#8b97aa',
  link: '#8fbcf2',
  'link-hover': '#bcd8fa',
  'link-line': '#4a6a91',
  red: '#ff9c91',
  'red-fill': '#c4372d',
  'red-fill-hover': '#a92c23',
  'on-red': '#ffffff',
  focus: '#ffd166',
  'header-bg': '#0a0f1a',
  'header-ink': '#ffffff',
  'header-soft': '#c0cadb',
  'header-line': '#c4372d',
  'header-focus': '#ffd166',
  ok: '#86d3a0',
  'ok-wash': '#14281c',
  warn: '#f0c26b',
  'warn-wash': '#2d2412',
  bad: '#ff9c91',
  'bad-wash': '#331a18',
  info: '#8fbcf2',
  'info-wash': '#14243a',
}

/** Chosen high contrast: black, white, and yellow for everything that can be followed or pressed. */
export const HIGH: Palette = {
  paper: '#000000',
  wash: '#000000',
  ink: '#ffffff',
  'ink-soft': '#ffffff',
  line: '#ffffff',
  'line-strong': '#ffffff',
  link: '#ffff00',
  'link-hover': '#ffffff',
  'link-line': '#ffff00',
  red: '#ffffff',
  'red-fill': '#ffff00',
  'red-fill-hover': '#ffffff',
  'on-red': '#000000',
  focus: '#00ffff',
  'header-bg': '#000000',
  'header-ink': '#ffffff',
  'header-soft': '#ffffff',
  'header-line': '#ffff00',
  'header-focus': '#00ffff',
  ok: '#ffffff',
  'ok-wash': '#000000',
  warn: '#ffffff',
  'warn-wash': '#000000',
  bad: '#ffffff',
  'bad-wash': '#000000',
  info: '#ffffff',
  'info-wash': '#000000',
}

/** What lies on what. `kind` is text (WCAG 2.2 SC 1.4.3) or the edge of a control or a focus ring (SC 1.4.11). */
export const PAIRS: readonly { over: ColourRole; on: ColourRole; kind: 'text' | 'edge' }[] = [
  ...(['ink', 'ink-soft', 'link', 'link-hover', 'red', 'ok', 'warn', 'bad', 'info'] as const).flatMap(
    over => [
      { over, on: 'paper' as const, kind: 'text' as const },
      { over, on: 'wash' as const, kind: 'text' as const },
    ],
  ),
  { over: 'on-red', on: 'red-fill', kind: 'text' },
  { over: 'on-red', on: 'red-fill-hover', kind: 'text' },
  { over: 'header-ink', on: 'header-bg', kind: 'text' },
  { over: 'header-soft', on: 'header-bg', kind: 'text' },
  ...(['ok', 'warn', 'bad', 'info'] as const).flatMap(tone => [
    { over: tone, on: `${tone}-wash` as const, kind: 'text' as const },
    { over: 'ink' as const, on: `${tone}-wash` as const, kind: 'text' as const },
    { over: 'ink-soft' as const, on: `${tone}-wash` as const, kind: 'text' as const },
    { over: 'link' as const, on: `${tone}-wash` as const, kind: 'text' as const },
  ]),
  { over: 'line-strong', on: 'paper', kind: 'edge' },
  { over: 'line-strong', on: 'wash', kind: 'edge' },
  { over: 'focus', on: 'paper', kind: 'edge' },
  { over: 'focus', on: 'wash', kind: 'edge' },
  { over: 'header-focus', on: 'header-bg', kind: 'edge' },
]

/** Contrast ratio of two `#rrggbb` colours, 1 to 21, by the formula of WCAG 2.2 (relative luminance). */
export function contrast(one: string, other: string): number {
  const a = luminance(one)
  const b = luminance(other)
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

function luminance(colour: string): number {
  const channel = (start: number): number => {
    const value = Number.parseInt(colour.slice(start, start + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}
