import { type Candidate, type Oracle, plan } from '@binome/matching/plan/planner.ts'
import { type Outlook, ResponseModel } from '@binome/matching/plan/response.ts'
import { TUNING, type Tuning } from '@binome/matching/plan/weigh.ts'
import { roomIn, USUAL } from '@binome/server/src/routing/rules.ts'
import type { Policy, Search } from './policy.ts'

/** A score of the simulator on the product's scale of fit, 0..1; everybody here can help a little, so never 0. */
export function asFit(score: number): number {
  return Math.min(1, Math.max(0.03, (score + 0.5) / 2))
}

export interface Told {
  /** What is hidden from everybody else: the true chances, in place of those learnt. */
  hidden(search: Search, person: number, idle: boolean, learnt: Outlook): Outlook
}

/** How many of the ranking the product plans from. */
const RANKED = 60

const idOf = (person: number) => `p${person}`
const personOf = (id: string) => Number(id.slice(1))

/** The product's own planner and model, told what the product would tell them, in a house that says nothing. */
export function ours(name: string, lambda: number, seed: number, tuned: Partial<Tuning> = {}, told?: Told): Policy {
  const model = new ResponseModel()
  const ranked = new Set<number>()
  return {
    name,
    tapLife: tuned.life ?? TUNING.life,
    heedsSeen: true,
    plan(search) {
      const best = search.free.toSorted((x, y) => y.score - x.score || x.person - y.person).slice(0, RANKED)
      const candidates = best.map(
        ({ person, score, idle, budgetUsed }): Candidate => ({
          ...{ personId: idOf(person), score, fit: asFit(score), idle, budgetUsed },
        }),
      )
      if (!ranked.has(search.ask)) model.ranked(candidates, search.now)
      ranked.add(search.ask)
      const open = search.open.map(({ person, score, ...tap }) => {
        return { ...tap, personId: idOf(person), fit: asFit(score) }
      })
      const askId = `a${search.ask}/${search.phase}`
      // The view leaves out whoever was tapped before: only whether anybody was matters, for named asks.
      const input = { askId, candidates, open, tapped: new Set<string>(), now: search.now, lambda, seed }
      const planned = plan(input, told ? knowing(told, search, model) : model, tuned)
      const tap = planned.tap.slice(0, roomIn(USUAL, open.length, search.tapped))
      const chosen = new Set(tap)
      for (const { personId, fit, idle } of candidates) {
        if (chosen.has(personId)) model.tapped(personId, fit, idle, search.now)
      }
      return { tap: tap.map(personOf), againAfter: planned.againAfterSeconds ?? TUNING.again }
    },
    ended({ person, seen }, ending, at) {
      if (seen) model.seen(idOf(person))
      model.ended(idOf(person), ending, at)
    },
    sessionEnded: (person, score, solved) => model.helped(idOf(person), asFit(score), solved),
  }
}

function knowing({ hidden }: Told, search: Search, model: ResponseModel): Oracle {
  return {
    usualSolves: model.usualSolves,
    outlook: (id, fit, idle, at) => hidden(search, personOf(id), idle, model.outlook(id, fit, idle, at)),
  }
}
