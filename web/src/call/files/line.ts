import { Emitter } from '../emitter.ts'

interface FileLineEvents {
  open: undefined
  closed: undefined
  message: unknown
  /** What was handed to the browser has left it: there is room again. */
  room: undefined
}

/** Handed to the browser and not sent yet, at most, and where it is filled up again: what is cut is sent anew. */
const MOST_BUFFERED = 256 * 1024
const LOW = 64 * 1024
/** Words of the other page before this one is ready: it introduces its files, and waits. */
const MOST_EARLY = 100

/** The channel `files` over every link of a call: one is open, or none. */
export class FileLine extends Emitter<FileLineEvents> {
  #channel: RTCDataChannel | null = null
  /** What came before anybody listened: what this page remembers is still being read. */
  #early: unknown[] | null = []

  get open(): boolean {
    return this.#channel?.readyState === 'open'
  }

  get hasRoom(): boolean {
    return this.#channel !== null && this.open && this.#channel.bufferedAmount < MOST_BUFFERED
  }

  handleNewLink(channel: RTCDataChannel): void {
    this.#leave()
    this.#channel = channel
    channel.binaryType = 'arraybuffer'
    channel.bufferedAmountLowThreshold = LOW
    channel.onopen = () => this.emit('open', undefined)
    channel.onclose = () => this.#leave()
    channel.onmessage = ({ data }) => {
      if (this.#early === null) this.emit('message', data)
      else if (this.#early.length < MOST_EARLY) this.#early.push(data)
    }
    channel.onbufferedamountlow = () => this.emit('room', undefined)
    if (this.open) this.emit('open', undefined)
  }

  /** Somebody listens from now on, and is told what came until then. */
  start(): void {
    const early = this.#early ?? []
    this.#early = null
    for (const data of early) this.emit('message', data)
  }

  /** Says nothing while no channel is open: all that matters is said again on opening. */
  send(data: string | ArrayBuffer): void {
    if (!this.open) return
    if (typeof data === 'string') this.#channel?.send(data)
    else this.#channel?.send(data)
  }

  end(): void {
    this.#leave()
    this.hush()
  }

  #leave(): void {
    const was = this.#channel
    if (!was) return
    was.onopen = was.onclose = was.onmessage = was.onbufferedamountlow = null
    this.#channel = null
    if (this.#early) this.#early = []
    this.emit('closed', undefined)
  }
}
