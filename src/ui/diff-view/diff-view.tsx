import { classNames } from '../class-names.ts'

export interface DiffPart {
  readonly kind: 'same' | 'ins' | 'del'
  readonly text: string
}

export interface DiffBlock {
  readonly kind: 'same' | 'added' | 'removed' | 'changed'
  /** The element of the line in the document: `h2`, `p`, `li`, `tr` (cells separated by tabs) … */
  readonly tag?: string | undefined
  /** The new text; the old one of a removed block. */
  readonly text: string
  /** What changed inside a changed block. */
  readonly parts?: readonly DiffPart[] | undefined
  /** Link or image addresses, old and new, where these changed. */
  readonly targets?: { readonly before: readonly string[]; readonly after: readonly string[] } | undefined
}

interface DiffViewProps {
  blocks: readonly DiffBlock[]
  /** How many unchanged lines stand around a change; the rest is folded. All of them when undefined. */
  around?: number | undefined
  label?: string | undefined
}

const WORDS = { added: '新增', removed: '删去', changed: '修改', same: undefined } as const

/** Two texts compared line by line. Each change is told by a word; colour and lines only repeat it. */
export function DiffView({ blocks, around, label = '对照' }: DiffViewProps) {
  return (
    <ol class="diff-view" aria-label={label}>
      {foldSame(blocks, around).map((run, index) =>
        'folded' in run ? (
          <li class="diff-folded" key={index}>
            <details>
              <summary>{run.folded.length} 段没有变化</summary>
              {run.folded.map((block, inner) => (
                <DiffText block={block} key={inner} />
              ))}
            </details>
          </li>
        ) : (
          <li class={classNames('diff-block', `diff-${run.kind}`)} key={index}>
            <DiffLine block={run} />
          </li>
        ),
      )}
    </ol>
  )
}

function DiffLine({ block }: { block: DiffBlock }) {
  const word = WORDS[block.kind]
  return (
    <>
      {word === undefined ? null : <p class="diff-word">{word}</p>}
      <DiffText block={block} />
      {block.targets === undefined ? null : (
        <p class="diff-targets">
          链接或图片：由 {block.targets.before.join('、') || '无'} 改为{' '}
          {block.targets.after.join('、') || '无'}
        </p>
      )}
    </>
  )
}

function DiffText({ block }: { block: DiffBlock }) {
  const heading = /^h[1-6]$/.test(block.tag ?? '')
  return (
    <p class={classNames('diff-text', heading && 'diff-heading', block.tag === 'tr' && 'diff-row')}>
      {block.kind === 'added' ? (
        <ins>{block.text}</ins>
      ) : block.kind === 'removed' ? (
        <del>{block.text}</del>
      ) : block.parts === undefined ? (
        block.text
      ) : (
        block.parts.map((part, index) => <Part part={part} key={index} />)
      )}
    </p>
  )
}

/** A reader who hears the page is told where a deletion or an insertion begins. */
function Part({ part }: { part: DiffPart }) {
  if (part.kind === 'same') return <>{part.text}</>
  const word = <span class="visually-hidden">{part.kind === 'ins' ? '【新增】' : '【删去】'}</span>
  return part.kind === 'ins' ? (
    <ins>
      {word}
      {part.text}
    </ins>
  ) : (
    <del>
      {word}
      {part.text}
    </del>
  )
}

type Run = DiffBlock | { readonly folded: readonly DiffBlock[] }

/** Folds unchanged lines that stand more than `around` lines away from every change. */
function foldSame(blocks: readonly DiffBlock[], around: number | undefined): Run[] {
  if (around === undefined) return [...blocks]
  const changes = blocks.flatMap((block, index) => (block.kind === 'same' ? [] : [index]))
  const runs: Run[] = []
  let folded: DiffBlock[] = []
  const flush = () => {
    if (folded.length > 0) runs.push({ folded })
    folded = []
  }
  let next = 0
  blocks.forEach((block, index) => {
    while (
      next < changes.length - 1 &&
      Math.abs((changes[next + 1] ?? 0) - index) <= Math.abs((changes[next] ?? 0) - index)
    )
      next += 1
    const nearest = changes[next]
    if (nearest !== undefined && Math.abs(nearest - index) <= around) {
      flush()
      runs.push(block)
    } else folded.push(block)
  })
  flush()
  return runs
}
