import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldedText, isPiece, linesOf } from './snippet.ts'

describe('a snippet', () => {
  test('counts its lines as one reads them', () => {
    expect(['a', 'a\n', 'a\nb', 'a\r\nb\r\n', '\n\na'].map(linesOf)).toEqual([1, 1, 2, 2, 3])
  })

  test('is folded when it is long, by lines or by characters, and shown to the letter until there', () => {
    expect(foldedText('a\n'.repeat(15).trimEnd())).toBeNull()
    expect(foldedText('a\n'.repeat(40))).toBe('a\n'.repeat(12).trimEnd())
    expect(foldedText('x'.repeat(5000))).toBe('x'.repeat(1200))
    fc.assert(
      fc.property(fc.string({ maxLength: 3000, unit: fc.constantFrom('a', ' ', '\n', '\t') }), (text) => {
        const folded = foldedText(text)
        expect(folded === null || (text.startsWith(folded) && folded.length < text.length)).toBe(true)
      }),
    )
  })

  test('is made of pasted text that is more than a sentence', () => {
    expect(isPiece('one line')).toBe(false)
    expect(isPiece('a\nb\nc')).toBe(false)
    expect(isPiece('a\nb\nc\nd\ne\nf')).toBe(true)
    expect(isPiece('x'.repeat(600))).toBe(true)
    expect(isPiece('\n'.repeat(900))).toBe(false)
  })
})
