import { OnceKey } from '../../../platform/forms/once-key.tsx'
import { Button } from '../../../ui/button/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import type { Option } from '../../../ui/field/field-types.ts'
import { Fieldset } from '../../../ui/fieldset/fieldset.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import {
  ApplicantFields,
  type AskingState,
  askingField,
  DescriptionField,
  ProvisionFields,
} from '../asking-views.tsx'
import type { ChannelIn } from '../tables.ts'
import { CHANNEL_WORDS } from '../words.ts'

/** The form for what comes otherwise than online: the same questions, and how the day of receipt is proved. */
export function RegisterPage(
  props: AskingState & { readonly agencies: readonly Option[]; readonly channels: readonly ChannelIn[] },
) {
  const field = askingField(props)
  return (
    <>
      <ErrorSummary errors={props.problems} />
      <form method="post" action="/desk/requests/new">
        <OnceKey />
        <Fieldset legend="收到" id="received">
          <Field
            {...field('channel')}
            label="渠道"
            type="select"
            empty="请选择"
            options={props.channels.map(value => ({ value, label: CHANNEL_WORDS[value] }))}
            required
          />
          <Field
            {...field('receivedOn')}
            label="收到日期"
            type="date"
            hint="当面提交之日；邮寄的，机关签收之日。平常信函、传真以双方确认之日为准，登记后再确认"
          />
          <Field {...field('proof')} label="凭证" hint="邮件号、回执号、代填确认的签名等" maxLength={300} />
          <Field {...field('agency')} label="受理机关" type="select" options={props.agencies} required />
        </Fieldset>
        <DescriptionField {...props} />
        <ProvisionFields {...props} />
        <ApplicantFields {...props} />
        <FormActions note="登记后打印回执，交给申请人或者随告知寄出。">
          <Button variant="primary">登记</Button>
        </FormActions>
      </form>
    </>
  )
}
