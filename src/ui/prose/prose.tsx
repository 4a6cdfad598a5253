import type { ComponentChildren } from 'preact'

interface ProseProps {
  id?: string | undefined
  children: ComponentChildren
}

/** Running text of the site's own words: headings, paragraphs and lists on a line that the eye can follow. */
export function Prose({ id, children }: ProseProps) {
  return (
    <div class="prose" id={id}>
      {children}
    </div>
  )
}
