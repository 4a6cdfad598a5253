import type { ComponentChildren } from 'preact'
import { classNames } from '../class-names.ts'

/** `primary` binds (one on a page), `secondary` is the ordinary one, `quiet` stands back, `danger` takes something away. */
export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'

interface ButtonProps {
  variant?: ButtonVariant | undefined
  type?: 'submit' | 'button' | 'reset' | undefined
  name?: string | undefined
  value?: string | undefined
  id?: string | undefined
  disabled?: boolean | undefined
  /** Sends the form somewhere else than the form says. */
  formAction?: string | undefined
  /** Sends the form although it is not filled in: for keeping a draft. */
  formNoValidate?: boolean | undefined
  /** The form this button belongs to, when it stands outside it. */
  form?: string | undefined
  /** Says more than the visible word where several buttons share it; must begin with the visible word. */
  label?: string | undefined
  describedBy?: string | undefined
  children: ComponentChildren
}

/** A button that does something. It submits the form around it unless told otherwise. */
export function Button({
  variant = 'secondary',
  type = 'submit',
  label,
  describedBy,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      class={classNames('button', `button-${variant}`)}
      aria-label={label}
      aria-describedby={describedBy}
    >
      {children}
    </button>
  )
}

interface ButtonLinkProps {
  href: string
  variant?: ButtonVariant | undefined
  id?: string | undefined
  rel?: string | undefined
  download?: boolean | string | undefined
  children: ComponentChildren
}

/** A link that begins something and looks like a button. It goes to an address; it never changes anything. */
export function ButtonLink({ variant = 'secondary', children, ...rest }: ButtonLinkProps) {
  return (
    <a {...rest} class={classNames('button', `button-${variant}`)}>
      {children}
    </a>
  )
}
