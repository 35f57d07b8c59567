import type { House } from '../house.ts'
import { afterCommit } from '../platform/commit.ts'
import type { Tx } from '../platform/db.ts'
import type { Hand, PushMessage } from './push.ts'
import { againInMs } from './rules.ts'
import { type Device, devicesOf, deviceWorked, removeDevices } from './store.ts'

/**
 * Messages on their way to push services. Each is a timer: set in the transaction that decides to send, it is a lease
 * while we are at it and the next try when that failed, so that another process goes on after a crash [V4].
 */
export interface Deliveries {
  /** Hands the message in at these browsers, once the transaction is committed. */
  begin(tx: Tx, kind: DeliveryKind, to: Delivery): void
  /** A lease that ended or a try that is due. */
  ring(tx: Tx, kind: DeliveryKind, timer: Ring): void
  /** Once, at one browser, now: whether its push service took it. */
  tryOnce(whose: { organizationId: string; personId: string }, device: Device, message: PushMessage): Promise<boolean>
  settled(): Promise<void>
}

/** What a message is about; its timer has this name and the id of that. */
export const deliveryKinds = [
  'push_tap',
  'push_gone',
  'push_notice',
  'push_invitation',
  'push_invitation_gone',
] as const
export type DeliveryKind = (typeof deliveryKinds)[number]

/** Those that only take a message away: nobody is disturbed by them. */
const takesAway: ReadonlySet<DeliveryKind> = new Set(['push_gone', 'push_invitation_gone'])

/** Some browser has it, none would, or its person is quiet by now [V1]. */
export type Ended = 'taken' | 'failed' | 'quiet'

export interface Delivery {
  organizationId: string
  /** The tap, the notice, or whoever is invited, as a row of their session. */
  subjectId: string
  personId: string
  deviceIds: readonly string[]
}

export interface Ring {
  organizationId: string
  subjectId: string
  data: Readonly<{ [key: string]: unknown }>
}

export interface Messages {
  /** The message as it is to be said now; null when there is nothing to say any more. */
  read(kind: DeliveryKind, organizationId: string, subjectId: string): Promise<PushMessage | null>
  isQuiet(organizationId: string, personId: string): Promise<boolean>
  /** Nothing more is tried. In the transaction that ends it. */
  ended(tx: Tx, kind: DeliveryKind, organizationId: string, subjectId: string, how: Ended): Promise<void>
}

/** A delivery with what came of it so far. */
type Underway = Delivery & {
  tries: number
  taken: boolean
  /** When it is given up, ms, as was said at its first try: some messages are of use for a while from whenever one asks. */
  until: number | null
}

/** Longer than a request may take. */
const LEASE_MS = 30_000

export function createDeliveries(house: House, hand: Hand, messages: Messages): Deliveries {
  const { clock, timers } = house
  const underway = new Set<Promise<void>>()
  /** One message about one thing at a time, so that a later one is never overtaken by an earlier one. */
  const turns = new Map<string, Promise<void>>()
  const handed = house.metrics.counter('pushes_total', 'Messages handed in at push services, by answer', ['answer'])

  async function say(device: Device, message: PushMessage) {
    const answer = await hand(device, message)
    handed.inc({ answer: answer.as })
    return answer
  }

  function start(tx: Tx, kind: DeliveryKind, to: Underway): void {
    const { organizationId, subjectId, ...data } = to
    const dueAt = new Date(clock.now().getTime() + LEASE_MS)
    timers.set(tx, { organizationId, kind, subjectId, dueAt, data: { ...data, deviceIds: [...data.deviceIds] } })
    afterCommit(tx, () => {
      const before = turns.get(subjectId) ?? Promise.resolve()
      const mine = before
        .then(() => attempt(kind, to))
        .catch((error: unknown) => house.log.warn({ err: error, kind }, 'a notification waits for its next try'))
        .finally(() => {
          underway.delete(mine)
          if (turns.get(subjectId) === mine) turns.delete(subjectId)
        })
      turns.set(subjectId, mine)
      underway.add(mine)
    })
  }

  async function attempt(kind: DeliveryKind, to: Underway): Promise<void> {
    const { organizationId, subjectId, personId, tries } = to
    // [V1] Judged at each try: hours of quiet begin without a fact.
    const quiet = !takesAway.has(kind) && (await messages.isQuiet(organizationId, personId))
    const message = quiet ? null : await messages.read(kind, organizationId, subjectId)
    const all = message === null ? [] : await devicesOf(house.db, organizationId, personId, clock.now())
    const devices = all.filter((device) => to.deviceIds.includes(device.id))
    const answers =
      message === null
        ? []
        : await Promise.all(devices.map(async (device) => ({ device, answer: await say(device, message) })))
    const those = (as: string) => answers.filter(({ answer }) => answer.as === as).map(({ device }) => device.id)
    const [taken, gone, again] = [those('taken'), those('gone'), those('again')]
    const waits = answers.map(({ answer }) => (answer.as === 'again' ? againInMs(tries + 1, answer.retryAfter) : 0))
    const dueAt = new Date(clock.now().getTime() + Math.max(0, ...waits))
    const until = to.until ?? message?.until.getTime() ?? 0
    await house.transaction(async (tx, record) => {
      if (taken.length > 0) await deviceWorked(tx, organizationId, taken, clock.now())
      if (gone.length > 0 && (await removeDevices(tx, organizationId, personId, gone)) > 0) {
        record({ kind: 'reach.changed', organizationId, personId })
      }
      if (message !== null && again.length > 0 && dueAt.getTime() < until) {
        const data = { personId, deviceIds: again, tries: tries + 1, taken: to.taken || taken.length > 0, until }
        return timers.set(tx, { organizationId, kind, subjectId, dueAt, data })
      }
      timers.clear(tx, kind, subjectId)
      const how = to.taken || taken.length > 0 ? 'taken' : quiet ? 'quiet' : 'failed'
      if (quiet || message !== null) await messages.ended(tx, kind, organizationId, subjectId, how)
    })
  }

  return {
    begin: (tx, kind, to) => start(tx, kind, { ...to, tries: 0, taken: false, until: null }),
    ring(tx, kind, { organizationId, subjectId, data }) {
      const { personId, deviceIds, tries, taken, until } = data
      if (typeof personId !== 'string' || !Array.isArray(deviceIds) || typeof tries !== 'number') return
      const end = typeof until === 'number' ? until : null
      start(tx, kind, { organizationId, subjectId, personId, deviceIds, tries, taken: taken === true, until: end })
    },
    async tryOnce({ organizationId, personId }, device, message) {
      const { as } = await say(device, message)
      await house.transaction(async (tx, record) => {
        if (as === 'taken') await deviceWorked(tx, organizationId, [device.id], clock.now())
        if (as !== 'gone') return
        await removeDevices(tx, organizationId, personId, [device.id])
        record({ kind: 'reach.changed', organizationId, personId })
      })
      return as === 'taken'
    },
    async settled() {
      while (underway.size > 0) await Promise.all(underway)
    },
  }
}
