import type { PeerState, Signal } from '@binome/contract/signal.ts'
import { expect, test } from 'vitest'
import { ClockByHand } from './by-hand.ts'
import { Emitter } from './emitter.ts'
import type { Link } from './link.ts'
import type { LinkMaker } from './link-maker.ts'
import { Rendezvous } from './rendezvous.ts'

/** A link that is what a test says it is. */
class HandLink extends Emitter<{ up: undefined; down: { failed: boolean } }> {
  readonly id: string
  up = false
  closed = false
  restarts = 0
  /** How long it answers an offer: a browser never settles what a connection was asked that closes meanwhile. */
  answering: Promise<void> = Promise.resolve()
  readonly #over = Promise.withResolvers<void>()
  readonly over = this.#over.promise
  constructor(id: string) {
    super()
    this.id = id
  }
  become(up: boolean) {
    this.up = up
    if (up) this.emit('up', undefined)
    else this.emit('down', { failed: true })
  }
  readonly offer = () => Promise.resolve()
  readonly handleOffer = () => this.answering
  restart() {
    this.restarts++
  }
  close() {
    this.closed = true
    this.#over.resolve()
  }
}

const turns = async () => {
  for (let i = 0; i < 10; i += 1) await Promise.resolve()
}

const QUIET: PeerState = { microphone: 'none', sharing: null, armed: { voice: false, screen: false } }

function helper(answering: Promise<void> = Promise.resolve()) {
  const clock = new ClockByHand()
  const said: Signal[] = []
  const links: HandLink[] = []
  const maker: Pick<LinkMaker, 'make' | 'iceServers'> = {
    iceServers: async () => [],
    async make(id) {
      const link = new HandLink(id)
      link.answering = answering
      links.push(link)
      return link as unknown as Link
    },
  }
  const rendezvous = new Rendezvous({
    ...{ role: 'helper', tab: 'tab-of-helper', clock },
    send: (signal) => said.push(signal),
    links: maker as LinkMaker,
    takePrepared: () => null,
  })
  rendezvous.sayState(QUIET)
  const joined = rendezvous.join({ tab: 'tab-of-seeker', generation: 1, sdp: 'v=0' }, false)
  const hellos = () => said.filter(({ kind }) => kind === 'hello').length
  const states = () => said.flatMap((one) => (one.kind === 'state' ? [one.state] : []))
  return { clock, rendezvous, links, hellos, states, joined, offer: offerTo(rendezvous) }
}

async function helperInCall() {
  const call = helper()
  await turns()
  call.links[0]?.become(true)
  return call
}

const offerTo = (rendezvous: Rendezvous) => async (link: string) => {
  rendezvous.handleSignal({ kind: 'offer', from: 'tab-of-seeker', to: 'tab-of-helper', link, sdp: 'v=0' })
  await turns()
}

test('[N9] a link that fails at each try to mend it is given up for a greeting within 10 s', async () => {
  const { clock, links, hellos } = await helperInCall()
  for (let second = 0; second < 10; second += 1) {
    links[0]?.become(false)
    await turns()
    clock.pass(1000)
  }
  expect(links[0]?.restarts).toBe(1)
  expect(hellos()).toBe(1)
})

test('[N9] a minute without the other one: greeted until they are back, and then no more', async () => {
  const { clock, links, hellos, offer } = await helperInCall()
  links[0]?.become(false)
  await turns()
  clock.pass(60_000)
  expect(hellos()).toBeGreaterThanOrEqual(6)
  await offer('tab-of-seeker.n1')
  links[1]?.become(true)
  expect(links.map(({ up, closed }) => ({ up, closed }))).toEqual([
    { up: false, closed: true },
    { up: true, closed: false },
  ])
  const before = hellos()
  clock.pass(60_000)
  expect(hellos()).toBe(before)
})

test('[N9] a link that was mended may be mended again', async () => {
  const { clock, links, hellos } = await helperInCall()
  for (let time = 0; time < 3; time += 1) {
    links[0]?.become(false)
    await turns()
    links[0]?.become(true)
    clock.pass(60_000)
  }
  expect(links[0]?.restarts).toBe(3)
  expect(hellos()).toBe(0)
})

test('[N9] a network that changed without a break does not hide the break that comes later', async () => {
  const { clock, links, rendezvous } = await helperInCall()
  rendezvous.handleNetworkChange()
  await turns()
  clock.pass(60_000)
  expect(links[0]?.restarts).toBe(1)
  links[0]?.become(false)
  await turns()
  expect(links[0]?.restarts).toBe(2)
})

test('[N8] whoever offers another link takes the place: the link before is over, and its page is told', async () => {
  const { links, rendezvous } = await helperInCall()
  rendezvous.handleSignal({
    kind: 'offer',
    from: 'tab-of-another',
    to: 'tab-of-helper',
    link: 'tab-of-another.n1',
    sdp: 'v=0',
  })
  await turns()
  expect(links.map(({ closed }) => closed)).toEqual([true, false])
  expect(rendezvous.peer).toBe('tab-of-another')
})

test('a held offer whose page is gone: greeted while it is answered, who joins is told, and may speak', async () => {
  const { rendezvous, links, joined } = helper(new Promise(() => undefined))
  await turns()
  rendezvous.handleSignal({ kind: 'hello', from: 'another-tab-of-seeker', reply: false, dropped: null })
  expect(links[0]?.closed).toBe(true)
  expect(await Promise.race([joined.then(() => 'told'), turns().then(() => 'waiting')])).toBe('told')
})

test('how we are goes after the answer that they wait for, and is not said twice while it stays so', async () => {
  const answered = Promise.withResolvers<void>()
  const { rendezvous, states, offer } = helper(answered.promise)
  rendezvous.sayState({ ...QUIET })
  await turns()
  expect(states()).toEqual([])
  answered.resolve()
  await turns()
  rendezvous.sayState({ ...QUIET })
  expect(states()).toEqual([QUIET])
  const speaking: PeerState = { ...QUIET, microphone: 'open' }
  rendezvous.sayState(speaking)
  expect(states()).toEqual([QUIET, speaking])
  // Whoever comes anew hears it, though it stayed so.
  await offer('tab-of-seeker.n1')
  expect(states()).toEqual([QUIET, speaking, speaking])
})
