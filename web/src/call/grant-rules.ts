/**
 * What one of the two gives the other in a call, and what they ask for: `annotate`, to point and draw on my screen;
 * `view`, to see it. Pure: a value a kind and side; laws Z1–Z6 in LAWS.md.
 */
export type GrantKind = 'annotate' | 'view'

/** An asking that nobody answers is over after this long, in milliseconds [Z2]. */
export const LAPSE = 30_000

type Gives = 'given' | 'withheld' | 'asked'
type Act = 'give' | 'withhold'

/** What I give: state → who → what → what it becomes. Nobody but its owner ever makes it `given` [Z1]. */
export const lifecycle: {
  [S in Gives]: { owner: { [A in Act]: Gives }; other: { ask: Gives }; time: { lapse: Gives } }
} = {
  given: { owner: { give: 'given', withhold: 'withheld' }, other: { ask: 'given' }, time: { lapse: 'given' } },
  withheld: { owner: { give: 'given', withhold: 'withheld' }, other: { ask: 'asked' }, time: { lapse: 'withheld' } },
  asked: { owner: { give: 'given', withhold: 'withheld' }, other: { ask: 'asked' }, time: { lapse: 'withheld' } },
}

/** What I tell the other one of a kind: a whole, so that hearing it twice or late changes nothing for good [Z4]. */
export interface Said {
  /** They have it of me. */
  given: boolean
  /** I ask for theirs, as my nth asking; null: I do not ask. */
  asks: number | null
  /** The last of their askings that is over, however it ended. */
  answered: number
}

export interface Grant {
  gives: Gives
  /** When their asking lapses, on my clock; null: they do not ask. */
  lapsesAt: number | null
  /** The number of their asking that I hear, and of the last that is over. */
  heard: number
  answered: number
  /** My own asking. */
  asking: { n: number; lapsesAt: number } | null
  /** The last number I used. */
  asked: number
  /** What they said last. */
  theirs: Said
  /** My last asking was answered by a no, or by nobody. */
  refused: boolean
}

export type GrantEvent =
  | { kind: Act }
  | { kind: 'ask'; now: number }
  | { kind: 'theirs'; said: Said; now: number }
  | { kind: 'time'; now: number }
  /** Another page of theirs, or none: it has asked nothing yet. */
  | { kind: 'gone' }

const NOTHING: Said = { given: false, asks: null, answered: 0 }

export const firstGrant = (given: boolean): Grant => ({
  ...{ gives: given ? 'given' : 'withheld', lapsesAt: null, heard: 0, answered: 0, asking: null, asked: 0 },
  ...{ theirs: { ...NOTHING, given }, refused: false },
})

export const saidOf = ({ gives, asking, answered }: Grant): Said => ({
  ...{ given: gives === 'given', asks: asking?.n ?? null, answered },
})

/** Pure: what becomes of it. */
export function next(grant: Grant, event: GrantEvent): Grant {
  switch (event.kind) {
    case 'give':
    case 'withhold':
      return over({ ...grant, gives: lifecycle[grant.gives].owner[event.kind] })
    case 'ask': {
      if (grant.theirs.given || grant.asking) return grant
      // Above what they have answered, so that a page that was reloaded is heard [Z4].
      const n = Math.max(grant.asked, grant.theirs.answered) + 1
      return { ...grant, asking: { n, lapsesAt: event.now + LAPSE }, asked: n, refused: false }
    }
    case 'theirs':
      return answeredBy(hear({ ...grant, theirs: event.said }, event.said, event.now), event.said)
    case 'time': {
      const { lapsesAt, asking } = grant
      const lapsed = lapsesAt !== null && event.now >= lapsesAt
      const mine = lapsed ? over({ ...grant, gives: lifecycle[grant.gives].time.lapse }) : grant
      return asking && event.now >= asking.lapsesAt ? { ...mine, asking: null, refused: true } : mine
    }
    case 'gone':
      return {
        ...over(grant.gives === 'asked' ? { ...grant, gives: 'withheld' } : grant),
        heard: 0,
        answered: 0,
        asking: null,
      }
  }
}

/** Their asking: heard once, and over when they take it back. */
function hear(grant: Grant, { asks }: Said, now: number): Grant {
  if (asks === null) return grant.gives === 'asked' ? over({ ...grant, gives: 'withheld' }) : grant
  if (asks <= grant.answered || asks <= grant.heard) return grant
  const gives = lifecycle[grant.gives].other.ask
  const asked = { ...grant, gives, heard: asks }
  return gives === 'asked' ? { ...asked, lapsesAt: now + LAPSE } : over(asked)
}

/** My asking: over once they say so, whatever they answered. */
function answeredBy(grant: Grant, { given, answered }: Said): Grant {
  const { asking } = grant
  if (given) return { ...grant, asking: null, refused: false }
  return asking && answered >= asking.n ? { ...grant, asking: null, refused: true } : grant
}

const over = (grant: Grant): Grant => ({ ...grant, lapsesAt: null, answered: Math.max(grant.answered, grant.heard) })
