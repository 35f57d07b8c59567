export type UntilChoice = 'open' | 'oneHour' | 'noon' | 'evening'
export type QuietChoice = 'half' | 'one' | 'two' | 'tomorrow'

const MINUTE = 60_000

const todayAt = (now: Date, hours: number, minutes = 0) =>
  new Date(now.getFullYear(), now.getMonth(), now.getDate(), hours, minutes)

/** Until when one may be asked, of those that still lie ahead; in the reader's time zone. `until` null: without limit. */
export function untilChoices(now: Date): { choice: UntilChoice; until: Date | null }[] {
  const all: { choice: UntilChoice; until: Date | null }[] = [
    { choice: 'open', until: null },
    { choice: 'oneHour', until: new Date(now.getTime() + 60 * MINUTE) },
    { choice: 'noon', until: todayAt(now, 12, 30) },
    { choice: 'evening', until: todayAt(now, 18) },
  ]
  return all.filter(({ until }) => until === null || until.getTime() - now.getTime() >= 10 * MINUTE)
}

/** How long one is left alone: minutes, or until nine tomorrow. */
export function quietUntil(choice: QuietChoice, now: Date): Date {
  if (choice === 'tomorrow') return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 9)
  const minutes = { half: 30, one: 60, two: 120 }[choice]
  return new Date(now.getTime() + minutes * MINUTE)
}
