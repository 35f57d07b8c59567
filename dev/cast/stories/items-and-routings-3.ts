import type { CastStory } from '../types.ts'

export const itemsAndRoutings3: readonly CastStory[] = [
  {
    key: 'items-and-routings-17',
    workdaysAgo: 47,
    at: '14:50',
    seeker: 'sofia',
    language: 'fr',
    text: 'Je dois faire entrer 60 pièces de rechange automate dans les articles, il y a un modèle d’import ou c’est un par un ?',
    skills: ['erp-items'],
    tapped: [
      { person: 'arjun', answer: 'declined', afterSeconds: 11 },
      { person: 'aurelie', answer: 'declined', afterSeconds: 26 },
      { person: 'gwenael', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'nolwenn',
          secondsToAccept: 176,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'Un modèle, oui : « import_articles_v3.xlsx », six colonnes obligatoires en jaune.',
            },
            { from: 'seeker', text: 'La famille compta, je mets quoi ?' },
            { from: 'helper', text: 'RECH, et c’est en charge, pas en stock.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-items'],
          thanks: 'Merci, 60 lignes en une fois.',
        },
      ],
    },
  },
  {
    key: 'items-and-routings-18',
    workdaysAgo: 39,
    at: '10:15',
    seeker: 'lea',
    language: 'fr',
    text: 'La cote 42 H7/g6 sur l’assemblage : j’applique laquelle des deux à la pièce que j’ai en main, c’est l’arbre ?',
    skills: ['drawing-reading'],
    tapped: [
      { person: 'nolwenn', answer: 'declined', afterSeconds: 31 },
      { person: 'dariusz', answer: 'off_topic', afterSeconds: 36 },
      { person: 'bruno', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'erwan',
          secondsToAccept: 222,
          minutes: 7,
          chat: [
            { from: 'helper', text: 'Minuscule pour l’arbre, donc g6. Majuscule pour l’alésage.' },
            { from: 'seeker', text: '-9/-25 µm, mon 41,985 passe.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['drawing-reading'],
          thanks: 'Merci, moyen mnémotechnique adopté.',
        },
      ],
    },
  },
  {
    key: 'items-and-routings-19',
    workdaysAgo: 30,
    at: '14:49',
    seeker: 'noah',
    language: 'fr',
    text: 'Quelle date de création je retiens pour un article, celle de la fiche groupe ou celle du site ? Les deux existent et ma liste des coûts nuls change du tout au tout.',
    skills: ['erp-items', 'cost-prices'],
    tapped: [
      { person: 'maelle', answer: 'declined', afterSeconds: 59 },
      { person: 'arjun', answer: 'lapsed', afterSeconds: 90 },
      { person: 'philippe', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'nolwenn',
          secondsToAccept: 199,
          minutes: 5,
          chat: [
            { from: 'helper', text: 'Celle du site, c’est elle qui déclenche le coût.' },
            { from: 'seeker', text: 'Ça change tout, je refiltre.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-items', 'cost-prices'],
          thanks: 'Merci Nolwenn, 212 au lieu de 900.',
        },
      ],
    },
  },
  {
    key: 'items-and-routings-20',
    workdaysAgo: 20,
    at: '14:45',
    seeker: 'dariusz',
    language: 'fr',
    text: 'Le programme O4512 du palier est encore lié à l’ancienne gamme. Quand l’opérateur scanne l’OF, il charge la mauvaise version.',
    skills: ['cnc-programs', 'erp-routings'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'erwan',
          secondsToAccept: 89,
          minutes: 9,
          chat: [
            { from: 'helper', text: 'Le lien est dans le champ Documents de l’opération 30. Je remplace par O4512-B.' },
            { from: 'seeker', text: 'Scanné, bon programme.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['cnc-programs', 'erp-routings'],
          thanks: 'Dzięki Erwan, on a failli taper la pince.',
        },
      ],
    },
  },
  {
    key: 'items-and-routings-21',
    workdaysAgo: 11,
    at: '14:49',
    seeker: 'aurelie',
    language: 'fr',
    text: 'L’OF 21102 réclame deux fois le joint 42×3 : une fois dans le kit, une fois en direct. C’est voulu ?',
    skills: ['erp-routings'],
    tapped: [{ person: 'yannick', answer: 'lapsed', afterSeconds: 90 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'erwan',
          secondsToAccept: 110,
          minutes: 6,
          chat: [
            { from: 'helper', text: 'Non, reste d’une modif. Je retire la ligne directe, garde le kit.' },
            { from: 'seeker', text: '140 joints de moins à acheter, merci.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-routings'],
          thanks: 'Merci Erwan, joli coup.',
        },
      ],
    },
  },
  {
    key: 'items-and-routings-22',
    workdaysAgo: 4,
    at: '10:10',
    seeker: 'ines',
    language: 'fr',
    text: 'Il n’y a pas de gamme d’épreuve sur la vanne DN40 inox 7310244, l’OF passe directement en stock. Je bloque ou je laisse partir ?',
    skills: ['erp-routings', 'hydro-test'],
    tapped: [{ person: 'erwan', answer: 'off_topic', afterSeconds: 34 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'yannick',
          secondsToAccept: 224,
          minutes: 9,
          chat: [
            { from: 'helper', text: 'Tu bloques. Sans PV d’épreuve elle ne sort pas.' },
            { from: 'seeker', text: 'Et pour la gamme ?' },
            { from: 'helper', text: 'Copie celle de la DN50, 12 min de tenue, je la relis derrière toi.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-routings', 'hydro-test'],
          thanks: 'Merci Yannick, on l’a fait ensemble et j’ai tout compris.',
        },
      ],
    },
  },
]
