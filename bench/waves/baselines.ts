import type { Free, Move, Policy, Search } from './policy.ts'

/** How others route, each under the same gate. Taps live 45 s. */
export const BASELINE_LIFE = 45
/** Somebody may come free while nothing else happens: everybody is asked again this often. */
const LOOK_AGAIN = 15
const BEST = 20

/** Everybody at once, and whoever comes free later. */
export function broadcast(): Policy {
  return policy('broadcast', ({ free }) => ({ tap: free.map(({ person }) => person), againAfter: LOOK_AGAIN }))
}

/** One at a time, the next when the last said no or let it lapse. */
function oneByOne(name: string, choose: (free: readonly Free[], now: number) => Free | undefined): Policy {
  return policy(name, ({ free, open, now }) => {
    if (open.length > 0) return { tap: [], againAfter: null }
    const next = choose(free, now)
    return next === undefined ? { tap: [], againAfter: LOOK_AGAIN } : { tap: [next.person], againAfter: null }
  })
}

export function byRank(): Policy {
  return oneByOne('byRank', (free) => ranked(free)[0])
}

/** Of the twenty best whoever was tapped longest ago. */
export function roundRobin(): Policy {
  const lastAt = new Map<number, number>()
  return oneByOne('roundRobin', (free, now) => {
    const next = least(ranked(free).slice(0, BEST), ({ person }) => lastAt.get(person) ?? -1)
    if (next) lastAt.set(next.person, now)
    return next
  })
}

/** Of the twenty best whoever helped least so far. */
export function leastBusy(): Policy {
  const helps = new Map<number, number>()
  return {
    ...oneByOne('leastBusy', (free) => least(ranked(free).slice(0, BEST), ({ person }) => helps.get(person) ?? 0)),
    ended: ({ person }, ending) => {
      if (ending === 'accepted') helps.set(person, (helps.get(person) ?? 0) + 1)
    },
  }
}

/** Waves of these sizes every thirty seconds, the last size again and again, whatever is answered. */
export function waves(name: string, sizes: readonly number[], everySeconds = 30): Policy {
  const sent = new Map<string, { wave: number; at: number }>()
  return policy(name, (search) => {
    const key = `${search.ask}/${search.phase}`
    const last = sent.get(key)
    const due = last === undefined ? search.now : last.at + everySeconds
    if (search.now < due) return { tap: [], againAfter: due - search.now }
    const wave = last === undefined ? 0 : last.wave + 1
    sent.set(key, { wave, at: search.now })
    const size = sizes[Math.min(wave, sizes.length - 1)] ?? 1
    return {
      tap: ranked(search.free)
        .slice(0, size)
        .map(({ person }) => person),
      againAfter: everySeconds,
    }
  })
}

function policy(name: string, plan: (search: Search) => Move): Policy {
  return { name, tapLife: BASELINE_LIFE, heedsSeen: false, plan }
}

function ranked(free: readonly Free[]): Free[] {
  return free.toSorted((x, y) => y.score - x.score || x.person - y.person)
}

/** The first of the least. */
function least(of: readonly Free[], worth: (one: Free) => number): Free | undefined {
  return of.reduce<Free | undefined>(
    (best, one) => (best === undefined || worth(one) < worth(best) ? one : best),
    undefined,
  )
}
