import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endingOf, kindOf, mayAct, plainName } from './kind.ts'

describe('what a file is', () => {
  test('is told by the end of its name, however it is written', () => {
    expect(['a.XLSX', 'b.pdf', 'c.tar.gz', 'photo.JPG', 'x.unknown', 'README', '.env'].map(kindOf)).toEqual([
      'sheet',
      'pdf',
      'archive',
      'image',
      'other',
      'other',
      'other',
    ])
    expect(endingOf('setup.exe. .')).toBe('exe')
  })

  test('what can do something by itself is named', () => {
    expect(['facture.pdf.exe', 'macro.xlsm', 'page.html', 'image.iso', 'run.ps1', 'a.lnk'].every(mayAct)).toBe(true)
    expect(['facture.pdf', 'a.xlsx', 'b.png', 'exe'].some(mayAct)).toBe(false)
  })
})

describe('a name', () => {
  test('does not turn around, hide or lead elsewhere', () => {
    expect(plainName('facture\u202Etxt.exe')).toBe('facturetxt.exe')
    expect(plainName('../../etc/passwd')).toBe('.._.._etc_passwd')
    expect(plainName('a\u200B\u0000\nb')).toBe('ab')
    expect(plainName('..')).toBe('_')
    expect(plainName('  ')).toBe('_')
  })

  test('keeps its end when it is cut', () => {
    const long = plainName(`${'x'.repeat(300)}.exe`)
    expect([...long].length).toBe(120)
    expect(mayAct(long)).toBe(true)
  })

  test('is never empty, never long, and plain once it was made plain', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab. é/\\:"\u0301\u202E\u200D\uFEFF\u0000\n\u2028…🦀'), maxLength: 200 }),
        (name) => {
          const plain = plainName(name)
          expect([...plain].length).toBeGreaterThan(0)
          expect([...plain].length).toBeLessThanOrEqual(120)
          expect(plainName(plain)).toBe(plain)
        },
      ),
      { numRuns: 40 },
    )
  })
})
