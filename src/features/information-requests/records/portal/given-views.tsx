import { FileLink } from '../../../../ui/file-link/file-link.tsx'
import { Section } from '../../../../ui/section/section.tsx'
import type { ReadRelease } from '../read.ts'

/** The information that was given with the reply, to be fetched. */
export function GivenSection({ copies }: { readonly copies: readonly ReadRelease[] }) {
  if (copies.length === 0) return null
  return (
    <Section title="提供的政府信息" id="records">
      <ul>
        {copies.map(({ id, name, size, pages, kind }) => (
          <li key={id}>
            <FileLink href={`/requests/status/records/${id}`} name={name} size={size} download />
            {pages === null ? '' : `，${pages} 页`}
            {kind === 'redacted' ? '，部分内容已遮盖' : ''}
          </li>
        ))}
      </ul>
      <p>请及时下载保存。申请内容按期销毁后，不能再下载。</p>
    </Section>
  )
}
