import type { Availability } from '@binome/contract/now.ts'
import type { WeekHours } from '@binome/contract/terms.ts'
import type { AskingInput } from '@binome/contract/verbs/asking.ts'
import { type Bound, Opening } from '../routing/opening.ts'
import { joined } from '../routing/stretches.ts'
import type { Span } from '../routing/week.ts'

/** When somebody may be asked, by their own word. Pure; laws in LAWS.md. Times of day are those of the wall where they are. */

/** What a person has said of it. */
export interface Said {
  /** Null: their weekly hours speak. */
  available: boolean | null
  /** When that word is over; null: until they say otherwise. */
  availableUntil: Date | null
  /** Do not disturb. */
  quietUntil: Date | null
  /** By their own word, an IANA name; null: as their team, else as the house. */
  timeZone: string | null
  /** [D3] Where that is. */
  zone: string
  restMinutes: number
  help: WeekHours
  quiet: WeekHours
  mutedSkillIds: string[]
  /** By their own calendar, in any order. */
  busy: readonly Span[]
  /** Grows with each change of the above. */
  version: number
}

/** Where no house says otherwise. */
export const USUAL_ZONE = 'Europe/Paris'

/** Nobody is asked who has not said that they may be. */
export const UNSAID: Said = {
  ...{ available: false, availableUntil: null, quietUntil: null, timeZone: null, zone: USUAL_ZONE, restMinutes: 5 },
  ...{ help: [], quiet: [], mutedSkillIds: [], busy: [], version: 0 },
}

/** The habits of whoever can be asked again at once, at any hour. */
export const ANY_TIME: AskingInput = { timeZone: null, restMinutes: 0, help: [], quiet: [], mutedSkillIds: [] }

/** A person's word, as it stands at any moment. */
export class Word implements Bound {
  readonly said: Said
  private readonly help: Opening
  private readonly quiet: Opening

  constructor(said: Said) {
    this.said = said
    this.help = new Opening(said.help, said.zone)
    this.quiet = new Opening(said.quiet, said.zone)
  }

  /** [D1] [D2] [D3] May they be asked, and until when is that sure at least? */
  at(now: Date): { open: boolean; until: Date | null } {
    const calm = this.undisturbed(now)
    if (!calm.open) return calm
    const spoken = this.spoken(now)
    return { open: spoken.open, until: soonest([spoken.until, calm.until]) }
  }

  /** Neither quiet nor busy, whatever they say of being asked; and until when that is sure at least. */
  undisturbed(now: Date): { open: boolean; until: Date | null } {
    const quiet = this.quietEnds(now)
    if (quiet !== null) return { open: false, until: quiet }
    const busy = this.said.busy.find(({ from, to }) => from <= now && now < to)
    if (busy) return { open: false, until: busy.to }
    return { open: true, until: soonest([this.nextQuiet(now), this.nextBusy(now)]) }
  }

  /** [D1] When quiet ends: of the hours and the "do not disturb" that hold now, the later. Null when nothing is quiet. */
  quietEnds(now: Date): Date | null {
    const { quietUntil, quiet } = this.said
    const hours = quiet.length > 0 ? this.quiet.at(now) : { open: false, until: null }
    const ends = [hours.open ? hours.until : null, quietUntil !== null && quietUntil > now ? quietUntil : null]
    return ends.reduce((late, end) => (late === null || (end !== null && end > late) ? end : late), null)
  }

  /** [D4] Asks that bear one of these topics are not for them. */
  mutes(skillIds: readonly string[]): boolean {
    return skillIds.some((id) => this.said.mutedSkillIds.includes(id))
  }

  /** [D2] Their word while it holds, then their hours, else no. */
  private spoken(now: Date): { open: boolean; until: Date | null } {
    if (this.wordHolds(now)) return { open: this.said.available === true, until: this.said.availableUntil }
    return this.said.help.length > 0 ? this.help.at(now) : { open: false, until: null }
  }

  private wordHolds(now: Date): boolean {
    const { available, availableUntil } = this.said
    return available !== null && (availableUntil === null || availableUntil > now)
  }

  private nextQuiet(now: Date): Date | null {
    return this.said.quiet.length > 0 ? this.quiet.at(now).until : null
  }

  private nextBusy(now: Date): Date | null {
    return soonest(this.said.busy.map(({ from }) => (from > now ? from : null)))
  }
}

function soonest(dates: readonly (Date | null)[]): Date | null {
  return dates.reduce((soon, at) => (soon === null || (at !== null && at < soon) ? at : soon), null)
}

/** As its owner is shown it: as it was said. */
export function shownWord(said: Said): Availability {
  const { available, availableUntil, quietUntil, zone, help, quiet } = said
  return {
    available: available === true,
    until: availableUntil?.toISOString() ?? null,
    quietUntil: quietUntil?.toISOString() ?? null,
    byHours: available === null && help.length > 0,
    hours: { timeZone: zone, help, quiet },
  }
}

/** The same hours in one order, windows of a day that touch made one. */
export function joinedHours(hours: WeekHours): WeekHours {
  const byDay = Map.groupBy(hours, ({ day }) => day)
  return [...byDay].toSorted(([a], [b]) => a - b).flatMap(([day, all]) => joined(all).map((one) => ({ day, ...one })))
}
