import type { CastStory } from '../types.ts'

export const testBench1: readonly CastStory[] = [
  {
    key: 'test-bench-01',
    workdaysAgo: 146,
    at: '14:48',
    seeker: 'erwan',
    language: 'fr',
    text: 'La courbe de la PV-80 mesurée tombe 6 % sous la courbe catalogue à 45 m³/h. Je soupçonne la rugosité du corps, mais peut-être que je lis mal.',
    skills: ['pump-curves'],
    tapped: [{ person: 'sofia', answer: 'declined', afterSeconds: 33 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'yannick',
          secondsToAccept: 61,
          minutes: 10,
          chat: [
            { from: 'helper', text: 'Tu compares de l’eau à 12 °C et 1 450 tr/min. Ta pompe tournait à 1 410.' },
            { from: 'seeker', text: 'Les lois de similitude… donc (1410/1450)².' },
            { from: 'helper', text: 'Voilà tes 6 %.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['pump-curves'],
          thanks: 'Merci Yannick, la pompe est innocente.',
        },
      ],
    },
  },
  {
    key: 'test-bench-02',
    workdaysAgo: 129,
    at: '14:56',
    seeker: 'bruno',
    language: 'fr',
    text: 'Le client demande l’épreuve à 1,5 fois la pression nominale pendant 10 minutes. Le fondeur nous la fait à 1,3, on peut s’en contenter ?',
    skills: ['hydro-test'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'yannick',
          secondsToAccept: 29,
          minutes: 7,
          chat: [
            { from: 'helper', text: 'Non. Refaites-la ici à 1,5, et demandez au fondeur de ne plus la compter.' },
            { from: 'seeker', text: 'Ça rallonge de combien ?' },
            { from: 'helper', text: 'Une demi-journée le lot.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['hydro-test'],
          thanks: 'Merci Yannick, net.',
        },
      ],
    },
  },
  {
    key: 'test-bench-03',
    workdaysAgo: 116,
    at: '14:47',
    seeker: 'lea',
    language: 'fr',
    text: 'Sur l’épreuve de la DN80, la pression perd 2 bar en 10 min mais je ne vois aucune fuite. La pièce est-elle rebutée ?',
    skills: ['hydro-test'],
    tapped: [
      { person: 'dariusz', answer: 'declined', afterSeconds: 17 },
      { person: 'thomas', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'yannick',
          secondsToAccept: 207,
          minutes: 9,
          chat: [
            {
              from: 'helper',
              text: 'Attends que l’eau prenne la température. Si elle refroidit de 1 °C dans une enceinte fermée tu perds déjà plus.',
            },
            { from: 'seeker', text: 'Après 20 min ça ne bouge plus !' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['hydro-test'],
          thanks: 'Merci, j’ai failli rebuter une pièce bonne.',
        },
      ],
    },
  },
  {
    key: 'test-bench-04',
    workdaysAgo: 97,
    at: '14:54',
    seeker: 'oliver',
    language: 'en',
    text: 'Customer wants NPSH for the PV-125 at 60 m³/h. The catalogue plot stops at 50. Can we extrapolate?',
    skills: ['pump-curves'],
    tapped: [
      { person: 'elodie', answer: 'declined', afterSeconds: 14 },
      { person: 'philippe', answer: 'off_topic', afterSeconds: 71 },
      { person: 'sofia', answer: 'lapsed', afterSeconds: 90 },
      { person: 'isabelle', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'erwan',
          secondsToAccept: 334,
          minutes: 8,
          chat: [
            { from: 'helper', text: 'Not NPSH, it climbs too fast at the end. We measured it at 62 last year: 4.1 m.' },
            { from: 'seeker', text: 'That’s a real figure, I can quote it?' },
            { from: 'helper', text: 'Yes, with the report number.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['pump-curves'],
          thanks: 'Thanks Erwan, quoted.',
        },
      ],
    },
  },
  {
    key: 'test-bench-05',
    workdaysAgo: 64,
    at: '14:58',
    seeker: 'erwan',
    language: 'fr',
    text: 'Le banc 350 bar se met en sécurité à 290, voyant « surpression amont », et pourtant la consigne est à 300. Je ne comprends pas d’où sort ce 290.',
    skills: ['test-bench-350'],
    tapped: [{ person: 'isabelle', answer: 'declined', afterSeconds: 46 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'yannick',
          secondsToAccept: 65,
          minutes: 12,
          chat: [
            {
              from: 'helper',
              text: 'Le pressostat amont se règle à 10 bar sous la consigne de ligne, c’est voulu pour les flexibles de 300.',
            },
            { from: 'seeker', text: 'Et si je monte les flexibles de 420 ?' },
            { from: 'helper', text: 'Alors tu changes la clé sur la position 2, et le seuil passe à 340.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['test-bench-350'],
          thanks: 'Merci Yannick, ça n’était écrit nulle part.',
        },
      ],
    },
  },
  {
    key: 'test-bench-06',
    workdaysAgo: 61,
    at: '14:46',
    seeker: 'lea',
    language: 'fr',
    text: 'Je prépare le banc d’essai 350 bar toute seule demain pour la première fois. Dans quel ordre je purge ?',
    skills: ['test-bench-350'],
    tapped: [
      { person: 'isabelle', answer: 'off_topic', afterSeconds: 9 },
      { person: 'erwan', answer: 'lapsed', afterSeconds: 90 },
      { person: 'dariusz', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'yannick',
          secondsToAccept: 163,
          minutes: 8,
          chat: [
            { from: 'helper', text: 'Bas, haut, capteur. Jamais le capteur en premier, tu y enverrais l’air.' },
            { from: 'seeker', text: 'Et je sais que c’est purgé quand ?' },
            { from: 'helper', text: 'Quand l’aiguille ne rebondit plus en fermant.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['test-bench-350'],
          thanks: 'Merci, je me suis fait une fiche dans la poche.',
        },
      ],
    },
  },
  {
    key: 'test-bench-07',
    workdaysAgo: 58,
    at: '14:54',
    seeker: 'thomas',
    language: 'fr',
    text: 'Le groupe haute pression du banc 350 claque à chaque inversion, comme un coup de marteau. Roulement ou clapet ?',
    skills: ['test-bench-350'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'yannick',
          secondsToAccept: 104,
          minutes: 10,
          chat: [
            {
              from: 'helper',
              text: 'Clapet de refoulement, le ressort fatigue. Tu en as deux dans l’armoire bleue, étagère du haut.',
            },
            { from: 'seeker', text: 'Trouvés. C’est lequel le sens ?' },
            { from: 'helper', text: 'Le chanfrein vers l’aspiration.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['test-bench-350'],
          thanks: 'Merci, silence complet.',
        },
      ],
    },
  },
]
