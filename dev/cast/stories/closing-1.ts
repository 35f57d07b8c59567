import type { CastStory } from '../types.ts'

export const closing1: readonly CastStory[] = [
  {
    key: 'closing-01',
    workdaysAgo: 147,
    at: '10:08',
    seeker: 'noah',
    language: 'fr',
    text: 'Une facture de 1 240 € pour deux écrans et un bras : immobilisation ou charge ? Le seuil est à 500 € mais par quoi, par pièce ou par facture ?',
    skills: ['fixed-assets'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'solene',
          secondsToAccept: 110,
          minutes: 11,
          chat: [
            { from: 'helper', text: 'Par pièce. Chaque écran est à 480, le bras à 280, donc tout en charge.' },
            { from: 'seeker', text: 'Même s’ils vont ensemble ?' },
            { from: 'helper', text: 'Ils marchent l’un sans l’autre, donc oui.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['fixed-assets'],
          thanks: 'Merci Solène, je classe plus vite maintenant.',
        },
      ],
    },
  },
  {
    key: 'closing-02',
    workdaysAgo: 134,
    at: '10:17',
    seeker: 'anais',
    language: 'fr',
    text: 'L’arrêté bloque sur le bien 218-0457 : « date de mise en service postérieure à la clôture ». C’est le centre d’usinage livré le mois dernier.',
    skills: ['fixed-assets'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'solene',
          secondsToAccept: 58,
          minutes: 9,
          chat: [
            {
              from: 'helper',
              text: 'Il est encore en cours, compte 231. Mets-le en service au jour du PV de réception, pas de la facture.',
            },
            { from: 'seeker', text: 'PV du 12, c’est passé.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['fixed-assets'],
          thanks: 'Merci, j’ai pu lancer la dotation.',
        },
      ],
    },
  },
  {
    key: 'closing-03',
    workdaysAgo: 127,
    at: '10:18',
    seeker: 'rachid',
    language: 'fr',
    text: 'Le chariot élévateur revendu 6 500 €, il reste une valeur nette de 2 130. J’enregistre la vente comment, moi ?',
    skills: ['fixed-assets'],
    tapped: [{ person: 'anais', answer: 'postponed', afterSeconds: 7 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'solene',
          secondsToAccept: 55,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'Toi la facture en 775, moi je sors le bien en 675. N’y touche pas, ça se ferait deux fois.',
            },
            { from: 'seeker', text: 'Compris, je m’arrête au 775.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['fixed-assets'],
          thanks: 'Merci, chacun son côté.',
        },
      ],
    },
  },
  {
    key: 'closing-04',
    workdaysAgo: 119,
    at: '14:48',
    seeker: 'noah',
    language: 'fr',
    text: 'Il me manque 27 factures de transport à la clôture. Je provisionne au prix du devis ou à la moyenne des trois derniers mois ?',
    skills: ['month-end'],
    tapped: [
      { person: 'solene', answer: 'lapsed', afterSeconds: 90 },
      { person: 'maelle', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'philippe',
          secondsToAccept: 292,
          minutes: 8,
          chat: [
            { from: 'helper', text: 'Au devis s’il existe, sinon à la moyenne, et tu notes lequel dans le libellé.' },
            { from: 'seeker', text: '19 devis, 8 moyennes.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['month-end'],
          thanks: 'Merci Philippe, la règle est simple quand on l’a.',
        },
      ],
    },
  },
  {
    key: 'closing-05',
    workdaysAgo: 113,
    at: '10:19',
    seeker: 'maelle',
    language: 'fr',
    text: 'Le standard de la PV-80 est faux de 7 % depuis la hausse de la fonte. Je le révise en cours d’année ou j’attends janvier ?',
    skills: ['cost-prices', 'month-end'],
    tapped: [
      { person: 'solene', answer: 'lapsed', afterSeconds: 90 },
      { person: 'nolwenn', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'philippe',
          secondsToAccept: 174,
          minutes: 6,
          chat: [
            { from: 'helper', text: 'On révise. Tu prépares l’écart de stock, je le porte au comité.' },
            { from: 'seeker', text: 'Écart de stock : 31 k€, je te l’envoie.' },
          ],
          outcome: { result: 'solved', kind: 'legitimation' },
          shown: ['cost-prices', 'month-end'],
          thanks: 'Merci, c’est plus facile avec ta signature.',
        },
      ],
    },
  },
  {
    key: 'closing-06',
    workdaysAgo: 104,
    at: '10:18',
    seeker: 'anais',
    language: 'fr',
    text: 'L’écart de prix d’achat de la famille 433 est de +22 k€ alors que les prix n’ont pas bougé. Je cherche où ?',
    skills: ['cost-prices'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'maelle',
          secondsToAccept: 76,
          minutes: 10,
          chat: [
            {
              from: 'helper',
              text: 'Regarde les unités : le flasque est passé du kilo à la pièce en achats, pas dans le standard.',
            },
            { from: 'seeker', text: '0,8 kg la pièce… c’est exactement ça.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['cost-prices'],
          thanks: 'Merci Maëlle, 22 k€ expliqués en dix minutes.',
        },
      ],
    },
  },
  {
    key: 'closing-07',
    workdaysAgo: 95,
    at: '14:53',
    seeker: 'thomas',
    language: 'fr',
    text: 'On me demande l’état des machines à mettre au rebut pour l’inventaire. Il y a le vieux tour de 1987, il n’a même pas de numéro chez vous.',
    skills: ['fixed-assets'],
    tapped: [{ person: 'eleonore', answer: 'declined', afterSeconds: 31 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'solene',
          secondsToAccept: 79,
          minutes: 7,
          chat: [
            {
              from: 'helper',
              text: 'Il est amorti depuis longtemps, numéro 215-0031. Envoie-moi une photo de la plaque et la date d’enlèvement.',
            },
            { from: 'seeker', text: 'Enlevé mardi, la plaque est lisible.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['fixed-assets'],
          thanks: 'Merci Solène, la plaque est dans ta boîte.',
        },
      ],
    },
  },
]
