import { agenciesOfLine } from './agency-names.ts'

/** Where the issuer's name may end in a title; the first place that leaves a name before it counts. */
const AFTER_ISSUER = /关于|转发|印发|批转|公布|发布|公告|通告|令|对/g

/** The issuer that a title begins with (`某某人民政府关于……的通知`), several set apart by 、; undefined without one. */
export function agencyOfTitle(title: string): string | undefined {
  for (const match of title.matchAll(AFTER_ISSUER)) {
    const agencies = match.index < 2 ? undefined : agenciesOfLine(title.slice(0, match.index))
    if (agencies) return agencies.join('、')
    if (match.index > 100) return undefined
  }
  return undefined
}
