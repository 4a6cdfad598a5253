import { OnceKey } from '../../../platform/forms/once-key.tsx'
import { Button, ButtonLink } from '../../../ui/button/button.tsx'
import { ErrorSummary, type FieldError } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { Fieldset } from '../../../ui/fieldset/fieldset.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { UNFILLED_CODE } from '../site.ts'
import type { DeskSite } from '../store.ts'
import { FIELD_WORDS } from '../words.ts'
import { HOME } from './on-site.ts'

interface IdentityPageProps {
  readonly site: DeskSite | undefined
  readonly agencies: readonly { readonly key: string; readonly name: string }[]
  readonly typed: Readonly<Record<string, string>>
  readonly problems: readonly FieldError[]
}

/** What a site says of itself, to be filled in. The default site belongs to no agency, and every other one has a key. */
export function IdentityPage({ site, agencies, typed, problems }: IdentityPageProps) {
  const field = (name: keyof typeof FIELD_WORDS) => ({
    name,
    label: FIELD_WORDS[name],
    value: typed[name],
    error: problems.find(problem => problem.field === name)?.message,
  })
  const back = site ? `${HOME}/${site.key}` : HOME
  return (
    <>
      <ErrorSummary errors={problems} />
      <form method="post" action={site ? `${HOME}/${site.key}/edit` : `${HOME}/new`}>
        <OnceKey />
        {site ? <input type="hidden" name="version" value={typed.version ?? site.version} /> : null}
        {site ? null : (
          <Field
            name="key"
            label="标识"
            hint="小写字母、数字和连字符，如 finance。开通后不能修改。"
            value={typed.key}
            error={problems.find(problem => problem.field === 'key')?.message}
            width="short"
            required
          />
        )}
        <Field {...field('name')} hint="规范全称，显示在每个页面的最上方。" maxLength={60} required />
        {site?.isDefault ? null : (
          <Field
            {...field('agencyKey')}
            type="select"
            hint="选择机构后，网站首页为该机构的主页，各列表默认只列该机构的信息；不选则面向全市。"
            empty="面向全市"
            options={agencies.map(({ key, name }) => ({ value: key, label: name }))}
          />
        )}
        <Field
          {...field('hosts')}
          type="textarea"
          rows={3}
          hint={
            site?.isDefault
              ? '每行一个，不含 http:// 和端口，可以留空：不属于其他网站的主机名都由主站答复。'
              : '每行一个，不含 http:// 和端口；第一个为主要地址。域名解析应已指向本平台。'
          }
          required={!site?.isDefault}
        />
        <Fieldset legend="标识">
          <Field
            {...field('domain')}
            hint="写入网页标签 SiteDomain，如 www.example.gov.cn；留空时写访问的主机名。"
          />
          <Field
            {...field('idCode')}
            hint="10 位数字，由主管单位分配；尚未取得时留空。"
            width="short"
            inputMode="numeric"
          />
          <Field
            {...field('stateMark')}
            type="checkbox"
            value="yes"
            checked={typed.stateMark === 'yes'}
            label="已取得党政机关网站标识"
          />
        </Fieldset>
        <Fieldset legend="单位和联系方式">
          <Field {...field('sponsor')} maxLength={80} />
          <Field {...field('operator')} maxLength={80} />
          <Field {...field('telephone')} maxLength={60} />
          <Field {...field('email')} hint="同时写入 security.txt，用于接收安全漏洞报告。" maxLength={120} />
        </Fieldset>
        <Fieldset legend="备案">
          <Field {...field('icp')} maxLength={60} />
          <Field {...field('police')} maxLength={60} />
          <Field {...field('policeCode')} hint="备案号中的 14 位数字。" width="short" inputMode="numeric" />
          <Field
            {...field('errorReport')}
            hint="以 https:// 开头的完整地址；留空使用本平台的说明页。"
            maxLength={280}
          />
        </Fieldset>
        <FormActions note="保存后立即生效。">
          <Button variant="primary">{site ? '保存' : '开通'}</Button>
          <ButtonLink href={back} variant="quiet">
            返回
          </ButtonLink>
        </FormActions>
      </form>
    </>
  )
}

/** An identity as the form shows it. */
export function typedIdentity(site: DeskSite): Record<string, string> {
  return {
    name: site.name,
    agencyKey: site.agencyKey ?? '',
    hosts: site.hosts.join('\n'),
    domain: site.domain,
    idCode: site.idCode === UNFILLED_CODE ? '' : site.idCode,
    sponsor: site.sponsor,
    operator: site.operator,
    telephone: site.telephone,
    email: site.email,
    icp: site.icp,
    police: site.police,
    policeCode: site.policeCode,
    stateMark: site.stateMark ? 'yes' : '',
    errorReport: site.errorReport,
    version: String(site.version),
  }
}
