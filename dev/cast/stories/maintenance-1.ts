import type { CastStory } from '../types.ts'

export const maintenance1: readonly CastStory[] = [
  {
    key: 'maintenance-01',
    workdaysAgo: 149,
    at: '10:16',
    seeker: 'thomas',
    language: 'fr',
    text: 'On me demande d’intervenir sur le convoyeur sans consigner, « deux minutes ». Je dis non mais on me met la pression.',
    skills: ['lockout'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'isabelle',
          secondsToAccept: 51,
          minutes: 6,
          chat: [
            { from: 'helper', text: 'Tu dis non, et tu dis que c’est moi. Deux minutes ou deux heures, cadenas.' },
            { from: 'seeker', text: 'C’est ce que je voulais entendre.' },
          ],
          outcome: { result: 'solved', kind: 'legitimation' },
          shown: ['lockout'],
          thanks: 'Merci Isabelle.',
        },
      ],
    },
  },
  {
    key: 'maintenance-02',
    workdaysAgo: 143,
    at: '14:46',
    seeker: 'erwan',
    language: 'fr',
    text: 'Le groupe de pompage 3 vibre à 7,1 mm/s côté accouplement, il était à 2,8 le mois dernier. Balourd ou alignement ?',
    skills: ['vibration'],
    tapped: [{ person: 'sofia', answer: 'off_topic', afterSeconds: 60 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'thomas',
          secondsToAccept: 62,
          minutes: 9,
          chat: [
            { from: 'helper', text: 'Regarde le 2× : s’il dépasse le 1×, c’est l’alignement.' },
            { from: 'seeker', text: 'Le 2× est deux fois plus haut, et en axial aussi.' },
            { from: 'helper', text: 'Alignement. Je passe le laser jeudi.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['vibration'],
          thanks: 'Merci Thomas, j’apprends à lire un spectre.',
        },
      ],
    },
  },
  {
    key: 'maintenance-03',
    workdaysAgo: 138,
    at: '14:46',
    seeker: 'sofia',
    language: 'fr',
    text: 'Je n’ai jamais fait de lignage laser. Avant de monter les capteurs, il faut vérifier quoi ?',
    skills: ['shaft-alignment'],
    tapped: [{ person: 'dariusz', answer: 'postponed', afterSeconds: 7 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'thomas',
          secondsToAccept: 239,
          minutes: 7,
          chat: [
            {
              from: 'helper',
              text: 'Le pied boiteux. Desserre chaque boulon un par un, si l’indicateur bouge de plus de 5 centièmes, tu cales.',
            },
            { from: 'seeker', text: 'Pied arrière droit, 12 centièmes.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['shaft-alignment'],
          thanks: 'Merci, la cale de 0,1 et c’est dans le vert.',
        },
      ],
    },
  },
  {
    key: 'maintenance-04',
    workdaysAgo: 132,
    at: '10:08',
    seeker: 'thomas',
    language: 'fr',
    text: 'Variateur de la pompe 2 en défaut F0011, il repart puis retombe au bout d’une minute. Je ne suis pas très électrique…',
    skills: ['variable-drives'],
    tapped: [
      { person: 'yannick', answer: 'off_topic', afterSeconds: 10 },
      { person: 'lea', answer: 'declined', afterSeconds: 10 },
      { person: 'erwan', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'sofia',
          secondsToAccept: 126,
          minutes: 10,
          chat: [
            {
              from: 'helper',
              text: 'F0011, surcharge thermique du moteur. Le courant nominal est réglé à 7 A, sur la plaque ?',
            },
            { from: 'seeker', text: '8,9 A sur la plaque.' },
            { from: 'helper', text: 'Alors paramètre P305 à 8,9. Le moteur n’y était pour rien.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['variable-drives'],
          thanks: 'Merci Sofia, ça tient depuis ce matin.',
        },
      ],
    },
  },
  {
    key: 'maintenance-05',
    workdaysAgo: 125,
    at: '10:18',
    seeker: 'isabelle',
    language: 'fr',
    text: 'Comment sortir de la GMAO les bons préventifs en retard de plus de 30 jours sans les annulés ?',
    skills: ['cmms'],
    tapped: [{ person: 'dariusz', answer: 'declined', afterSeconds: 16 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'thomas',
          secondsToAccept: 85,
          minutes: 5,
          chat: [
            { from: 'helper', text: 'Vue Planning, filtre « État ≠ Annulé », et la date en relatif, pas en fixe.' },
            { from: 'seeker', text: '23 bons, et je croyais 60.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['cmms'],
          thanks: 'Merci, j’ai mon chiffre pour demain.',
        },
      ],
    },
  },
  {
    key: 'maintenance-06',
    workdaysAgo: 115,
    at: '14:51',
    seeker: 'fatou',
    language: 'fr',
    text: 'Pour une eau à 130 °C avec 5 % de glycol, EPDM ou FKM ? Le fournisseur me laisse choisir et je n’aime pas ça.',
    skills: ['seal-selection'],
    tapped: [
      { person: 'thomas', answer: 'off_topic', afterSeconds: 11 },
      { person: 'isabelle', answer: 'off_topic', afterSeconds: 13 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'erwan',
          secondsToAccept: 168,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'EPDM à cette température, mais demande à Yannick s’il y a des traces d’huile. Avec de l’huile, surtout pas.',
            },
            { from: 'seeker', text: 'Il dit qu’il y en a. Donc ni l’un ni l’autre ?' },
            { from: 'helper', text: 'HNBR alors, vois avec lui jusqu’à 130.' },
          ],
          outcome: { result: 'solved', kind: 'meta_knowledge' },
          shown: ['seal-selection'],
          thanks: 'Merci, vous m’évitez une fuite.',
        },
      ],
    },
  },
  {
    key: 'maintenance-07',
    workdaysAgo: 108,
    at: '14:55',
    seeker: 'dariusz',
    language: 'fr',
    text: 'La broche de la fraiseuse 4 siffle à partir de 6 000 tr/min. Les pièces sont bonnes mais je n’aime pas le bruit.',
    skills: ['vibration', 'cnc-programs'],
    tapped: [
      { person: 'isabelle', answer: 'declined', afterSeconds: 40 },
      { person: 'erwan', answer: 'lapsed', afterSeconds: 90 },
      { person: 'yannick', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'thomas',
          secondsToAccept: 296,
          minutes: 8,
          chat: [
            { from: 'helper', text: 'Passe-moi un enregistrement de 10 s au téléphone.' },
            { from: 'seeker', text: 'Envoyé.' },
            { from: 'helper', text: '3 200 Hz, roulement avant. Tu as une semaine, pas deux. Je commande.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['vibration', 'cnc-programs'],
          thanks: 'Merci, changé samedi, plus un bruit.',
        },
      ],
    },
  },
  {
    key: 'maintenance-08',
    workdaysAgo: 99,
    at: '14:48',
    seeker: 'thomas',
    language: 'fr',
    text: 'Il me faut une garniture mécanique pour arbre de 35 avec eau chargée de sable, celle du catalogue tient trois semaines.',
    skills: ['seal-selection'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'fatou',
          secondsToAccept: 57,
          minutes: 7,
          chat: [
            {
              from: 'helper',
              text: 'Carbure contre carbure, et un arrosage propre 0,5 bar au-dessus. J’en ai deux en consignation chez le fournisseur.',
            },
            { from: 'seeker', text: 'Deux ? J’en prends deux.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['seal-selection'],
          thanks: 'Merci Fatou, on verra si elles passent l’hiver.',
        },
      ],
    },
  },
]
