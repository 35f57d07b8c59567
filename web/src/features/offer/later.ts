export type Later = { kind: 'quarter' | 'at' | 'tomorrow'; until: Date }

const MINUTE = 60_000

/** The hours one comes back to work at: after lunch, late afternoon. */
const HOURS = [14, 17]

/**
 * When a tap may come again: in a quarter of an hour; at the next such hour of today that is at least 45 minutes
 * ahead; at nine tomorrow. In the reader's time zone.
 */
export function laterChoices(now: Date): Later[] {
  const day = (days: number, hour: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour)
  const next = HOURS.map((hour) => day(0, hour)).find((at) => at.getTime() - now.getTime() >= 45 * MINUTE)
  return [
    { kind: 'quarter', until: new Date(now.getTime() + 15 * MINUTE) },
    ...(next ? [{ kind: 'at' as const, until: next }] : []),
    { kind: 'tomorrow', until: day(1, 9) },
  ]
}
