import type { CastStory } from '../types.ts'

export const quality1: readonly CastStory[] = [
  {
    key: 'quality-01',
    workdaysAgo: 148,
    at: '14:51',
    seeker: 'lea',
    language: 'fr',
    text: 'Un lot de 80 brides avec un Ra de 3,6 au lieu de 3,2. Je rebute, je trie ou je demande une dérogation ?',
    skills: ['nonconformity'],
    tapped: [
      { person: 'isabelle', answer: 'off_topic', afterSeconds: 22 },
      { person: 'dariusz', answer: 'declined', afterSeconds: 26 },
      { person: 'youssef', answer: 'postponed', afterSeconds: 47 },
      { person: 'maelle', answer: 'postponed', afterSeconds: 68 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'elodie',
          secondsToAccept: 323,
          minutes: 10,
          chat: [
            {
              from: 'helper',
              text: 'La face est-elle une portée de joint ? Si non, dérogation, avec l’accord des méthodes.',
            },
            { from: 'seeker', text: 'C’est le dos de la bride.' },
            { from: 'helper', text: 'Alors dérogation, et l’ERP en Q-01 jusqu’à la signature.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['nonconformity'],
          thanks: 'Merci Élodie, 80 pièces sauvées.',
        },
      ],
    },
  },
  {
    key: 'quality-02',
    workdaysAgo: 139,
    at: '14:53',
    seeker: 'bruno',
    language: 'fr',
    text: 'Le fondeur m’envoie un 2.2 au lieu d’un 3.1 pour les corps DN80, il jure que c’est pareil. Vrai ?',
    skills: ['material-certificates'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'elodie',
          secondsToAccept: 41,
          minutes: 8,
          chat: [
            {
              from: 'helper',
              text: 'Non, le 2.2 ne parle pas de ta coulée. Le 3.1 oui, signé par quelqu’un d’indépendant de la production.',
            },
            { from: 'seeker', text: 'Je lui renvoie, avec la ligne de la commande.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['material-certificates'],
          thanks: 'Merci, il vient d’envoyer le bon.',
        },
      ],
    },
  },
  {
    key: 'quality-03',
    workdaysAgo: 133,
    at: '14:48',
    seeker: 'hugo',
    language: 'fr',
    text: 'Comment je vérifie qu’un certificat matière correspond à la pièce reçue ? On m’a dit « regarde la coulée » et voilà.',
    skills: ['material-certificates'],
    tapped: [
      { person: 'isabelle', answer: 'declined', afterSeconds: 36 },
      { person: 'lea', answer: 'lapsed', afterSeconds: 90 },
      { person: 'bruno', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'elodie',
          secondsToAccept: 218,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'Numéro de coulée gravé sur la pièce = numéro sur le 3.1. Puis le chrome et le nickel dans les bornes.',
            },
            { from: 'seeker', text: '48E12 des deux côtés. Cr 16,8, Ni 10,2.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['material-certificates'],
          thanks: 'Merci, je sais lire un certificat !',
        },
      ],
    },
  },
  {
    key: 'quality-04',
    workdaysAgo: 123,
    at: '10:16',
    seeker: 'lea',
    language: 'fr',
    text: 'La machine tridim trouve 42,018 et mon micromètre 42,011 sur le même arbre. Lequel croire ?',
    skills: ['metrology'],
    tapped: [
      { person: 'thomas', answer: 'postponed', afterSeconds: 85 },
      { person: 'yannick', answer: 'lapsed', afterSeconds: 90 },
      { person: 'elodie', answer: 'lapsed', afterSeconds: 90 },
      { person: 'isabelle', answer: 'lapsed', afterSeconds: 120 },
      { person: 'hugo', answer: 'lapsed', afterSeconds: 150 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'dariusz',
          secondsToAccept: 324,
          minutes: 7,
          chat: [
            { from: 'helper', text: 'Combien de temps la pièce est restée sur le marbre ?' },
            { from: 'seeker', text: 'Elle sort de la rectif.' },
            { from: 'helper', text: 'Alors ni l’un ni l’autre. Une heure à 20 °C, et vous serez d’accord.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['metrology'],
          thanks: 'D’accord à un micron près, merci.',
        },
      ],
    },
  },
  {
    key: 'quality-05',
    workdaysAgo: 112,
    at: '10:16',
    seeker: 'thomas',
    language: 'fr',
    text: 'Mon comparateur dépasse la date d’étalonnage de trois jours, j’ai une mesure à rendre ce matin. C’est mort ?',
    skills: ['metrology'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'lea',
          secondsToAccept: 51,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'Non : on le vérifie aux cales étalons maintenant, et je note la prolongation d’une semaine.',
            },
            { from: 'seeker', text: '2 microns sur 10 mm.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['metrology'],
          thanks: 'Merci Léa, tu m’as sauvé la matinée.',
        },
      ],
    },
  },
  {
    key: 'quality-06',
    workdaysAgo: 100,
    at: '10:15',
    seeker: 'agnieszka',
    language: 'en',
    text: 'Leeds customer rejected 12 valves for "paint runs". They want credit today. What do I need from you to even start?',
    skills: ['nonconformity'],
    tapped: [{ person: 'lea', answer: 'declined', afterSeconds: 7 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'elodie',
          secondsToAccept: 169,
          minutes: 9,
          chat: [
            {
              from: 'helper',
              text: 'Photos with a ruler, batch number, and what they accept as a limit. Without a limit, no claim.',
            },
            { from: 'seeker', text: 'I have photos and the batch. They never wrote any limit.' },
            { from: 'helper', text: 'Then offer a touch-up kit, and I’ll ask sales to set the limit.' },
          ],
          outcome: { result: 'partly', kind: 'solution' },
          shown: ['nonconformity'],
          thanks: 'Thanks Élodie, at least we’re not just apologising.',
        },
      ],
    },
  },
  {
    key: 'quality-07',
    workdaysAgo: 88,
    at: '14:51',
    seeker: 'lea',
    language: 'fr',
    text: 'Mon premier 8D, le client le veut pour vendredi et je bloque en D4 : j’ai « erreur de l’opérateur » comme cause racine.',
    skills: ['eight-d'],
    tapped: [{ person: 'erwan', answer: 'lapsed', afterSeconds: 90 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'elodie',
          secondsToAccept: 170,
          minutes: 12,
          chat: [
            { from: 'helper', text: 'Ce n’est jamais une cause. Pourquoi l’erreur était possible ?' },
            { from: 'seeker', text: 'Les deux joints sont dans le même bac.' },
            { from: 'helper', text: 'Voilà ton D4, et ton D5 c’est deux bacs.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['eight-d'],
          thanks: 'Merci, je ne verrai plus jamais un opérateur dans un D4.',
        },
      ],
    },
  },
]
