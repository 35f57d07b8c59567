import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Moment } from '../../app/live.ts'
import { ClockByHand } from '../../call/by-hand.ts'
import { Marks } from '../../call/marks.ts'
import { SharedPointer } from '../../call/pointer.ts'

const clock = new ClockByHand()
const state = { microphone: 'open', sharing: null, armed: { voice: false, screen: false } }
const call = {
  marks: new Marks(clock, 'seeker'),
  pointer: new SharedPointer(clock),
  shown: { flowing: { voice: null, screen: null, sound: null }, state },
  subscribe: () => () => undefined,
  getSnapshot: () => ({ ended: null }),
}
const SESSION = 'the session'

type Listener = (said: unknown) => void
/** The line to the server as far as it is used here: what it says, and what is said over it. */
const line = {
  listeners: {} as Record<string, Listener>,
  observers: [] as { id: string; state: string; comesTo: string; person: { id: string } }[],
  said: [] as { to: string; kind: string }[],
}

beforeEach(() => {
  line.observers = []
  line.said = []
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
  vi.resetModules()
  vi.doMock('../../app/live.ts', () => ({
    live: {
      now: () => ({ session: { id: SESSION, observers: line.observers } }),
      state: () => ({ state: 'open' }),
      subscribe: () => undefined,
      on: (what: string, listener: Listener) => {
        line.listeners[what] = listener
      },
      say: async ({ to, signal }: { to: string; signal: { kind: string } }) =>
        void line.said.push({ to, kind: signal.kind }),
    },
  }))
  vi.doMock('../session/callOf.ts', () => ({
    tab: 'this-page',
    runningNow: () => ({ call, clock, sessionId: SESSION, relayOnly: false }),
    onRunning: () => undefined,
  }))
  vi.doMock('../session/ice.ts', () => ({ freshIce: async () => [] }))
})
afterEach(() => {
  for (const one of ['../../app/live.ts', '../session/callOf.ts', '../session/ice.ts']) vi.doUnmock(one)
  vi.resetModules()
  vi.unstubAllGlobals()
})

const turns = () => new Promise((done) => setImmediate(done))

/** The server passes on that this person's page greets ours, as whoever looks on does. */
async function greetsUs(from: string) {
  const signal = { kind: 'hello', from: `page of ${from}`, reply: false, dropped: null } as const
  const moment: Moment = { type: 'signal', sessionId: SESSION, from, looksOn: true, signal }
  line.listeners.moment?.(moment)
  await turns()
}

async function nowThere(...people: string[]) {
  line.observers = people.map((id) => ({ id: `${id} looks on`, state: 'here', comesTo: 'look_on', person: { id } }))
  line.listeners.event?.({ part: 'session' })
  await turns()
}

test('[S26] whoever is not on the screen of this person is given nothing, whatever the server passes on', async () => {
  const links = vi.fn()
  vi.stubGlobal('RTCPeerConnection', Object.assign(links, { generateCertificate: async () => ({}) }))
  await import('./onlookers.ts')
  await nowThere('Lucie')
  expect(line.said.map(({ to }) => to)).toContain('Lucie')
  line.said = []
  await greetsUs('a stranger')
  expect(line.said).toEqual([])
  expect(links).not.toHaveBeenCalled()

  // Nor is who was proposed, or invited, and has not come; nor who is sent away, from that moment.
  line.observers = [{ id: 'invited', state: 'invited', comesTo: 'look_on', person: { id: 'Nadia' } }]
  line.listeners.event?.({ part: 'session' })
  line.said = []
  for (const one of ['Nadia', 'Lucie']) await greetsUs(one)
  expect(line.said).toEqual([])
  expect(links).not.toHaveBeenCalled()
})
