import type { CastStory } from '../types.ts'

export const customs3: readonly CastStory[] = [
  {
    key: 'customs-15',
    workdaysAgo: 32,
    at: '10:10',
    seeker: 'ines',
    language: 'fr',
    text: 'Le transitaire me facture une « late declaration » pour les 12 capteurs, il dit que mes papiers sont arrivés après le camion. C’est à nous de payer ?',
    skills: ['uk-customs', 'incoterms'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'priya',
          secondsToAccept: 52,
          minutes: 10,
          chat: [
            {
              from: 'helper',
              text: 'Le MRN a été créé après le départ, donc oui. La prochaine fois : papiers la veille, camion ensuite.',
            },
            { from: 'seeker', text: 'Je fais une liste avec les heures.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['uk-customs', 'incoterms'],
          thanks: 'Merci, la liste est affichée.',
        },
      ],
    },
  },
  {
    key: 'customs-16',
    workdaysAgo: 28,
    at: '10:19',
    seeker: 'samira',
    language: 'fr',
    text: 'Qui se souvient comment on remplit l’origine pour l’envoi à Leeds ? Priya est en congé et le camion part à 16 h.',
    skills: ['uk-customs'],
    tapped: [
      { person: 'priya', answer: 'declined', afterSeconds: 13 },
      { person: 'bruno', answer: 'lapsed', afterSeconds: 90 },
      { person: 'gwenael', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'ines',
          secondsToAccept: 840,
          minutes: 6,
          chat: [
            { from: 'helper', text: 'Par ligne, depuis la fiche article. Et le MRN avant le départ, c’est le piège.' },
            { from: 'seeker', text: 'Les trois lignes sont faites, le MRN est là.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['uk-customs'],
          thanks: 'Merci Inès, contente que tu aies appris ça.',
        },
      ],
    },
  },
  {
    key: 'customs-17',
    workdaysAgo: 16,
    at: '10:12',
    seeker: 'arjun',
    language: 'en',
    text: 'I’m adding a "commodity code" check to the dispatch screen. Which lengths should I accept: 8, 10, both?',
    skills: ['uk-customs'],
    tapped: [
      { person: 'oliver', answer: 'declined', afterSeconds: 44 },
      { person: 'mehdi', answer: 'declined', afterSeconds: 49 },
      { person: 'ines', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'priya',
          secondsToAccept: 211,
          minutes: 7,
          chat: [
            {
              from: 'helper',
              text: 'Ten for imports into the UK, eight for exports from France. Anything else, refuse.',
            },
            { from: 'seeker', text: 'And spaces? People type them.' },
            { from: 'helper', text: 'Strip them, never refuse for a space.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['uk-customs'],
          thanks: 'Perfect, that’s the rule I needed.',
        },
      ],
    },
  },
  {
    key: 'customs-18',
    workdaysAgo: 10,
    at: '10:19',
    seeker: 'gwenael',
    language: 'fr',
    text: 'Le nouveau contrat Leeds – Lorient entre nos deux sociétés est en DDP. Est-ce que ça a un sens entre nous ?',
    skills: ['incoterms'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'priya',
          secondsToAccept: 42,
          minutes: 8,
          chat: [
            {
              from: 'helper',
              text: 'Not really: you make Leeds the importer in France. Think about who can recover the VAT.',
              language: 'en',
            },
            { from: 'seeker', text: 'Nous. Donc DAP.' },
            { from: 'helper', text: 'Exactly.', language: 'en' },
          ],
          outcome: { result: 'solved', kind: 'reformulation' },
          shown: ['incoterms'],
          thanks: 'Merci, posé comme ça c’était évident.',
        },
      ],
    },
  },
  {
    key: 'customs-19',
    workdaysAgo: 1,
    at: '14:46',
    seeker: 'ines',
    language: 'fr',
    text: 'L’incoterm imprimé sur mon ordre d’achat n’est pas celui que j’ai négocié : DAP dans le devis, EXW sur le PDF. Je le change où ?',
    skills: ['incoterms', 'erp-purchase-orders'],
    tapped: [
      { person: 'fatou', answer: 'declined', afterSeconds: 85 },
      { person: 'aurelie', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'priya',
          secondsToAccept: 221,
          minutes: 9,
          chat: [
            {
              from: 'helper',
              text: 'L’ERP reprend celui de la fiche fournisseur. Onglet Livraison de la commande, et réimprime.',
            },
            { from: 'seeker', text: 'DAP Lorient, c’est bon. Et la fiche ?' },
            { from: 'helper', text: 'Demande à Nolwenn de la corriger, sinon ça reviendra.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['incoterms', 'erp-purchase-orders'],
          thanks: 'Merci Priya, à charge de revanche.',
        },
      ],
    },
  },
]
