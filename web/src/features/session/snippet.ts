/** How much of a snippet is shown before it is unfolded. */
export const FOLDED = 12
const FOLDED_CHARACTERS = 1200

/** Pasted text of so many lines, or so long, is a piece of its own and not part of what one says. */
const PIECE_LINES = 6
const PIECE_CHARACTERS = 600

export const linesOf = (text: string): number => text.replace(/\r?\n$/u, '').split(/\r?\n/u).length

/** Its first lines; null when it is short enough to be shown whole. */
export function foldedText(text: string): string | null {
  const lines = text.split('\n')
  if (lines.length <= FOLDED + 3 && text.length <= FOLDED_CHARACTERS + 300) return null
  return lines.slice(0, FOLDED).join('\n').slice(0, FOLDED_CHARACTERS)
}

/** Whether pasted text becomes a snippet. */
export const isPiece = (pasted: string): boolean =>
  /\S/u.test(pasted) && (linesOf(pasted) >= PIECE_LINES || pasted.length >= PIECE_CHARACTERS)
