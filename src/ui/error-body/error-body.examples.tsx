import { ButtonLink } from '../button/button.tsx'
import type { Example } from '../example.ts'
import { ErrorBody } from './error-body.tsx'

export const examples: readonly Example[] = [
  {
    title: '找不到网页',
    render: () => (
      <ErrorBody
        what="这个地址没有内容，可能已经移动，也可能输入有误。"
        next={<p>核对地址，或从首页重新查找。</p>}
        actions={<ButtonLink href="#a">回到首页</ButtonLink>}
        reference="01J9-7QK2"
      />
    ),
  },
]
