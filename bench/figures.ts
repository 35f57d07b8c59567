/** The value that this share of the values does not exceed (nearest rank), to a tenth. NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const at = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
  return Math.round(at * 10) / 10
}
