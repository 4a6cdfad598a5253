import type { Example } from '../example.ts'
import { Field } from '../field/field.tsx'
import { Fieldset } from './fieldset.tsx'

export const examples: readonly Example[] = [
  {
    title: '一组问题',
    render: () => (
      <Fieldset id="contact" legend="联系方式" hint="至少填写一项。">
        <Field name="email" label="电子邮件" type="email" autocomplete="email" />
        <Field name="address" label="通信地址" autocomplete="street-address" />
      </Fieldset>
    ),
  },
]
