import type { Example } from '../example.ts'
import { Button, ButtonLink } from './button.tsx'

export const examples: readonly Example[] = [
  {
    title: '四种按钮',
    render: () => (
      <p>
        <Button variant="primary">提交</Button> <Button>保存草稿</Button>{' '}
        <Button variant="quiet">取消</Button> <Button variant="danger">删除附件</Button>
      </p>
    ),
  },
  {
    title: '链接与停用',
    render: () => (
      <p>
        <ButtonLink href="#a" variant="primary">
          开始填写
        </ButtonLink>{' '}
        <ButtonLink href="#b">查看说明</ButtonLink> <Button disabled>尚不能提交</Button>
      </p>
    ),
  },
]
