import type { House } from '../house.ts'
import { deleteLearnt, findLearnt, type LearntTable, saveLearnt } from './learnt-store.ts'

/** What is learnt is written at most this often, so a crash forgets a minute of it at most. */
const SAVE_MS = 60_000

/** What learns: the ranking of an organisation, or how its people answer. */
export interface Learner {
  readonly engine: string
  saveLearnt(): unknown
  /** False when it cannot go on from this. */
  loadLearnt(state: unknown): boolean | Promise<boolean>
  forgetLearnt(): void
}

export interface Learnings {
  /** [K4] Goes on from what was saved; from the prior when there is nothing, or it is of another engine. */
  load(organizationId: string, learner: Learner): Promise<void>
  /** Something was learnt: it is saved within a minute. */
  changed(organizationId: string, learner: Learner): void
  /** Saves it now. Resolves when it is written. */
  save(organizationId: string, learner: Learner): Promise<void>
  /** Back to the prior, here and in the database. */
  forget(organizationId: string, learner: Learner): Promise<void>
  /** What it learnt since it was saved is lost with it. */
  drop(organizationId: string): void
  /** Saves what is not yet saved. */
  stop(): Promise<void>
}

/** What organisations taught their learners, over a restart. */
export function createLearnings(house: House, table: LearntTable): Learnings {
  const { db, clock, log } = house
  const unsaved = new Map<string, { learner: Learner; cancel: () => void }>()
  const underway = new Set<Promise<void>>()
  const drop = (organizationId: string) => {
    unsaved.get(organizationId)?.cancel()
    unsaved.delete(organizationId)
  }
  const save = (organizationId: string, learner: Learner): Promise<void> => {
    drop(organizationId)
    const writing = async () => {
      const learnt = { engine: learner.engine, state: await learner.saveLearnt() }
      await saveLearnt(db, table, organizationId, learnt, clock.now())
    }
    const saving = writing()
      .catch((error: unknown) => {
        log.warn({ err: error, organizationId }, 'what was learnt could not be saved, tried again later')
        changed(organizationId, learner)
      })
      .finally(() => underway.delete(saving))
    underway.add(saving)
    return saving
  }
  const changed = (organizationId: string, learner: Learner) => {
    if (unsaved.get(organizationId)?.learner === learner) return
    unsaved.get(organizationId)?.cancel()
    const at = new Date(clock.now().getTime() + SAVE_MS)
    unsaved.set(organizationId, { learner, cancel: clock.alarm(at, () => void save(organizationId, learner)) })
  }
  return {
    async load(organizationId, learner) {
      const learnt = await findLearnt(db, table, organizationId)
      if (learnt === null) return
      if (learnt.engine === learner.engine && (await learner.loadLearnt(learnt.state))) return
      log.info({ organizationId }, 'what was learnt is of another engine: back to the prior')
      await deleteLearnt(db, table, organizationId)
    },
    changed,
    save,
    drop,
    async forget(organizationId, learner) {
      drop(organizationId)
      await Promise.all(underway)
      learner.forgetLearnt()
      await deleteLearnt(db, table, organizationId)
    },
    async stop() {
      for (const [organizationId, { learner }] of unsaved) void save(organizationId, learner)
      await Promise.all(underway)
      for (const { cancel } of unsaved.values()) cancel()
    },
  }
}
