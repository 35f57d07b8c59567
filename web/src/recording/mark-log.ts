import type { Point } from '@binome/contract/signal.ts'
import type { RecordedMark } from '@binome/contract/verbs/recording.ts'
import { type DrawnMark, FADE, STAY } from '../call/marks.ts'

interface Facts {
  /** ms of the recording. */
  now: () => number
  /** The stage that is recorded, by its owner's tab. */
  stage: () => string | null
  /** A place on the stage as one on the recorded picture. */
  place: (point: Point) => Point
  keep: (mark: RecordedMark) => void
}

/** What is drawn, as marks on the timeline of a recording: said when one is finished, and once more when it goes early. */
export class MarkLog {
  readonly #facts: Facts
  /** Since when each is there, and as what it was said. */
  readonly #seen = new Map<string, { from: number; said: RecordedMark | null }>()

  constructor(facts: Facts) {
    this.#facts = facts
  }

  handleMarks(all: readonly DrawnMark[]): void {
    const now = this.#facts.now()
    const here = new Set(all.map(({ id }) => id))
    for (const mark of all) this.#see(mark, now)
    for (const [id, { said }] of this.#seen) {
      if (here.has(id)) continue
      this.#seen.delete(id)
      if (said && (said.to === null || said.to > now)) this.#facts.keep({ ...said, to: Math.max(said.from, now) })
    }
  }

  #see(mark: DrawnMark, now: number): void {
    const known = this.#seen.get(mark.id) ?? { from: now, said: null }
    this.#seen.set(mark.id, known)
    const { id, tool, points, step, words, by, end } = mark
    // The recording is of the two: nobody else said yes to it.
    if (by === 'adviser' || known.said || end.is === 'drawing' || mark.stage !== this.#facts.stage()) return
    known.said = {
      ...{ id, tool, step, words, by, from: known.from },
      points: points.map(this.#facts.place),
      to: end.is === 'fading' ? now + STAY + FADE : null,
    }
    this.#facts.keep(known.said)
  }
}
