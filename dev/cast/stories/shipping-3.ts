import type { CastStory } from '../types.ts'

export const shipping3: readonly CastStory[] = [
  {
    key: 'shipping-15',
    workdaysAgo: 59,
    at: '14:47',
    seeker: 'samira',
    language: 'fr',
    text: 'le suivi du colis pour Varsovie est bloqué sur « adresse incomplète » depuis 2 jours, et je ne parle pas polonais…',
    skills: ['transport-booking'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'agnieszka',
          secondsToAccept: 67,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'Il manque le numéro d’appartement, c’est « m. 14 » après le numéro de rue. J’ai appelé le dépôt.',
            },
            { from: 'seeker', text: 'Tu as appelé toi-même ?! Merci !' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['transport-booking'],
          thanks: 'Dziękuję, j’ai appris un mot.',
        },
      ],
    },
  },
  {
    key: 'shipping-16',
    workdaysAgo: 51,
    at: '10:12',
    seeker: 'karim',
    language: 'fr',
    text: 'Le calage des vannes DN80 bouge dans la caisse, deux volants cassés en un mois. Comment faire mieux ?',
    skills: ['packing'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'loic',
          secondsToAccept: 45,
          minutes: 8,
          chat: [
            {
              from: 'helper',
              text: 'Sur le corps, jamais sur le volant. Deux berceaux en bois et une sangle, le volant doit flotter.',
            },
            { from: 'seeker', text: 'On a fait un gabarit dans la foulée.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['packing'],
          thanks: 'Merci Loïc, zéro casse depuis, je te dirai.',
        },
      ],
    },
  },
  {
    key: 'shipping-17',
    workdaysAgo: 43,
    at: '10:14',
    seeker: 'agnieszka',
    language: 'en',
    text: 'Can a lithium battery pack for a valve actuator (98 Wh) go by road with ordinary goods from Leeds to Lorient?',
    skills: ['transport-booking', 'dangerous-goods'],
    tapped: [
      { person: 'oliver', answer: 'postponed', afterSeconds: 13 },
      { person: 'sofia', answer: 'declined', afterSeconds: 49 },
      { person: 'samira', answer: 'off_topic', afterSeconds: 63 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'mehdi',
          secondsToAccept: 230,
          minutes: 5,
          chat: [
            { from: 'helper', text: 'Under 100 Wh, special provision 188: handling mark on the box, no ADR paper.' },
            { from: 'seeker', text: 'Printed the mark. Thank you.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['transport-booking', 'dangerous-goods'],
          thanks: 'Short and clear, merci Mehdi.',
        },
      ],
    },
  },
  {
    key: 'shipping-18',
    workdaysAgo: 34,
    at: '10:27',
    seeker: 'loic',
    language: 'fr',
    text: 'On me demande le métrage plancher du chargement de demain, 7 palettes 80×120 pas gerbables, je compte comment',
    skills: ['packing', 'transport-booking'],
    tapped: [
      { person: 'mehdi', answer: 'declined', afterSeconds: 31 },
      { person: 'samira', answer: 'postponed', afterSeconds: 76 },
      { person: 'agnieszka', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'karim',
          secondsToAccept: 840,
          minutes: 6,
          chat: [
            { from: 'helper', text: 'Trois palettes en travers font 1,2 m. Sept, donc 2,4 m plus une, dis 2,8 m.' },
            { from: 'seeker', text: 'ok 2,8. Merci chef.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['packing', 'transport-booking'],
          thanks: 'Merci Karim, le calcul est dans ma poche.',
        },
      ],
    },
  },
  {
    key: 'shipping-19',
    workdaysAgo: 22,
    at: '14:44',
    seeker: 'mehdi',
    language: 'fr',
    text: 'Comment faire un BL sans commande, pour un prêt de pompe de démonstration à un salon ?',
    skills: ['erp-shipping'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'samira',
          secondsToAccept: 57,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'Type « Prêt », emplacement client 9990, date de retour obligatoire. Ça sort du stock libre, pas de la valeur.',
            },
            { from: 'seeker', text: 'Créé, retour dans 15 jours.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-shipping'],
          thanks: 'Merci Samira, propre.',
        },
      ],
    },
  },
  {
    key: 'shipping-20',
    workdaysAgo: 13,
    at: '10:22',
    seeker: 'tom',
    language: 'en',
    text: 'Two of my dispatch notes are stuck in "picked, not packed" and the truck leaves at three. What releases them?',
    skills: ['delivery-planning', 'erp-shipping'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'agnieszka',
          secondsToAccept: 90,
          minutes: 7,
          chat: [
            {
              from: 'helper',
              text: 'Open the pack station, scan any item of the order, then Close box. Picking alone never closes it.',
            },
            { from: 'seeker', text: 'Closed both at 14:38. My heart.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['delivery-planning', 'erp-shipping'],
          thanks: 'Thanks Agnieszka, you can hear me breathing again.',
        },
      ],
    },
  },
]
