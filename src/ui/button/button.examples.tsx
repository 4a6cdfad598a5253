import type { Example } from '../example.ts'
import { FormActions } from '../form-actions/form-actions.tsx'
import { Button, ButtonLink } from './button.tsx'

export const examples: readonly Example[] = [
  {
    title: '四种按钮',
    render: () => (
      <FormActions>
        <Button variant="primary">提交</Button> <Button>保存草稿</Button>
        <Button variant="quiet">取消</Button> <Button variant="danger">删除附件</Button>
      </FormActions>
    ),
  },
  {
    title: '链接与停用',
    render: () => (
      <FormActions>
        <ButtonLink href="#a" variant="primary">
          开始填写
        </ButtonLink>
        <ButtonLink href="#b">查看说明</ButtonLink> <Button disabled>尚不能提交</Button>
      </FormActions>
    ),
  },
]
