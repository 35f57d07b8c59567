/** What clocks on walls show, as the runtime tells it: what reckonings of our own are held against. */

/** Places whose clocks change in different weeks, by half an hour, or never. */
export const PLACES = ['Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'] as const

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** What a clock there shows at a moment: the day of the week, 1 for Monday, and "HH:MM". */
export function onTheWall(timeZone: string, moment: Date | number): { day: number; time: string } {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit' })
  const of = Object.fromEntries(parts.formatToParts(moment).map(({ type, value }) => [type, value]))
  return { day: DAYS.indexOf(of.weekday ?? '') + 1, time: `${of.hour}:${of.minute}` }
}

/** "HH:MM" of so many quarters of an hour since midnight. */
export function quarterTime(quarter: number): string {
  return `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`
}
