import type { Example } from '../example.ts'
import { Button, ButtonLink } from './button.tsx'

export const examples: Example[] = [
  {
    title: '按钮',
    render: () => (
      <p>
        <Button look="primary">提交</Button> <Button>保存</Button> <Button look="danger">撤下</Button>{' '}
        <Button look="quiet">取消</Button> <Button disabled>暂不可用</Button>
      </p>
    ),
  },
  { title: '带按钮外观的链接', render: () => <ButtonLink href="#gallery">查看目录</ButtonLink> },
]
