type Column = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array

/** A copy of `column` with room for index `at`, an eighth larger than asked so that growing stays rare; itself if it has. */
export function roomFor<T extends Column>(column: T, at: number): T {
  if (at < column.length) return column
  const Kind = column.constructor as new (length: number) => T
  const wider = new Kind(Math.max(64, Math.ceil((at + 1) * 1.125)))
  wider.set(column)
  return wider
}

/** What these take, together. */
export function bytesOf(columns: readonly Column[]): number {
  return columns.reduce((sum, { byteLength }) => sum + byteLength, 0)
}
