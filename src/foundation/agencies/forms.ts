import { z } from 'zod'
import { AGENCY_KINDS, AGENCY_LEVELS } from './tables.ts'

const date = z.iso.date({ error: 'invalid' })
const basis = z.string().min(2).max(300)
/** Names of agencies, one a line, as papers write them. */
const names = z.string().max(2000)

export const foundForm = z.object({
  name: z.string().min(2).max(80),
  shortName: z.string().max(40).default(''),
  key: z.string(),
  kind: z.enum(AGENCY_KINDS),
  level: z.enum(AGENCY_LEVELS),
  parent: z.string().max(80).optional(),
  regionCode: z.string(),
  creditCode: z
    .string()
    .transform(text => text.toUpperCase())
    .optional(),
  ownIndexPrefix: z.string().max(61).default(''),
  numberPrefixes: z.string().max(400).default(''),
  date,
  basis,
})

export const renameForm = z.object({
  name: z.string().min(2).max(80),
  shortName: z.string().max(40).default(''),
  date,
  basis,
})

export const moveForm = z.object({ parent: z.string().max(80), date, basis })

/** Merging: further agencies that end with this one, and the one that they end in. */
export const mergeForm = z.object({ agencies: names.default(''), successors: names, date, basis })
export const splitForm = z.object({ successors: names, date, basis })
export const abolishForm = z.object({ successors: names.default(''), date, basis })

export const aliasForm = z.object({
  name: z.string().min(2).max(80),
  from: date.nullable(),
  until: date.nullable(),
})

const line = (longest: number) => z.string().max(longest).default('')

export const detailsForm = z.object({
  version: z.number().int(),
  functions: line(4000),
  disclosureOffice: line(80),
  address: line(200),
  postcode: z
    .string()
    .regex(/^\d{6}$/, 'invalid')
    .or(z.literal(''))
    .default(''),
  hours: line(200),
  telephone: line(60),
  fax: line(60),
  email: z.email({ error: 'invalid' }).or(z.literal('')).default(''),
  website: z
    .url({ protocol: /^https?$/, error: 'invalid' })
    .max(200)
    .or(z.literal(''))
    .default(''),
  head: line(60),
  /** One office a line: 名称｜职责｜电话. */
  offices: line(20_000),
})
