import { classNames } from '../class-names.ts'

interface SearchBoxProps {
  action: string
  /** The name of the query parameter. */
  name?: string | undefined
  label: string
  labelHidden?: boolean | undefined
  value?: string | undefined
  /** Queries that work, as links below the box. */
  examples?: readonly { readonly label: string; readonly href: string }[] | undefined
  submitLabel?: string | undefined
  /** Other parameters that the search keeps. */
  hidden?: Readonly<Record<string, string>> | undefined
  large?: boolean | undefined
  /** Only where two boxes stand on one page. */
  id?: string | undefined
  /** The address that offers completions, for the script that improves this box. */
  suggest?: string | undefined
}

/** One box, one button. The answer has an address of its own (GET). */
export function SearchBox(props: SearchBoxProps) {
  const { name = 'q', id = 'search', hidden = {}, examples = [] } = props
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is younger than the browsers we serve.
    <form
      class={classNames('search-box', props.large === true && 'search-box-large')}
      action={props.action}
      method="get"
      role="search"
      aria-label={props.label}
    >
      <label class={props.labelHidden === true ? 'visually-hidden' : 'search-box-label'} for={id}>
        {props.label}
      </label>
      <div class="search-box-line">
        <input
          class="control search-box-input"
          type="search"
          id={id}
          name={name}
          value={props.value}
          maxLength={200}
          autocomplete="off"
          enterKeyHint="search"
          data-suggest={props.suggest}
        />
        <button class="button button-search" type="submit">
          {props.submitLabel ?? '搜索'}
        </button>
      </div>
      {Object.entries(hidden).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      {examples.length === 0 ? null : (
        <p class="search-box-examples">
          <span>大家在找：</span>
          {examples.map(example => (
            <a key={example.href} href={example.href}>
              {example.label}
            </a>
          ))}
        </p>
      )}
    </form>
  )
}
