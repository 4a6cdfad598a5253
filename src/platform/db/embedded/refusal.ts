/** The embedded database cannot run here. The message says what is missing and what to do, for the person who starts it. */
export class EmbeddedDatabaseError extends Error {
  override readonly name = 'EmbeddedDatabaseError'
}
