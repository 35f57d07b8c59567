/** Stretches of a line, in order, those that touch made one. An end is not in its stretch any more. */
export function joined<T extends number | string | Date>(
  stretches: readonly { from: T; to: T }[],
): { from: T; to: T }[] {
  const found: { from: T; to: T }[] = []
  for (const { from, to } of stretches.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const last = found.at(-1)
    if (last === undefined || from > last.to) found.push({ from, to })
    else if (to > last.to) last.to = to
  }
  return found
}
