/** What a state means to the reader. A tone is always accompanied by a word and a shape. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger'
