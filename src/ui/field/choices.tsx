import { classNames } from '../class-names.ts'
import type { ChoicesFieldProps } from './field-types.ts'

/** The choices of a question. The first one carries the field's own id, so that an error link lands on it. */
export function Choices(props: ChoicesFieldProps & { id: string }) {
  const kind = props.type === 'radios' ? 'radio' : 'checkbox'
  const chosen = props.type === 'radios' ? [props.value] : (props.values ?? [])
  return (
    <div class={classNames('choices', props.inline === true && 'choices-inline')}>
      {props.options.map((option, index) => {
        const id = index === 0 ? props.id : `${props.id}-${index + 1}`
        const hintId = option.hint === undefined ? undefined : `${id}-about`
        return (
          <div class="choice" key={option.value}>
            <input
              type={kind}
              id={id}
              name={props.name}
              value={option.value}
              checked={chosen.includes(option.value)}
              required={kind === 'radio' && props.required === true}
              disabled={props.disabled === true || option.disabled === true}
              aria-describedby={hintId}
            />
            <label for={id}>{option.label}</label>
            {hintId === undefined ? null : (
              <p class="choice-hint" id={hintId}>
                {option.hint}
              </p>
            )}
          </div>
        )
      })}
    </div>
  )
}
