import { readSet } from '../routing/set.ts'
import type { Draws } from './draws.ts'
import { habit, hoursOnline, mutedTopic, quietWindows } from './presence.ts'
import { DAY, HOUR, type World, type WorldAsk } from './world.ts'

/** A public help community as a busy help desk: several real days are laid over one, the hour of day is kept. */

/** Asks of a virtual day, and how many asks are played (routing study); people have their whole past and future. */
const ASKS_A_DAY: Readonly<{ [set: string]: number }> = { 'travel-se': 120, 'r-help': 300, urho3d: 60 }
const MOST_ASKS = 5_000
const HEAVY = 0.95

export function communityWorld(draws: Draws, folder: string): World {
  const set = readSet(folder)
  const begins = Math.floor((set.questions[0]?.t ?? 0) / DAY)
  const realDays = ((set.questions.at(-1)?.t ?? 0) - (set.questions[0]?.t ?? 0)) / DAY
  const folded = Math.max(1, Math.round(((ASKS_A_DAY[set.name] ?? 120) * realDays) / set.questions.length))
  const virtual = (t: number) => Math.floor((Math.floor(t / DAY) - begins) / folded) * DAY + (t % DAY)
  const questions = set.questions
    .slice(0, MOST_ASKS)
    .map((question) => ({ ...question, at: virtual(question.t) }))
    .toSorted((x, y) => x.at - y.at || x.t - y.t)
  const days = Math.floor((questions.at(-1)?.at ?? 0) / DAY) + 1

  const indexOf = new Map<string, number>()
  const times: number[][] = []
  const skills: Map<number, number>[] = []
  const topics = new Map<string, number>()
  for (const [i, { answers, tags }] of set.questions.entries()) {
    const topic = numbered(topics, tags[0] ?? '')
    for (const { user, t } of answers) {
      const person = numbered(indexOf, user)
      times[person] ??= []
      skills[person] ??= new Map()
      times[person].push(virtual(t))
      // What was answered after the last ask played shows a life, not what was known during it.
      if (i < MOST_ASKS) skills[person].set(topic, (skills[person].get(topic) ?? 0) + 1)
    }
  }
  const everybody = hoursOf(times.flat())
  const heavy = quantileOf(
    times.map(({ length }) => length),
    HEAVY,
  )
  const people = times.map((answered, person) => {
    const alive: [number, number] = [Math.floor(least(answered) / DAY) * 24, Math.floor(most(answered) / DAY) * 24 + 23]
    const chances = habit(hoursOf(answered), everybody, answered.length)
    const known = skills[person] ?? new Map<number, number>()
    return {
      answers: answered.length,
      online: hoursOnline(draws, person, (hour) => chances[hour % 24] ?? 0, days, alive),
      quiet: quietWindows(draws, person, days),
      muted: mutedTopic(draws, person, [...known.keys()]),
      budgetMinutes: answered.length > heavy ? 240 : 120,
      skill: new Map([...known].map(([topic, n]) => [topic, n / (n + 3)])),
      alive,
    }
  })
  const asks: WorldAsk[] = questions.map(({ at, asker, tags, answers }) => ({
    at,
    seeker: indexOf.get(asker) ?? -1,
    topic: topics.get(tags[0] ?? '') ?? -1,
    truth: answers.map(({ user }) => indexOf.get(user) ?? -1),
  }))
  return { name: set.name, people, asks, days }
}

function numbered(of: Map<string, number>, key: string): number {
  const known = of.get(key)
  if (known !== undefined) return known
  of.set(key, of.size)
  return of.size - 1
}

function hoursOf(times: readonly number[]): number[] {
  const hours = Array<number>(24).fill(0)
  for (const t of times) {
    const hour = Math.floor((t % DAY) / HOUR)
    hours[hour] = (hours[hour] ?? 0) + 1
  }
  return hours
}

function least(values: readonly number[]): number {
  return values.reduce((x, y) => Math.min(x, y), Number.POSITIVE_INFINITY)
}

function most(values: readonly number[]): number {
  return values.reduce((x, y) => Math.max(x, y), Number.NEGATIVE_INFINITY)
}

function quantileOf(values: readonly number[], share: number): number {
  return values.toSorted((x, y) => x - y)[Math.floor(share * values.length)] ?? 0
}
