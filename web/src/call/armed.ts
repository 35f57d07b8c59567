import type { Clock } from './clock.ts'
import { Emitter } from './emitter.ts'
import { openSmallWindow, type SmallWindow, type SmallWindowColours, type SmallWindowWords } from './small-window.ts'

/** What flows as soon as somebody says yes. Voice and screen are said yes to apart. */
export interface ArmedParts {
  voice: boolean
  screen: boolean
}

export const NOTHING_ARMED: ArmedParts = { voice: false, screen: false }

interface ArmedEvents {
  change: ArmedView
}

export interface ArmedView extends ArmedParts {
  /** Armed, but held back by Suspend: nothing flows when somebody says yes. */
  suspended: boolean
  /** The small window is open; when it is not and something is armed, the page says it in its title and a banner. */
  window: boolean
}

/** How the small window looks and speaks; made by the screen for each arming. */
export interface ArmedLook {
  words: SmallWindowWords
  colours: SmallWindowColours
}

/**
 * What the seeker armed in so many words, for this ask only. It arms nothing by itself: `flows()` is the answer to
 * "may this flow without another click?", and it is no whenever anything is unclear.
 */
export class Armed extends Emitter<ArmedEvents> {
  readonly #clock: Clock
  #view: ArmedView = { ...NOTHING_ARMED, suspended: false, window: false }
  #small: SmallWindow | null = null
  #turn = 0

  constructor(clock: Clock) {
    super()
    this.#clock = clock
  }

  get view(): ArmedView {
    return this.#view
  }

  flows(part: keyof ArmedParts): boolean {
    return this.#view[part] && !this.#view.suspended
  }

  /** @param screen the screen that was picked, for the thumbnail */
  async arm(parts: ArmedParts, screen: MediaStream | null, look: ArmedLook): Promise<void> {
    const turn = ++this.#turn
    this.#closeWindow()
    this.#set({ ...parts, suspended: false, window: false })
    if (!parts.voice && !parts.screen) return
    const small = await openSmallWindow({
      ...look,
      screen,
      clock: this.#clock,
      since: this.#clock.now(),
      onSuspend: () => this.suspend(true),
      onClosed: () => {
        this.#small = null
        this.#set({ ...this.#view, window: false })
      },
    })
    if (turn !== this.#turn) {
      small?.close()
      return
    }
    this.#small = small
    this.#set({ ...this.#view, window: small !== null })
  }

  /** Holds everything back, or lets it go again. */
  suspend(suspended: boolean): void {
    if (!this.#view.voice && !this.#view.screen) return
    if (suspended) this.#closeWindow()
    this.#set({ ...this.#view, suspended, window: this.#small !== null })
  }

  /** One part cannot flow any more: its window was closed, its permission taken back. */
  drop(part: keyof ArmedParts): void {
    if (!this.#view[part]) return
    const left = { ...this.#view, [part]: false }
    if (!left.voice && !left.screen) this.disarm()
    else this.#set(left)
  }

  /** What was armed flows now: the window, if it is open, is the caller's, and the armed state is over. */
  release(): Window | null {
    const view = this.#small?.release() ?? null
    this.#small = null
    this.disarm()
    return view
  }

  disarm(): void {
    this.#turn++
    this.#closeWindow()
    this.#set({ ...NOTHING_ARMED, suspended: false, window: false })
  }

  #closeWindow(): void {
    this.#small?.close()
    this.#small = null
  }

  #set(view: ArmedView): void {
    const same = (Object.keys(view) as (keyof ArmedView)[]).every((key) => view[key] === this.#view[key])
    if (same) return
    this.#view = view
    this.emit('change', view)
  }
}
