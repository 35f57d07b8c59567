import type { CastStory } from '../types.ts'

export const lookupCodes3: readonly CastStory[] = [
  {
    key: 'lookup-codes-15',
    workdaysAgo: 49,
    at: '10:08',
    seeker: 'aurelie',
    language: 'fr',
    text: 'RECHERCHEX me renvoie le stock de sécurité de Lorient au lieu de celui de Leeds, car le même code existe deux fois dans l’export. Comment chercher sur deux colonnes ?',
    skills: ['excel-lookup', 'safety-stock'],
    tapped: [
      { person: 'karim', answer: 'lapsed', afterSeconds: 90 },
      { person: 'elodie', answer: 'lapsed', afterSeconds: 90 },
      { person: 'maelle', answer: 'lapsed', afterSeconds: 120 },
      { person: 'youssef', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'priya',
          secondsToAccept: 346,
          minutes: 9,
          chat: [
            {
              from: 'helper',
              text: 'You can join both keys: =RECHERCHEX(A2&"|"&B2;Export!A:A&"|"&Export!C:C;Export!H:H)',
              language: 'en',
            },
            { from: 'seeker', text: 'Ah, coller le site au code. Et la barre au milieu ?' },
            { from: 'helper', text: 'So that 12 and 3 never look like 1 and 23.', language: 'en' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['excel-lookup', 'safety-stock'],
          thanks: 'Thanks Priya, je m’en ressers déjà.',
        },
      ],
    },
  },
  {
    key: 'lookup-codes-16',
    workdaysAgo: 38,
    at: '10:12',
    seeker: 'samira',
    language: 'fr',
    text: 'Recherche des poids par code article dans l’export : #N/A partout, je dois sortir la liste de colisage avant 11 h.',
    skills: ['excel-lookup', 'erp-export'],
    tapped: [{ person: 'priya', answer: 'declined', afterSeconds: 26 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'karim',
          secondsToAccept: 116,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'J’ai eu le même le mois dernier, c’est du texte. Copie un 1, sélectionne la colonne, collage spécial, Multiplication.',
            },
            { from: 'seeker', text: 'Incroyable, tout s’est rempli d’un coup.' },
            { from: 'helper', text: 'C’est Maëlle qui m’a montré, fais passer.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['excel-lookup', 'erp-export'],
          thanks: 'Tu m’as sauvé ma liste, merci Karim !',
        },
      ],
    },
  },
  {
    key: 'lookup-codes-17',
    workdaysAgo: 27,
    at: '14:50',
    seeker: 'lea',
    language: 'fr',
    text: 'Je rapproche les numéros de coulée du fournisseur avec notre export ERP, la formule RECHERCHEX échoue seulement sur ceux qui finissent par E suivi de chiffres, genre 48E12.',
    skills: ['excel-lookup', 'excel-import'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'maelle',
          secondsToAccept: 25,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: '48E12, Excel lit 48 fois dix puissance douze. Il l’a transformé en nombre à l’import.',
            },
            { from: 'seeker', text: 'Non ?! Et je récupère comment ?' },
            {
              from: 'helper',
              text: 'Par un nouvel import avec la colonne en Texte, l’original est perdu dans ce fichier-là.',
            },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['excel-lookup', 'excel-import'],
          thanks: 'Merci, je n’aurais jamais trouvé toute seule.',
        },
      ],
    },
  },
  {
    key: 'lookup-codes-18',
    workdaysAgo: 19,
    at: '10:19',
    seeker: 'loic',
    language: 'fr',
    text: 'J’ai le fichier des emplacements et celui des codes, la recherche marche pas, ça met #N/A. C’est la première fois que je fais ça.',
    skills: ['excel-lookup'],
    tapped: [
      { person: 'priya', answer: 'off_topic', afterSeconds: 48 },
      { person: 'maelle', answer: 'lapsed', afterSeconds: 90 },
      { person: 'elodie', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'karim',
          secondsToAccept: 135,
          minutes: 7,
          chat: [
            { from: 'helper', text: 'Pas de panique Loïc. Tes codes ont un triangle vert, ça veut dire texte.' },
            { from: 'seeker', text: 'Ah. Et les autres non.' },
            { from: 'helper', text: 'Ici tu mets CNUM( devant et tu fermes la parenthèse. Essaie.' },
            { from: 'seeker', text: 'Allez, 214 lignes d’un coup.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['excel-lookup'],
          thanks: 'Merci Karim, patient comme tout.',
        },
      ],
    },
  },
  {
    key: 'lookup-codes-19',
    workdaysAgo: 14,
    at: '15:00',
    seeker: 'tom',
    language: 'en',
    text: 'Half my item codes lose their leading zeros when I open the weekly CSV, so XLOOKUP against the master list gives #N/A again.',
    skills: ['excel-lookup', 'excel-import'],
    tapped: [
      { person: 'maelle', answer: 'lapsed', afterSeconds: 90 },
      { person: 'elodie', answer: 'lapsed', afterSeconds: 90 },
      { person: 'youssef', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'priya',
          secondsToAccept: 134,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'Don’t double-click it. Data, From Text/CSV, then set column one to Text before you load.',
            },
            { from: 'seeker', text: 'And it stays like that next week?' },
            { from: 'helper', text: 'If you keep the query, yes: just Refresh.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['excel-lookup', 'excel-import'],
          thanks: 'Refresh it is. Thank you!',
        },
      ],
    },
  },
  {
    key: 'lookup-codes-20',
    workdaysAgo: 9,
    at: '10:14',
    seeker: 'anais',
    language: 'fr',
    text: 'RECHERCHEX me renvoie #N/A sur les sections analytiques importées de l’ERP, mais seulement dans le classeur de Philippe, pas dans le mien.',
    skills: ['excel-lookup', 'erp-export'],
    tapped: [{ person: 'elodie', answer: 'declined', afterSeconds: 11 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'maelle',
          secondsToAccept: 70,
          minutes: 5,
          chat: [
            { from: 'helper', text: 'Le sien est en calcul manuel, regarde en bas à gauche.' },
            { from: 'seeker', text: 'Oh non. F9 et tout est là…' },
            { from: 'helper', text: 'Et ses sections sont en texte, donc CNUM en plus pour les nouvelles.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['excel-lookup', 'erp-export'],
          thanks: 'Merci Maëlle, F9, j’ai honte mais merci.',
        },
      ],
    },
  },
]
