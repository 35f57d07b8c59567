/**
 * The answer "no", as a stable code and its data. Words, in the reader's language, are added at the screen; a verb's
 * contract lists the codes it may answer. `data` is sent to the client: nothing in it that they may not know.
 */
export class Refusal extends Error {
  readonly code: string
  readonly data: Readonly<Record<string, unknown>>

  constructor(code: string, data: Readonly<Record<string, unknown>> = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.data = data
  }
}
