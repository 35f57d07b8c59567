import type { CastStory } from '../types.ts'

export const itemsAndRoutings1: readonly CastStory[] = [
  {
    key: 'items-and-routings-01',
    workdaysAgo: 147,
    at: '15:00',
    seeker: 'erwan',
    language: 'fr',
    text: 'La nomenclature de la pompe PV-80 appelle encore l’ancien flasque 00433901, remplacé par le 902 depuis l’indice D. Je remplace où pour que tous les produits suivent ?',
    skills: ['erp-items', 'erp-routings'],
    tapped: [
      { person: 'arjun', answer: 'lapsed', afterSeconds: 90 },
      { person: 'yannick', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'nolwenn',
          secondsToAccept: 99,
          minutes: 8,
          chat: [
            {
              from: 'helper',
              text: 'Cas d’emploi du 901, tout sélectionner, Remplacement en masse. Pense à la date d’effet.',
            },
            { from: 'seeker', text: 'Lundi prochain, après l’inventaire ?' },
            { from: 'helper', text: 'Parfait.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-items', 'erp-routings'],
          thanks: 'Merci Nolwenn, 17 nomenclatures d’un coup.',
        },
      ],
    },
  },
  {
    key: 'items-and-routings-02',
    workdaysAgo: 142,
    at: '14:46',
    seeker: 'dariusz',
    language: 'fr',
    text: 'La gamme de l’arbre 00451006 n’a pas l’opération de rectification, le temps machine tombe à zéro dans le planning.',
    skills: ['erp-routings'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'erwan',
          secondsToAccept: 32,
          minutes: 7,
          chat: [
            {
              from: 'helper',
              text: 'Je l’ai perdue en passant en version 4, elle est encore dans la 3. Je la recopie.',
            },
            { from: 'seeker', text: '22 min par pièce, réglage 40.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-routings'],
          thanks: 'Merci Erwan, les temps sont revenus.',
        },
      ],
    },
  },
  {
    key: 'items-and-routings-03',
    workdaysAgo: 138,
    at: '10:15',
    seeker: 'ines',
    language: 'fr',
    text: 'Un fournisseur propose un joint équivalent au 00418836, en EPDM au lieu de FKM. Je crée un nouvel article ou je change la matière dans la fiche ?',
    skills: ['erp-items'],
    tapped: [
      { person: 'arjun', answer: 'declined', afterSeconds: 13 },
      { person: 'fatou', answer: 'postponed', afterSeconds: 20 },
      { person: 'hugo', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'nolwenn',
          secondsToAccept: 270,
          minutes: 9,
          chat: [
            {
              from: 'helper',
              text: 'Nouveau code, toujours. Une matière qui change, c’est une autre pièce pour la qualité.',
            },
            { from: 'seeker', text: 'D’accord, et je lie les deux comment ?' },
            { from: 'helper', text: 'Onglet Substituts, sens unique, et les méthodes valident.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-items'],
          thanks: 'Merci, j’allais faire une bêtise.',
        },
      ],
    },
  },
  {
    key: 'items-and-routings-04',
    workdaysAgo: 133,
    at: '14:47',
    seeker: 'fatou',
    language: 'fr',
    text: 'Le plan du couvercle dit « Ra 0,8 sauf indication », mais la portée de joint porte Ra 1,6. Le fournisseur veut savoir laquelle des deux prime.',
    skills: ['drawing-reading'],
    tapped: [
      { person: 'lea', answer: 'declined', afterSeconds: 19 },
      { person: 'dariusz', answer: 'off_topic', afterSeconds: 38 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'erwan',
          secondsToAccept: 175,
          minutes: 6,
          chat: [
            { from: 'helper', text: 'L’indication locale prime : 1,6 sur la portée, 0,8 ailleurs.' },
            { from: 'seeker', text: 'C’est ce que je pensais, mais c’est mieux dit par les méthodes.' },
          ],
          outcome: { result: 'solved', kind: 'validation' },
          shown: ['drawing-reading'],
          thanks: 'Merci Erwan.',
        },
      ],
    },
  },
  {
    key: 'items-and-routings-05',
    workdaysAgo: 125,
    at: '14:55',
    seeker: 'hugo',
    language: 'fr',
    text: 'Pour créer mon premier article je bloque sur « unité de gestion » et « unité d’achat ». C’est un rouleau de bande PTFE vendu par 12.',
    skills: ['erp-items'],
    tapped: [{ person: 'arjun', answer: 'postponed', afterSeconds: 24 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'nolwenn',
          secondsToAccept: 30,
          minutes: 10,
          chat: [
            { from: 'helper', text: 'Tu gères en rouleau, tu achètes en carton, coefficient 12. Jamais l’inverse.' },
            { from: 'seeker', text: 'Et l’unité de facturation ?' },
            { from: 'helper', text: 'Comme l’achat.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-items'],
          thanks: 'Merci, j’ai créé mon premier code !',
        },
      ],
    },
  },
  {
    key: 'items-and-routings-06',
    workdaysAgo: 120,
    at: '14:59',
    seeker: 'erwan',
    language: 'fr',
    text: 'Combien de temps je mets en gamme pour l’épreuve d’une vanne DN80 PN40 ? Le temps théorique dit 12 min, l’atelier en compte 25.',
    skills: ['erp-routings', 'hydro-test'],
    tapped: [
      { person: 'arjun', answer: 'declined', afterSeconds: 36 },
      { person: 'isabelle', answer: 'declined', afterSeconds: 45 },
      { person: 'nolwenn', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'yannick',
          secondsToAccept: 121,
          minutes: 8,
          chat: [
            {
              from: 'helper',
              text: '12, c’est la tenue en pression. Il faut remplir, purger l’air, vider. 25 c’est honnête.',
            },
            { from: 'seeker', text: 'Je mets 25 et 15 de réglage.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-routings', 'hydro-test'],
          thanks: 'Merci Yannick, on arrêtera de se disputer sur ce temps.',
        },
      ],
    },
  },
  {
    key: 'items-and-routings-07',
    workdaysAgo: 114,
    at: '10:17',
    seeker: 'lea',
    language: 'fr',
    text: 'Je lis « ⌖ Ø0,1 Ⓜ A B » sur le plan du corps. Le M entouré change quoi pour ma mesure ?',
    skills: ['drawing-reading', 'metrology'],
    tapped: [
      { person: 'yannick', answer: 'off_topic', afterSeconds: 66 },
      { person: 'bruno', answer: 'declined', afterSeconds: 71 },
      { person: 'erwan', answer: 'lapsed', afterSeconds: 90 },
      { person: 'nolwenn', answer: 'lapsed', afterSeconds: 90 },
      { person: 'elodie', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'dariusz',
          secondsToAccept: 576,
          minutes: 9,
          chat: [
            {
              from: 'helper',
              text: 'Maximum de matière : si ton trou est plus grand que le mini, tu gagnes autant de tolérance de position.',
            },
            { from: 'seeker', text: 'Trou à 12,06 au lieu de 12,00, donc 0,16 au total ?' },
            { from: 'helper', text: 'Tak, c’est exactement ça.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['drawing-reading', 'metrology'],
          thanks: 'Merci Dariusz, ma pièce est bonne finalement.',
        },
      ],
    },
  },
  {
    key: 'items-and-routings-08',
    workdaysAgo: 106,
    at: '10:16',
    seeker: 'aurelie',
    language: 'fr',
    text: 'Deux codes pour la même électrovanne 24 V : 7511008 et 7511080. Lequel est le bon ? On a du stock sur les deux.',
    skills: ['erp-items'],
    tapped: [
      { person: 'arjun', answer: 'declined', afterSeconds: 14 },
      { person: 'hugo', answer: 'postponed', afterSeconds: 20 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'nolwenn',
          secondsToAccept: 65,
          minutes: 5,
          chat: [
            {
              from: 'helper',
              text: 'Le 008. L’autre est un doublon de 2019, je le bloque et je fais le transfert de stock.',
            },
            { from: 'seeker', text: 'Il y en avait 11 sur le mauvais code.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-items'],
          thanks: 'Merci, une rupture en moins.',
        },
      ],
    },
  },
]
