/** Asks that are near the same: which is offered to wait for which, and for how long; pure. Laws in LAWS.md. */

/**
 * From this nearness on two asks are near the same. Measured on two communities (matching/LAWS.md, sources): of pairs
 * within 90 days at .4 and above 83–100 % share a tag, and about one ask in a hundred has one. Below, topics part.
 */
export const NEAR = 0.4
/** [J4] */
const MOST_WAIT_MS = 60 * 60_000
const LINE_MS = 10 * 60_000
/** Asks under way that are looked at, the newest: in a house of ten thousand, all of them. */
export const LOOKED_AT = 200

export interface Live {
  askId: string
  seekerId: string
  openedAt: Date
  words: readonly string[]
}

/** [J2] Which of two came first; ids decide between those of one moment, so that it is always one of them. */
export function isEarlier(one: Pick<Live, 'askId' | 'openedAt'>, other: Pick<Live, 'askId' | 'openedAt'>): boolean {
  const apart = one.openedAt.getTime() - other.openedAt.getTime()
  return apart < 0 || (apart === 0 && one.askId < other.askId)
}

/** [J1] Of these, those that came before and have a word in common: no other can be near. */
export function before(mine: Live, others: readonly Live[]): Live[] {
  const words = new Set(mine.words)
  return others.filter(
    (one) => one.seekerId !== mine.seekerId && isEarlier(one, mine) && one.words.some((word) => words.has(word)),
  )
}

/**
 * [J1] The nearest of those that came before, if one is near enough; of two as near the earlier one.
 * @param nearness how near the words of each are to those of the one that came after, 0..1
 */
export function nearestOf<T extends Pick<Live, 'askId' | 'openedAt'>>(
  earlier: readonly T[],
  nearness: readonly number[],
): T | null {
  const near = earlier
    .map((one, i) => ({ one, how: nearness[i] ?? 0 }))
    .filter(({ how }) => how >= NEAR)
    .sort((x, y) => y.how - x.how || (isEarlier(x.one, y.one) ? -1 : 1))
  return near[0]?.one ?? null
}

export const waitEnds = (now: Date): Date => new Date(now.getTime() + MOST_WAIT_MS)
export const lineEnds = (now: Date): Date => new Date(now.getTime() + LINE_MS)
