import { classNames } from '../class-names.ts'
import type { ControlFieldProps, Option, OptionGroup, SelectFieldProps } from './field-types.ts'

type ControlProps = ControlFieldProps & { id: string; describedBy: string | undefined }

/** The one element that takes the answer. */
export function Control(props: ControlProps) {
  const shared = {
    id: props.id,
    name: props.name,
    required: props.required === true,
    disabled: props.disabled === true,
    'aria-describedby': props.describedBy,
    'aria-invalid': props.error === undefined ? undefined : ('true' as const),
  }
  switch (props.type) {
    case 'textarea':
      return (
        <textarea
          {...shared}
          class={controlClass(props.width ?? 'full')}
          rows={props.rows ?? 5}
          maxLength={props.maxLength}
          readOnly={props.readOnly === true}
          spellcheck={props.spellcheck}
          autocomplete={props.autocomplete}
          data-improve={props.improve}
          value={props.value ?? ''}
        />
      )
    case 'select':
      return <Select {...props} shared={shared} />
    case 'file':
      return (
        <input
          {...shared}
          class="control control-file"
          type="file"
          accept={props.accept}
          multiple={props.multiple === true}
        />
      )
    default: {
      const type = props.type ?? 'text'
      return (
        <input
          {...shared}
          class={controlClass(props.width ?? usualWidth(type))}
          // One element serves all these types; preact's types want each of them written out.
          type={type as 'text'}
          value={type === 'password' ? undefined : props.value}
          autocomplete={props.autocomplete}
          inputMode={props.inputMode}
          maxLength={props.maxLength}
          minLength={props.minLength}
          min={props.min}
          max={props.max}
          step={props.step}
          pattern={props.pattern}
          readOnly={props.readOnly === true}
          spellcheck={props.spellcheck}
          list={props.list}
        />
      )
    }
  }
}

function Select(props: SelectFieldProps & { shared: object }) {
  return (
    <select {...props.shared} class={controlClass(props.width ?? 'medium')} autocomplete={props.autocomplete}>
      {props.empty === undefined ? null : <option value="">{props.empty}</option>}
      {props.options.map(option =>
        isGroup(option) ? (
          <optgroup key={option.label} label={option.label}>
            {option.options.map(inner => drawOption(inner, props.value))}
          </optgroup>
        ) : (
          drawOption(option, props.value)
        ),
      )}
    </select>
  )
}

function drawOption(option: Option, value: string | undefined) {
  return (
    <option
      key={option.value}
      value={option.value}
      selected={option.value === value}
      disabled={option.disabled === true}
    >
      {option.label}
    </option>
  )
}

function isGroup(option: Option | OptionGroup): option is OptionGroup {
  return 'options' in option
}

function usualWidth(type: string): 'short' | 'full' {
  return ['date', 'datetime-local', 'month', 'time', 'number'].includes(type) ? 'short' : 'full'
}

function controlClass(width: 'short' | 'medium' | 'full'): string {
  return classNames('control', `control-${width}`)
}
