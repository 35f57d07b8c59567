import type { PersonFacts, SkillName, SolvedAsk } from './model.ts'

/** A small bilingual office, invented: five people, what they know and what they solved. For tests and the bench. */

export const NOW = new Date('2026-03-02T09:00:00Z')

export const SKILLS = {
  sheets: { skillId: 'sheets', labels: ['tableur', 'Excel', 'spreadsheet', 'feuille de calcul'] },
  printers: { skillId: 'printers', labels: ['imprimante', 'printer'] },
  vpn: { skillId: 'vpn', labels: ['VPN', 'accès à distance', 'remote access'] },
  payroll: { skillId: 'payroll', labels: ['paie', 'payroll', 'bulletin de salaire', 'payslip'] },
  oracle: { skillId: 'oracle', labels: ['base Oracle', 'Oracle database'] },
} satisfies Record<string, { skillId: string; labels: string[] }>

export const CATALOGUE: SkillName[] = Object.values(SKILLS)

export function daysAgo(days: number): Date {
  return new Date(NOW.getTime() - days * 86_400_000)
}

export function person(personId: string, over: Partial<PersonFacts> = {}): PersonFacts {
  return { personId, teamId: null, languages: ['fr', 'en'], since: daysAgo(900), claims: [], ...over }
}

export function solved(sessionId: string, helperId: string, text: string, over: Partial<SolvedAsk> = {}): SolvedAsk {
  return {
    askId: `ask-${sessionId}`,
    sessionId,
    helperId,
    seekerId: 'somebody',
    text,
    language: 'fr',
    skills: [],
    at: daysAgo(5),
    outcome: 'solved',
    thanked: false,
    minutes: 8,
    ...over,
  }
}

export const PEOPLE: PersonFacts[] = [
  person('amina', { teamId: 'finance', claims: [{ ...SKILLS.payroll, at: daysAgo(40) }] }),
  person('bruno', { teamId: 'it', languages: ['fr'] }),
  person('chloe', { teamId: 'finance' }),
  person('derek', { teamId: 'it', languages: ['en'] }),
  person('elise', { teamId: 'sales', claims: [{ ...SKILLS.sheets, at: daysAgo(10) }] }),
]

export const PAST: SolvedAsk[] = [
  solved('s01', 'chloe', 'RECHERCHEV renvoie #N/A dans mon tableau de budget. La clé existe pourtant.', {
    skills: [SKILLS.sheets],
    minutes: 6,
  }),
  solved('s02', 'chloe', 'Tableau croisé dynamique : les montants sont comptés au lieu d’être additionnés', {
    skills: [SKILLS.sheets],
    at: daysAgo(30),
    minutes: 10,
  }),
  solved('s03', 'chloe', 'How do I freeze the first row of a sheet?', {
    skills: [SKILLS.sheets],
    language: 'en',
    at: daysAgo(60),
    minutes: 3,
  }),
  solved('s04', 'bruno', "L'imprimante de l'accueil n'imprime plus, elle affiche bourrage papier", {
    skills: [SKILLS.printers],
    minutes: 12,
  }),
  solved('s05', 'bruno', 'Le VPN se coupe toutes les dix minutes en télétravail', {
    skills: [SKILLS.vpn],
    at: daysAgo(20),
    minutes: 15,
  }),
  solved('s06', 'derek', 'ORA-00942 table or view does not exist when the nightly report runs', {
    skills: [SKILLS.oracle],
    language: 'en',
    minutes: 20,
  }),
  solved('s07', 'derek', 'The remote access client stops with error 0x80070005 after the update to 5.2.1', {
    skills: [SKILLS.vpn],
    language: 'en',
    at: daysAgo(12),
    minutes: 25,
  }),
  solved('s08', 'amina', 'Un bulletin de salaire manque pour février dans le coffre-fort', {
    skills: [SKILLS.payroll],
    minutes: 9,
    thanked: true,
  }),
]
