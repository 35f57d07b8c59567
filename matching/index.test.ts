import { describe, expect, test } from 'vitest'
import { MatchIndex, type Proposal, type Query, type SolvedAsk, type Willingness } from './index.ts'
import { catalogueOf } from './labels.ts'
import { CATALOGUE, daysAgo, NOW, PAST, PEOPLE, person, SKILLS, solved } from './office.fixture.ts'

const WILLING: Willingness = { available: true, inSession: false, tapsOpen: 0, helpsToday: 0 }

function office(): MatchIndex {
  const index = new MatchIndex()
  for (const facts of PEOPLE) {
    index.putPerson(facts)
    index.setWillingness(facts.personId, WILLING)
  }
  for (const past of PAST) index.addSolved(past)
  return index
}

function ask(text: string, over: Partial<Query> = {}): Query {
  return {
    text,
    skillIds: [],
    seekerId: 'asker',
    seekerTeamId: null,
    languages: ['fr', 'en'],
    now: NOW,
    limit: 20,
    willingOnly: true,
    ...over,
  }
}

function ids(proposals: Proposal[]): string[] {
  return proposals.map(({ personId }) => personId)
}

/** Two people, the same but for what `tell` says; who comes first? */
function duel(tell: (index: MatchIndex) => void, query: Query): Proposal[] {
  const index = new MatchIndex()
  for (const id of ['left', 'right']) {
    index.putPerson(person(id))
    index.setWillingness(id, WILLING)
  }
  tell(index)
  return index.match(query)
}

describe('the right one comes first', () => {
  test.each([
    ["J'ai #N/A avec RECHERCHEV alors que la clé existe", 'chloe'],
    ['la premiere ligne de ma feuille de calcul doit rester figee', 'chloe'],
    ['IMPRIMANTE DE L’ACCUEIL : bourrage papier', 'bruno'],
    ['What is ORA-00942?', 'derek'],
    ['Il me manque un bulletin de salaire', 'amina'],
  ])('%s → %s', (text, expected) => {
    const [first] = office().match(ask(text))
    expect(first?.personId).toBe(expected)
    expect(first?.fit).toBeGreaterThan(0.2)
  })

  test('[M16] an error code finds who solved it, in the other language too', () => {
    expect(office().match(ask('Erreur 0x80070005 ce matin, que faire ?'))[0]).toMatchObject({
      personId: 'derek',
      reasons: [
        { kind: 'solved_similar', askId: 'ask-s07', count: 1, lastAt: daysAgo(12) },
        ...[1, 2].map(() => expect.anything()),
      ],
    })
  })

  test('[M17] an English ask finds what was shown in French, by the name of the skill', () => {
    const [first] = office().match(ask('Our printer will not start'))
    expect(first?.personId).toBe('bruno')
    expect(first?.reasons).toContainEqual({ kind: 'skill_shown', skillId: 'printers', count: 1, lastAt: daysAgo(5) })
  })

  test('a skill the seeker picked counts, whatever the words', () => {
    const [first] = office().match(ask('Rien ne va ce matin', { skillIds: ['oracle'] }))
    expect(first?.personId).toBe('derek')
  })
})

describe('who is proposed', () => {
  test('[M1] not the seeker, nobody excluded, in session, unavailable or unheard of', () => {
    const index = office()
    index.setWillingness('amina', { ...WILLING, inSession: true })
    index.setWillingness('bruno', { ...WILLING, available: false })
    index.putPerson(person('frank'))
    const query = ask('Excel', { seekerId: 'chloe', exclude: new Set(['derek']) })
    expect(ids(index.match(query))).toEqual(['elise'])
    expect(ids(index.match({ ...query, willingOnly: false })).toSorted()).toEqual(['bruno', 'elise', 'frank'])
  })

  test('[M3] the willing without know-how come last, in an order the ask decides', () => {
    const index = office()
    index.putPerson(person('aaron'))
    index.setWillingness('aaron', WILLING)
    expect(index.match(ask('Le VPN se coupe')).map(({ fit }) => fit > 0)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ])
    const proposals = index.match(ask('Where do I park my bike?'))
    expect(proposals).toHaveLength(6)
    expect(proposals.every(({ fit }) => fit === 0)).toBe(true)
    const firsts = Array.from({ length: 20 }, (_, i) => duel(() => undefined, ask(`zzz${i}`))[0]?.personId)
    expect(new Set(firsts)).toEqual(new Set(['left', 'right']))
  })

  test('[M5] an erased person is gone at once, and from the names of those they asked', () => {
    const index = office()
    index.addSolved(solved('s20', 'bruno', 'Toner vide', { seekerId: 'chloe' }))
    index.removePerson('chloe')
    expect(ids(index.match(ask('RECHERCHEV renvoie #N/A')))).not.toContain('chloe')
    const reasons = index.match(ask('Toner vide', { seekerId: 'chloe' })).flatMap((one) => one.reasons)
    expect(reasons.some(({ kind }) => kind === 'past_pair')).toBe(false)
    expect(reasons.some(({ kind }) => kind === 'solved_similar')).toBe(true)
    expect(index.size()).toMatchObject({ people: 4, solved: 6 })
  })
})

test('[M5] those who come after somebody was erased are themselves, each, as if nobody had been before', () => {
  const come = (index: MatchIndex) => {
    for (const [id, at] of [
      ['dora', 1],
      ['emil', 200],
    ] as const) {
      index.putPerson(person(id))
      index.addSolved(solved(`later ${id}`, id, 'Le toner est vide', { at: daysAgo(at) }))
    }
  }
  const index = new MatchIndex()
  for (const id of ['amina', 'bruno']) index.addSolved(solved(`of ${id}`, id, 'Le toner est vide', { at: daysAgo(9) }))
  for (const id of ['amina', 'bruno']) index.removePerson(id)
  const never = new MatchIndex()
  for (const one of [index, never]) come(one)
  const question = ask('Le toner est vide', { willingOnly: false })
  expect(index.match(question)).toEqual(never.match(question))
  expect(index.match(question).map(({ personId }) => personId)).toEqual(['dora', 'emil'])
  expect(index.size()).toEqual(never.size())
})

describe('what is worth more', () => {
  const text = 'Macro de clôture bloquée'
  const skills = [SKILLS.sheets]

  test('[M7] a solved session is heard by the next match', () => {
    const index = office()
    const question = 'Le badge du parking ne répond plus'
    expect(index.match(ask(question))[0]?.fit).toBe(0)
    index.addSolved(solved('new', 'elise', question, { at: NOW }))
    const [first] = index.match(ask(question))
    expect(first?.personId).toBe('elise')
    expect(first?.reasons[0]).toEqual({ kind: 'solved_similar', askId: 'ask-new', count: 1, lastAt: NOW })
  })

  test('[M7] a claim besides keeps nobody behind what they have shown', () => {
    const index = new MatchIndex()
    for (const facts of PEOPLE) index.putPerson({ ...facts, teamId: null, claims: [] })
    index.putPerson(person('amina', { claims: [{ ...SKILLS.printers, at: NOW }] }))
    const { oracle, payroll, printers, sheets } = SKILLS
    const told: [string, string, readonly (typeof sheets)[], Partial<SolvedAsk>][] = [
      ['elise', 'imprimante', [printers, payroll], { at: daysAgo(4), outcome: 'partly' }],
      ['amina', 'imprimante', [sheets], {}],
      ['amina', 'imprimante', [], {}],
      ['amina', 'tableur imprimante', [], { language: 'en' }],
      ['derek', 'imprimante imprimante Oracle tableur', [oracle, sheets], { at: daysAgo(367), thanked: true }],
      ['amina', 'report', [payroll], {}],
    ]
    for (const [i, [who, words, skills, over]] of told.entries())
      index.addSolved(solved(`t${i}`, who, words, { at: NOW, ...over, skills: [...skills] }))
    const question = 'Oracle imprimante slow badge tableur paie imprimante v5.2.1'
    index.addSolved(solved('new', 'amina', question, { at: NOW }))
    expect(index.match(ask(question, { willingOnly: false }))[0]?.personId).toBe('amina')
  })

  test.each([[['sheets']], [[]]])(
    '[M8] a claim, with every circumstance for it, stays behind old evidence (picked: %s)',
    (skillIds) => {
      const [first] = duel(
        (index) => {
          const endorsedBy = ['right', 'e1', 'e2']
          index.putPerson(person('left', { teamId: 'finance', claims: [{ ...SKILLS.sheets, at: NOW, endorsedBy }] }))
          for (const who of ['e1', 'e2']) {
            index.addSolved(solved(who, who, 'Rien à voir', { skills, at: daysAgo(1_000) }))
          }
          for (let i = 0; i < 9; i++) {
            index.addSolved(solved(`pair${i}`, 'left', 'Autre chose', { seekerId: 'asker', at: NOW }))
          }
          index.addSolved(solved('old', 'right', 'Rien à voir', { skills, at: daysAgo(1_500), outcome: 'partly' }))
          index.setWillingness('right', { ...WILLING, tapsOpen: 5, helpsToday: 9 })
        },
        ask('Question de tableur', { skillIds, seekerTeamId: 'finance' }),
      )
      expect(first?.personId).toBe('right')
    },
  )

  test('[M9] stuffing claims never lifts, and lowers past twelve', () => {
    const extra = (n: number) =>
      Array.from({ length: n }, (_, i) => ({ skillId: `x${i}`, labels: [`tableur ${i}`, 'tableur'], at: NOW }))
    const fitWith = (n: number) =>
      duel(
        (index) => index.putPerson(person('left', { claims: [{ ...SKILLS.sheets, at: NOW }, ...extra(n)] })),
        ask('Question de tableur', { skillIds: ['sheets'] }),
      ).find(({ personId }) => personId === 'left')?.fit ?? 0
    expect(fitWith(0)).toBeCloseTo(0.08, 12)
    expect(fitWith(11)).toBe(fitWith(0))
    expect(fitWith(120)).toBeLessThan(fitWith(0) / 5)
  })

  test('[M10] a specialist knows more of it, and comes first where both are as active', () => {
    const evidence = (index: MatchIndex) => {
      for (let i = 0; i < 3; i++) {
        index.addSolved(solved(`l${i}`, 'left', text, { skills, at: daysAgo(10) }))
        index.addSolved(solved(`r${i}`, 'right', text, { skills, at: daysAgo(10) }))
      }
    }
    const others = (index: MatchIndex, who: string, over: Partial<SolvedAsk>) => {
      for (let i = 0; i < 40; i++) {
        index.addSolved(solved(`${who}o${i}`, who, `Sujet ${i} sans rapport`, { at: daysAgo(10), ...over }))
      }
    }
    const generalist = duel((index) => {
      evidence(index)
      others(index, 'left', {})
    }, ask(text))
    const fit = new Map(generalist.map((one) => [one.personId, one.fit]))
    expect(fit.get('right')).toBeGreaterThan(fit.get('left') ?? 1)
    // The skill is picked: in these words alone nothing tells that the other asks of the one are of the same kind
    const both = duel(
      (index) => {
        evidence(index)
        others(index, 'left', {})
        others(index, 'right', { skills })
      },
      ask(text, { skillIds: ['sheets'] }),
    )
    expect(ids(both)).toEqual(['right', 'left'])
    expect(both[0]?.fit).toBeGreaterThan(both[1]?.fit ?? 1)
  })

  test.each([
    ['[M11] fresh before stale', { at: daysAgo(2) }, { at: daysAgo(200) }],
    ['[M12] solved before partly', { outcome: 'solved' as const }, { outcome: 'partly' as const }],
    ['[M12] thanked before not', { thanked: true }, { thanked: false }],
  ])('%s', (_law, better, worse) => {
    for (const kind of [{ skills }, {}]) {
      const proposals = duel((index) => {
        index.addSolved(solved('a', 'right', text, { ...kind, ...better }))
        index.addSolved(solved('b', 'left', text, { ...kind, ...worse }))
      }, ask(text))
      expect(ids(proposals)).toEqual(['right', 'left'])
      expect(proposals[0]?.fit).toBeGreaterThan(proposals[1]?.fit ?? 1)
    }
  })

  test('[M13] load lowers the score and leaves fit alone', () => {
    const proposals = duel((index) => {
      index.addSolved(solved('a', 'right', text))
      index.addSolved(solved('b', 'left', text))
      index.setWillingness('left', { ...WILLING, tapsOpen: 1 })
    }, ask(text))
    expect(ids(proposals)).toEqual(['right', 'left'])
    expect(proposals[0]?.fit).toBe(proposals[1]?.fit)
  })

  test('[M14] a shared language comes first, and nobody is struck out for it', () => {
    const proposals = duel(
      (index) => {
        index.putPerson(person('left', { languages: ['en'] }))
        index.addSolved(solved('a', 'right', text))
        index.addSolved(solved('b', 'left', text))
      },
      ask(text, { languages: ['fr'] }),
    )
    expect(ids(proposals)).toEqual(['right', 'left'])
    expect(proposals[0]?.reasons).toContainEqual({ kind: 'language', language: 'fr' })
  })

  test('earlier help between the two, and the same team, decide between equals', () => {
    const equal = (index: MatchIndex) => {
      index.addSolved(solved('a', 'right', text, { seekerId: 'asker' }))
      index.addSolved(solved('b', 'left', text))
    }
    const [first] = duel(equal, ask(text))
    expect(first?.reasons).toContainEqual({ kind: 'past_pair', count: 1, lastAt: daysAgo(5) })
    const team = duel((index) => index.putPerson(person('left', { teamId: 't' })), ask(text, { seekerTeamId: 't' }))
    expect(team[0]).toMatchObject({
      personId: 'left',
      reasons: [{ kind: 'same_team' }, { kind: 'language' }, { kind: 'willing' }],
    })
  })
})

describe('minutes and skills', () => {
  test('[M19] minutes are a median of three similar asks, one’s own when one has three', () => {
    const index = office()
    const text = 'Le scanner du deuxième étage est bloqué'
    const expected = (personId: string) =>
      index.match(ask(text)).find((one) => one.personId === personId)?.expectedMinutes
    expect([expected('bruno'), expected('chloe')]).toEqual([null, null])
    for (const [i, minutes] of [4, 30, 10].entries()) index.addSolved(solved(`m${i}`, 'bruno', text, { minutes }))
    index.addSolved(solved('m3', 'chloe', text, { minutes: 20 }))
    expect([expected('bruno'), expected('chloe')]).toEqual([10, 15])
    // Imported, or written: nobody knows how long it took.
    index.addSolved(solved('m4', 'bruno', text, { minutes: 0 }))
    const minutes = new Map(index.match(ask(text)).map((one) => [one.personId, one.expectedMinutes]))
    expect(minutes.get('bruno')).toBe(10)
    expect(minutes.get('chloe')).toBe(15)
    expect(index.match(ask('Autre question'))[0]?.expectedMinutes).toBeNull()
  })

  test('skills are suggested by their names, in both languages, and by past asks', () => {
    const index = office()
    const catalogue = catalogueOf(CATALOGUE)
    expect(index.suggestSkills('Ma feuille de calcul est lente', catalogue, 3)).toEqual(['sheets'])
    expect(index.suggestSkills('remote access and a printer', catalogue, 3).toSorted()).toEqual(['printers', 'vpn'])
    expect(index.suggestSkills('ORA-00942', catalogue, 3)).toEqual(['oracle'])
    expect(index.suggestSkills('Où est la cafétéria ?', catalogue, 3)).toEqual([])
    expect(index.suggestSkills('Excel, VPN, paie', catalogue, 2)).toHaveLength(2)
  })
})
