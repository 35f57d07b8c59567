import type { Signal } from '@binome/contract/signal.ts'
import type { ComesTo } from '@binome/contract/terms.ts'
import type { House } from '../house.ts'
import { whoLooksOn } from '../observer/store.ts'
import { createLanes } from '../platform/lanes.ts'
import { Refusal } from '../platform/refusal.ts'
import { factOf, schedule } from './actions.ts'
import { signalWithoutAddresses } from './addresses.ts'
import { lifecycle } from './lifecycle.ts'
import { Mailbox } from './mailbox.ts'
import { readerOf, roleIn } from './policy.ts'
import {
  absenceTimer,
  beat,
  closeLost,
  closeSilent,
  closeSpell,
  lostSpells,
  openSpell,
  type SpellRow,
  spellsOf,
} from './presence-store.ts'
import { Register, type Stay } from './register.ts'
import { isHere, patience } from './rules.ts'
import { goLive, lockSession, lockWithSpells, type SessionRow, sessionById } from './store.ts'

/** Who speaks on a socket. */
export interface Who {
  organizationId: string
  personId: string
}

/** The tabs of this process and the sessions they show: what a socket says is instant. */
export interface Presence {
  /** This tab shows the session from now on. @throws Refusal NOT_FOUND | SESSION_ENDED */
  enter(who: Who, sessionId: string, socketId: string): Promise<void>
  /** It no longer does. Never refused: leaving what one is not in changes nothing. */
  leave(who: Who, sessionId: string, socketId: string): Promise<void>
  /**
   * To the other of the pair [S10], or with `to` to or from somebody who looks on or advises [S27].
   * @throws Refusal NOT_FOUND | SESSION_ENDED
   */
  signal(who: Who, sessionId: string, socketId: string, signal: Signal, to?: string): Promise<void>
  /** The socket is gone, and what it showed with it. */
  disconnected(socketId: string): Promise<void>
  /** The session is over: its tabs are forgotten. For the fact `session.ended`. */
  forget(sessionId: string): void
  /** Who looked on does so no longer [S25]. For the fact `observer.changed`. */
  forgetObserver(sessionId: string, personId: string): void
  /** One heartbeat: vouches for the tabs of this process, closes what nobody vouches for [S12]. */
  pulse(): Promise<void>
  start(): void
  stop(): Promise<void>
}

/** A process says every 20 s which stays are real; one that was silent for 70 s is dead. */
const beatMs = 20_000
const deadMs = 70_000
/** A stay that missed a beat is nobody's for the person who comes back to it. */
const silentMs = 25_000

export function createPresence(house: House): Presence {
  const register = new Register()
  const mailbox = new Mailbox()
  const lanes = createLanes()
  let cancel: (() => void) | null = null
  let pulsing: Promise<void> = Promise.resolve()

  async function enter(who: Who, sessionId: string, socketId: string): Promise<void> {
    // Before anything is awaited, so that what the same socket says next is already from inside.
    register.add({ organizationId: who.organizationId, personId: who.personId, sessionId, socketId })
    // At once, so that nothing said from now on overtakes it; it was addressed to this person by the other of the pair.
    deliver(who, sessionId)
    try {
      await settle(who, sessionId)
    } catch (error) {
      const place = register.find(socketId, sessionId)
      if (place && (await whoLooksOn(house.db, who.organizationId, sessionId, [who.personId])).size > 0) {
        place.observes = true
        return
      }
      register.remove(socketId, sessionId)
      throw error
    }
  }

  function deliver(who: Who, sessionId: string): void {
    for (const { at: _, ...letter } of mailbox.take(sessionId, who.personId, house.clock.now())) {
      for (const socketId of register.readers(sessionId, who.personId, letter.signal.to)) {
        house.hub.toSocket(socketId, { type: 'signal', sessionId, ...letter })
      }
    }
  }

  async function leave(who: Who, sessionId: string, socketId: string): Promise<void> {
    const place = register.remove(socketId, sessionId)
    if (place && !place.observes) await settleAway(who, sessionId)
  }

  async function disconnected(socketId: string): Promise<void> {
    const places = register.removeSocket(socketId)
    for (const place of places) if (!place.observes) await settleAway(place, place.sessionId)
  }

  async function settleAway(who: Who, sessionId: string): Promise<void> {
    if (!register.has(sessionId, who.personId)) await settle(who, sessionId)
  }

  /**
   * Makes the rows say what the register says. It is read under the session's lock, so whichever of several comings
   * and goings runs last leaves the truth behind, in whatever order they ran [S6].
   */
  async function settle(who: Who, sessionId: string): Promise<void> {
    const { organizationId, personId } = who
    await house.transaction(async (tx, record) => {
      const held = await lockWithSpells(tx, organizationId, sessionId)
      const { session } = held
      const role = session && roleIn(session, personId)
      if (!role) throw new Refusal('NOT_FOUND', {})
      const here = register.has(sessionId, personId)
      if (lifecycle[session.state][role][here ? 'enter' : 'leave'] === 'refused') throw new Refusal('SESSION_ENDED', {})
      if (session.state === 'ended') return
      const at = house.clock.now()
      // Left open by a process that died: over since it was last seen, before anything else begins [S12].
      let { spells } = held
      const silentSince = new Date(at.getTime() - silentMs)
      if (
        here &&
        isHere(spells, personId) &&
        (await closeSilent(tx, organizationId, sessionId, personId, silentSince))
      ) {
        spells = await spellsOf(tx, organizationId, sessionId)
      }
      if (here === isHere(spells, personId)) return
      const last = spells.filter((spell) => spell.personId === personId && (here || spell.leftAt === null)).at(-1)
      let now = spells
      if (here) {
        const spell = { id: house.newId(), personId, enteredAt: at, leftAt: null }
        now = [...spells, spell]
        openSpell(tx, organizationId, { ...spell, sessionId })
        const bridged = last && (await house.timers.dueAt(tx, absenceTimer, last.id)) !== null
        if (last && bridged) house.timers.clear(tx, absenceTimer, last.id)
        else record({ kind: 'session.entered', ...factOf(organizationId, session), personId, role })
      } else if (last) {
        now = spells.map((spell) => (spell === last ? { ...spell, leftAt: at } : spell))
        await closeSpell(tx, organizationId, last.id, at)
        const dueAt = new Date(at.getTime() + patience.reload)
        const data = { sessionId, personId }
        house.timers.set(tx, { organizationId, kind: absenceTimer, subjectId: last.id, dueAt, data })
      }
      const step = bothHere(now, session) ? lifecycle[session.state].pair.meet : 'stay'
      if (typeof step !== 'string' && step.to === 'live') {
        goLive(tx, organizationId, sessionId, at)
        record({ kind: 'session.went_live', ...factOf(organizationId, session) })
        house.log.info({ organizationId, sessionId }, 'session live')
        schedule(house, tx, organizationId, { ...session, state: 'live' }, now)
      } else schedule(house, tx, organizationId, session, now)
    })
  }

  /** One after another for each socket: a candidate that overtook its answer would be lost. Looked up side by side. */
  function signal(who: Who, sessionId: string, socketId: string, said: Signal, to?: string): Promise<void> {
    const { organizationId, personId } = who
    const found = Promise.all([
      sessionById(house.db, organizationId, sessionId),
      to === undefined ? new Map<string, ComesTo>() : whoLooksOn(house.db, organizationId, sessionId, [personId, to]),
    ])
    // Heard when its turn comes, which may be after it failed.
    found.catch(() => undefined)
    return new Promise((resolve, reject) => {
      const passOn = ([session, beside]: Awaited<typeof found>) => {
        const reader = session && readerOf(session, beside, personId, to)
        if (!reader) throw new Refusal('NOT_FOUND', {})
        relay(who, session, { personId: reader, looksOn: to !== undefined }, socketId, said)
      }
      lanes.run(socketId, () => found.then(passOn).then(resolve, reject))
    })
  }

  function relay(
    who: Who,
    session: SessionRow,
    reader: { personId: string; looksOn: boolean },
    socketId: string,
    given: Signal,
  ): void {
    const sessionId = session.id
    const place = register.find(socketId, sessionId)
    if (!place) throw new Refusal('NOT_FOUND', {})
    // Whoever looks on may no longer than the two.
    if (lifecycle[session.state][roleIn(session, who.personId) ?? 'helper'].signal === 'refused')
      throw new Refusal('SESSION_ENDED', {})
    place.tab = given.from
    const said = house.config.relayOnly ? signalWithoutAddresses(given) : given
    if (said === null) return
    const letter = { from: who.personId, signal: said, ...(reader.looksOn && { looksOn: true }) }
    if (!register.has(sessionId, reader.personId)) {
      mailbox.put(sessionId, reader.personId, letter, house.clock.now())
      return
    }
    for (const to of register.readers(sessionId, reader.personId, said.to)) {
      house.hub.toSocket(to, { type: 'signal', sessionId, ...letter })
    }
  }

  async function pulse(): Promise<void> {
    const now = house.clock.now()
    mailbox.sweep(now)
    const stays = register.stays()
    const open = new Set(await beat(house.db, stays, now))
    // Shown here, closed by another process that lost its own tab of the same person; or over, and said elsewhere.
    for (const stay of stays) {
      if (open.has(`${stay.sessionId} ${stay.personId}`)) continue
      await settle(stay, stay.sessionId).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error
        register.closeFor(stay.sessionId, stay.personId)
      })
    }
    const limit = new Date(now.getTime() - deadMs)
    for (const spell of await lostSpells(house.db, limit)) await heal(spell, limit)
  }

  async function heal(spell: Stay & { id: string; seenAt: Date }, limit: Date): Promise<void> {
    const { organizationId, sessionId, personId } = spell
    await house.transaction(async (tx, record) => {
      const session = await lockSession(tx, organizationId, sessionId)
      if (session === null || !(await closeLost(tx, spell, limit))) return
      const role = roleIn(session, personId)
      if (session.state === 'ended' || role === null) return
      schedule(house, tx, organizationId, session, await spellsOf(tx, organizationId, sessionId))
      record({ kind: 'session.left', ...factOf(organizationId, session), personId, role })
    })
  }

  function run(): void {
    pulsing = pulse()
      .catch((error: unknown) => house.log.warn({ err: error }, 'the heartbeat of sessions failed'))
      .finally(() => {
        if (cancel) cancel = house.clock.alarm(new Date(house.clock.now().getTime() + beatMs), run)
      })
  }

  return {
    enter,
    leave,
    signal,
    disconnected,
    forget: (sessionId) => register.close(sessionId),
    forgetObserver(sessionId, personId) {
      register.closeFor(sessionId, personId)
      mailbox.take(sessionId, personId, house.clock.now())
    },
    pulse,
    start() {
      if (cancel) return
      cancel = () => undefined
      run()
    },
    async stop() {
      cancel?.()
      cancel = null
      await pulsing
    },
  }
}

function bothHere(spells: readonly SpellRow[], pair: { seekerId: string; helperId: string }): boolean {
  return isHere(spells, pair.seekerId) && isHere(spells, pair.helperId)
}
