import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { en } from './en.ts'
import { fr } from './fr.ts'

type Tree = { [key: string]: string | Tree }

function* leaves(tree: Tree, path = ''): Generator<[key: string, words: string]> {
  for (const [key, value] of Object.entries(tree)) {
    const at = path ? `${path}.${key}` : key
    if (typeof value === 'string') yield [at, value]
    else yield* leaves(value, at)
  }
}

const french = [...leaves(fr)]
const english = [...leaves(en)]
const offenders = (all: [string, string][], wrong: RegExp) =>
  all.filter(([, words]) => wrong.test(words)).map(([key, words]) => `${key}: ${words}`)

const variables = (words: string) => [...words.matchAll(/\{\{(\w+)\}\}/gu)].map((match) => match[1]).sort()
const marks = (words: string) => [...words.matchAll(/<(\w+)>/gu)].map((match) => match[1]).sort()

describe('both languages', () => {
  test('have the same keys', () => {
    expect(english.map(([key]) => key).sort()).toEqual(french.map(([key]) => key).sort())
  })

  test('leave nothing empty', () => {
    expect(offenders([...french, ...english], /^\s*$/u)).toEqual([])
  })

  test('have no word on its edges that is only space', () => {
    expect(offenders([...french, ...english], /^\s|\s$|[ ]{2}/u)).toEqual([])
  })

  test('use the same values and marks under a key', () => {
    const other = new Map(english)
    for (const [key, words] of french) {
      const against = other.get(key) ?? ''
      // A singular may spell its number out.
      const relaxed = /_(one|zero)$/u.test(key)
      const count = (names: (string | undefined)[]) => (relaxed ? names.filter((name) => name !== 'count') : names)
      expect({ key, names: count(variables(against)) }).toEqual({ key, names: count(variables(words)) })
      expect({ key, marks: marks(against) }).toEqual({ key, marks: marks(words) })
    }
  })

  test('never use a straight apostrophe or quotation mark, nor three dots', () => {
    expect(offenders([...french, ...english], /['"]|\.\.\./u)).toEqual([])
  })

  test('never chain with middle dots', () => {
    expect(offenders([...french, ...english], /·/u)).toEqual([])
  })
})

/** What the screens say, as one text: a key stands in it whole, or begins there and is completed while running. */
function sources(): string {
  const src = join(import.meta.dirname, '..')
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/u.test(path) && !/^locales|\.test\./u.test(path))
    .map((path) => readFileSync(join(src, path), 'utf8'))
    .join('\n')
}

test('no word stands that no screen says', () => {
  const all = sources()
  const begun = [...all.matchAll(/['`]([\w.]+\.)\$\{/gu)].map((match) => match[1] ?? '')
  const whole = new Set(all.match(/[\w.-]+/gu))
  const said = (key: string) => {
    const base = key.replace(/_(one|other|zero)$/u, '')
    return whole.has(base) || begun.some((beginning) => base.startsWith(beginning))
  }
  expect(english.map(([key]) => key).filter((key) => !said(key))).toEqual([])
})

describe('French typography', () => {
  test('U+202F before ; ! ? and % (U+00A0 in display sizes, where the thin one vanishes)', () => {
    expect(offenders(french, /[^\u202f\u00a0][;!?%]/u)).toEqual([])
  })

  test('U+00A0 before a colon', () => {
    expect(offenders(french, /[^\u00a0]:(?!\/\/)/u)).toEqual([])
  })

  test('U+00A0 inside quotation marks', () => {
    expect(offenders(french, /«[^\u00a0]|[^\u00a0]»|[“”]/u)).toEqual([])
  })

  test('U+00A0 between a number and its unit', () => {
    expect(offenders(french, /\d (min|s|h|j|Mo|px|caractères)\b/u).filter((line) => !/caractères/u.test(line))).toEqual(
      [],
    )
  })

  test('capitals keep their accents', () => {
    expect(
      offenders(french, /(^|[.!?]\s)(Etape|Ecrire|Equipe|A (?:tout|la|voix|qui|conclure)|Ecran|Elargir)\b/u),
    ).toEqual([])
  })

  test('no agreement with a person: no (e), no middle dot in a word', () => {
    expect(offenders(french, /\(e\)|\p{L}·\p{L}/u)).toEqual([])
  })
})

describe('English', () => {
  test('has no exclamation marks', () => {
    expect(offenders(english, /!/u)).toEqual([])
  })

  test('has no French spaces', () => {
    expect(offenders(english, /[\u202f]|[\u00a0 ][;!?:]/u)).toEqual([])
  })
})
