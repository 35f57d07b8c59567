/** What a call may leave behind, counted from the first line of the page on. */
export interface Living {
  links: number
  tracks: number
  workers: number
  audioContexts: number
  windows: number
  /** Of the page; those of a worker end with it. */
  timers: number
}

/** The most links that were connected at one moment. */
export const mostUp = (): number => most
let most = 0

/** Of the links that are connected. */
export const senders = (): RTCRtpSender[] =>
  [...links].filter((link) => link.connectionState === 'connected').flatMap((link) => link.getSenders())
const links = new Set<RTCPeerConnection>()

/** How many tracks are on the lines of the links there are. */
export const givenTracks = (): number =>
  [...links]
    .filter((link) => link.connectionState !== 'closed')
    .flatMap((link) => link.getSenders())
    .filter(({ track }) => track !== null).length

/** Wraps the constructors and calls that make something with an end, and returns a function that counts what lives. */
export function countLiving(): () => Living {
  const tracks = new Set<MediaStreamTrack>()
  const contexts = new Set<AudioContext>()
  let workers = 0
  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration)
      links.add(this)
      this.addEventListener('connectionstatechange', () => {
        most = Math.max(most, [...links].filter((link) => link.connectionState === 'connected').length)
      })
    }
  }
  globalThis.AudioContext = class extends AudioContext {
    constructor() {
      super()
      contexts.add(this)
    }
  }
  globalThis.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options)
      workers++
    }
    override terminate() {
      super.terminate()
      workers--
    }
  }
  const timers = new Set<unknown>()
  const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis
  globalThis.setTimeout = ((done: (...given: unknown[]) => void, ms?: number, ...given: unknown[]) => {
    const id = setTimeout(() => {
      timers.delete(id)
      done(...given)
    }, ms)
    timers.add(id)
    return id
  }) as typeof setTimeout
  globalThis.setInterval = ((tick: () => void, ms?: number, ...given: unknown[]) => {
    const id = setInterval(tick, ms, ...given)
    timers.add(id)
    return id
  }) as typeof setInterval
  globalThis.clearTimeout = (id) => {
    timers.delete(id)
    clearTimeout(id)
  }
  globalThis.clearInterval = (id) => {
    timers.delete(id)
    clearInterval(id)
  }
  const devices = navigator.mediaDevices
  const remember = (stream: MediaStream) => {
    for (const track of stream.getTracks()) tracks.add(track)
    return stream
  }
  const getUserMedia = devices.getUserMedia.bind(devices)
  const getDisplayMedia = devices.getDisplayMedia.bind(devices)
  devices.getUserMedia = (options) => getUserMedia(options).then(remember)
  devices.getDisplayMedia = (options) => getDisplayMedia(options).then(remember)
  const clone = MediaStreamTrack.prototype.clone
  MediaStreamTrack.prototype.clone = function () {
    const copy = clone.call(this)
    tracks.add(copy)
    return copy
  }
  const pip = (globalThis as { documentPictureInPicture?: { window: Window | null } }).documentPictureInPicture
  const count = () => ({
    links: [...links].filter((link) => link.connectionState !== 'closed').length,
    tracks: [...tracks].filter((track) => track.readyState === 'live').length,
    workers,
    audioContexts: [...contexts].filter((context) => context.state !== 'closed').length,
    windows: pip?.window ? 1 : 0,
    timers: timers.size,
  })
  // What is over is let go of: kept by its counter, it would be counted as a leak of the heap.
  const prune = () => {
    for (const link of links) if (link.connectionState === 'closed') links.delete(link)
    for (const track of tracks) if (track.readyState === 'ended') tracks.delete(track)
    for (const context of contexts) if (context.state === 'closed') contexts.delete(context)
  }
  return () => {
    prune()
    return count()
  }
}
