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
