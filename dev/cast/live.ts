import type { CastLive } from './types.ts'

const workdays = [1, 2, 3, 4, 5] as const
const office = workdays.flatMap((day) => [
  { day, from: '09:00', to: '12:00' },
  { day, from: '14:00', to: '17:30' },
])
const mornings = [1, 2, 4].map((day) => ({ day, from: '08:00', to: '12:30' }))
const nights = [1, 2, 3, 4, 5, 6, 7].flatMap((day) => [
  { day, from: '00:00', to: '08:00' },
  { day, from: '20:00', to: '24:00' },
])

/** The present of the demo: Inès is stuck, Karim waits for her, fourteen colleagues are willing to help. */
export const live: CastLive = {
  newcomer: 'ines',
  suggestedAsk: {
    text: {
      fr: 'Mon RECHERCHEX renvoie #N/A sur les codes importés de l’ERP, alors que le code est bien là.',
      en: 'My XLOOKUP returns #N/A on the codes imported from the ERP, although the code is right there.',
    },
    skills: ['excel-lookup', 'excel-import', 'erp-export'],
    helper: 'maelle',
    chat: [
      {
        from: 'helper',
        text: {
          fr: 'Bonjour Inès, je regarde. Tu me montres une ligne qui échoue ?',
          en: 'Hello Inès, I’m looking. Can you show me a row that fails?',
        },
      },
      {
        from: 'seeker',
        text: {
          fr: 'La 4, le palier Ø28. Le code existe, je l’ai vérifié à la main.',
          en: 'Row 4, the Ø28 bearing. The code exists, I checked it by hand.',
        },
      },
      {
        from: 'helper',
        text: {
          fr: 'Triangle vert : ce code est du texte. Dans l’export, c’est un nombre.',
          en: 'Green triangle: this code is text. In the export it’s a number.',
        },
      },
      {
        from: 'seeker',
        text: { fr: 'Ah ! Donc rien ne correspond.', en: 'Oh. So nothing matches.' },
      },
      {
        from: 'helper',
        text: {
          fr: 'Voilà. Mets CNUM(A4) à la place de A4, puis recopie vers le bas.',
          en: 'Right. Put VALUE(A4) instead of A4, then fill down.',
        },
      },
    ],
    thanks: {
      fr: 'Merci Maëlle, je n’aurais jamais regardé le petit triangle.',
      en: 'Thank you Maëlle, I would never have looked at the little triangle.',
    },
  },
  available: [
    'maelle',
    'priya',
    'youssef',
    'thomas',
    'yannick',
    'aurelie',
    'nolwenn',
    'erwan',
    'anais',
    'samira',
    'arjun',
    'katell',
    'agnieszka',
    'rachid',
  ],
  quiet: [
    { person: 'karim', until: '14:00' },
    { person: 'elodie', until: '17:00' },
  ],
  hours: [
    { person: 'claire', help: office, quiet: nights, restMinutes: 10, muted: [] },
    { person: 'solene', help: mornings, quiet: [], restMinutes: 15, muted: ['excel-lookup'] },
    { person: 'philippe', help: office, quiet: nights, restMinutes: 30, muted: [] },
  ],
  endorsed: [
    { person: 'maelle', skill: 'cost-prices', by: ['ines', 'philippe', 'anais'] },
    { person: 'eleonore', skill: 'excel-formulas', by: ['maelle', 'anais'] },
  ],
  waitingTap: {
    seeker: 'karim',
    language: 'fr',
    text: 'L’étiquette palette sort en double depuis ce matin.',
    skills: ['pallet-labels'],
    openedSecondsAgo: 40,
  },
}
