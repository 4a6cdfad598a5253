import type { Example } from '../example.ts'
import { GatePanel } from './gate-panel.tsx'

export const examples: Example[] = [
  {
    title: '审查关',
    render: () => (
      <GatePanel
        label="示例审查"
        items={[
          { key: 'a', label: '政治关', asks: '政治方向正确', signed: '王某　2026-11-21 15:20' },
          { key: 'b', label: '保密关', asks: '不涉及国家秘密' },
        ]}
      />
    ),
  },
]
