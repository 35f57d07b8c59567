import type { CastStory } from '../types.ts'

export const systems2: readonly CastStory[] = [
  {
    key: 'systems-08',
    workdaysAgo: 69,
    at: '14:55',
    seeker: 'anais',
    language: 'fr',
    text: 'Mon tableau de bord ne montre rien à Isabelle, alors que moi je vois tout. Les droits sont pourtant les mêmes.',
    skills: ['power-bi'],
    tapped: [
      { person: 'arjun', answer: 'lapsed', afterSeconds: 90 },
      { person: 'katell', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'claire',
          secondsToAccept: 254,
          minutes: 10,
          chat: [
            {
              from: 'helper',
              text: 'Tu filtres par site dans les rôles, et elle n’est rattachée à aucun. Je l’ajoute à Grenoble.',
            },
            { from: 'seeker', text: 'Elle voit !' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['power-bi'],
          thanks: 'Merci Claire, j’aurais cherché longtemps.',
        },
      ],
    },
  },
  {
    key: 'systems-09',
    workdaysAgo: 56,
    at: '14:43',
    seeker: 'claire',
    language: 'fr',
    text: 'Trois messages DESADV en erreur « segment CPS manquant » depuis que le transporteur a changé de version.',
    skills: ['edi'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'katell',
          secondsToAccept: 43,
          minutes: 9,
          chat: [
            {
              from: 'helper',
              text: 'Deux sont relançables à la main. Le troisième a deux niveaux d’emballage, notre carte ne sait pas faire.',
            },
            { from: 'seeker', text: 'Et pour les suivants ?' },
            { from: 'helper', text: 'Il me faut une journée. En attendant, saisis-les.' },
          ],
          outcome: { result: 'partly', kind: 'solution' },
          shown: ['edi'],
          thanks: 'Merci, deux sur trois, et une date.',
        },
      ],
    },
  },
  {
    key: 'systems-10',
    workdaysAgo: 43,
    at: '14:52',
    seeker: 'rachid',
    language: 'fr',
    text: 'J’ai besoin de toutes les factures clients avec leur date de paiement réelle, pas l’échéance. L’écran ne donne que l’échéance.',
    skills: ['erp-invoicing', 'erp-export'],
    tapped: [
      { person: 'arjun', answer: 'declined', afterSeconds: 11 },
      { person: 'maelle', answer: 'postponed', afterSeconds: 76 },
      { person: 'claire', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'katell',
          secondsToAccept: 290,
          minutes: 7,
          chat: [
            { from: 'helper', text: 'Export FAC-PAY, la colonne DREG. Je te l’ajoute à tes favoris.' },
            { from: 'seeker', text: 'DREG, je l’ai.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-invoicing', 'erp-export'],
          thanks: 'Merci Katell, délai moyen 47 jours, aïe.',
        },
      ],
    },
  },
  {
    key: 'systems-11',
    workdaysAgo: 31,
    at: '10:13',
    seeker: 'hugo',
    language: 'fr',
    text: 'Je vois les prix d’achat de tous les fournisseurs, y compris ceux que je ne traite pas. C’est normal pour un alternant ?',
    skills: ['erp-rights'],
    tapped: [{ person: 'marc', answer: 'declined', afterSeconds: 27 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'claire',
          secondsToAccept: 72,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'Non, ton profil est copié de Fatou. Merci de le dire, je le réduis à ta famille.',
            },
            { from: 'seeker', text: 'J’aime autant.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-rights'],
          thanks: 'Merci Claire, pas de souci.',
        },
      ],
    },
  },
  {
    key: 'systems-12',
    workdaysAgo: 17,
    at: '14:44',
    seeker: 'katell',
    language: 'fr',
    text: 'La liste SharePoint des clôtures prévient la veille de chaque échéance. Comment on obtient ça pour les mises en production ?',
    skills: ['teams-sharepoint'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'noah',
          secondsToAccept: 36,
          minutes: 5,
          chat: [
            {
              from: 'helper',
              text: 'Une règle sur la liste : échéance = demain, prévenir le responsable. Trois clics, je te montre.',
            },
            { from: 'seeker', text: 'Je vois, échéance moins un.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['teams-sharepoint'],
          thanks: 'Merci Noah, je te pique la règle.',
        },
      ],
    },
  },
  {
    key: 'systems-13',
    workdaysAgo: 5,
    at: '14:50',
    seeker: 'arjun',
    language: 'en',
    text: 'Delivery note numbers come out as text in the morning extract since last week, it breaks two reports here in Leeds.',
    skills: ['erp-export', 'erp-shipping'],
    tapped: [{ person: 'agnieszka', answer: 'lapsed', afterSeconds: 90 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'katell',
          secondsToAccept: 118,
          minutes: 8,
          chat: [
            { from: 'helper', text: 'Sorry, that’s my change for the apostrophes. I’ll send both, BL and BL_NUM.' },
            { from: 'seeker', text: 'BL_NUM it is. Reports are green.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-export', 'erp-shipping'],
          thanks: 'Thanks Katell, perfect compromise.',
        },
      ],
    },
  },
]
