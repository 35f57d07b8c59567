/** By which channel somebody is reached, and when the next one's turn has come. Laws: LAWS.md. */

/** What a person has open: a tab that was used lately, tabs left alone, or none. */
export type Tabs = 'active' | 'idle' | 'none'

/** The channels that are on and that work. */
export interface Ways {
  /** An open tab may be used. */
  tab: boolean
  /** Notifications may be used, and some browser of theirs takes them. */
  push: boolean
}

/** Seconds an open tab has to show a tap before the next channel's turn: half of the least life of a tap is left then. */
export const TAB_SECONDS = 20
/** The same when its tabs were left alone: nobody is looking. */
export const IDLE_TAB_SECONDS = 5
/** Life of a tap that went out as a notification: from pocket to answer takes longer than from a tab. */
export const PUSH_LIFE_SECONDS = 180
/** The longest a tap may stay unanswered: a tab had its turn, and the notification its life. */
export const LONGEST_LIFE_SECONDS = TAB_SECONDS + PUSH_LIFE_SECONDS

/** [V3] Through what a tap can arrive now; null: not at all, so this person is not tapped. */
export function reachableBy(ways: Ways, tabs: Tabs): 'tab' | 'push' | null {
  if (tabs !== 'none' && ways.tab) return 'tab'
  return ways.push ? 'push' : null
}

export type TapStep = { via: 'tab'; againInS: number } | { via: 'push' } | { via: 'none' }

/**
 * [V2] What to do for a tap that is still unanswered. `passedS`: since it was sent. A tap is never mailed: whoever reads
 * a letter an hour later is of no use to somebody stuck now.
 */
export function stepOfTap(tap: { ways: Ways; tabs: Tabs; quiet: boolean; seen: boolean; passedS: number }): TapStep {
  // [V1] Quiet may have begun after the tap was sent.
  if (tap.quiet || tap.seen) return { via: 'none' }
  const patience = tap.tabs === 'active' ? TAB_SECONDS : IDLE_TAB_SECONDS
  if (reachableBy(tap.ways, tap.tabs) === 'tab' && tap.passedS < patience) {
    return { via: 'tab', againInS: patience - tap.passedS }
  }
  return tap.ways.push ? { via: 'push' } : { via: 'none' }
}

export type NoticeStep = 'wait' | 'tab' | 'push' | 'letter' | 'letter_and_push' | 'none'

/**
 * [V2] How somebody is told of what can wait a little. An active tab shows it by itself; else a notification; else a
 * letter. What belongs in one's own calendar goes by letter in any case, since it is kept there.
 */
export function stepOfNotice(notice: {
  ways: Ways
  tabs: Tabs
  mail: boolean
  quiet: boolean
  calendar: boolean
  /** A notification was tried, and no browser took it. */
  pushFailed: boolean
}): NoticeStep {
  // [V1] Nothing at all until quiet has ended.
  if (notice.quiet) return 'wait'
  const push = notice.ways.push && !notice.pushFailed
  if (notice.calendar && notice.mail && !notice.pushFailed) {
    return notice.tabs !== 'active' && push ? 'letter_and_push' : 'letter'
  }
  if (notice.tabs === 'active' && notice.ways.tab) return 'tab'
  if (push) return 'push'
  return notice.mail && !notice.calendar ? 'letter' : 'none'
}

/** Milliseconds before a message is handed in again: 2, 4, 8 … s, or as the push service asks, at most ten minutes. */
export function againInMs(tries: number, retryAfter: string | undefined): number {
  const asked = Number(retryAfter)
  const own = 2 ** Math.min(tries, 9)
  const seconds = retryAfter !== undefined && Number.isFinite(asked) ? Math.max(asked, own) : own
  return Math.min(seconds, 600) * 1000
}

/** What a push service's answer means (RFC 8030, 7.3 and 8.4; RFC 8292, 4.2). */
export function meaningOf(status: number): 'taken' | 'gone' | 'again' | 'refused' {
  if (status >= 200 && status < 300) return 'taken'
  // 403: the subscription was made for another key than ours, and no try will change that.
  if (status === 404 || status === 410 || status === 401 || status === 403) return 'gone'
  return status === 429 || status >= 500 ? 'again' : 'refused'
}

/** Which browser and system a device has, for its owner to recognise; nothing finer is kept. */
export function deviceOf(userAgent: string): { browser: string; system: string } {
  const first = (names: [RegExp, string][]) => names.find(([pattern]) => pattern.test(userAgent))?.[1] ?? ''
  return {
    browser: first([
      [/Edg(e|A|iOS)?\//, 'Edge'],
      [/OPR\//, 'Opera'],
      [/Firefox\/|FxiOS\//, 'Firefox'],
      [/Chrome\/|Chromium\/|CriOS\//, 'Chrome'],
      [/Safari\//, 'Safari'],
    ]),
    system: first([
      [/iPhone|iPad/, 'iOS'],
      [/Android/, 'Android'],
      [/Windows/, 'Windows'],
      [/Mac OS X/, 'macOS'],
      [/CrOS/, 'ChromeOS'],
      [/Linux/, 'Linux'],
    ]),
  }
}

/** Hours of a person's own day in which letters that come by themselves may arrive, on working days [V8]. */
const LETTER_HOURS = { from: 9, to: 17 }

/** The person's own day (`2026-03-27`) and whether letters may come now: a working day, in working hours. */
export function hourOf(now: Date, timeZone: string): { day: string; decent: boolean } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...{
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      hourCycle: 'h23',
      weekday: 'short',
    },
  }).formatToParts(now)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  const hour = Number(part('hour'))
  const working = !['Sat', 'Sun'].includes(part('weekday'))
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    decent: working && hour >= LETTER_HOURS.from && hour < LETTER_HOURS.to,
  }
}

const DAY_MS = 86_400_000

/** [V8] At most one a day: the last one was on an earlier day of the person's own, and not last night. */
export function parkedLetterDue(now: Date, timeZone: string, last: Date | null): boolean {
  const { day, decent } = hourOf(now, timeZone)
  return decent && (last === null || hourOf(last, timeZone).day < day)
}

/** [V8] At most one in seven days. */
export function digestDue(now: Date, timeZone: string, last: Date | null): boolean {
  return hourOf(now, timeZone).decent && (last === null || now.getTime() - last.getTime() >= 7 * DAY_MS)
}
