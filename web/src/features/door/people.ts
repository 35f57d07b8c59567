import type { PersonRef } from '@binome/contract/terms.ts'

/** Somebody one may be in the demo. */
export type DemoPerson = { person: PersonRef; title: string; skills: readonly string[]; suggested: boolean }

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Those who fit every word: in their name, title, team, site or skills. Accents and case do not matter. Pure. */
export function demoFound(people: readonly DemoPerson[], query: string): DemoPerson[] {
  const words = plain(query).split(/\s+/u).filter(Boolean)
  return people.filter(({ person, title, skills }) => {
    const all = plain([person.name, title, person.team ?? '', person.site, ...skills].join(' '))
    return words.every((word) => all.includes(word))
  })
}

/** People by team, teams and names in the order of a dictionary (`compare`); without a team last. Pure. */
export function byTeam(
  people: readonly DemoPerson[],
  compare: (a: string, b: string) => number,
): { team: string | null; people: DemoPerson[] }[] {
  const teams = Map.groupBy(people, ({ person }) => person.team)
  return [...teams]
    .map(([team, members]) => ({
      team,
      people: members.toSorted((a, b) => compare(a.person.name, b.person.name)),
    }))
    .sort((a, b) => {
      if (a.team === null || b.team === null) return a.team === null ? 1 : -1
      return compare(a.team, b.team)
    })
}
