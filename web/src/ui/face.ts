/** What a face needs of a person; any view of a person fits. */
export type Face = { id: string; name: string; photo?: string | null | undefined }

const TONES = 4

/** A stable tone (0–3) from the id, so that a face keeps its colour everywhere. FNV-1a, 32 bits. */
export function toneOf(id: string): number {
  let hash = 0x811c9dc5
  for (const char of id) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 0) % TONES
}

const letters = new Intl.Segmenter()

/** The first letters of the first two words of a name, accents kept: « Élodie Marchetti » → ÉM, « Maëlle Le Goff » → ML. */
export function initialsOf(name: string): string {
  return name
    .trim()
    .split(/\s+/u)
    .slice(0, 2)
    .map((word) => [...letters.segment(word)][0]?.segment ?? '')
    .join('')
    .toLocaleUpperCase()
}
