import type { CastStory } from '../types.ts'

export const quality2: readonly CastStory[] = [
  {
    key: 'quality-08',
    workdaysAgo: 77,
    at: '14:43',
    seeker: 'fatou',
    language: 'fr',
    text: 'Un positionneur est-il soumis à la directive équipements sous pression ? Le fournisseur refuse de fournir la déclaration.',
    skills: ['pressure-directive'],
    tapped: [{ person: 'dariusz', answer: 'lapsed', afterSeconds: 90 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'elodie',
          secondsToAccept: 113,
          minutes: 7,
          chat: [
            { from: 'helper', text: 'Non, pas par lui-même, c’est un accessoire de commande. Le corps de vanne, oui.' },
            { from: 'seeker', text: 'Alors il a raison. Je m’excuse auprès de lui.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['pressure-directive'],
          thanks: 'Merci Élodie.',
        },
      ],
    },
  },
  {
    key: 'quality-09',
    workdaysAgo: 66,
    at: '14:52',
    seeker: 'erwan',
    language: 'fr',
    text: 'DN80 PN40, vapeur, groupe 2 : je trouve catégorie I ou II selon le tableau que je prends. Lequel est le bon ?',
    skills: ['pressure-directive'],
    tapped: [
      { person: 'sofia', answer: 'declined', afterSeconds: 6 },
      { person: 'lea', answer: 'declined', afterSeconds: 20 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'elodie',
          secondsToAccept: 77,
          minutes: 9,
          chat: [
            {
              from: 'helper',
              text: 'Tableau 7 pour une tuyauterie et gaz du groupe 2. 80 × 40 = 3 200, donc catégorie I… jusqu’à 3 500.',
            },
            { from: 'seeker', text: 'J’étais sur le tableau 9, celui des liquides.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['pressure-directive'],
          thanks: 'Merci, module A et c’est tout.',
        },
      ],
    },
  },
  {
    key: 'quality-10',
    workdaysAgo: 53,
    at: '14:49',
    seeker: 'samira',
    language: 'fr',
    text: '40 vannes en quarantaine Q-01 partent ce soir chez le client si quelqu’un lève le statut qualité. Qui peut ?',
    skills: ['nonconformity', 'erp-stock'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'lea',
          secondsToAccept: 26,
          minutes: 5,
          chat: [
            { from: 'helper', text: 'Moi. Le PV est bon, il manquait la photo du marquage. … Levé.' },
            { from: 'seeker', text: 'Je vois 40 en libre, on charge.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['nonconformity', 'erp-stock'],
          thanks: 'Merci Léa, elles sont dans le camion.',
        },
      ],
    },
  },
  {
    key: 'quality-11',
    workdaysAgo: 38,
    at: '10:11',
    seeker: 'elodie',
    language: 'fr',
    text: 'Les nouvelles cartes de contrôle sont très bien, mais comment voit-on une dérive avant de sortir des limites ?',
    skills: ['metrology'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'lea',
          secondsToAccept: 36,
          minutes: 6,
          chat: [
            { from: 'helper', text: 'Sept points de suite du même côté de la moyenne, la case devient orange.' },
            { from: 'seeker', text: 'Donc on règle avant de rebuter. J’en veux pour tous les calibres.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['metrology'],
          thanks: 'Merci Léa, l’élève dépasse la prof.',
        },
      ],
    },
  },
  {
    key: 'quality-12',
    workdaysAgo: 24,
    at: '10:12',
    seeker: 'dariusz',
    language: 'fr',
    text: 'Sur mon nouveau montage la planéité passe de 0,01 à 0,04 quand je serre. C’est le montage ou la mesure ?',
    skills: ['metrology', 'drawing-reading'],
    tapped: [
      { person: 'nolwenn', answer: 'declined', afterSeconds: 16 },
      { person: 'erwan', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'lea',
          secondsToAccept: 234,
          minutes: 7,
          chat: [
            { from: 'helper', text: 'Je te la mesure libre et serrée… libre 0,01. Donc tu déformes en serrant.' },
            { from: 'seeker', text: 'Trois appuis au lieu de quatre, je vois.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['metrology', 'drawing-reading'],
          thanks: 'Merci Léa, dobra robota.',
        },
      ],
    },
  },
  {
    key: 'quality-13',
    workdaysAgo: 10,
    at: '14:52',
    seeker: 'hugo',
    language: 'fr',
    text: 'J’ai reçu 60 arbres avec un 3.1 dont le carbone est à 0,46 pour un max de 0,45. C’est dans l’arrondi ou pas ?',
    skills: ['material-certificates', 'nonconformity'],
    tapped: [
      { person: 'elodie', answer: 'lapsed', afterSeconds: 90 },
      { person: 'bruno', answer: 'lapsed', afterSeconds: 90 },
      { person: 'thomas', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'lea',
          secondsToAccept: 190,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'Le produit a une tolérance sur pièce de +0,02, donc admis. Écris-le dans le dossier.',
            },
            { from: 'seeker', text: 'C’est noté avec la norme.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['material-certificates', 'nonconformity'],
          thanks: 'Merci Léa, une relance de moins.',
        },
      ],
    },
  },
]
