interface ReadAloudProps {
  /** The id of the element whose text is read. */
  target: string
  label?: string | undefined
}

/** A button that a script shows where the browser can speak; without script there is none. */
export function ReadAloud({ target, label = '朗读' }: ReadAloudProps) {
  return (
    <button class="button button-quiet read-aloud" type="button" data-read-aloud={`#${target}`} hidden>
      {label}
    </button>
  )
}
