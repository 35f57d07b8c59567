import type { Valued } from './search.ts'
import type { Texts } from './texts.ts'
import { BODY, QUERY_TERMS, saturate, TITLE } from './weight.ts'

/** Terms of a query, and those of its title that are not among them. */
const MOST = 2 * QUERY_TERMS

/**
 * The score of one text for a query, from its own record, terms summed in the order of the query: the same number, to the
 * last bit, however the text was found.
 */
export class ExactScore {
  private readonly store: Texts
  /** The query's terms ascending, as records have them, with the place of each in the query. */
  private readonly ids = new Uint32Array(MOST)
  private readonly places = new Uint8Array(MOST)
  private readonly values = new Float64Array(MOST)
  private readonly fixed = new Uint16Array(MOST)
  private readonly bodies = new Uint16Array(MOST)
  private readonly inTitle = new Uint8Array(MOST)
  private readonly shares = new Float64Array(MOST)
  private readonly titles = new Float64Array(MOST)
  private count = 0
  /** What the title of the text scored last brings. */
  title = 0

  constructor(store: Texts) {
    this.store = store
  }

  /** Of at most twice QUERY_TERMS terms. */
  prepare(query: readonly Valued[]): void {
    this.count = query.length
    const ascending = query.map((one, place) => ({ ...one, place })).sort((x, y) => x.id - y.id)
    ascending.forEach(({ id, value, title, place }, at) => {
      this.ids[at] = id
      this.values[at] = value
      this.places[at] = place
      this.titles[place] = title
    })
  }

  /** `norm` is what this text's length divides a body count by. */
  of(slot: number, norm: number): number {
    const { count, ids, fixed, bodies, places, values, shares, inTitle, titles } = this
    this.store.records.pick(this.store.addressOf(slot), ids, count, fixed, bodies)
    for (let at = 0; at < count; at++) {
      const inFixed = fixed[at] as number
      const inBody = bodies[at] as number
      shares[places[at] as number] =
        inFixed === 0 && inBody === 0 ? 0 : (values[at] as number) * saturate(inFixed + (BODY * inBody) / norm)
      inTitle[places[at] as number] = inFixed >= TITLE ? 1 : 0
    }
    let score = 0
    this.title = 0
    for (let place = 0; place < count; place++) {
      score += shares[place] as number
      if (inTitle[place] === 1) this.title = Math.fround(this.title + (titles[place] as number))
    }
    return score
  }
}
