import type { CastStory } from '../types.ts'

export const labels1: readonly CastStory[] = [
  {
    key: 'labels-01',
    workdaysAgo: 145,
    at: '10:19',
    seeker: 'samira',
    language: 'fr',
    text: 'L’étiquette palette s’imprime mais le douchon du quai ne la lit pas. Il bipe rouge sur le SSCC du bas.',
    skills: ['pallet-labels'],
    tapped: [
      { person: 'karim', answer: 'declined', afterSeconds: 36 },
      { person: 'agnieszka', answer: 'off_topic', afterSeconds: 41 },
      { person: 'ines', answer: 'postponed', afterSeconds: 71 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'loic',
          secondsToAccept: 127,
          minutes: 5,
          chat: [
            { from: 'helper', text: 'Elle est collée sur le pli du film. Repose-la à plat à 40 cm du sol, côté long.' },
            { from: 'seeker', text: 'Lue du premier coup.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['pallet-labels'],
          thanks: 'Merci Loïc, 15 ans de métier ça se voit.',
        },
      ],
    },
  },
  {
    key: 'labels-02',
    workdaysAgo: 140,
    at: '14:56',
    seeker: 'karim',
    language: 'fr',
    text: 'La Zebra ZT411 du quai 2 sort une étiquette blanche sur deux depuis le changement de rouleau.',
    skills: ['label-printers'],
    tapped: [
      { person: 'marc', answer: 'off_topic', afterSeconds: 7 },
      { person: 'katell', answer: 'declined', afterSeconds: 17 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'youssef',
          secondsToAccept: 67,
          minutes: 9,
          chat: [
            {
              from: 'helper',
              text: 'Elle se croit en continu. Maintiens Pause et Annuler deux secondes, elle recalibre sur l’échenillage.',
            },
            { from: 'seeker', text: 'Elle a avalé trois étiquettes, puis c’est bon.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['label-printers'],
          thanks: 'Merci, les deux boutons je les note sur le capot.',
        },
      ],
    },
  },
  {
    key: 'labels-03',
    workdaysAgo: 134,
    at: '14:54',
    seeker: 'loic',
    language: 'fr',
    text: 'j’ai filmé la palette avant de mettre l’étiquette et le BL dit 3 palettes au lieu de 4, je refais tout ?',
    skills: ['pallet-labels', 'erp-shipping'],
    tapped: [
      { person: 'katell', answer: 'declined', afterSeconds: 10 },
      { person: 'agnieszka', answer: 'declined', afterSeconds: 38 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'samira',
          secondsToAccept: 70,
          minutes: 6,
          chat: [
            { from: 'helper', text: 'Non non. Ajoute un colis au BL, réimprime la 4/4, colle par-dessus le film.' },
            { from: 'seeker', text: 'Ah tant mieux, merci.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['pallet-labels', 'erp-shipping'],
          thanks: 'Merci Samira, je rangeais déjà le cutter.',
        },
      ],
    },
  },
  {
    key: 'labels-04',
    workdaysAgo: 129,
    at: '14:53',
    seeker: 'ines',
    language: 'fr',
    text: 'L’imprimante d’étiquettes de réception imprime gris clair, les codes-barres ne passent plus. J’ai changé le ruban.',
    skills: ['label-printers'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'youssef',
          secondsToAccept: 25,
          minutes: 7,
          chat: [
            {
              from: 'helper',
              text: 'Le ruban est à l’envers, l’encre est à l’extérieur sur cette référence. Retourne-le.',
            },
            { from: 'seeker', text: 'Noir profond. Pardon pour le dérangement.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['label-printers'],
          thanks: 'Merci Youssef, sans soupirer en plus.',
        },
      ],
    },
  },
  {
    key: 'labels-05',
    workdaysAgo: 124,
    at: '10:13',
    seeker: 'samira',
    language: 'fr',
    text: 'Depuis la mise en production de mardi, l’adresse de livraison est coupée à 28 caractères sur l’étiquette. Les Allemands ont des rues interminables.',
    skills: ['erp-shipping', 'pallet-labels'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'katell',
          secondsToAccept: 17,
          minutes: 12,
          chat: [
            {
              from: 'helper',
              text: 'Je vois, le champ ZPL est resté à l’ancienne largeur. Je le passe sur deux lignes.',
            },
            { from: 'seeker', text: 'C’est mieux, mais le code postal touche la bordure.' },
            { from: 'helper', text: 'Je finis demain au propre, en attendant ça part.' },
          ],
          outcome: { result: 'partly', kind: 'solution' },
          shown: ['erp-shipping', 'pallet-labels'],
          thanks: 'Merci Katell, les camions sont partis.',
        },
      ],
    },
  },
  {
    key: 'labels-06',
    workdaysAgo: 118,
    at: '10:13',
    seeker: 'mehdi',
    language: 'fr',
    text: 'Le transporteur exige son propre numéro sur la palette en plus de notre SSCC. On colle deux étiquettes ou il y a un modèle mixte ?',
    skills: ['pallet-labels'],
    tapped: [{ person: 'loic', answer: 'lapsed', afterSeconds: 90 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'samira',
          secondsToAccept: 111,
          minutes: 6,
          chat: [
            { from: 'helper', text: 'Modèle « GS1 + transporteur », dans la liste déroulante, tout en bas.' },
            { from: 'seeker', text: 'Jamais descendu jusque-là.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['pallet-labels'],
          thanks: 'Merci Samira !',
        },
      ],
    },
  },
  {
    key: 'labels-07',
    workdaysAgo: 109,
    at: '10:07',
    seeker: 'agnieszka',
    language: 'en',
    text: 'The dispatch office printer in Leeds prints every delivery note twice, single-sided, whatever I choose.',
    skills: ['office-printers'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'ben',
          secondsToAccept: 57,
          minutes: 9,
          chat: [
            {
              from: 'helper',
              text: 'The default on the print server changed to two copies. I’ve set it back, close and reopen the app.',
            },
            { from: 'seeker', text: 'One copy, both sides. Trees saved.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['office-printers'],
          thanks: 'Thanks Ben, fast as ever.',
        },
      ],
    },
  },
]
