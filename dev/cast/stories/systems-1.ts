import type { CastStory } from '../types.ts'

export const systems1: readonly CastStory[] = [
  {
    key: 'systems-01',
    workdaysAgo: 146,
    at: '14:41',
    seeker: 'philippe',
    language: 'fr',
    text: 'Le rapport de marge affiche 112 % pour la famille 418, les autres familles sont bonnes. J’ai un comité à 14 h.',
    skills: ['power-bi'],
    tapped: [{ person: 'arjun', answer: 'lapsed', afterSeconds: 90 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'claire',
          secondsToAccept: 258,
          minutes: 8,
          chat: [
            {
              from: 'helper',
              text: 'La mesure divise par le chiffre d’affaires hors retours, et 418 n’a que des retours ce mois-ci. Je protège la division.',
            },
            { from: 'seeker', text: '41 %, ça je peux le montrer.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['power-bi'],
          thanks: 'Merci Claire, en huit minutes.',
        },
      ],
    },
  },
  {
    key: 'systems-02',
    workdaysAgo: 136,
    at: '10:11',
    seeker: 'fatou',
    language: 'fr',
    text: 'Le fournisseur dit recevoir nos commandes EDI sans la date de livraison, alors qu’elle est bien dans la commande.',
    skills: ['edi'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'katell',
          secondsToAccept: 31,
          minutes: 9,
          chat: [
            {
              from: 'helper',
              text: 'On envoie le qualifiant 2, lui attend 69, livraison au plus tard. Je mets 69 pour lui seul.',
            },
            { from: 'seeker', text: 'Il confirme, date lue.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['edi'],
          thanks: 'Merci Katell, il relançait chaque semaine.',
        },
      ],
    },
  },
  {
    key: 'systems-03',
    workdaysAgo: 122,
    at: '10:08',
    seeker: 'arjun',
    language: 'en',
    text: 'My role lost access to the stock valuation table last night. I need it for the Leeds count on Thursday.',
    skills: ['erp-rights'],
    tapped: [{ person: 'marc', answer: 'declined', afterSeconds: 34 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'claire',
          secondsToAccept: 53,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'We removed it from all analysts after the audit. I can give it for a week, with a reason.',
            },
            { from: 'seeker', text: 'Reason: cycle count. A week is plenty.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-rights'],
          thanks: 'Thanks Claire, fair deal.',
        },
      ],
    },
  },
  {
    key: 'systems-04',
    workdaysAgo: 110,
    at: '10:02',
    seeker: 'aurelie',
    language: 'fr',
    text: 'En remplaçant une collègue absente, je ne peux pas valider ses commandes. Peut-on me prêter son profil deux semaines ?',
    skills: ['erp-rights'],
    tapped: [
      { person: 'katell', answer: 'off_topic', afterSeconds: 37 },
      { person: 'claire', answer: 'lapsed', afterSeconds: 90 },
      { person: 'youssef', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'marc',
          secondsToAccept: 187,
          minutes: 7,
          chat: [
            {
              from: 'helper',
              text: 'Son profil, non, mais une suppléance, oui : dates, plafond, et c’est ton nom qui apparaît.',
            },
            { from: 'seeker', text: 'Plafond à 5 000 € alors.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-rights'],
          thanks: 'Merci Marc, c’est plus propre que ce que je demandais.',
        },
      ],
    },
  },
  {
    key: 'systems-05',
    workdaysAgo: 101,
    at: '10:16',
    seeker: 'katell',
    language: 'fr',
    text: 'L’export nocturne des stocks passe de 4 à 50 minutes depuis la fusion des sites. Quelque chose a changé dans les tables ?',
    skills: ['erp-export', 'erp-stock'],
    tapped: [{ person: 'aurelie', answer: 'declined', afterSeconds: 42 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'arjun',
          secondsToAccept: 72,
          minutes: 8,
          chat: [
            {
              from: 'helper',
              text: 'The join on location lost its index when Leeds was added. Site first, then location.',
              language: 'en',
            },
            { from: 'seeker', text: 'Index recréé, 3 min 40.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-export', 'erp-stock'],
          thanks: 'Merci Arjun, tout le monde dormira mieux.',
        },
      ],
    },
  },
  {
    key: 'systems-06',
    workdaysAgo: 91,
    at: '10:13',
    seeker: 'agnieszka',
    language: 'en',
    text: 'Is there an extract with planned and actual departure times side by side? I’ve been copying from two screens for months.',
    skills: ['erp-export'],
    tapped: [{ person: 'katell', answer: 'off_topic', afterSeconds: 34 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'arjun',
          secondsToAccept: 88,
          minutes: 7,
          chat: [
            { from: 'helper', text: 'SHP-12, tick "events". Times are UTC in there, add your offset.' },
            { from: 'seeker', text: 'That’s everything I wanted.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-export'],
          thanks: 'Thanks Arjun, two screens down to none.',
        },
      ],
    },
  },
  {
    key: 'systems-07',
    workdaysAgo: 79,
    at: '10:13',
    seeker: 'nolwenn',
    language: 'fr',
    text: 'L’export article coupe les désignations à 40 caractères, dans l’ERP elles en font 60. C’est depuis toujours ?',
    skills: ['erp-export'],
    tapped: [{ person: 'arjun', answer: 'declined', afterSeconds: 26 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'katell',
          secondsToAccept: 63,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'Depuis toujours, et personne ne l’avait dit. Le champ DES2 a la suite, je le colle derrière.',
            },
            { from: 'seeker', text: '« Vanne à boisseau sphérique inox trois pièces » en entier !' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-export'],
          thanks: 'Merci, « depuis toujours » vient de finir.',
        },
      ],
    },
  },
]
