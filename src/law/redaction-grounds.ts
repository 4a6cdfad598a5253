import { EXEMPTIONS } from './exemptions.ts'

/** A ground on which a part of a record is blackened, as the box says it (Regulation art. 37). */
export interface RedactionGround {
  readonly key: string
  readonly name: string
  readonly article: string
  /** Printed in the box. */
  readonly label: string
}

const REGULATION = '《中华人民共和国政府信息公开条例》'
const privacy = (key: string, name: string): RedactionGround => ({
  key,
  name,
  article: `${REGULATION}第十五条`,
  label: '第十五条',
})

/**
 * The grounds of arts. 14 to 16, those of art. 15 told apart, since a person's own data are what is blackened most. What asks for
 * no disclosure at all (a state secret) is no ground for blackening: such a record never enters the system.
 */
export const REDACTION_GROUNDS: readonly RedactionGround[] = [
  privacy('X4-privacy', '个人隐私、个人信息'),
  privacy('X4-trade', '商业秘密'),
  privacy('X4-other', '第三方其他合法权益'),
  ...EXEMPTIONS.filter(({ key }) => key !== 'X1' && key !== 'X4').map(({ key, name, article }) => ({
    key,
    name,
    article,
    label: article.slice(REGULATION.length),
  })),
]

const BY_KEY = new Map(REDACTION_GROUNDS.map(each => [each.key, each]))

/** The ground of a key; undefined for any other text. */
export function redactionGroundOf(key: string): RedactionGround | undefined {
  return BY_KEY.get(key)
}
