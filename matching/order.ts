/** Below so many, putting each in its place among those before it is the quickest. */
const FEW = 12

/**
 * Places of these values, the largest first, equals in the order they stand. What `sort` does with a function takes ten
 * times as long, as it calls that at each comparison; an ask sorts some thousand numbers.
 */
export function descending(values: Float64Array): Uint32Array {
  const { length } = values
  let from = new Uint32Array(length)
  for (let i = 0; i < length; i++) from[i] = i
  for (let start = 0; start < length; start += FEW) insert(values, from, start, Math.min(length, start + FEW))
  let to = new Uint32Array(length)
  for (let width = FEW; width < length; width *= 2) {
    for (let start = 0; start < length; start += 2 * width) {
      const middle = Math.min(length, start + width)
      merge(values, from, to, start, middle, Math.min(length, middle + width))
    }
    const swapped = from
    from = to
    to = swapped
  }
  return from
}

/** Places of the `count` largest, the largest first; of equals first whom `first` says. */
export function bestFirst(values: Float64Array, count: number, first: (x: number, y: number) => number): Uint32Array {
  const sorted = descending(values)
  const value = (at: number) => values[sorted[at] as number]
  for (let from = 0, to = 1; from < count && to <= sorted.length; to++) {
    if (to < sorted.length && value(to) === value(from)) continue
    if (to - from > 1) sorted.subarray(from, to).sort(first)
    from = to
  }
  return sorted.subarray(0, count)
}

function insert(values: Float64Array, places: Uint32Array, start: number, end: number): void {
  for (let i = start + 1; i < end; i++) {
    const place = places[i] as number
    const value = values[place] as number
    let at = i
    for (; at > start && (values[places[at - 1] as number] as number) < value; at--)
      places[at] = places[at - 1] as number
    places[at] = place
  }
}

function merge(
  values: Float64Array,
  from: Uint32Array,
  to: Uint32Array,
  start: number,
  middle: number,
  end: number,
): void {
  let left = start
  let right = middle
  for (let at = start; at < end; at++) {
    const isLeft =
      right >= end ||
      (left < middle && (values[from[left] as number] as number) >= (values[from[right] as number] as number))
    to[at] = (isLeft ? from[left++] : from[right++]) as number
  }
}
