import type { CastStory } from '../types.ts'

export const spreadsheets3: readonly CastStory[] = [
  {
    key: 'spreadsheets-17',
    workdaysAgo: 52,
    at: '14:50',
    seeker: 'karim',
    language: 'fr',
    text: 'Le TCD des départs par transporteur perd ma mise en forme et la largeur des colonnes à chaque actualisation, c’est pénible.',
    skills: ['excel-pivot'],
    tapped: [{ person: 'maelle', answer: 'lapsed', afterSeconds: 90 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'hugo',
          secondsToAccept: 94,
          minutes: 5,
          chat: [
            {
              from: 'helper',
              text: 'Options du tableau, décoche « Ajuster les colonnes », coche « Conserver la mise en forme ».',
            },
            { from: 'seeker', text: 'C’est tout ? Merci l’artiste.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['excel-pivot'],
          thanks: 'Cinq minutes pour un an d’agacement, merci.',
        },
      ],
    },
  },
  {
    key: 'spreadsheets-18',
    workdaysAgo: 44,
    at: '10:17',
    seeker: 'tom',
    language: 'en',
    text: 'My weekly pivot needs the same six clean-up steps every Monday: remove totals, fill down, split the site code. Is there a way to record that?',
    skills: ['excel-pivot', 'power-query'],
    tapped: [
      { person: 'priya', answer: 'declined', afterSeconds: 76 },
      { person: 'maelle', answer: 'lapsed', afterSeconds: 90 },
      { person: 'anais', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'hugo',
          secondsToAccept: 167,
          minutes: 8,
          chat: [
            { from: 'helper', text: 'Yes, do it once in Power Query, each step is kept on the right.' },
            { from: 'seeker', text: 'Fill Down exists as a button. I’ve been doing it by hand since September.' },
            { from: 'helper', text: 'Happens to all of us. Then Close and Load to a pivot.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['excel-pivot', 'power-query'],
          thanks: 'Merci Hugo. Did I spell that right?',
        },
      ],
    },
  },
  {
    key: 'spreadsheets-19',
    workdaysAgo: 35,
    at: '10:21',
    seeker: 'lea',
    language: 'fr',
    text: 'Comment tracer une carte de contrôle avec les limites sup et inf en pointillés sur les mesures du calibre 12H7 ?',
    skills: ['excel-charts'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'hugo',
          secondsToAccept: 67,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'Deux colonnes avec la limite recopiée, tu les ajoutes comme séries, puis trait en pointillés sans marqueur.',
            },
            { from: 'seeker', text: 'Ça ressemble enfin à une carte de contrôle.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['excel-charts'],
          thanks: 'Merci, Isabelle va être contente.',
        },
      ],
    },
  },
  {
    key: 'spreadsheets-20',
    workdaysAgo: 23,
    at: '10:15',
    seeker: 'solene',
    language: 'fr',
    text: 'J’ai 1 260 biens dans le fichier des immobilisations et je veux la dotation par famille et par site sans tout refaire chaque mois.',
    skills: ['excel-pivot'],
    tapped: [{ person: 'maelle', answer: 'postponed', afterSeconds: 7 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'anais',
          secondsToAccept: 44,
          minutes: 7,
          chat: [
            {
              from: 'helper',
              text: 'Transforme ta plage en tableau (Ctrl+L) et pointe le TCD dessus : les nouvelles lignes entrent toutes seules.',
            },
            { from: 'seeker', text: 'Ah, c’est donc ça, les tableaux bleus.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['excel-pivot'],
          thanks: 'Merci, je me coucherai moins bête.',
        },
      ],
    },
  },
  {
    key: 'spreadsheets-21',
    workdaysAgo: 12,
    at: '15:06',
    seeker: 'gwenael',
    language: 'fr',
    text: 'Je veux montrer au comité que nos retards viennent de trois fournisseurs, mais mon camembert à 22 parts ne montre rien du tout.',
    skills: ['excel-charts'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'anais',
          secondsToAccept: 55,
          minutes: 9,
          chat: [
            {
              from: 'helper',
              text: 'Un camembert ne dira jamais ça. Des barres triées, les trois premiers en couleur, le reste en gris.',
            },
            { from: 'seeker', text: 'Et le titre dit la conclusion, comme sur tes tableaux ?' },
            { from: 'helper', text: 'Exactement. Il manquera le cumul, on le fera demain.' },
          ],
          outcome: { result: 'partly', kind: 'reformulation' },
          shown: ['excel-charts'],
          thanks: 'Merci, c’est une autre façon de voir.',
        },
      ],
    },
  },
  {
    key: 'spreadsheets-22',
    workdaysAgo: 6,
    at: '14:49',
    seeker: 'ines',
    language: 'fr',
    text: 'J’ajoute chaque semaine l’extraction des commandes à la suite de l’ancienne, et le fichier pèse 48 Mo. Ça rame à mort.',
    skills: ['power-query'],
    tapped: [{ person: 'hugo', answer: 'declined', afterSeconds: 7 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'maelle',
          secondsToAccept: 110,
          minutes: 8,
          chat: [
            {
              from: 'helper',
              text: 'Garde les extractions dans un dossier et fais une requête sur le dossier, sans charger le détail.',
            },
            { from: 'seeker', text: 'Chargement dans le modèle de données seulement ?' },
            { from: 'helper', text: 'C’est ça. 3 Mo.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['power-query'],
          thanks: '48 à 3, je suis bluffée, merci Maëlle.',
        },
      ],
    },
  },
]
