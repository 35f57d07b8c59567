import { expect, it } from 'vitest'
import { ofName } from './ofName.ts'

it('elides « de » as one says it', () => {
  const said = ['Inès', 'Élodie', 'Hélène', 'Maëlle', 'Yannick', 'Yves', 'Ömer'].map((name) => ofName(name, 'fr'))
  expect(said).toEqual(['d’Inès', 'd’Élodie', 'd’Hélène', 'de Maëlle', 'de Yannick', 'd’Yves', 'd’Ömer'])
})

it('is a genitive in English', () => {
  expect(ofName('Inès', 'en')).toBe('Inès’s')
})
