import { enterRoom, firstFrame } from './room.ts'

type Said = { accepted: true } | { description: RTCSessionDescriptionInit } | { candidate: RTCIceCandidateInit }

const video = document.querySelector('video') as HTMLVideoElement

/**
 * The "default" pair that every figure of the call is compared with: the screen is already picked and both microphones
 * are open, then after the accept `addTrack`, an offer, an answer, and whatever codec the browser chooses.
 */
class BareBench {
  #pc: RTCPeerConnection | null = null
  #tracks: MediaStreamTrack[] = []
  #say: (said: Said) => void = () => undefined

  async open(role: 'seeker' | 'helper', room: string): Promise<void> {
    const streams = [await navigator.mediaDevices.getUserMedia({ audio: true })]
    if (role === 'seeker') streams.push(await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: 30 } }))
    this.#tracks = streams.flatMap((stream) => stream.getTracks())
    let chain: Promise<void> = Promise.resolve()
    const entered = await enterRoom<Said>(room, role, (said) => {
      chain = chain.then(() => this.#hear(said))
    })
    this.#say = (said) => entered.say(said)
  }

  /** The click on Yes: from it to the first frame on this page, ms. */
  async accept(): Promise<number> {
    const frame = firstFrame(video)
    const yes = performance.now()
    this.#say({ accepted: true })
    return (await frame) - yes
  }

  codec = async (): Promise<string> => {
    const report = await this.#pc?.getStats()
    for (const stat of report?.values() ?? [])
      if (stat.type === 'inbound-rtp' && stat.kind === 'video') return report?.get(stat.codecId)?.mimeType ?? ''
    return ''
  }

  end(): void {
    this.#pc?.close()
    for (const track of this.#tracks) track.stop()
  }

  async #hear(said: Said): Promise<void> {
    if ('accepted' in said) {
      const pc = this.#connect()
      await pc.setLocalDescription(await pc.createOffer())
      this.#sayDescription(pc)
    } else if ('candidate' in said) await this.#pc?.addIceCandidate(said.candidate)
    else if (said.description.type === 'answer') await this.#pc?.setRemoteDescription(said.description)
    else {
      const pc = this.#connect()
      await pc.setRemoteDescription(said.description)
      await pc.setLocalDescription(await pc.createAnswer())
      this.#sayDescription(pc)
    }
  }

  #connect(): RTCPeerConnection {
    const pc = new RTCPeerConnection()
    const stream = new MediaStream(this.#tracks)
    for (const track of this.#tracks) pc.addTrack(track, stream)
    pc.onicecandidate = ({ candidate }) => candidate && this.#say({ candidate: candidate.toJSON() })
    pc.ontrack = ({ track, streams }) => {
      if (track.kind === 'video') video.srcObject = streams[0] ?? null
    }
    this.#pc = pc
    return pc
  }

  #sayDescription(pc: RTCPeerConnection): void {
    if (pc.localDescription) this.#say({ description: pc.localDescription.toJSON() })
  }
}

declare global {
  var bare: BareBench
}
globalThis.bare = new BareBench()
