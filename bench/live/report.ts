import { median } from '../figures.ts'
import { LINK_NAMES, LINKS, type LinkName } from './links.ts'
import type { Compared, Measured } from './measures.ts'
import type { Picture } from './picture.ts'
import type { Preflight } from './preflight.ts'

/** Two places after the point. */
const short = (value: number): number => Math.round(value * 100) / 100
const middle = <T>(all: readonly T[] | undefined, of: (one: T) => number): number | null =>
  all && all.length > 0 ? short(median(all.map(of))) : null
/** Product by default, each by its median. */
const ratio = <T>(of: Compared<T>, value: (one: T) => number): number => {
  const [product, other] = [of.product, of.default].map((all) => median(all.map(value)))
  return short((product ?? Number.NaN) / (other ?? Number.NaN))
}
/** Of what did not become legible the time is longer than any that was seen. */
const seconds = (all: readonly (number | null)[]): number | null => {
  const value = median(all.map((ms) => ms ?? Number.POSITIVE_INFINITY)) / 1000
  return Number.isFinite(value) ? short(value) : null
}

/** The one JSON line. What was not measured is null; so is what was not reached in the time it was given. */
export function lineOf(measured: Measured) {
  const { relay, dense, voice, pointer, blackout, marks, leak } = measured
  return {
    links: Object.fromEntries(
      LINK_NAMES.map((link) => [link, measured.links[link] ? ofLink(measured.links[link]) : null]),
    ),
    preflight: Object.fromEntries(
      LINK_NAMES.map((link) => [link, measured.preflight?.[link] ? known(link, measured.preflight[link]) : null]),
    ),
    relay: { firstFrame: relay ? short(median(relay.relayed) / median(relay.direct)) : null },
    dense1500: { legible97S: dense ? seconds(dense.product) : null },
    voice: {
      concealedPct: middle(voice?.product, (one) => one.concealedPct),
      longestGapMs: voice ? short(Math.max(...voice.product.map((one) => one.longestGapMs))) : null,
    },
    pointer: { p95Ms: middle(pointer, (one) => one.p95Ms), oneWayMs: pointer?.[0]?.oneWayMs ?? null },
    blackout: { healS: middle(blackout, (one) => one) },
    markErrorPx: middle(marks, (one) => one),
    recording: { playableS: middle(measured.recording, (one) => one) },
    leak: leak ? { sessions: leak.sessions, heapGrowthPct: short(leak.heapGrowthPct), tracks: leak.tracks } : null,
  }
}

/** Kbit/s, and what it is of the link; one that nothing is known of counts as none of it. */
function known(link: LinkName, all: readonly Preflight[]) {
  const { rate } = LINKS[link]
  const of = (value: (one: Preflight) => number | null) => {
    const kbps = median(all.map((one) => value(one) ?? 0))
    return { kbps, ofLink: rate === null ? null : short(kbps / rate) }
  }
  return { takenFor: of((one) => one.takenForKbps), atLeast: of((one) => one.atLeastKbps) }
}

/** How many rounds stand behind each figure: a round that broke is none of them. */
export function roundsOf({ links, preflight, ...rest }: Measured) {
  const of = (all: unknown): unknown =>
    Array.isArray(all)
      ? all.length
      : Object.fromEntries(Object.entries(all ?? {}).map(([name, one]) => [name, of(one)]))
  const { leak: _, ...counted } = rest
  return of({ ...(Object.keys(links).length > 0 && { links }), ...(preflight && { preflight }), ...counted })
}

function ofLink(of: Compared<Picture>) {
  return {
    firstFrame: ratio(of, (one) => one.firstFrame),
    glassP95: ratio(of, (one) => one.glass.p95),
    scrollP95: ratio(of, (one) => one.scroll.p95),
    longestGap: ratio(of, (one) => one.longestGap),
    legibleS: seconds(of.product.map((one) => one.legible)),
  }
}

/** The same for people, with both sides of each ratio. */
export function inWords(measured: Measured): string {
  const lines: string[] = []
  const both = <T>(what: string, of: Compared<T>, value: (one: T) => number) =>
    lines.push(
      `  ${what}: ${middle(of.product, value)} beside ${middle(of.default, value)}, ratio ${ratio(of, value)} ` +
        `[${of.product.map((one) => Math.round(value(one))).join(', ')}]`,
    )
  for (const [link, of] of Object.entries(measured.links) as [LinkName, Compared<Picture>][]) {
    lines.push(`link ${link}, ms, product beside default`)
    both('accept → first frame', of, (one) => one.firstFrame)
    both('glass to glass p95, still page with a clock', of, (one) => one.glass.p95)
    both('glass to glass p95, scrolling', of, (one) => one.scroll.p95)
    both('longest picture gap', of, (one) => one.longestGap)
    lines.push(`  10-px text legible after ${of.product.map((one) => one.legible ?? 'not').join(', ')}`)
  }
  const line = lineOf(measured)
  const { links: _, ...rest } = line
  lines.push(JSON.stringify(rest))
  return `${lines.join('\n')}\n`
}
