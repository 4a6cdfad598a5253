import type { ComponentChildren } from 'preact'

interface Common {
  /** The name under which the value is sent. */
  name: string
  label: ComponentChildren
  /** Only where the same name stands twice on a page. */
  id?: string | undefined
  hint?: ComponentChildren | undefined
  /** The sentence of a refusal; marks the field as wrong. */
  error?: ComponentChildren | undefined
  required?: boolean | undefined
  disabled?: boolean | undefined
}

/** How wide the answer is expected to be. */
export type FieldWidth = 'short' | 'medium' | 'full'

export interface TextFieldProps extends Common {
  type?:
    | 'text'
    | 'email'
    | 'tel'
    | 'url'
    | 'number'
    | 'password'
    | 'search'
    | 'date'
    | 'datetime-local'
    | 'month'
    | 'time'
    | undefined
  value?: string | undefined
  /** A token of the HTML standard (`name`, `tel`, `one-time-code`, `current-password` …). */
  autocomplete?: string | undefined
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'url' | 'search' | undefined
  maxLength?: number | undefined
  minLength?: number | undefined
  min?: string | undefined
  max?: string | undefined
  step?: string | undefined
  pattern?: string | undefined
  readOnly?: boolean | undefined
  spellcheck?: boolean | undefined
  width?: FieldWidth | undefined
  /** The id of a `<datalist>` on the page. */
  list?: string | undefined
}

export interface TextareaFieldProps extends Common {
  type: 'textarea'
  value?: string | undefined
  rows?: number | undefined
  maxLength?: number | undefined
  readOnly?: boolean | undefined
  spellcheck?: boolean | undefined
  autocomplete?: string | undefined
  width?: FieldWidth | undefined
  /** A name for a script that improves this field (an editor), sent as `data-improve`. */
  improve?: string | undefined
}

export interface Option {
  readonly value: string
  readonly label: string
  readonly disabled?: boolean | undefined
}

export interface OptionGroup {
  readonly label: string
  readonly options: readonly Option[]
}

export interface SelectFieldProps extends Common {
  type: 'select'
  options: readonly (Option | OptionGroup)[]
  value?: string | undefined
  /** The words of the first, empty option; left out when one option is always chosen. */
  empty?: string | undefined
  width?: FieldWidth | undefined
  autocomplete?: string | undefined
}

export interface Choice extends Option {
  readonly hint?: ComponentChildren | undefined
}

export interface CheckboxFieldProps extends Common {
  type: 'checkbox'
  /** What is sent when it is ticked; `yes` unless said otherwise. */
  value?: string | undefined
  checked?: boolean | undefined
}

export interface RadiosFieldProps extends Common {
  type: 'radios'
  options: readonly Choice[]
  value?: string | undefined
  /** Short choices side by side. */
  inline?: boolean | undefined
}

export interface CheckboxesFieldProps extends Common {
  type: 'checkboxes'
  options: readonly Choice[]
  values?: readonly string[] | undefined
  inline?: boolean | undefined
}

export interface FileFieldProps extends Common {
  type: 'file'
  /** File name endings and media types, as in HTML: `.pdf,.docx`. */
  accept?: string | undefined
  multiple?: boolean | undefined
}

export type ChoicesFieldProps = RadiosFieldProps | CheckboxesFieldProps
export type ControlFieldProps = TextFieldProps | TextareaFieldProps | SelectFieldProps | FileFieldProps
export type FieldProps = ControlFieldProps | CheckboxFieldProps | ChoicesFieldProps
