import type { CastStory } from '../types.ts'

export const maintenance2: readonly CastStory[] = [
  {
    key: 'maintenance-09',
    workdaysAgo: 93,
    at: '10:09',
    seeker: 'sofia',
    language: 'fr',
    text: 'Où je déclare un remplacement de pièce sans bon de travail ? J’ai changé un capteur en passant, 5 minutes.',
    skills: ['cmms'],
    tapped: [{ person: 'isabelle', answer: 'off_topic', afterSeconds: 33 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'thomas',
          secondsToAccept: 47,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'Bouton « Dépannage express », scanne l’étiquette de la machine. Il crée le bon fermé.',
            },
            { from: 'seeker', text: 'Bon 88213, créé et fermé.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['cmms'],
          thanks: 'Merci, fini les post-it.',
        },
      ],
    },
  },
  {
    key: 'maintenance-10',
    workdaysAgo: 84,
    at: '10:10',
    seeker: 'erwan',
    language: 'fr',
    text: 'L’actionneur de la vanne papillon DN150 ne renvoie pas « ouverte », alors que je la vois ouverte. 24 V présents.',
    skills: ['valve-actuators'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'sofia',
          secondsToAccept: 54,
          minutes: 9,
          chat: [
            {
              from: 'helper',
              text: 'La came du fin de course a glissé. Desserre la jaune, amène-la jusqu’au clic, resserre.',
            },
            { from: 'seeker', text: 'Clic, et l’automate la voit.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['valve-actuators'],
          thanks: 'Merci Sofia, la came jaune.',
        },
      ],
    },
  },
  {
    key: 'maintenance-11',
    workdaysAgo: 74,
    at: '14:56',
    seeker: 'thomas',
    language: 'fr',
    text: 'L’automate de la station de lavage redémarre tout seul la nuit vers 3 h. Rien dans le journal de la GMAO.',
    skills: ['plc'],
    tapped: [{ person: 'yannick', answer: 'postponed', afterSeconds: 28 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'sofia',
          secondsToAccept: 99,
          minutes: 13,
          chat: [
            {
              from: 'helper',
              text: 'Le tampon de diagnostic dit « temps de cycle dépassé ». Un bloc d’archivage tourne à 3 h.',
            },
            { from: 'seeker', text: 'Et ça suffit à le planter ?' },
            {
              from: 'helper',
              text: 'Si la carte est pleine, oui. Je la vide à distance, mais il faudra revoir le bloc.',
            },
          ],
          outcome: { result: 'partly', kind: 'solution' },
          shown: ['plc'],
          thanks: 'Merci, deux nuits sans redémarrage déjà.',
        },
      ],
    },
  },
  {
    key: 'maintenance-12',
    workdaysAgo: 67,
    at: '14:52',
    seeker: 'isabelle',
    language: 'fr',
    text: 'On veut poser un écran de suivi près de la cabine de peinture. C’est la zone 2 ou la 1, et un écran du commerce est-il possible ?',
    skills: ['atex'],
    tapped: [
      { person: 'erwan', answer: 'lapsed', afterSeconds: 90 },
      { person: 'yannick', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'sofia',
          secondsToAccept: 173,
          minutes: 8,
          chat: [
            {
              from: 'helper',
              text: 'Zone 1 à moins d’un mètre de l’ouverture, zone 2 jusqu’à trois. À quatre mètres, écran normal.',
            },
            { from: 'seeker', text: 'On le recule d’un mètre, ça coûte moins cher qu’un ATEX.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['atex'],
          thanks: 'Merci Sofia, 3 000 € économisés en reculant.',
        },
      ],
    },
  },
  {
    key: 'maintenance-13',
    workdaysAgo: 54,
    at: '10:14',
    seeker: 'lea',
    language: 'fr',
    text: 'J’ai oublié de faire déconsigner la presse 2 et ma collègue de nuit a besoin de mon cadenas. Comment on fait proprement ?',
    skills: ['lockout'],
    tapped: [{ person: 'isabelle', answer: 'lapsed', afterSeconds: 90 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'thomas',
          secondsToAccept: 110,
          minutes: 5,
          chat: [
            {
              from: 'helper',
              text: 'Tu confirmes de vive voix avec Isabelle que personne n’est dedans, elle fait retirer et c’est tracé au registre.',
            },
            { from: 'seeker', text: 'Isabelle est sur place, c’est signé.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['lockout'],
          thanks: 'Merci, je m’en souviendrai, du cadenas.',
        },
      ],
    },
  },
  {
    key: 'maintenance-14',
    workdaysAgo: 34,
    at: '14:54',
    seeker: 'thomas',
    language: 'fr',
    text: 'Après la coupure, la fraiseuse 2 a perdu son origine : le G54 affiche zéro partout. La fiche de réglage est illisible.',
    skills: ['cnc-programs'],
    tapped: [{ person: 'erwan', answer: 'declined', afterSeconds: 31 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'dariusz',
          secondsToAccept: 66,
          minutes: 8,
          chat: [
            { from: 'helper', text: 'Ne lance rien. Palpe le cube de référence, O9001 le recalcule tout seul.' },
            { from: 'seeker', text: 'X 412,083, Y -88,914, c’est plausible ?' },
            { from: 'helper', text: 'C’est ce que j’ai dans mon carnet, à deux microns.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['cnc-programs'],
          thanks: 'Merci Dariusz et merci le carnet.',
        },
      ],
    },
  },
  {
    key: 'maintenance-15',
    workdaysAgo: 19,
    at: '14:50',
    seeker: 'sofia',
    language: 'fr',
    text: 'Pour le changement de pompe en zone 2, je prévois consignation, mesure d’atmosphère avant et toutes les 30 min, outils bronze. J’oublie quelque chose ?',
    skills: ['atex', 'lockout'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'isabelle',
          secondsToAccept: 23,
          minutes: 6,
          chat: [
            { from: 'helper', text: 'Le permis de feu si tu perces, même à froid. Sinon c’est complet.' },
            { from: 'seeker', text: 'Je le demande quand même.' },
          ],
          outcome: { result: 'solved', kind: 'validation' },
          shown: ['atex', 'lockout'],
          thanks: 'Merci, je ne perce pas, mais je le prends.',
        },
      ],
    },
  },
  {
    key: 'maintenance-16',
    workdaysAgo: 6,
    at: '14:48',
    seeker: 'thomas',
    language: 'fr',
    text: 'Le ventilateur de la cabine accélère par à-coups depuis le nouveau variateur, ça secoue les gaines.',
    skills: ['variable-drives'],
    tapped: [
      { person: 'yannick', answer: 'declined', afterSeconds: 7 },
      { person: 'dariusz', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'sofia',
          secondsToAccept: 91,
          minutes: 7,
          chat: [
            {
              from: 'helper',
              text: 'Saut de fréquence : ta gaine résonne à 31 Hz. Interdis de 29 à 33, paramètre P1091.',
            },
            { from: 'seeker', text: 'Plus rien ne bouge.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['variable-drives'],
          thanks: 'Merci Sofia, c’est de la magie.',
        },
      ],
    },
  },
]
