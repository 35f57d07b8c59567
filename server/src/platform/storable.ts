/** Deeper than any input of the contract; what walks a value one call a level must not be led further. */
const deepest = 12

/**
 * Where a value from outside holds what no database row can, or null when nowhere: a NUL, half of a surrogate pair, or
 * a nesting without end. Asked before anything reads it, so that nothing is half done or kept otherwise than typed.
 */
export function unstorable(
  input: unknown,
  path = '',
  depth = 0,
): { path: string; code: 'invalid_text' | 'too_deep' } | null {
  if (typeof input === 'string') {
    return input.includes('\0') || !input.isWellFormed() ? { path, code: 'invalid_text' } : null
  }
  if (typeof input !== 'object' || input === null || input instanceof Blob) return null
  if (depth > deepest) return { path, code: 'too_deep' }
  for (const [name, value] of Object.entries(input)) {
    const found = unstorable(value, path === '' ? name : `${path}.${name}`, depth + 1)
    if (found !== null) return found
  }
  return null
}
