/** The part of a zod schema that is used here. */
interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false }
}

/** What came over a data channel, or null when it is not what the contract says: the other side is not believed. */
export function parse<T>(schema: Schema<T>, data: unknown): T | null {
  if (typeof data !== 'string' || data.length > 131_072) return null
  try {
    const result = schema.safeParse(JSON.parse(data))
    return result.success ? result.data : null
  } catch {
    return null
  }
}
