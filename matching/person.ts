import type { PersonFacts, SolvedAsk, Willingness } from './model.ts'
import { ACTIVITY_HALF_LIFE, DAY, EVIDENCE_FLOOR, EVIDENCE_HALF_LIFE, outcomeWeight } from './score.ts'

/** A past session in the index: what it says beside its words. The seeker is null once erased. */
export interface PastAsk {
  slot: number
  askId: string
  sessionId: string
  helperId: string
  seekerId: string | null
  skills: readonly { skillId: string; labels: readonly string[] }[]
  at: number
  outcome: SolvedAsk['outcome']
  thanked: boolean
  minutes: number
}

/** Sums of decayed weights are kept as of this day, so that time passing costs one multiplication a person. */
const EPOCH = Date.UTC(2025, 0, 1)

export interface Shown {
  count: number
  lastAt: number
  /** Σ weight, and Σ weight·2^((at − EPOCH) / half-life). */
  weight: number
  decayed: number
}

interface Summary {
  helps: number
  decayedHelps: number
  skills: Map<string, Shown>
  pairs: Map<string, { count: number; lastAt: number }>
}

/**
 * All the index knows of one person. Sums are made again from the sessions, in a fixed order, after any change:
 * subtracting would leave rounding behind, and the order things arrived in must not show.
 */
export class Person {
  facts: PersonFacts | null = null
  willingness: Willingness | null = null
  private readonly past = new Map<string, PastAsk>()
  private summary: Summary | null = null

  /** Known by nothing at all: may be forgotten. */
  get empty(): boolean {
    return this.facts === null && this.willingness === null && this.past.size === 0
  }

  /** Sessions this person helped in. */
  get helped(): readonly PastAsk[] {
    return [...this.past.values()]
  }

  keep(ask: PastAsk): void {
    this.past.set(ask.sessionId, ask)
    this.summary = null
  }

  drop(sessionId: string): void {
    this.past.delete(sessionId)
    this.summary = null
  }

  get helps(): number {
    return this.sums().helps
  }

  /** Σ ½^(age / 15 d) over past helps. */
  activity(now: number): number {
    const { decayedHelps, helps } = this.sums()
    return Math.min(helps, decayedHelps * 2 ** (-(now - EPOCH) / (ACTIVITY_HALF_LIFE * DAY)))
  }

  shown(skillId: string): Shown | undefined {
    return this.sums().skills.get(skillId)
  }

  pair(seekerId: string): { count: number; lastAt: number } | undefined {
    return this.sums().pairs.get(seekerId)
  }

  private sums(): Summary {
    this.summary ??= summarise([...this.past.values()])
    return this.summary
  }
}

/** Σ freshness·outcome of a skill shown, at `now`. */
export function strengthOf(shown: Shown, now: number): number {
  const fresh = Math.min(shown.weight, shown.decayed * 2 ** (-(now - EPOCH) / (EVIDENCE_HALF_LIFE * DAY)))
  return EVIDENCE_FLOOR * shown.weight + (1 - EVIDENCE_FLOOR) * fresh
}

/** 2^((at − EPOCH) / half-life), before the epoch below 1. Doubles hold it for some 80 years either way. */
function grownSince(at: number, halfLifeDays: number): number {
  return 2 ** ((at - EPOCH) / (halfLifeDays * DAY))
}

function summarise(past: PastAsk[]): Summary {
  past.sort((x, y) => x.at - y.at || (x.sessionId < y.sessionId ? -1 : 1))
  const summary: Summary = { helps: past.length, decayedHelps: 0, skills: new Map(), pairs: new Map() }
  for (const ask of past) {
    summary.decayedHelps += grownSince(ask.at, ACTIVITY_HALF_LIFE)
    const weight = outcomeWeight(ask.outcome, ask.thanked)
    const decayed = weight * grownSince(ask.at, EVIDENCE_HALF_LIFE)
    for (const { skillId } of ask.skills) {
      const shown = summary.skills.get(skillId) ?? { count: 0, lastAt: ask.at, weight: 0, decayed: 0 }
      shown.count += 1
      shown.lastAt = ask.at
      shown.weight += weight
      shown.decayed += decayed
      summary.skills.set(skillId, shown)
    }
    if (ask.seekerId === null) continue
    const pair = summary.pairs.get(ask.seekerId)
    summary.pairs.set(ask.seekerId, { count: (pair?.count ?? 0) + 1, lastAt: ask.at })
  }
  return summary
}
