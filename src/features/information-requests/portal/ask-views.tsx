import type { SearchHit } from '../../../foundation/search/index.ts'
import { OnceKey } from '../../../platform/forms/once-key.tsx'
import { Button } from '../../../ui/button/button.tsx'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { DocumentList } from '../../../ui/document-list/document-list.tsx'
import { ErrorSummary } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import type { Option } from '../../../ui/field/field-types.ts'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { Section } from '../../../ui/section/section.tsx'
import {
  ApplicantFields,
  type AskingState,
  askingField,
  DescriptionField,
  ProvisionFields,
} from '../asking-views.tsx'
import { NOTICE_VERSION } from '../words.ts'
import { privacyNotice } from './privacy-notice.ts'

interface AskProps extends AskingState {
  readonly agencies: readonly Option[]
  /** Undefined where nobody has looked yet. */
  readonly offers: readonly SearchHit[] | undefined
  readonly keepMonths: number
  readonly papersDays: number
}

/** The form of a request: what, from whom, in which form, who. */
export function AskPage(props: AskProps) {
  const { agencies, offers, problems, values } = props
  const field = askingField(props)
  return (
    <>
      <ErrorSummary errors={problems} />
      <p>
        任何公民、法人和其他组织都可以申请，不需要说明用途。自确认收到之日的次日起 20
        个工作日内答复；需要延长的，最多延长 20 个工作日，并告知您。
      </p>
      {offers === undefined ? null : <Offers offers={offers} />}
      <form method="post" action="/requests/new">
        <OnceKey />
        {offers === undefined ? null : <input type="hidden" name="looked" value="yes" />}
        <DescriptionField {...props} />
        <FormActions note="已经公开的信息可以直接查看，不必申请。">
          <Button name="step" value="look" formNoValidate>
            先查找已经公开的信息
          </Button>
        </FormActions>
        <Field
          {...field('agency')}
          label="受理机关"
          type="select"
          empty="请选择"
          options={agencies}
          hint="向制作或者保存这项信息的机关申请；由它以外的机关负责的，将告知您"
          required
        />
        <ProvisionFields {...props} />
        <ApplicantFields {...props} />
        <Disclosure summary={`个人信息处理说明（${NOTICE_VERSION} 版）`} id="privacy">
          <ul>
            {privacyNotice(props).map(sentence => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Disclosure>
        <Field
          name="agreed"
          type="checkbox"
          label="我已阅读上述说明，同意为办理这件申请处理我填写的信息"
          checked={values.agreed !== undefined}
          error={field('agreed').error}
          required
        />
        <FormActions note="提交后显示编号和查询码，请抄下或者打印。">
          <Button variant="primary">提交申请</Button>
        </FormActions>
      </form>
    </>
  )
}

function Offers({ offers }: { readonly offers: readonly SearchHit[] }) {
  if (offers.length === 0) {
    return (
      <Notice title="没有找到已经公开的信息">
        <p>请继续填写申请，或者换一个说法再找一次。</p>
      </Notice>
    )
  }
  return (
    <Section title="下面的信息已经公开，可能就是您需要的" id="offers">
      <DocumentList
        label="已经公开的信息"
        dense
        newTab
        items={offers.map(hit => ({
          href: `/requests/found?to=${encodeURIComponent(hit.href)}`,
          title: hit.title,
          date: hit.day,
          secondary: hit.agencyName,
        }))}
      />
      <p>在新窗口打开，您填写的内容仍在本页。</p>
      <form method="post" action="/requests/found">
        <FormActions note="没有您需要的，请继续填写并提交。">
          <Button variant="quiet">已经找到，不再申请</Button>
        </FormActions>
      </form>
    </Section>
  )
}
