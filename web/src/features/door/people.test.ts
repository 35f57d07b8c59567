import { describe, expect, test } from 'vitest'
import { byName } from '../../ui/format.ts'
import { byTeam, type DemoPerson, demoFound } from './people.ts'

const person = (name: string, team: string | null, ...skills: string[]): DemoPerson => ({
  person: { id: name, kind: 'member', name, team, site: 'Lorient', photo: null },
  title: '',
  skills,
  suggested: false,
})
const all = [
  person('Zoé Ébrard', 'Qualité', 'Banc d’essai'),
  person('Élodie Marchetti', 'Qualité', 'Tableur'),
  person('Karim Haddad', 'Expédition', 'Douane'),
  person('Yannick Tanguy', null),
]
const names = (people: readonly DemoPerson[]) => people.map(({ person }) => person.name)

describe('looking for whom to be', () => {
  test('every word must fit, wherever it stands, without accents', () => {
    expect(names(demoFound(all, 'qualite elodie'))).toEqual(['Élodie Marchetti'])
    expect(names(demoFound(all, 'DOUANE'))).toEqual(['Karim Haddad'])
    expect(names(demoFound(all, 'lorient douane zoé'))).toEqual([])
    expect(demoFound(all, '  ')).toHaveLength(4)
  })

  test('teams and names in the order of a dictionary, without a team last', () => {
    expect(byTeam(all, byName('fr')).map(({ team, people }) => [team, ...names(people)])).toEqual([
      ['Expédition', 'Karim Haddad'],
      ['Qualité', 'Élodie Marchetti', 'Zoé Ébrard'],
      [null, 'Yannick Tanguy'],
    ])
  })
})
