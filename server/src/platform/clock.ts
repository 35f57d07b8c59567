/** Time as an argument: rules, timers and tests read it from here and nowhere else. */
export interface Clock {
  now(): Date
  /** Calls `fn` once, at `at` or as soon after as can be (at once, but never synchronously, when it is past). Returns its cancel. */
  alarm(at: Date, fn: () => void): () => void
}

// setTimeout takes a signed 32-bit number of milliseconds; a longer wait is made of several.
const LONGEST_WAIT_MS = 2 ** 31 - 1

export const systemClock: Clock = {
  now: () => new Date(),
  alarm(at, fn) {
    let timeout: NodeJS.Timeout
    const wait = () => {
      const left = at.getTime() - Date.now()
      timeout = left > LONGEST_WAIT_MS ? setTimeout(wait, LONGEST_WAIT_MS) : setTimeout(fn, Math.max(0, left))
      timeout.unref()
    }
    wait()
    return () => clearTimeout(timeout)
  },
}

export interface HandClock extends Clock {
  /** Moves time forward by `ms`, ringing every alarm on the way in the order of their times. */
  advance(ms: number): void
  /** Moves time forward to `at`; an earlier time is refused. */
  advanceTo(at: Date): void
}

/** A clock moved by hand, for tests and for playing months of a demo organisation in seconds. */
export function handClock(start: Date): HandClock {
  let now = start.getTime()
  let order = 0
  const alarms = new Set<{ at: number; order: number; fn: () => void }>()
  const next = (until: number) => {
    let first: { at: number; order: number; fn: () => void } | undefined
    for (const alarm of alarms) {
      if (alarm.at > until) continue
      if (!first || alarm.at < first.at || (alarm.at === first.at && alarm.order < first.order)) first = alarm
    }
    return first
  }
  const advanceTo = (at: Date) => {
    const until = at.getTime()
    if (until < now) throw new RangeError('a clock does not go back')
    for (let alarm = next(until); alarm; alarm = next(until)) {
      alarms.delete(alarm)
      now = Math.max(now, alarm.at)
      alarm.fn()
    }
    now = until
  }
  return {
    now: () => new Date(now),
    alarm(at, fn) {
      order += 1
      const alarm = { at: at.getTime(), order, fn }
      alarms.add(alarm)
      // A past alarm rings without waiting for the hand, as it would on the system's clock.
      if (alarm.at <= now) queueMicrotask(() => alarms.delete(alarm) && fn())
      return () => void alarms.delete(alarm)
    },
    advance: (ms) => advanceTo(new Date(now + ms)),
    advanceTo,
  }
}
