import type { Example } from '../example.ts'
import { ErrorSummary } from './error-summary.tsx'

export const examples: readonly Example[] = [
  {
    title: '需要修改',
    render: () => (
      <ErrorSummary
        id="example-errors"
        errors={[
          { field: 'mobile', message: '请填写 11 位手机号码' },
          { field: 'agree', message: '请先阅读说明' },
        ]}
      />
    ),
  },
]
