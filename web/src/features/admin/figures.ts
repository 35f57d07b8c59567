/** A day of the calendar, whose periods begin and end at midnight UTC, as the same day where the reader is. */
const sameDay = (at: Date): Date => new Date(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate())

/** The first and the last day of a period that ends before its `to`. Pure. */
export function daysOf({ from, to }: { from: string; to: string }): { first: Date; last: Date } {
  return { first: sameDay(new Date(from)), last: sameDay(new Date(new Date(to).getTime() - 1)) }
}

/** How long a bar is beside the longest. Pure. */
export const barOf = (value: number, most: number): string => `${Math.round((100 * value) / most)}%`
