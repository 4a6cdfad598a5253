import { Button } from '../button/button.tsx'
import type { Example } from '../example.ts'
import { FormActions } from './form-actions.tsx'

export const examples: readonly Example[] = [
  {
    title: '表单末尾',
    render: () => (
      <FormActions note="提交后会得到一个编号，请妥善保存。">
        <Button variant="primary">提交</Button>
        <Button>保存草稿</Button>
      </FormActions>
    ),
  },
]
