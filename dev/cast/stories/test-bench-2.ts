import type { CastStory } from '../types.ts'

export const testBench2: readonly CastStory[] = [
  {
    key: 'test-bench-08',
    workdaysAgo: 55,
    at: '14:50',
    seeker: 'sofia',
    language: 'fr',
    text: 'L’automate du banc 350 bar affiche E-217 et il n’est dans aucune documentation. Le fabricant a fermé il y a dix ans.',
    skills: ['test-bench-350', 'plc'],
    tapped: [
      { person: 'isabelle', answer: 'postponed', afterSeconds: 23 },
      { person: 'dariusz', answer: 'lapsed', afterSeconds: 90 },
      { person: 'thomas', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'yannick',
          secondsToAccept: 164,
          minutes: 11,
          chat: [
            {
              from: 'helper',
              text: 'E-217, c’est la porte arrière pas vue fermée. Le contact est sous le marchepied.',
            },
            { from: 'seeker', text: 'Contact propre, l’erreur s’efface, mais elle revient après deux cycles.' },
            {
              from: 'helper',
              text: 'Alors c’est le câble, on l’ouvrira au prochain arrêt. En attendant, réarme à chaque fermeture de porte.',
            },
          ],
          outcome: { result: 'partly', kind: 'solution' },
          shown: ['test-bench-350', 'plc'],
          thanks: 'Merci, on tourne, et on passera un câble.',
        },
      ],
    },
  },
  {
    key: 'test-bench-09',
    workdaysAgo: 52,
    at: '14:40',
    seeker: 'erwan',
    language: 'fr',
    text: 'Quel raccord pour éprouver une bride 3/4" SAE 6000 sur le banc 350, on n’a que du BSP.',
    skills: ['test-bench-350'],
    tapped: [
      { person: 'sofia', answer: 'lapsed', afterSeconds: 90 },
      { person: 'lea', answer: 'lapsed', afterSeconds: 90 },
      { person: 'dariusz', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'yannick',
          secondsToAccept: 134,
          minutes: 7,
          chat: [
            {
              from: 'helper',
              text: 'Le bloc d’adaptation est dans la caisse rouge, marqué à la main « SAE ». Joint 25,0 × 3,53.',
            },
            { from: 'seeker', text: 'Trouvé, sous les flexibles.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['test-bench-350'],
          thanks: 'Merci, la caisse rouge, évidemment.',
        },
      ],
    },
  },
  {
    key: 'test-bench-10',
    workdaysAgo: 46,
    at: '10:17',
    seeker: 'elodie',
    language: 'fr',
    text: 'L’auditeur demande l’incertitude de mesure à 350 bar sur le banc. Je n’ai que celle du capteur, ±0,25 %.',
    skills: ['test-bench-350', 'metrology'],
    tapped: [{ person: 'lea', answer: 'lapsed', afterSeconds: 90 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'yannick',
          secondsToAccept: 105,
          minutes: 8,
          chat: [
            {
              from: 'helper',
              text: 'Ajoute la chaîne : carte d’acquisition 0,1 et hauteur d’eau 0,03. On trouve ±0,28 % de l’étendue.',
            },
            { from: 'seeker', text: 'Et l’étalon est raccordé jusqu’à 400 ?' },
            { from: 'helper', text: 'Jusqu’à 400, le certificat est dans le classeur vert.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['test-bench-350', 'metrology'],
          thanks: 'Merci, l’auditeur a hoché la tête.',
        },
      ],
    },
  },
  {
    key: 'test-bench-11',
    workdaysAgo: 44,
    at: '10:16',
    seeker: 'dariusz',
    language: 'fr',
    text: 'Le mandrin que j’ai usiné pour le banc 350 fuit à partir de 220 bar, le joint sort de la gorge.',
    skills: ['test-bench-350'],
    tapped: [{ person: 'elodie', answer: 'declined', afterSeconds: 41 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'yannick',
          secondsToAccept: 43,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'Ta gorge est pour du statique à basse pression. Il faut une bague anti-extrusion, et 0,05 de jeu maximum.',
            },
            { from: 'seeker', text: 'Je refais avec 0,03.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['test-bench-350'],
          thanks: 'Dzięki Yannick, à 350 et sec.',
        },
      ],
    },
  },
  {
    key: 'test-bench-12',
    workdaysAgo: 40,
    at: '14:46',
    seeker: 'isabelle',
    language: 'fr',
    text: 'Qui a encore les plans hydrauliques du banc 350 bar ? Le dossier du serveur est vide depuis la migration.',
    skills: ['test-bench-350'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'yannick',
          secondsToAccept: 17,
          minutes: 5,
          chat: [
            {
              from: 'helper',
              text: 'Un jeu papier chez moi, et le bureau d’études a une copie scannée, demande à Erwan.',
            },
            { from: 'seeker', text: 'Erwan l’a, folio 1 à 9.' },
          ],
          outcome: { result: 'solved', kind: 'meta_knowledge' },
          shown: ['test-bench-350'],
          thanks: 'Merci, le scan est retrouvé.',
        },
      ],
    },
  },
  {
    key: 'test-bench-13',
    workdaysAgo: 36,
    at: '10:12',
    seeker: 'lea',
    language: 'fr',
    text: 'Le manomètre du banc 350 et l’afficheur ne sont pas d’accord de 4 bar à 300. Lequel je crois pour le PV ?',
    skills: ['test-bench-350'],
    tapped: [{ person: 'isabelle', answer: 'declined', afterSeconds: 7 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'yannick',
          secondsToAccept: 138,
          minutes: 9,
          chat: [
            {
              from: 'helper',
              text: 'L’afficheur, il est étalonné. L’aiguille sert à voir si ça bouge, pas à mesurer.',
            },
            { from: 'seeker', text: 'Je l’écris sur le cadran alors.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['test-bench-350'],
          thanks: 'Merci Yannick.',
        },
      ],
    },
  },
  {
    key: 'test-bench-14',
    workdaysAgo: 31,
    at: '14:50',
    seeker: 'erwan',
    language: 'fr',
    text: 'Essai d’éclatement d’un corps de vanne : on monte à combien de bar par minute sur le banc 350 ? La norme du client ne dit rien.',
    skills: ['test-bench-350', 'hydro-test'],
    tapped: [{ person: 'lea', answer: 'lapsed', afterSeconds: 90 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'yannick',
          secondsToAccept: 101,
          minutes: 10,
          chat: [
            {
              from: 'helper',
              text: '20 bar par minute jusqu’à 250, puis 5. Et personne derrière la vitre latérale, elle n’est pas blindée.',
            },
            { from: 'seeker', text: 'Je balise le côté.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['test-bench-350', 'hydro-test'],
          thanks: 'Merci, surtout pour la vitre.',
        },
      ],
    },
  },
]
