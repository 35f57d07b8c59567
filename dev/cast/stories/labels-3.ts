import type { CastStory } from '../types.ts'

export const labels3: readonly CastStory[] = [
  {
    key: 'labels-15',
    workdaysAgo: 42,
    at: '10:18',
    seeker: 'loic',
    language: 'fr',
    text: 'Sur une palette gerbée faut mettre l’étiquette sur celle du haut ou celle du bas ? Le chauffeur et moi on n’est pas d’accord.',
    skills: ['pallet-labels', 'packing'],
    tapped: [
      { person: 'mehdi', answer: 'postponed', afterSeconds: 10 },
      { person: 'samira', answer: 'postponed', afterSeconds: 28 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'karim',
          secondsToAccept: 64,
          minutes: 5,
          chat: [
            { from: 'helper', text: 'Les deux ont la leur, plus une « 1/2 » et « 2/2 ». C’est le client qui dégerbe.' },
            { from: 'seeker', text: 'ok, je colle les deux' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['pallet-labels', 'packing'],
          thanks: 'Merci, j’avais donc à moitié raison.',
        },
      ],
    },
  },
  {
    key: 'labels-16',
    workdaysAgo: 36,
    at: '10:19',
    seeker: 'mehdi',
    language: 'fr',
    text: 'L’étiquette palette sort encore en double, mais cette fois avec le même SSCC. Deux feuilles identiques, on gaspille le rouleau.',
    skills: ['pallet-labels', 'label-printers'],
    tapped: [{ person: 'samira', answer: 'lapsed', afterSeconds: 90 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'ines',
          secondsToAccept: 114,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'Si c’est le même numéro, c’est l’impression et pas le colis : copies = 2 dans le profil du quai.',
            },
            { from: 'seeker', text: 'Exact, quelqu’un a mis 2.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['pallet-labels', 'label-printers'],
          thanks: 'Merci Inès, deuxième fois que tu nous sauves là-dessus.',
        },
      ],
    },
  },
  {
    key: 'labels-17',
    workdaysAgo: 26,
    at: '14:41',
    seeker: 'agnieszka',
    language: 'en',
    text: 'The SSCC on the Leeds labels starts with 3 instead of our prefix 0 since the template update. Hub scanners reject them.',
    skills: ['pallet-labels'],
    tapped: [
      { person: 'katell', answer: 'lapsed', afterSeconds: 90 },
      { person: 'tom', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'samira',
          secondsToAccept: 117,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'The first digit is the extension digit, someone set it to 3. Put 0 in the site settings.',
            },
            { from: 'seeker', text: 'Accepted at the hub now.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['pallet-labels'],
          thanks: 'Merci Samira, the hub stopped calling.',
        },
      ],
    },
  },
  {
    key: 'labels-18',
    workdaysAgo: 15,
    at: '10:24',
    seeker: 'karim',
    language: 'fr',
    text: 'La douchette du quai 2 lit les étiquettes mais écrit des « & » à la place des chiffres dans l’ERP.',
    skills: ['label-printers'],
    tapped: [{ person: 'katell', answer: 'declined', afterSeconds: 42 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'youssef',
          secondsToAccept: 48,
          minutes: 7,
          chat: [
            {
              from: 'helper',
              text: 'Elle est repassée en clavier américain. Scanne le code « FR AZERTY » de la notice, je te l’envoie.',
            },
            { from: 'seeker', text: 'Les chiffres sont bons, les tirets deviennent des parenthèses.' },
            { from: 'helper', text: 'Ça viendra du pilote, je repasse avec un câble.' },
          ],
          outcome: { result: 'partly', kind: 'solution' },
          shown: ['label-printers'],
          thanks: 'Merci, on peut déjà travailler.',
        },
      ],
    },
  },
  {
    key: 'labels-19',
    workdaysAgo: 5,
    at: '14:39',
    seeker: 'samira',
    language: 'fr',
    text: 'Le film n’adhère pas sur les cartons paraffinés et l’étiquette se décolle au bout d’une heure, il y a une astuce ?',
    skills: ['packing', 'pallet-labels'],
    tapped: [
      { person: 'karim', answer: 'declined', afterSeconds: 48 },
      { person: 'mehdi', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'loic',
          secondsToAccept: 179,
          minutes: 4,
          chat: [
            { from: 'helper', text: 'Coiffe carton, deux tours de feuillard, et l’étiquette sur la coiffe.' },
            { from: 'seeker', text: 'Il nous reste des coiffes ?' },
            { from: 'helper', text: 'Travée 7, tout en bas.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['packing', 'pallet-labels'],
          thanks: 'Merci Loïc, ça tient.',
        },
      ],
    },
  },
]
