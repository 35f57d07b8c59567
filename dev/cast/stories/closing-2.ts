import type { CastStory } from '../types.ts'

export const closing2: readonly CastStory[] = [
  {
    key: 'closing-08',
    workdaysAgo: 87,
    at: '14:40',
    seeker: 'noah',
    language: 'fr',
    text: 'Je dois imputer l’électricité sur 11 centres de coûts, la clé de l’an dernier ne fait que 96 %.',
    skills: ['cost-accounting'],
    tapped: [
      { person: 'solene', answer: 'postponed', afterSeconds: 34 },
      { person: 'philippe', answer: 'lapsed', afterSeconds: 90 },
      { person: 'maelle', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'anais',
          secondsToAccept: 197,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'Le centre 4120 a fermé, ses 4 % vont à 4130. La clé à jour est dans l’onglet Clés N.',
            },
            { from: 'seeker', text: '100 %, tout juste.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['cost-accounting'],
          thanks: 'Merci Anaïs.',
        },
      ],
    },
  },
  {
    key: 'closing-09',
    workdaysAgo: 76,
    at: '14:52',
    seeker: 'isabelle',
    language: 'fr',
    text: 'Pour la prévision de maintenance, je n’arrive pas à défendre 60 k€ de pièces « au cas où » face au comité.',
    skills: ['budget'],
    tapped: [
      { person: 'gwenael', answer: 'lapsed', afterSeconds: 90 },
      { person: 'eleonore', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'philippe',
          secondsToAccept: 130,
          minutes: 7,
          chat: [
            {
              from: 'helper',
              text: 'Ne parle pas de pièces, parle d’heures d’arrêt évitées : 14 h l’an dernier, 4 k€ l’heure.',
            },
            { from: 'seeker', text: 'Vu comme ça, 60 c’est donné.' },
          ],
          outcome: { result: 'solved', kind: 'reformulation' },
          shown: ['budget'],
          thanks: 'Merci Philippe, le comité a dit oui.',
        },
      ],
    },
  },
  {
    key: 'closing-10',
    workdaysAgo: 63,
    at: '10:16',
    seeker: 'anais',
    language: 'fr',
    text: 'J’ai repris la clôture des immobilisations pendant une absence et le total ne colle pas avec le grand livre : 3 418,20 € d’écart.',
    skills: ['fixed-assets', 'month-end'],
    tapped: [
      { person: 'philippe', answer: 'lapsed', afterSeconds: 90 },
      { person: 'maelle', answer: 'lapsed', afterSeconds: 90 },
      { person: 'rachid', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'solene',
          secondsToAccept: 276,
          minutes: 12,
          chat: [
            { from: 'helper', text: 'C’est une mise au rebut saisie après l’extraction, bien 218-0388.' },
            { from: 'seeker', text: 'Ça fait 3 018,20. Il reste 400 tout ronds.' },
            { from: 'helper', text: 'Les 400, je les verrai avec le grand livre ouvert, laisse-les en suspens.' },
          ],
          outcome: { result: 'partly', kind: 'solution' },
          shown: ['fixed-assets', 'month-end'],
          thanks: 'Merci, 400 € je peux dormir.',
        },
      ],
    },
  },
  {
    key: 'closing-11',
    workdaysAgo: 48,
    at: '14:49',
    seeker: 'philippe',
    language: 'fr',
    text: 'Je présente l’amortissement du banc 350 bar sur 10 ans alors que l’usage est plutôt de 15. Notre méthode le permet ?',
    skills: ['fixed-assets'],
    tapped: [
      { person: 'anais', answer: 'lapsed', afterSeconds: 90 },
      { person: 'rachid', answer: 'lapsed', afterSeconds: 90 },
      { person: 'noah', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'solene',
          secondsToAccept: 217,
          minutes: 5,
          chat: [
            { from: 'helper', text: 'Oui, par composants : 15 pour le bâti, 7 pour le groupe haute pression.' },
            { from: 'seeker', text: 'Et le pupitre ?' },
            { from: 'helper', text: 'Avec le bâti.' },
          ],
          outcome: { result: 'solved', kind: 'validation' },
          shown: ['fixed-assets'],
          thanks: 'Merci, je change la diapositive.',
        },
      ],
    },
  },
  {
    key: 'closing-12',
    workdaysAgo: 37,
    at: '14:50',
    seeker: 'noah',
    language: 'fr',
    text: 'Les FNP du mois dernier ne s’extournent pas, j’ai un solde au 408 qui double. J’ai raté une étape ?',
    skills: ['month-end', 'excel-formulas'],
    tapped: [{ person: 'anais', answer: 'declined', afterSeconds: 10 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'maelle',
          secondsToAccept: 92,
          minutes: 8,
          chat: [
            {
              from: 'helper',
              text: 'L’extourne part au 1er jour ouvré si la case est cochée. Tu l’as décochée sur 6 pièces.',
            },
            { from: 'seeker', text: 'Je les vois, dates vides.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['month-end', 'excel-formulas'],
          thanks: 'Merci Maëlle, je coche et je respire.',
        },
      ],
    },
  },
  {
    key: 'closing-13',
    workdaysAgo: 21,
    at: '10:11',
    seeker: 'anais',
    language: 'fr',
    text: 'Mon atterrissage est plat alors que tout le monde sent un ralentissement. J’ai gardé la tendance des neuf mois.',
    skills: ['budget'],
    tapped: [{ person: 'gwenael', answer: 'off_topic', afterSeconds: 7 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'philippe',
          secondsToAccept: 66,
          minutes: 7,
          chat: [
            {
              from: 'helper',
              text: 'La tendance regarde derrière. Prends le carnet de commandes pour les trois mois qui viennent.',
            },
            { from: 'seeker', text: '-6 %, et là je retrouve ce que disent les ateliers.' },
          ],
          outcome: { result: 'solved', kind: 'reformulation' },
          shown: ['budget'],
          thanks: 'Merci, je comprends la différence.',
        },
      ],
    },
  },
  {
    key: 'closing-14',
    workdaysAgo: 11,
    at: '14:54',
    seeker: 'noah',
    language: 'fr',
    text: 'Subvention de 18 000 € sur le robot de soudage : je la mets en moins de la valeur ou à part ?',
    skills: ['fixed-assets'],
    tapped: [
      { person: 'eleonore', answer: 'lapsed', afterSeconds: 90 },
      { person: 'rachid', answer: 'lapsed', afterSeconds: 90 },
      { person: 'samira', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'solene',
          secondsToAccept: 249,
          minutes: 9,
          chat: [
            { from: 'helper', text: 'À part, compte 131, et tu la reprends au rythme de l’amortissement.' },
            { from: 'seeker', text: '18 000 sur 6 ans, 250 € par mois.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['fixed-assets'],
          thanks: 'Merci Solène, je tiens le fil.',
        },
      ],
    },
  },
]
