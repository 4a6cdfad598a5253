import type { LetterText } from '../../law/letter-text.ts'
import { maskAddress, maskIdentityNumber, maskMobile, maskName } from '../../law/masking.ts'
import type { Sealed } from './sealing.ts'

/** Who asks and how to reach them, line by line: masked, unless somebody just had it shown. */
export function applicantFacts({
  applicant,
  papers,
  natural,
  unmasked,
}: Pick<Sealed, 'applicant' | 'papers'> & {
  readonly natural: boolean
  readonly unmasked: boolean
}): readonly { readonly term: string; readonly value: string }[] {
  const masked = (text: string, mask: (text: string) => string) =>
    unmasked || text === '' ? text : mask(text)
  return [
    { term: '姓名或者名称', value: natural ? masked(applicant.name, maskName) : applicant.name },
    { term: '身份证明', value: papers.type },
    { term: '证件号码', value: masked(papers.number, maskIdentityNumber) },
    { term: '法定代表人', value: masked(applicant.legalRepresentative, maskName) },
    { term: '代理人', value: masked(applicant.agent, maskName) },
    { term: '电话', value: masked(applicant.phone, maskMobile) },
    { term: '电子邮箱', value: masked(applicant.mail, mail => `${mail.slice(0, 1)}***@***`) },
    { term: '地址', value: masked(applicant.address, maskAddress) },
    { term: '邮政编码', value: unmasked ? applicant.postcode : '' },
  ]
}

/** A letter as staff read it: a person whom it is addressed to is masked like the applicant is, until somebody has them shown. */
export function shownLetter(
  text: LetterText,
  {
    name,
    natural,
    unmasked,
  }: { readonly name: string; readonly natural: boolean; readonly unmasked: boolean },
): LetterText {
  const hides = natural && !unmasked && text.addressee === name
  return hides ? { ...text, addressee: maskName(name) } : text
}
