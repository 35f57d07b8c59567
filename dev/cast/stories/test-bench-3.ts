import type { CastStory } from '../types.ts'

export const testBench3: readonly CastStory[] = [
  {
    key: 'test-bench-15',
    workdaysAgo: 26,
    at: '14:47',
    seeker: 'sofia',
    language: 'fr',
    text: 'Je remplace le variateur de la pompe de gavage du banc 350. Quelle rampe, il y en a trois notées au crayon ?',
    skills: ['test-bench-350', 'variable-drives'],
    tapped: [
      { person: 'thomas', answer: 'declined', afterSeconds: 19 },
      { person: 'lea', answer: 'lapsed', afterSeconds: 90 },
      { person: 'dariusz', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'yannick',
          secondsToAccept: 242,
          minutes: 8,
          chat: [
            { from: 'helper', text: 'La dernière, 8 secondes. À 3 la pompe cavite, à 5 le flexible fouette.' },
            { from: 'seeker', text: '8 s, et la limite de courant à 11 A ?' },
            { from: 'helper', text: '11, oui.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['test-bench-350', 'variable-drives'],
          thanks: 'Merci, ton crayon est précieux.',
        },
      ],
    },
  },
  {
    key: 'test-bench-16',
    workdaysAgo: 18,
    at: '14:48',
    seeker: 'thomas',
    language: 'fr',
    text: 'L’huile du banc 350 bar a viré au lait. J’arrête tout ou on finit la série ?',
    skills: ['test-bench-350'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'yannick',
          secondsToAccept: 35,
          minutes: 7,
          chat: [
            {
              from: 'helper',
              text: 'Tu arrêtes. Le refroidisseur est percé, c’est de l’eau. Les joints ne tiendraient pas la série.',
            },
            { from: 'seeker', text: 'Vidange lancée, 60 L.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['test-bench-350'],
          thanks: 'Merci, j’ai bien fait de demander.',
        },
      ],
    },
  },
  {
    key: 'test-bench-17',
    workdaysAgo: 13,
    at: '10:18',
    seeker: 'lea',
    language: 'fr',
    text: 'Le temps de maintien programmé sur le banc 350 est en minutes ou en secondes ? J’ai mis 12, il a libéré tout de suite.',
    skills: ['test-bench-350'],
    tapped: [
      { person: 'elodie', answer: 'declined', afterSeconds: 22 },
      { person: 'sofia', answer: 'declined', afterSeconds: 23 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'yannick',
          secondsToAccept: 87,
          minutes: 9,
          chat: [
            { from: 'helper', text: 'En secondes sur l’écran, en minutes sur le PV. Oui, je sais.' },
            { from: 'seeker', text: '720 alors.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['test-bench-350'],
          thanks: 'Merci, maintenant je comprends pourquoi il y a un autocollant 720.',
        },
      ],
    },
  },
  {
    key: 'test-bench-18',
    workdaysAgo: 9,
    at: '10:23',
    seeker: 'erwan',
    language: 'fr',
    text: 'Je voudrais éprouver deux DN25 en même temps sur le banc 350 bar pour gagner du temps. La nourrice tient la pression ?',
    skills: ['test-bench-350'],
    tapped: [{ person: 'isabelle', answer: 'postponed', afterSeconds: 30 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'yannick',
          secondsToAccept: 77,
          minutes: 11,
          chat: [
            {
              from: 'helper',
              text: 'Elle tient 400, mais si l’une fuit tu ne sais pas laquelle. Mets une vanne d’isolement par sortie.',
            },
            { from: 'seeker', text: 'Il y en a deux neuves au magasin.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['test-bench-350'],
          thanks: 'Merci Yannick, la série finit ce soir.',
        },
      ],
    },
  },
  {
    key: 'test-bench-19',
    workdaysAgo: 2,
    at: '14:47',
    seeker: 'elodie',
    language: 'fr',
    text: 'Peut-on encore imprimer un PV du banc 350 d’il y a deux ans ? Le client l’a perdu et le numéro est 350-1184.',
    skills: ['test-bench-350'],
    tapped: [
      { person: 'isabelle', answer: 'off_topic', afterSeconds: 6 },
      { person: 'sofia', answer: 'declined', afterSeconds: 55 },
      { person: 'thomas', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'yannick',
          secondsToAccept: 344,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'Oui, clé USB grise dans le tiroir, dossier par mois. Ouvre-le avec le vieux poste, pas le neuf.',
            },
            { from: 'seeker', text: 'Le 350-1184 y est, avec la courbe.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['test-bench-350'],
          thanks: 'Merci, retrouvé et envoyé.',
        },
      ],
    },
  },
]
