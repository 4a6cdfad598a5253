import type { VNode } from 'preact'
import { type Answer, refuse } from '../../../platform/http/answers.ts'
import type { Visit } from '../../../platform/http/routes.ts'

export async function agencyPage(_visit: Visit, _key: string, _panels: readonly VNode[]): Promise<Answer> {
  return refuse(404)
}
