import type { VNode } from 'preact'

/** One worked example of a component, in words a reader would meet. The gallery shows all of them. */
export interface Example {
  title: string
  render(): VNode
}
