import type { Example } from '../example.ts'
import { Field } from './field.tsx'

export const examples: readonly Example[] = [
  {
    title: '文本',
    render: () => (
      <>
        <Field
          name="subject"
          label="标题"
          required
          hint="不超过 60 个字，写明事项。"
          maxLength={60}
          value="关于示例道路施工的安排"
        />
        <Field
          name="mobile"
          label="手机号码"
          type="tel"
          autocomplete="tel"
          width="medium"
          error="请填写 11 位手机号码"
          value="1390000"
        />
        <Field name="secret" label="密码" type="password" autocomplete="current-password" width="medium" />
      </>
    ),
  },
  {
    title: '日期、下拉、附件',
    render: () => (
      <>
        <Field name="day" label="办理日期" type="date" value="2026-11-22" />
        <Field name="moment" label="发布时间" type="datetime-local" value="2026-11-23T09:00" />
        <Field
          name="kind"
          label="类别"
          type="select"
          empty="请选择"
          options={[
            { value: 'a', label: '通知' },
            { value: 'b', label: '公告' },
          ]}
        />
        <Field
          name="papers"
          label="附件"
          type="file"
          accept=".pdf,.docx"
          multiple
          hint="可选择多个文件，每个不超过 20 MB。"
        />
      </>
    ),
  },
  {
    title: '多行文字',
    render: () => <Field name="content" label="内容" type="textarea" rows={4} value="第一行文字。" />,
  },
  {
    title: '单选与多选',
    render: () => (
      <>
        <Field
          name="reply"
          label="答复方式"
          type="radios"
          value="mail"
          required
          options={[
            { value: 'mail', label: '电子邮件' },
            { value: 'post', label: '邮寄', hint: '需要填写通信地址。' },
            { value: 'self', label: '当面领取' },
          ]}
        />
        <Field
          name="help"
          label="需要的协助"
          type="checkboxes"
          inline
          values={['large']}
          options={[
            { value: 'large', label: '大字' },
            { value: 'voice', label: '语音' },
          ]}
        />
        <Field name="agree" label="我已阅读并同意上述说明" type="checkbox" required error="请先阅读说明" />
      </>
    ),
  },
]
