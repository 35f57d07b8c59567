/** The last day of a period that ends before its `to`. Pure. */
export const lastDayOf = ({ to }: { to: string }): Date => new Date(new Date(to).getTime() - 86_400_000)

/** How long a bar is beside the longest. Pure. */
export const barOf = (value: number, most: number): string => `${Math.round((100 * value) / most)}%`
