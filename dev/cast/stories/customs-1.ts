import type { CastStory } from '../types.ts'

export const customs1: readonly CastStory[] = [
  {
    key: 'customs-01',
    workdaysAgo: 150,
    at: '10:19',
    seeker: 'fatou',
    language: 'fr',
    text: 'On me propose EXW Coventry ou FCA Coventry au même prix pour des positionneurs. Lequel est le moins risqué pour nous ?',
    skills: ['incoterms'],
    tapped: [
      { person: 'karim', answer: 'lapsed', afterSeconds: 90 },
      { person: 'samira', answer: 'lapsed', afterSeconds: 90 },
      { person: 'loic', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'priya',
          secondsToAccept: 193,
          minutes: 9,
          chat: [
            { from: 'helper', text: 'FCA. En EXW c’est toi l’exportateur au Royaume-Uni, et tu n’y es pas établie.' },
            { from: 'seeker', text: 'Donc EXW on ne pourrait même pas dédouaner ?' },
            { from: 'helper', text: 'Pas sans représentant. Demande FCA.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['incoterms'],
          thanks: 'Thanks Priya, question réglée pour toujours.',
        },
      ],
    },
  },
  {
    key: 'customs-02',
    workdaysAgo: 144,
    at: '10:19',
    seeker: 'mehdi',
    language: 'fr',
    text: 'Mon camion pour Leeds est bloqué à Portsmouth : « GMR incomplete ». Je n’ai jamais entendu parler de ça.',
    skills: ['uk-customs'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'priya',
          secondsToAccept: 85,
          minutes: 12,
          chat: [
            {
              from: 'helper',
              text: 'It’s the goods movement reference. The haulier links the export MRN to the truck before the ferry.',
              language: 'en',
            },
            { from: 'seeker', text: 'Il me demande le MRN, je l’ai sur la déclaration d’export ?' },
            { from: 'helper', text: 'Top right, 18 characters, the year then FR.', language: 'en' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['uk-customs'],
          thanks: 'Merci Priya, le camion roule.',
        },
      ],
    },
  },
  {
    key: 'customs-03',
    workdaysAgo: 137,
    at: '14:49',
    seeker: 'tom',
    language: 'en',
    text: 'What’s the commodity code for a stainless ball valve DN40, manual, threaded? The tool offers me four.',
    skills: ['uk-customs'],
    tapped: [
      { person: 'agnieszka', answer: 'declined', afterSeconds: 28 },
      { person: 'mehdi', answer: 'postponed', afterSeconds: 52 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'priya',
          secondsToAccept: 145,
          minutes: 10,
          chat: [
            {
              from: 'helper',
              text: '8481 80 81 for ball and plug valves. Hand-operated, not check valves, so forget 8481 30.',
            },
            { from: 'seeker', text: 'And if it has an actuator?' },
            { from: 'helper', text: 'Same heading as long as it’s fitted on the valve. Alone, it’s a motor.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['uk-customs'],
          thanks: 'Thanks Priya, I wrote that one down twice.',
        },
      ],
    },
  },
  {
    key: 'customs-04',
    workdaysAgo: 131,
    at: '10:15',
    seeker: 'karim',
    language: 'fr',
    text: 'La facture pour Leeds est revenue : « country of origin missing ». Je mets France partout, non ?',
    skills: ['uk-customs'],
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
              text: 'Non, l’origine est par ligne. Les joints viennent du Japon, les vannes de France.',
            },
            { from: 'seeker', text: 'Donc l’origine, ce n’est pas d’où ça part…' },
            { from: 'helper', text: 'C’est où c’est fabriqué. Nolwenn l’a dans la fiche article.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['uk-customs'],
          thanks: 'Merci, je ne referai pas l’erreur.',
        },
      ],
    },
  },
  {
    key: 'customs-05',
    workdaysAgo: 124,
    at: '14:55',
    seeker: 'agnieszka',
    language: 'en',
    text: 'The forwarder wants our EORI starting GB and I only find the FR one on the paperwork. Do we have both?',
    skills: ['uk-customs'],
    tapped: [{ person: 'tom', answer: 'declined', afterSeconds: 13 }],
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
              text: 'Both. GB for imports into Leeds, FR for exports from Lorient. I’ll put them on the transport sheet.',
            },
            { from: 'seeker', text: 'So the forwarder needs the GB one. Sent.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['uk-customs'],
          thanks: 'That saved three phone calls, thank you.',
        },
      ],
    },
  },
  {
    key: 'customs-06',
    workdaysAgo: 117,
    at: '10:13',
    seeker: 'bruno',
    language: 'fr',
    text: 'Le fondeur de Sheffield m’annonce « DDP Lorient » mais refuse de s’occuper de la TVA à l’import. C’est possible, ça ?',
    skills: ['incoterms', 'purchase-contracts'],
    tapped: [
      { person: 'gwenael', answer: 'off_topic', afterSeconds: 21 },
      { person: 'rachid', answer: 'declined', afterSeconds: 51 },
      { person: 'fatou', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'priya',
          secondsToAccept: 152,
          minutes: 11,
          chat: [
            { from: 'helper', text: 'DDP sans TVA, ça s’écrit « DDP VAT unpaid », et ça finit toujours mal.' },
            { from: 'seeker', text: 'Tu prendrais quoi, toi ?' },
            { from: 'helper', text: 'DAP Lorient, et nous dédouanons. Pour la TVA, voyez avec Rachid.' },
          ],
          outcome: { result: 'partly', kind: 'solution' },
          shown: ['incoterms', 'purchase-contracts'],
          thanks: 'Merci Priya, il me reste la TVA à voir.',
        },
      ],
    },
  },
  {
    key: 'customs-07',
    workdaysAgo: 111,
    at: '10:11',
    seeker: 'samira',
    language: 'fr',
    text: 'Quelle valeur je déclare pour des pièces gratuites sous garantie vers le Royaume-Uni ? J’ai mis 0 €, c’est refusé.',
    skills: ['uk-customs'],
    tapped: [{ person: 'ines', answer: 'lapsed', afterSeconds: 90 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'priya',
          secondsToAccept: 92,
          minutes: 8,
          chat: [
            {
              from: 'helper',
              text: 'Jamais zéro. La valeur de remplacement, avec « no charge, for customs purposes only ».',
            },
            { from: 'seeker', text: '186 € alors.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['uk-customs'],
          thanks: 'Merci, accepté dans la minute.',
        },
      ],
    },
  },
]
