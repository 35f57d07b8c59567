import type { MatchIndex } from '@binome/matching/index.ts'
import type { House } from '../house.ts'
import { deleteLearnt, findLearnt, saveLearnt } from './learnt-store.ts'

/** What is learnt is written at most this often, so a crash forgets a minute of it at most. */
const SAVE_MS = 60_000

export interface Learnings {
  /** [K4] Goes on from what was saved; from the prior when there is nothing, or it is of another engine. */
  load(organizationId: string, index: MatchIndex): Promise<void>
  /** Something was learnt: it is saved within a minute. */
  changed(organizationId: string, index: MatchIndex): void
  /** Back to the prior, here and in the database. */
  forget(organizationId: string, index: MatchIndex): Promise<void>
  /** Saves what is not yet saved. */
  stop(): Promise<void>
}

/** What organisations taught their learners, over a restart. */
export function createLearnings(house: House): Learnings {
  const { db, clock, log } = house
  const unsaved = new Map<string, { index: MatchIndex; cancel: () => void }>()
  const underway = new Set<Promise<void>>()
  const save = (organizationId: string, index: MatchIndex): Promise<void> => {
    unsaved.get(organizationId)?.cancel()
    unsaved.delete(organizationId)
    const learnt = { engine: index.engine, state: index.saveLearnt() }
    const saving = saveLearnt(db, organizationId, learnt, clock.now())
      .catch((error: unknown) => {
        log.warn({ err: error, organizationId }, 'what was learnt could not be saved, tried again later')
        changed(organizationId, index)
      })
      .finally(() => underway.delete(saving))
    underway.add(saving)
    return saving
  }
  const changed = (organizationId: string, index: MatchIndex) => {
    if (unsaved.get(organizationId)?.index === index) return
    unsaved.get(organizationId)?.cancel()
    const at = new Date(clock.now().getTime() + SAVE_MS)
    unsaved.set(organizationId, { index, cancel: clock.alarm(at, () => void save(organizationId, index)) })
  }
  return {
    async load(organizationId, index) {
      const learnt = await findLearnt(db, organizationId)
      if (learnt === null) return
      if (learnt.engine === index.engine && index.loadLearnt(learnt.state)) return
      log.info({ organizationId }, 'what was learnt is of another engine: back to the prior')
      await deleteLearnt(db, organizationId)
    },
    changed,
    async forget(organizationId, index) {
      unsaved.get(organizationId)?.cancel()
      unsaved.delete(organizationId)
      await Promise.all(underway)
      index.forgetLearnt()
      await deleteLearnt(db, organizationId)
    },
    async stop() {
      for (const [organizationId, { index }] of unsaved) void save(organizationId, index)
      await Promise.all(underway)
      for (const { cancel } of unsaved.values()) cancel()
    },
  }
}
