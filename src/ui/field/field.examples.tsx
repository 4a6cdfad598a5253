import type { Example } from '../example.ts'
import { Checkbox, Choices, Field, FileField, Select, TextArea } from './field.tsx'

export const examples: Example[] = [
  {
    title: '文本、日期与密码',
    render: () => (
      <div>
        <Field name="ex-title" label="标题" hint="与文件上的标题一致" value="关于示例事项的通知" />
        <Field name="ex-date" label="成文日期" type="date" width={10} required={false} />
        <Field
          name="ex-bad"
          label="发文字号"
          value="示例字[2026]1号"
          error="年份应使用六角括号〔〕，例如：示例字〔2026〕1号"
        />
        <TextArea name="ex-text" label="内容概述" rows={3} />
      </div>
    ),
  },
  {
    title: '选择',
    render: () => (
      <div>
        <Select
          name="ex-select"
          label="主题分类"
          empty="请选择"
          options={[{ value: 'a', label: '综合政务' }]}
        />
        <Choices
          name="ex-radio"
          label="公开属性"
          type="radio"
          values={['a']}
          options={[
            { value: 'a', label: '主动公开' },
            { value: 'b', label: '依申请公开', hint: '须说明理由' },
          ]}
        />
        <Checkbox name="ex-check" label="已核对附件" />
        <FileField name="ex-file" label="附件" hint="PDF、Word、表格、图片，单个不超过 50 MB" />
      </div>
    ),
  },
]
