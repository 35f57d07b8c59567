/** What a call may leave behind, counted from the first line of the page on. */
export interface Living {
  links: number
  tracks: number
  workers: number
  audioContexts: number
  windows: number
}

/** Wraps the constructors and calls that make something with an end, and returns a function that counts what lives. */
export function countLiving(): () => Living {
  const links = new Set<RTCPeerConnection>()
  const tracks = new Set<MediaStreamTrack>()
  const contexts = new Set<AudioContext>()
  let workers = 0
  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration)
      links.add(this)
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
  return () => ({
    links: [...links].filter((link) => link.connectionState !== 'closed').length,
    tracks: [...tracks].filter((track) => track.readyState === 'live').length,
    workers,
    audioContexts: [...contexts].filter((context) => context.state !== 'closed').length,
    windows: pip?.window ? 1 : 0,
  })
}
