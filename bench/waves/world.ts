/** One trace, as every policy meets it. Times are seconds of virtual time, hours and days count from its beginning. */
export interface World {
  name: string
  /** Everybody who may be willing; a person is an index into this list. */
  people: WorldPerson[]
  /** In order of time. */
  asks: WorldAsk[]
  days: number
}

export interface WorldPerson {
  /** How often this person truly answered in the whole trace. */
  answers: number
  /** Hours declared to be willing, day after day: true from the hour's first second to its last. */
  online: Uint8Array
  /** Windows of quiet, [from, until), seconds. */
  quiet: [number, number][]
  /** The topic this person does not want to hear of; −1 for none. */
  muted: number
  /** Minutes of helping a week after which nobody taps. */
  budgetMinutes: number
  /** What this person knows of a topic, 0..1. */
  skill: Map<number, number>
  /** First hour of the day of the first answer, last hour of the day of the last: the life of the account. */
  alive: [number, number]
}

export interface WorldAsk {
  at: number
  /** An index into people, −1 when the seeker never helps. */
  seeker: number
  topic: number
  /** Who truly answered. */
  truth: number[]
}

export const HOUR = 3_600
export const DAY = 86_400
export const WEEK = 7 * DAY

/** Chance to solve: who truly answered .85, anybody else .25 and what they know of the topic (routing study). */
export function fitOf(world: World, person: number, ask: WorldAsk): number {
  if (ask.truth.includes(person)) return 0.85
  return 0.25 + 0.4 * (world.people[person]?.skill.get(ask.topic) ?? 0)
}

export function isAlive(person: WorldPerson, at: number): boolean {
  const hour = Math.floor(at / HOUR)
  return hour >= person.alive[0] && hour <= person.alive[1]
}
