import type { CastStory } from '../types.ts'

export const spreadsheets2: readonly CastStory[] = [
  {
    key: 'spreadsheets-09',
    workdaysAgo: 101,
    at: '14:47',
    seeker: 'anais',
    language: 'fr',
    text: 'J’ai douze fichiers de relevés d’heures, un par atelier, avec les mêmes colonnes. Existe-t-il mieux que douze copier-coller ?',
    skills: ['power-query', 'excel-import'],
    tapped: [
      { person: 'priya', answer: 'lapsed', afterSeconds: 90 },
      { person: 'hugo', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'maelle',
          secondsToAccept: 93,
          minutes: 14,
          chat: [
            {
              from: 'helper',
              text: 'Oui : Données, Obtenir, À partir d’un dossier. Il les empile et garde le nom du fichier.',
            },
            { from: 'seeker', text: 'Et si demain il y en a treize ?' },
            { from: 'helper', text: 'Tu actualises, c’est tout.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['power-query', 'excel-import'],
          thanks: 'Je ne reviendrai plus jamais en arrière, merci !',
        },
      ],
    },
  },
  {
    key: 'spreadsheets-10',
    workdaysAgo: 94,
    at: '14:49',
    seeker: 'philippe',
    language: 'fr',
    text: 'Pour l’atterrissage, j’ai pris SIERREUR(…;0) partout. Ça ne cache pas de vraies erreurs, au moins ?',
    skills: ['excel-formulas'],
    tapped: [
      { person: 'anais', answer: 'declined', afterSeconds: 49 },
      { person: 'eleonore', answer: 'lapsed', afterSeconds: 90 },
      { person: 'noah', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'maelle',
          secondsToAccept: 127,
          minutes: 4,
          chat: [
            {
              from: 'helper',
              text: 'Si, deux : AH22 et AH40. Mets SI.NON.DISP pour les recherches et laisse les autres parler.',
            },
            { from: 'seeker', text: 'J’avais un doute. Je corrige avant le comité.' },
          ],
          outcome: { result: 'solved', kind: 'validation' },
          shown: ['excel-formulas'],
          thanks: 'Merci d’avoir relu, deux erreurs de moins au comité.',
        },
      ],
    },
  },
  {
    key: 'spreadsheets-11',
    workdaysAgo: 91,
    at: '15:00',
    seeker: 'ines',
    language: 'fr',
    text: 'Je n’arrive pas à afficher à la fois la quantité et le pourcentage du total dans mon croisé dynamique des manquants.',
    skills: ['excel-pivot'],
    tapped: [{ person: 'maelle', answer: 'lapsed', afterSeconds: 90 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'anais',
          secondsToAccept: 92,
          minutes: 7,
          chat: [
            {
              from: 'helper',
              text: 'Glisse la quantité une deuxième fois dans Valeurs, puis Afficher les valeurs en pourcentage du total général.',
            },
            { from: 'seeker', text: 'Deux fois le même champ, fallait y penser.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['excel-pivot'],
          thanks: 'Super clair, merci Anaïs.',
        },
      ],
    },
  },
  {
    key: 'spreadsheets-12',
    workdaysAgo: 85,
    at: '14:39',
    seeker: 'elodie',
    language: 'fr',
    text: 'Je fusionne les non-conformités et les réceptions dans Power Query et je me retrouve avec 9 000 lignes au lieu de 3 100.',
    skills: ['power-query'],
    tapped: [
      { person: 'priya', answer: 'declined', afterSeconds: 18 },
      { person: 'hugo', answer: 'lapsed', afterSeconds: 90 },
      { person: 'noah', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'maelle',
          secondsToAccept: 175,
          minutes: 9,
          chat: [
            {
              from: 'helper',
              text: 'Une NC a plusieurs réceptions, donc ça multiplie. Regroupe les réceptions par numéro avant de fusionner.',
            },
            { from: 'seeker', text: 'Regrouper par, somme des quantités… 3 100, parfait.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['power-query'],
          thanks: 'Merci Maëlle, j’ai compris pourquoi et pas seulement comment.',
        },
      ],
    },
  },
  {
    key: 'spreadsheets-13',
    workdaysAgo: 79,
    at: '14:52',
    seeker: 'agnieszka',
    language: 'en',
    text: 'I need a count of trucks later than 30 minutes per carrier. COUNTIF gives me zero because the delay column looks like 00:42.',
    skills: ['excel-formulas'],
    tapped: [
      { person: 'eleonore', answer: 'off_topic', afterSeconds: 17 },
      { person: 'maelle', answer: 'postponed', afterSeconds: 63 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'anais',
          secondsToAccept: 86,
          minutes: 8,
          chat: [
            {
              from: 'helper',
              text: 'Times are fractions of a day, so compare with 30/1440: =COUNTIFS(C:C,"Carrier A",F:F,">"&30/1440)',
            },
            { from: 'seeker', text: 'Of course, a fraction of a day.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['excel-formulas'],
          thanks: 'Thanks Anaïs, first French colleague to save my Friday.',
        },
      ],
    },
  },
  {
    key: 'spreadsheets-14',
    workdaysAgo: 72,
    at: '10:09',
    seeker: 'noah',
    language: 'fr',
    text: 'SOMME.SI.ENS me renvoie 0 alors que je vois bien des lignes qui correspondent. Le critère est « 606* » sur le compte.',
    skills: ['excel-formulas'],
    tapped: [{ person: 'maelle', answer: 'declined', afterSeconds: 22 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'anais',
          secondsToAccept: 80,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'L’astérisque ne marche que sur du texte, tes comptes sont des nombres. Prends >=606000 et <607000.',
            },
            { from: 'seeker', text: 'Deux bornes, compris. 48 212 €, ça colle.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['excel-formulas'],
          thanks: 'Merci, encore une fois.',
        },
      ],
    },
  },
  {
    key: 'spreadsheets-15',
    workdaysAgo: 63,
    at: '10:13',
    seeker: 'erwan',
    language: 'fr',
    text: 'Le classeur des temps de gamme met trois minutes à s’ouvrir, il actualise des requêtes dont personne ne se sert. Je peux couper ça ?',
    skills: ['power-query'],
    tapped: [{ person: 'maelle', answer: 'declined', afterSeconds: 7 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'hugo',
          secondsToAccept: 178,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'Oui, clic droit sur chaque requête, Propriétés, décoche « Actualiser à l’ouverture ».',
            },
            { from: 'seeker', text: 'Ouvert en 4 s. Chapeau.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['power-query'],
          thanks: 'Merci Hugo, pour un alternant tu te poses là.',
        },
      ],
    },
  },
  {
    key: 'spreadsheets-16',
    workdaysAgo: 60,
    at: '10:28',
    seeker: 'rachid',
    language: 'fr',
    text: 'Je dois ressortir les doublons de numéros de facture par fournisseur. La mise en forme conditionnelle colorie tout, meme quand le fournisseur est différent.',
    skills: ['excel-formulas'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'anais',
          secondsToAccept: 20,
          minutes: 7,
          chat: [
            { from: 'helper', text: 'Fais une colonne =NB.SI.ENS(A:A;A2;C:C;C2) et filtre sur >1.' },
            { from: 'seeker', text: '11 vrais doublons. Bien content de les avoir vus.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['excel-formulas'],
          thanks: 'Merci Anaïs, deux factures auraient été payées deux fois.',
        },
      ],
    },
  },
]
