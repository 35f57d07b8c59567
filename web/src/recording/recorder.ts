import type { RecordedMark } from '@binome/contract/verbs/recording.ts'
import type { Call } from '../call/call.ts'
import { WorkerClock } from '../call/clock.ts'
import { MarkLog } from './mark-log.ts'
import { Mix } from './mix.ts'
import { FRAME_MS, Picture } from './picture.ts'
import { Pieces } from './pieces.ts'
import { chooseType } from './types.ts'

export interface RecorderFacts {
  call: Call
  /** Where its pieces go. */
  address: string
  keepMark: (mark: RecordedMark) => void
  /** It can go no further: nothing more is taken, or this browser cannot. */
  onOver: () => void
}

/** A piece a second: a crash costs about as much. */
const PIECE_MS = 1000
/** It begins with what is on stage, and not with the moment before its first picture; without one it waits no longer. */
const PICTURE_WITHIN_MS = 2000
/** Text on a still page needs little; an hour of it is about 500 MB at the most. */
const VIDEO_BITS = 1_000_000
const AUDIO_BITS = 48_000

/** Records what this page shows and hears of a call, until it is ended. */
export class Recorder {
  readonly #facts: RecorderFacts
  readonly #clock = new WorkerClock()
  readonly #picture: Picture
  readonly #mix = new Mix()
  readonly #pieces: Pieces
  readonly #media: MediaRecorder
  readonly #stops: (() => void)[]
  readonly #made = this.#clock.now()
  #began: number | null = null
  #over = false

  /** @throws Error when this browser cannot record */
  constructor(facts: RecorderFacts) {
    this.#facts = facts
    const { call, address } = facts
    const type = chooseType()
    if (!type) throw new Error('this browser cannot record')
    this.#picture = new Picture(stageOf(call))
    this.#pieces = new Pieces({
      ...{ address, type: type.split(';')[0] ?? type },
      after: (ms, done) => this.#clock.after(ms, done),
      onRefused: () => this.#fail(),
    })
    const stream = new MediaStream([this.#picture.track, this.#mix.track])
    this.#media = new MediaRecorder(stream, {
      ...{ mimeType: type, videoBitsPerSecond: VIDEO_BITS, audioBitsPerSecond: AUDIO_BITS },
    })
    this.#media.ondataavailable = ({ data }) => {
      if (!this.#over && data.size > 0) this.#pieces.add(data)
    }
    this.#media.onerror = () => this.#fail()
    const marks = new MarkLog({
      now: () => (this.#began === null ? 0 : Math.round(this.#clock.now() - this.#began)),
      stage: () => stageTab(call),
      place: (point) => this.#picture.place(point),
      keep: facts.keepMark,
    })
    marks.handleMarks(call.marks.all)
    this.#stops = [call.marks.on('change', (all) => marks.handleMarks(all)), call.on('ended', () => this.#fail())]
    this.#look()
    this.#clock.every(FRAME_MS, () => this.#look())
  }

  /** At once, and for good. What is not taken yet is dropped: nobody says yes to it any more. */
  end(): void {
    if (this.#over) return
    this.#over = true
    this.#pieces.end()
    for (const stop of this.#stops) stop()
    this.#clock.end()
    if (this.#media.state !== 'inactive') this.#media.stop()
    this.#picture.end()
    this.#mix.end()
  }

  #look(): void {
    const { call } = this.#facts
    const { microphone } = call
    const now = this.#clock.now()
    if (this.#began === null) {
      if (!this.#picture.isThere && now - this.#made < PICTURE_WITHIN_MS) return
      this.#began = now
      this.#media.start(PIECE_MS)
    }
    const heard = call.voice.loudspeaker.heard
    this.#mix.follow([...(microphone.track ? [microphone.track] : []), ...heard])
    this.#picture.draw(stageOf(call), now)
  }

  #fail(): void {
    if (this.#over) return
    this.end()
    this.#facts.onOver()
  }
}

/** What is on stage; null: nothing, or it is held back. */
function stageOf(call: Call): MediaStream | null {
  const { stage, me, them } = call.getSnapshot()
  if (stage === 'me') return me.paused ? null : (me.screen?.stream ?? null)
  return stage === 'them' && !them.state?.sharing?.paused ? them.screen : null
}

function stageTab(call: Call): string | null {
  const { stage, me, them } = call.getSnapshot()
  return stage === 'me' ? me.tab : stage === 'them' ? them.tab : null
}
