import { describe, expect, test } from 'vitest'
import { digestLetter, noticeLetter, parkedLetter } from './letters.ts'
import type { Week } from './mailing-store.ts'
import type { Notice } from './notice-store.ts'

/** Each letter that comes by itself, as its reader gets it: in their language, with what ends such letters in it. */

const links = { home: 'https://aide.example.org', token: 't'.repeat(66) }
const end = `https://aide.example.org/letters/${links.token}`
const week: Week = {
  ...{ freed: 1, minutes: 7, solved: 2, thanks: [{ words: '', from: 'Inès Moreau' }] },
  waiting: [{ askId: 'a1', text: 'Un classeur <lent>' }],
}
const asks = [{ askId: 'a1', text: 'Un classeur <lent>', from: null, team: 'Finance' }]
const notice: Notice = {
  ...{ id: 'n1', personId: 'p1', kind: 'answer', aboutId: 'a1', path: '/ask/a1', title: 'Titre', words: 'Mots' },
  ...{ calendar: null, until: null, state: 'waiting' },
}

const reader = (language: 'fr' | 'en') => ({
  name: 'Zoé',
  email: 'zoe@example.org',
  language,
  organizationName: 'Valdrenne',
})
const all = (language: 'fr' | 'en') => ({
  parked: parkedLetter(reader(language), asks, links),
  digest: digestLetter(reader(language), week, links),
  notices: noticeLetter(reader(language), notice, links),
})

describe.each(['fr', 'en'] as const)('in %s', (language) => {
  test.each(['parked', 'digest', 'notices'] as const)('%s: whole, with its end in text, page and header', (kind) => {
    const letter = all(language)[kind]
    expect(letter?.unsubscribe).toBe(end)
    expect(letter?.text).toContain(end)
    expect(letter?.html).toContain(`<html lang="${language}">`)
    expect(letter?.html).toContain(`href="${end}"`)
    expect(letter?.html).not.toContain('<lent>')
    expect(letter?.text).toContain(language === 'fr' ? 'Ne plus recevoir ces lettres' : 'Stop these letters')
  })
})

test('nothing of one language is left in the other', () => {
  const [fr, en] = [all('fr'), all('en')]
  expect(en.parked.subject).toBe('A colleague of Finance waits for an answer you may have')
  expect(fr.parked.subject).toBe('Quelqu’un de l’équipe Finance attend une réponse que vous avez peut-être')
  expect(en.digest?.text).toContain('You freed 1 person, in 7 min.\n2 of your questions found their answers.')
  const french = /Vous|Votre|Ouvrir|demande|Merci|réponse/
  for (const letter of Object.values(en)) expect(letter?.text).not.toMatch(french)
  for (const letter of Object.values(fr)) expect(letter?.text).not.toMatch(/\b(You|Your|Open|question|Thank)\b/)
})

test('a week in which nothing came about is not written of', () => {
  expect(digestLetter(reader('en'), { freed: 0, minutes: 0, solved: 0, thanks: [], waiting: [] }, links)).toBeNull()
})
