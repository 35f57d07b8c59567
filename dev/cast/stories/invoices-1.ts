import type { CastStory } from '../types.ts'

export const invoices1: readonly CastStory[] = [
  {
    key: 'invoices-01',
    workdaysAgo: 145,
    at: '14:52',
    seeker: 'aurelie',
    language: 'fr',
    text: 'La facture F-22871 est bloquée, « écart de quantité 2 ». J’ai bien réceptionné 100, le fournisseur facture 102.',
    skills: ['supplier-invoices'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'rachid',
          secondsToAccept: 23,
          minutes: 7,
          chat: [
            { from: 'helper', text: 'Demande-lui un avoir de 2, ou réceptionne les 2 si tu les as vraiment.' },
            { from: 'seeker', text: 'On les a, en fait. Je réceptionne.' },
            { from: 'helper', text: 'Alors elle se débloque cette nuit toute seule.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['supplier-invoices'],
          thanks: 'Merci Rachid.',
        },
      ],
    },
  },
  {
    key: 'invoices-02',
    workdaysAgo: 136,
    at: '10:08',
    seeker: 'noah',
    language: 'fr',
    text: 'Facture d’un sous-traitant polonais sans TVA, avec la mention « reverse charge ». J’écris quoi, je la prends en HT et c’est tout ?',
    skills: ['vat'],
    tapped: [
      { person: 'solene', answer: 'lapsed', afterSeconds: 90 },
      { person: 'katell', answer: 'lapsed', afterSeconds: 90 },
      { person: 'philippe', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'rachid',
          secondsToAccept: 138,
          minutes: 9,
          chat: [
            {
              from: 'helper',
              text: 'Non, tu autoliquides : 20 % en 4452 et 20 % en 44566. Ça s’annule mais ça se déclare.',
            },
            { from: 'seeker', text: 'Donc les deux lignes, toujours.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['vat'],
          thanks: 'Merci, la TVA me fait moins peur.',
        },
      ],
    },
  },
  {
    key: 'invoices-03',
    workdaysAgo: 130,
    at: '15:00',
    seeker: 'karim',
    language: 'fr',
    text: 'Combien l’indemnité kilométrique pour aller à Grenoble avec ma voiture, et j’ai le droit au péage en plus ?',
    skills: ['travel-expenses'],
    tapped: [{ person: 'noah', answer: 'postponed', afterSeconds: 53 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'rachid',
          secondsToAccept: 55,
          minutes: 5,
          chat: [
            {
              from: 'helper',
              text: '0,529 € jusqu’à 5 000 km par an pour 4 CV chez nous, péages en plus sur justificatif.',
            },
            { from: 'seeker', text: '1 100 km aller-retour, je compte ça.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['travel-expenses'],
          thanks: 'Merci Rachid !',
        },
      ],
    },
  },
  {
    key: 'invoices-04',
    workdaysAgo: 122,
    at: '10:16',
    seeker: 'bruno',
    language: 'fr',
    text: 'Fonderie Arvor menace d’arrêter les livraisons pour une facture de 3 mois. Chez moi tout est réceptionné.',
    skills: ['supplier-invoices', 'purchase-contracts'],
    tapped: [
      { person: 'fatou', answer: 'declined', afterSeconds: 29 },
      { person: 'priya', answer: 'postponed', afterSeconds: 53 },
      { person: 'gwenael', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'rachid',
          secondsToAccept: 152,
          minutes: 8,
          chat: [
            {
              from: 'helper',
              text: 'Elle est en litige parce que le prix au kilo n’est pas celui de la commande. 1,92 au lieu de 1,88.',
            },
            { from: 'seeker', text: 'C’est l’indexation du semestre, j’ai l’avenant !' },
            { from: 'helper', text: 'Envoie-le-moi, je paie vendredi.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['supplier-invoices', 'purchase-contracts'],
          thanks: 'Merci, ils chargent ce soir.',
        },
      ],
    },
  },
  {
    key: 'invoices-05',
    workdaysAgo: 106,
    at: '10:28',
    seeker: 'eleonore',
    language: 'fr',
    text: 'Le rejet SEPA « AC04 » sur 4 virements de ce matin, ça parle à quelqu’un ? Les IBAN étaient bons le mois dernier.',
    skills: ['payments'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'rachid',
          secondsToAccept: 40,
          minutes: 6,
          chat: [
            { from: 'helper', text: 'AC04, compte clos. Trois sont la même boîte, elle a changé de banque.' },
            { from: 'seeker', text: 'Je rappelle au numéro de la fiche, pas celui du mail.' },
            { from: 'helper', text: 'Toujours, oui.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['payments'],
          thanks: 'Merci, la prudence à deux c’est mieux.',
        },
      ],
    },
  },
  {
    key: 'invoices-06',
    workdaysAgo: 98,
    at: '10:10',
    seeker: 'fatou',
    language: 'fr',
    text: 'Un fournisseur taïwanais exige un acompte de 30 % avant fabrication. On sait faire ça, et avec quelle garantie ?',
    skills: ['payments'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'eleonore',
          secondsToAccept: 23,
          minutes: 7,
          chat: [
            {
              from: 'helper',
              text: 'Oui, contre une garantie de restitution d’acompte de sa banque. Je t’envoie le texte type en anglais.',
            },
            { from: 'seeker', text: 'Il accepte, sa banque nous écrit.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['payments'],
          thanks: 'Merci Éléonore, je n’aurais pas demandé la garantie.',
        },
      ],
    },
  },
]
