import type { Draws } from './draws.ts'
import { DAY, HOUR } from './world.ts'

/** When people are there: their habit of hours, coins per hour, quiet windows, and what can be seen of them. */

const KERNEL = [0.4, 0.8, 1, 0.8, 0.4]

/** A count an hour of the day, spread over its neighbours around the clock. */
export function smoothed(hours: readonly number[]): number[] {
  return hours.map((_, hour) => KERNEL.reduce((sum, k, i) => sum + k * (hours[(hour + i + 22) % 24] ?? 0), 0))
}

/** Chance to be online in each hour of the day: own answers and three times everybody's (a mean of one an hour), over its peak. */
export function habit(own: readonly number[], everybody: readonly number[], answers: number): number[] {
  const all = everybody.reduce((x, y) => x + y, 0)
  const shape = smoothed(own.map((count, hour) => count + (72 * (everybody[hour] ?? 0)) / all))
  const peak = Math.max(...shape)
  const level = Math.min(0.8, 0.25 + 0.1 * Math.log(1 + answers))
  return shape.map((value) => (value / peak) * level)
}

/** Hours declared, by a coin each, between the first and the last hour of the account. */
export function hoursOnline(
  draws: Draws,
  person: number,
  chances: (hour: number) => number,
  days: number,
  [from, to]: [number, number],
): Uint8Array {
  const online = new Uint8Array(days * 24)
  for (let hour = Math.max(0, from); hour <= Math.min(to, online.length - 1); hour++) {
    if (draws.uniform('online', person, hour) < chances(hour)) online[hour] = 1
  }
  return online
}

/** A fifth of the days of a person hold two quiet hours, beginning anywhere in the day. */
export function quietWindows(draws: Draws, person: number, days: number): [number, number][] {
  const windows: [number, number][] = []
  for (let day = 0; day < days; day++) {
    if (draws.uniform('quiet', person, day) >= 0.2) continue
    const start = day * DAY + Math.floor(draws.uniform('quietStart', person, day) * 23) * HOUR
    windows.push([start, start + 2 * HOUR])
  }
  return windows
}

/** 15 % mute one topic, drawn from these. */
export function mutedTopic(draws: Draws, person: number, topics: readonly number[]): number {
  if (topics.length === 0 || draws.uniform('mutes', person) >= 0.15) return -1
  return topics[Math.floor(draws.uniform('mutedTopic', person) * topics.length)] ?? -1
}

/** Observed: active in 60 % of the ten-minute slots, else idle. */
export function isIdle(draws: Draws, person: number, at: number): boolean {
  return draws.uniform('idle', person, Math.floor(at / 600)) >= 0.6
}

/** Hidden: busy in .15–.55 of the twenty-minute slots, by person. */
export function isBusy(draws: Draws, person: number, at: number): boolean {
  const share = 0.15 + 0.4 * draws.uniform('busyShare', person)
  return draws.uniform('busy', person, Math.floor(at / 1_200)) < share
}
