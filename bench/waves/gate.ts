import type { World } from './world.ts'
import { HOUR, WEEK } from './world.ts'

/** Who may be tapped at all: one gate before every policy. Declared, not quiet, not muted, budget left, nothing open, rested. */
export class Gate {
  private readonly world: World
  /** Until when somebody is in a session or rests after one; infinite while it runs. */
  private readonly engaged: Float64Array
  private readonly open: Uint8Array
  private readonly minutes: Map<number, number>[]
  private readonly quietFrom: Int32Array

  constructor(world: World) {
    this.world = world
    this.engaged = new Float64Array(world.people.length).fill(Number.NEGATIVE_INFINITY)
    this.open = new Uint8Array(world.people.length)
    this.minutes = world.people.map(() => new Map())
    this.quietFrom = new Int32Array(world.people.length)
  }

  /** Declared to be there, whatever else. */
  online(person: number, at: number): boolean {
    return this.world.people[person]?.online[Math.floor(at / HOUR)] === 1
  }

  /** Asked with `at` never going back. */
  mayTap(person: number, topic: number, at: number): boolean {
    const facts = this.world.people[person]
    if (facts === undefined || facts.online[Math.floor(at / HOUR)] !== 1) return false
    if (this.open[person] === 1 || (this.engaged[person] ?? 0) > at) return false
    if (facts.muted === topic && topic >= 0) return false
    if (this.budgetUsed(person, at) >= 1) return false
    return !this.quiet(person, at)
  }

  /** Share of this week's minutes of helping; at 1 and above nobody taps. */
  budgetUsed(person: number, at: number): number {
    const used = this.minutes[person]?.get(Math.floor(at / WEEK)) ?? 0
    return used / (this.world.people[person]?.budgetMinutes ?? 1)
  }

  tapped(person: number): void {
    this.open[person] = 1
  }

  tapEnded(person: number): void {
    this.open[person] = 0
  }

  engage(person: number): void {
    this.engaged[person] = Number.POSITIVE_INFINITY
  }

  /** The session counts for the week in which it began. */
  release(person: number, began: number, ended: number, pauseSeconds: number): void {
    this.engaged[person] = ended + pauseSeconds
    const week = Math.floor(began / WEEK)
    const minutes = this.minutes[person]
    minutes?.set(week, (minutes.get(week) ?? 0) + (ended - began) / 60)
  }

  private quiet(person: number, at: number): boolean {
    const windows = this.world.people[person]?.quiet ?? []
    let next = this.quietFrom[person] ?? 0
    while (next < windows.length && (windows[next]?.[1] ?? 0) <= at) next += 1
    this.quietFrom[person] = next
    return (windows[next]?.[0] ?? Number.POSITIVE_INFINITY) <= at
  }
}
