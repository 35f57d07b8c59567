import { afterEach, expect, test, vi } from 'vitest'
import { ClockByHand } from './by-hand.ts'
import { NetworkCheck } from './network-check.ts'
import { TrainProbe } from './train.ts'

/** As browsers are: what it is asked while it is closed never settles. */
class Unsettled {
  createDataChannel = () => ({})
  setLocalDescription = () => new Promise(() => undefined)
  close = () => undefined
}

afterEach(() => vi.unstubAllGlobals())

const whether = async (over: Promise<unknown>) =>
  await Promise.race([over, new Promise((done) => setImmediate(() => done('waiting')))])

test('[U7] whatever looks at the network is over when it is ended, in the middle of a negotiation too', async () => {
  vi.stubGlobal('RTCPeerConnection', Unsettled)
  const clock = new ClockByHand()
  const iceServers = [{ urls: 'turn:relay.example' }]
  const looks = [
    { look: new NetworkCheck({ clock, iceServers: async () => iceServers, relayOnly: async () => false }), ends: null },
    { look: new TrainProbe(clock, () => undefined), ends: undefined },
  ]
  for (const { look, ends } of looks) {
    const found = look.run(iceServers)
    expect(await whether(found)).toBe('waiting')
    look.end()
    expect(await whether(found)).toBe(ends)
  }
  expect(clock.running).toBe(0)
})

test('[U8] what is silent once is asked again; only of two silences it is said that nothing gets out', async () => {
  let opened = 0
  /** Its first `silent` connections hear nothing of the server. */
  const browser = (silent: number) =>
    class {
      iceGatheringState = 'new'
      onicecandidate: ((event: unknown) => void) | null = null
      onicecandidateerror: ((event: unknown) => void) | null = null
      onicegatheringstatechange: (() => void) | null = null
      readonly #hears = ++opened > silent
      createDataChannel = () => ({})
      close = () => undefined
      setLocalDescription = async () => {
        if (this.#hears) this.onicecandidate?.({ candidate: { type: 'srflx' } })
        else this.onicecandidateerror?.({ url: 'stun:house.example' })
        this.iceGatheringState = 'complete'
        this.onicegatheringstatechange?.()
      }
    }
  const facts = { iceServers: async () => [{ urls: 'stun:house.example' }], relayOnly: async () => false }
  for (const [silent, tries, path] of [
    [0, 1, 'direct'],
    [1, 2, 'direct'],
    [2, 2, 'blocked'],
  ] as const) {
    opened = 0
    vi.stubGlobal('RTCPeerConnection', browser(silent))
    const clock = new ClockByHand()
    expect(await new NetworkCheck({ clock, ...facts }).run()).toEqual({ path, kbps: null })
    expect(opened).toBe(tries)
    expect(clock.running).toBe(0)
  }
})
