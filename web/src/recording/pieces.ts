/**
 * Sends what is recorded as it comes, by the tus protocol (1.0.0): a piece begins where the last one taken ended, so
 * one whose answer was lost is neither sent twice nor left out. (Its own client waits for a piece of a given size; here
 * a second of speech goes out after a second, however small.)
 */
export interface PiecesFacts {
  /** `/recordings/:id/pieces/:page` */
  address: string
  type: string
  after: (ms: number, done: () => void) => () => void
  /** Nothing more is taken: not both say yes any more, or another page records. */
  onRefused: () => void
}

/** At most so much at once; a second of it is about a tenth. */
const MOST = 4_000_000
const AGAIN_MS = 1000

export class Pieces {
  readonly #facts: PiecesFacts
  /** Not yet taken, and from which byte on. */
  #waiting: Blob = new Blob()
  #offset = 0
  #created = false
  #sending = false
  #over = false
  #stopWaiting: (() => void) | null = null
  readonly #abort = new AbortController()

  constructor(facts: PiecesFacts) {
    this.#facts = facts
  }

  add(piece: Blob): void {
    if (this.#over) return
    this.#waiting = new Blob([this.#waiting, piece])
    void this.#send()
  }

  /** At once: what is on its way is broken off, what waits is dropped. */
  end(): void {
    this.#over = true
    this.#abort.abort()
    this.#stopWaiting?.()
    this.#waiting = new Blob()
  }

  async #send(): Promise<void> {
    if (this.#sending || this.#over) return
    this.#sending = true
    try {
      if (!this.#created) await this.#create()
      while (this.#created && this.#waiting.size > 0 && !this.#over) await this.#patch()
    } catch {
      // The network: what was taken meanwhile is asked before anything is sent again.
      await this.#catchUp()
    } finally {
      this.#sending = false
    }
    if (this.#waiting.size > 0 && !this.#over && !this.#stopWaiting) {
      this.#stopWaiting = this.#facts.after(AGAIN_MS, () => {
        this.#stopWaiting = null
        void this.#send()
      })
    }
  }

  async #create(): Promise<void> {
    const answer = await this.#ask('POST', {
      'upload-defer-length': '1',
      'upload-metadata': `filetype ${btoa(this.#facts.type)}`,
    })
    if (answer.ok) this.#created = true
    else this.#judge(answer.status)
  }

  async #patch(): Promise<void> {
    const piece = this.#waiting.slice(0, MOST)
    const answer = await this.#ask(
      'PATCH',
      { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(this.#offset) },
      piece,
    )
    if (answer.ok) this.#taken(Number(answer.headers.get('upload-offset')))
    else await this.#catchUp()
  }

  /** How much was taken? */
  async #catchUp(): Promise<void> {
    if (this.#over || !this.#created) return
    try {
      const answer = await this.#ask('HEAD', {})
      if (answer.ok) this.#taken(Number(answer.headers.get('upload-offset')))
      else this.#judge(answer.status)
    } catch {
      // Still no network: later.
    }
  }

  #taken(offset: number): void {
    this.#waiting = this.#waiting.slice(Math.max(0, offset - this.#offset))
    this.#offset = offset
  }

  #judge(status: number): void {
    if (status >= 500 || status === 429 || this.#over) return
    this.end()
    this.#facts.onRefused()
  }

  #ask(method: string, headers: Record<string, string>, body?: Blob): Promise<Response> {
    const init = { method, headers: { 'tus-resumable': '1.0.0', ...headers }, signal: this.#abort.signal }
    return fetch(this.#facts.address, body ? { ...init, body } : init)
  }
}
