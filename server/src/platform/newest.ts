/** Of what is kept by insertion, drops the oldest beyond `most`. */
export function keepNewest<K>(
  kept: { readonly size: number; keys(): Iterable<K>; delete(key: K): unknown },
  most: number,
) {
  for (const oldest of kept.keys()) {
    if (kept.size <= most) return
    kept.delete(oldest)
  }
}
