import { describe, expect, test } from 'vitest'
import { previewPeople, splitCsv, TEMPLATE } from './csv.ts'

const reasons = (text: string) => previewPeople(text).problems.map(({ line, reason }) => `${line} ${reason}`)

describe('records of a file', () => {
  test('commas or semicolons, quotes with quotes and line ends in them, any line end', () => {
    const { records } = splitCsv('\uFEFFname;email\r\n"Le ""Bris"", G.";a@b.fr\r\n"deux\nlignes",c@d.fr\n')
    expect(records).toEqual([
      { cells: ['name', 'email'], line: 1 },
      { cells: ['Le "Bris", G.', 'a@b.fr'], line: 2 },
      { cells: ['deux\nlignes', 'c@d.fr'], line: 4 },
    ])
  })

  test('empty lines count as lines but are no record', () => {
    expect(splitCsv('a,b\n\n\nc,d').records.map(({ line }) => line)).toEqual([1, 4])
  })

  test('a quote that never closes is told by the line it opens on', () => {
    expect(splitCsv('a,b\n"c,d\ne,f').broken).toBe(2)
  })
})

describe('people, before they are sent', () => {
  test('the template is right', () => {
    expect(previewPeople(TEMPLATE).problems).toEqual([])
    expect(previewPeople(TEMPLATE).rows).toHaveLength(1)
  })

  test('columns in any order, only name and email are needed', () => {
    const { rows, problems } = previewPeople('Email, NAME\nz@ex.fr, Zoé ')
    expect(problems).toEqual([])
    expect(rows[0]?.cells).toEqual({ email: 'z@ex.fr', name: 'Zoé' })
  })

  test('a header that is unknown, doubled or without an address', () => {
    expect(reasons('name,mail\nZ,z@ex.fr')).toEqual(['1 columns'])
    expect(reasons('name,email,email\nZ,z@ex.fr,z@ex.fr')).toEqual(['1 columns'])
    expect(reasons('name\nZ')).toEqual(['1 columns'])
  })

  test('everything that is wrong, each with its line', () => {
    const text = [
      'name,email,role,language,joined',
      ',no-address,boss,de,2024-02-31x',
      'A,a@ex.fr,member,fr,2024-02-01',
      'B,A@ex.fr,,,',
      'C,c@ex.fr',
    ].join('\n')
    expect(reasons(text)).toEqual(['2 name', '2 email', '2 role', '2 language', '2 joined', '4 twice', '5 columns'])
  })

  test('nothing to read', () => {
    expect(reasons('')).toEqual(['1 empty'])
    expect(reasons('name,email\n')).toEqual(['2 empty'])
  })

  test('no more than two thousand at once', () => {
    const many = Array.from({ length: 2001 }, (_, index) => `P,p${index}@ex.fr`).join('\n')
    expect(reasons(`name,email\n${many}`)).toEqual(['2002 too_many'])
  })
})
