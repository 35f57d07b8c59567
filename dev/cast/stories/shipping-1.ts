import type { CastStory } from '../types.ts'

export const shipping1: readonly CastStory[] = [
  {
    key: 'shipping-01',
    workdaysAgo: 149,
    at: '14:49',
    seeker: 'mehdi',
    language: 'fr',
    text: 'J’ai 6 bidons de 5 L de peinture époxy (UN 1263, GE III) avec une pompe pour Leeds. Messagerie normale ou camion ADR ?',
    skills: ['dangerous-goods'],
    tapped: [{ person: 'loic', answer: 'off_topic', afterSeconds: 6 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'agnieszka',
          secondsToAccept: 63,
          minutes: 8,
          chat: [
            {
              from: 'helper',
              text: 'Cinq litres en III, c’est de la quantité limitée : losange blanc et noir, 30 kg max par carton.',
            },
            { from: 'seeker', text: 'Deux cartons de trois alors, 18 kg chacun.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['dangerous-goods'],
          thanks: 'Merci Agnieszka, j’allais commander un ADR complet.',
        },
      ],
    },
  },
  {
    key: 'shipping-02',
    workdaysAgo: 141,
    at: '14:55',
    seeker: 'samira',
    language: 'fr',
    text: 'Le transporteur veut la CMR en 4 exemplaires, notre ERP en imprime 3. C’est grave ?',
    skills: ['transport-booking'],
    tapped: [
      { person: 'mehdi', answer: 'off_topic', afterSeconds: 6 },
      { person: 'agnieszka', answer: 'lapsed', afterSeconds: 90 },
      { person: 'priya', answer: 'lapsed', afterSeconds: 120 },
      { person: 'erwan', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'karim',
          secondsToAccept: 818,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'Le rose est pour lui, le vert pour le client, le bleu pour nous. Le quatrième, il le photocopie.',
            },
            { from: 'seeker', text: 'Il rouspète mais il est parti.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['transport-booking'],
          thanks: 'Merci Karim.',
        },
      ],
    },
  },
  {
    key: 'shipping-03',
    workdaysAgo: 136,
    at: '14:47',
    seeker: 'loic',
    language: 'fr',
    text: 'La pompe PV-125 fait 1 340 kg et la palette Europe plie. Je mets quoi dessous ?',
    skills: ['packing'],
    tapped: [
      { person: 'karim', answer: 'off_topic', afterSeconds: 13 },
      { person: 'nolwenn', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'mehdi',
          secondsToAccept: 115,
          minutes: 7,
          chat: [
            {
              from: 'helper',
              text: 'Une palette renforcée 1200 × 1000, 2 t dynamique, rack R4. Et quatre tire-fonds sur les pattes.',
            },
            { from: 'seeker', text: 'Ça bouge plus.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['packing'],
          thanks: 'Merci Mehdi, je préfère comme ça.',
        },
      ],
    },
  },
  {
    key: 'shipping-04',
    workdaysAgo: 130,
    at: '10:17',
    seeker: 'oliver',
    language: 'en',
    text: 'Customer in Bristol refuses deliveries before 10:00 and we load the truck at 06:00. It sits for three hours every Tuesday.',
    skills: ['delivery-planning'],
    tapped: [
      { person: 'tom', answer: 'off_topic', afterSeconds: 12 },
      { person: 'mehdi', answer: 'declined', afterSeconds: 13 },
      { person: 'priya', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'agnieszka',
          secondsToAccept: 285,
          minutes: 9,
          chat: [
            { from: 'helper', text: 'Swap the order: Cardiff first, Bristol on the way back. I moved the slot.' },
            { from: 'seeker', text: 'And driver hours?' },
            { from: 'helper', text: 'Just inside, 8 h 50. If Cardiff is late it breaks, so keep a plan B.' },
          ],
          outcome: { result: 'partly', kind: 'solution' },
          shown: ['delivery-planning'],
          thanks: 'Thanks, that should cut most of it.',
        },
      ],
    },
  },
  {
    key: 'shipping-05',
    workdaysAgo: 127,
    at: '14:55',
    seeker: 'karim',
    language: 'fr',
    text: 'Mon enlèvement de 14 h pour Bordeaux est annulé, il me faut 4 palettes livrées demain avant midi. Qui on appelle dans ce cas ?',
    skills: ['transport-booking'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'mehdi',
          secondsToAccept: 23,
          minutes: 5,
          chat: [
            {
              from: 'helper',
              text: 'La bourse de fret non, trop tard. J’ai un affrété à Quimperlé qui monte à vide, 390 €.',
            },
            { from: 'seeker', text: 'Prends !' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['transport-booking'],
          thanks: 'Merci Mehdi, ton carnet d’adresses vaut de l’or.',
        },
      ],
    },
  },
  {
    key: 'shipping-06',
    workdaysAgo: 122,
    at: '14:46',
    seeker: 'ines',
    language: 'fr',
    text: 'Un fournisseur italien me dit « marchandise prête, c’est à vous d’enlever ». On est en FCA Brescia, qui réserve le camion chez nous ?',
    skills: ['transport-booking'],
    tapped: [{ person: 'mehdi', answer: 'postponed', afterSeconds: 35 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'karim',
          secondsToAccept: 139,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'C’est Mehdi pour l’Italie. Donne-lui poids, dimensions, horaires, numéro d’enlèvement.',
            },
            { from: 'seeker', text: '480 kg, 2 palettes. Je lui écris de ce pas.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['transport-booking'],
          thanks: 'Merci Karim, je sais à qui parler maintenant.',
        },
      ],
    },
  },
  {
    key: 'shipping-07',
    workdaysAgo: 113,
    at: '10:16',
    seeker: 'agnieszka',
    language: 'en',
    text: 'Sales promised the Sunderland site a Saturday delivery. It costs 310 pounds extra and nobody has agreed to pay. Do I book it?',
    skills: ['delivery-planning'],
    tapped: [{ person: 'tom', answer: 'declined', afterSeconds: 13 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'oliver',
          secondsToAccept: 36,
          minutes: 7,
          chat: [
            { from: 'helper', text: 'Don’t book. Ask sales who signs for it, in writing, and copy me.' },
            { from: 'seeker', text: 'They went quiet. Monday it is, then.' },
          ],
          outcome: { result: 'solved', kind: 'legitimation' },
          shown: ['delivery-planning'],
          thanks: 'Thanks Oliver, easier with you on copy.',
        },
      ],
    },
  },
]
