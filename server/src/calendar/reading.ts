import PQueue from 'p-queue'
import { findZone, renewWord } from '../availability/store.ts'
import type { FactOf } from '../facts.ts'
import type { House, Record } from '../house.ts'
import type { Self } from '../people/actions.ts'
import { findMembership } from '../people/store.ts'
import { afterCommit } from '../platform/commit.ts'
import type { Tx } from '../platform/db.ts'
import { type Look, lookAt } from './look.ts'
import { asBefore, nextReading, windowAt } from './rules.ts'
import { unseal } from './seal.ts'
import { type CalendarRow, calendarOf, dropCalendar, noteFailure, noteRead, putStretches } from './store.ts'
import type { Window } from './stretches.ts'

/** Calendars read again and again: each is a timer, which is a lease while it is being read. */
export interface Calendars {
  /** The timer of somebody's calendar. */
  ring(tx: Tx, record: Record, timer: { organizationId: string; subjectId: string }): Promise<void>
  /** Looks once at an address that is not kept yet. */
  look(address: string, window: Window): Promise<Look>
  /** Reads somebody's now. */
  read(self: Self): Promise<void>
  /** Somebody may have moved: whole days are other hours there. */
  moved(fact: FactOf<'availability.changed'>): Promise<void>
  settled(): Promise<void>
  stop(): Promise<void>
}

export const TIMER = 'calendar_read'
/** Longer than a reading may take. */
const LEASE_MS = 120_000
/** Feeds read at the same time in this process; one takes a thread. */
const AT_ONCE = 2

export function createCalendars(house: House): Calendars {
  const { clock, config, log } = house
  const stopping = new AbortController()
  const turns = new PQueue({ concurrency: AT_ONCE })
  const underway = new Set<Promise<void>>()
  const looks = house.metrics.counter('calendar_reads_total', 'Looks at calendars, by how they went', ['result'])

  const look = (address: string, window: Window, known: CalendarRow | null) =>
    turns.add(async () => {
      const found = await lookAt(house.outside, address, { known, window, signal: stopping.signal })
      looks.inc({ result: found.as === 'failed' ? found.because : found.as })
      return found
    })

  async function read({ organizationId, personId }: Self): Promise<void> {
    const row = await calendarOf(house.db, organizationId, personId)
    if (row === null) return
    const address = unseal(row.sealedAddress, personId, config.secret)
    const zone = await findZone(house.db, organizationId, personId)
    const now = clock.now()
    const window = windowAt(now, zone)
    const found: Look =
      address === null
        ? { as: 'failed', because: 'address_lost' }
        : await look(address, window, asBefore(row, zone, now) ? row : null)
    if (stopping.signal.aborted) return
    await house.transaction((tx, record) => keep(house, tx, record, { organizationId, personId }, row, found, window))
    if (found.as === 'failed') log.info({ organizationId, personId, because: found.because }, 'calendar not read')
  }

  function begin(self: Self): void {
    const mine = read(self)
      .catch((error: unknown) => {
        if (!stopping.signal.aborted) log.warn({ err: error }, 'a calendar waits for its next reading')
      })
      .finally(() => underway.delete(mine))
    underway.add(mine)
  }

  const settled = async () => {
    while (underway.size > 0) await Promise.all(underway)
  }
  return {
    look: (address, window) => look(address, window, null),
    read,
    async ring(tx, _, { organizationId, subjectId: personId }) {
      if ((await calendarOf(tx, organizationId, personId)) === null) return
      if ((await findMembership(tx, organizationId, personId)) === null) {
        await dropCalendar(tx, organizationId, personId)
        await putStretches(tx, organizationId, personId, [])
        return
      }
      const dueAt = new Date(clock.now().getTime() + LEASE_MS)
      house.timers.set(tx, { organizationId, kind: TIMER, subjectId: personId, dueAt })
      afterCommit(tx, () => begin({ organizationId, personId }))
    },
    async moved({ organizationId, personId }) {
      const row = await calendarOf(house.db, organizationId, personId)
      if (row === null || row.zone === (await findZone(house.db, organizationId, personId))) return
      await house.transaction(async (tx) => {
        house.timers.set(tx, { organizationId, kind: TIMER, subjectId: personId, dueAt: clock.now() })
      })
    },
    settled,
    async stop() {
      stopping.abort()
      await settled()
    },
  }
}

async function keep(
  house: House,
  tx: Tx,
  record: Record,
  self: Self,
  row: CalendarRow,
  found: Look,
  window: Window,
): Promise<void> {
  const { organizationId, personId } = self
  const at = house.clock.now()
  const again = (failures: number) =>
    house.timers.set(tx, { organizationId, kind: TIMER, subjectId: personId, dueAt: nextReading(at, failures) })
  if (found.as === 'failed') {
    const failures = await noteFailure(tx, organizationId, row.id, { at, because: found.because })
    if (failures !== null) again(failures)
    return
  }
  const whole =
    found.as === 'same'
      ? null
      : { ...found, zone: window.zone, readAt: at, knownUntil: new Date(window.to), unread: found.busy.unread }
  if (!(await noteRead(tx, organizationId, row.id, at, whole))) return
  again(0)
  if (found.as === 'read') await keepStretches(tx, record, self, found.busy.stretches)
}

/** [C6] Other stretches are another word: nobody is tapped by the one before. */
export async function keepStretches(
  tx: Tx,
  record: Record,
  { organizationId, personId }: Self,
  stretches: readonly { from: number; to: number }[],
): Promise<void> {
  if (!(await putStretches(tx, organizationId, personId, stretches))) return
  await renewWord(tx, organizationId, personId)
  record({ kind: 'availability.changed', organizationId, personId })
}
