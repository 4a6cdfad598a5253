import { z } from 'zod'
import { isCivilDate, shanghaiInstant } from '../../law/civil-date.ts'
import { type Form, type Parsed, type Problem, parseForm } from '../../platform/forms/form.ts'
import { readHosts } from './rules.ts'
import { type SiteIdentity, UNFILLED_CODE } from './site.ts'

const text = (maximum: number) => z.string().max(maximum).default('')

/** What a site says of itself, as it is typed: hosts a line each, an empty code where none was given yet. */
const identityForm = z.object({
  name: z.string().min(2).max(60),
  agencyKey: z.string().max(30).nullable(),
  hosts: text(3000),
  domain: text(120),
  idCode: text(20),
  sponsor: text(80),
  operator: text(80),
  telephone: text(60),
  email: text(120),
  icp: text(60),
  police: text(60),
  policeCode: text(20),
  stateMark: z.boolean(),
  errorReport: text(280),
})

const versionForm = z.object({ version: z.number().int() })

/** Reads the form of an identity. */
export function readIdentity(form: Form): Parsed<SiteIdentity> {
  const parsed = parseForm(identityForm, form)
  if (!parsed.ok) return parsed
  const { hosts: typed, idCode, domain, ...rest } = parsed.value
  const { hosts, wrong } = readHosts(typed)
  if (wrong.length > 0) {
    const problems: Problem[] = wrong
      .slice(0, 1)
      .map(each => ({ field: 'hosts', code: 'not-a-host', detail: { typed: each } }))
    return { ok: false, problems }
  }
  return {
    ok: true,
    value: { ...rest, hosts, idCode: idCode === '' ? UNFILLED_CODE : idCode, domain: domain.toLowerCase() },
  }
}

/** The version that a form was drawn from. */
export function readVersion(form: Form): number {
  const parsed = parseForm(versionForm, form)
  return parsed.ok ? parsed.value.version : 0
}

const moment = z.string().transform((value, context) => {
  const [, date = '', time = ''] = /^(\d{4}-\d\d-\d\d)[T ]((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(value) ?? []
  if (isCivilDate(date)) return shanghaiInstant(date, time)
  context.addIssue({ code: 'custom', message: 'invalid' })
  return z.NEVER
})

/** The mourning mode: Beijing time, as the browser writes it. */
export const greyForm = z.object({ from: moment, until: moment, reason: z.string().min(2).max(200) })

export const closingForm = z.object({ notice: z.string().min(4).max(1000) })
