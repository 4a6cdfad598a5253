import { examples as badge } from './badge/badge.examples.tsx'
import { examples as button } from './button/button.examples.tsx'
import { examples as contents } from './contents/contents.examples.tsx'
import { examples as dateText } from './date-text/date-text.examples.tsx'
import { examples as descriptionList } from './description-list/description-list.examples.tsx'
import { examples as diffView } from './diff-view/diff-view.examples.tsx'
import { examples as disclosure } from './disclosure/disclosure.examples.tsx'
import { examples as documentBody } from './document-body/document-body.examples.tsx'
import { examples as documentList } from './document-list/document-list.examples.tsx'
import { examples as emptyState } from './empty-state/empty-state.examples.tsx'
import { examples as errorSummary } from './error-summary/error-summary.examples.tsx'
import type { Example } from './example.ts'
import { examples as field } from './field/field.examples.tsx'
import { examples as fileLink } from './file-link/file-link.examples.tsx'
import { examples as filterPanel } from './filter-panel/filter-panel.examples.tsx'
import { examples as findingList } from './finding-list/finding-list.examples.tsx'
import { examples as frames } from './frames/frames.examples.tsx'
import { examples as gatePanel } from './gate-panel/gate-panel.examples.tsx'
import { examples as lookBar } from './look-bar/look-bar.examples.tsx'
import { examples as notice } from './notice/notice.examples.tsx'
import { examples as pagination } from './pagination/pagination.examples.tsx'
import { examples as searchBox } from './search-box/search-box.examples.tsx'
import { examples as sectionNav } from './section-nav/section-nav.examples.tsx'
import { examples as statLine } from './stat-line/stat-line.examples.tsx'
import { examples as table } from './table/table.examples.tsx'
import { examples as tagList } from './tag-list/tag-list.examples.tsx'
import { examples as timeline } from './timeline/timeline.examples.tsx'

const PARTS: readonly { name: string; examples: readonly Example[] }[] = [
  { name: 'badge', examples: badge },
  { name: 'button', examples: button },
  { name: 'contents', examples: contents },
  { name: 'date-text', examples: dateText },
  { name: 'description-list', examples: descriptionList },
  { name: 'diff-view', examples: diffView },
  { name: 'disclosure', examples: disclosure },
  { name: 'document-body', examples: documentBody },
  { name: 'document-list', examples: documentList },
  { name: 'empty-state', examples: emptyState },
  { name: 'error-summary', examples: errorSummary },
  { name: 'field', examples: field },
  { name: 'file-link', examples: fileLink },
  { name: 'filter-panel', examples: filterPanel },
  { name: 'finding-list', examples: findingList },
  { name: 'frames', examples: frames },
  { name: 'gate-panel', examples: gatePanel },
  { name: 'look-bar', examples: lookBar },
  { name: 'notice', examples: notice },
  { name: 'pagination', examples: pagination },
  { name: 'search-box', examples: searchBox },
  { name: 'section-nav', examples: sectionNav },
  { name: 'stat-line', examples: statLine },
  { name: 'table', examples: table },
  { name: 'tag-list', examples: tagList },
  { name: 'timeline', examples: timeline },
]

/** Every component with its examples, on one page: to look at, and to test. */
export function Gallery() {
  return (
    <>
      {PARTS.map(part => (
        <section key={part.name} id={`gallery-${part.name}`} aria-labelledby={`gallery-${part.name}-title`}>
          <h2 id={`gallery-${part.name}-title`}>{part.name}</h2>
          {part.examples.map(example => (
            <div key={example.title}>
              <h3>{example.title}</h3>
              {example.render()}
            </div>
          ))}
        </section>
      ))}
    </>
  )
}
