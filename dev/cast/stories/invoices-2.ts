import type { CastStory } from '../types.ts'

export const invoices2: readonly CastStory[] = [
  {
    key: 'invoices-07',
    workdaysAgo: 83,
    at: '14:44',
    seeker: 'ines',
    language: 'fr',
    text: 'Le fournisseur dit qu’il n’est pas payé de la F-1907, l’ERP dit « soldée ». Qui a raison ?',
    skills: ['supplier-invoices'],
    tapped: [
      { person: 'maelle', answer: 'declined', afterSeconds: 24 },
      { person: 'solene', answer: 'declined', afterSeconds: 30 },
      { person: 'eleonore', answer: 'off_topic', afterSeconds: 41 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'rachid',
          secondsToAccept: 165,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'Les deux : on a compensé avec son avoir A-88. Envoie-lui le détail du lettrage, c’est l’écran 412.',
            },
            { from: 'seeker', text: 'Envoyé, il s’excuse.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['supplier-invoices'],
          thanks: 'Merci Rachid, gagné.',
        },
      ],
    },
  },
  {
    key: 'invoices-08',
    workdaysAgo: 70,
    at: '10:22',
    seeker: 'rachid',
    language: 'fr',
    text: 'Les factures clients vers la Suisse sortent avec la mention intracommunautaire au lieu de l’exonération à l’export. Depuis la mise à jour de jeudi je pense.',
    skills: ['erp-invoicing', 'vat'],
    tapped: [
      { person: 'marc', answer: 'postponed', afterSeconds: 6 },
      { person: 'solene', answer: 'declined', afterSeconds: 7 },
      { person: 'youssef', answer: 'declined', afterSeconds: 80 },
      { person: 'karim', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'katell',
          secondsToAccept: 581,
          minutes: 10,
          chat: [
            {
              from: 'helper',
              text: 'Le pays CH est passé en zone UE dans la table, une coquille de notre part. Corrigé, tu peux rééditer.',
            },
            { from: 'seeker', text: 'Les 8 sont bonnes.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-invoicing', 'vat'],
          thanks: 'Merci Katell, avant qu’elles ne partent.',
        },
      ],
    },
  },
  {
    key: 'invoices-09',
    workdaysAgo: 57,
    at: '14:57',
    seeker: 'lea',
    language: 'fr',
    text: 'Ma note de frais est refusée : « justificatif illisible ». C’est un ticket de parking délavé de 6,40 €…',
    skills: ['travel-expenses'],
    tapped: [
      { person: 'solene', answer: 'declined', afterSeconds: 6 },
      { person: 'noah', answer: 'lapsed', afterSeconds: 90 },
      { person: 'eleonore', answer: 'lapsed', afterSeconds: 120 },
      { person: 'maelle', answer: 'lapsed', afterSeconds: 120 },
      { person: 'anais', answer: 'lapsed', afterSeconds: 150 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'rachid',
          secondsToAccept: 378,
          minutes: 5,
          chat: [
            {
              from: 'helper',
              text: 'Fais une attestation sur l’honneur, ça passe sous 10 €. Pense à la photo le jour même.',
            },
            { from: 'seeker', text: 'Une attestation pour 6,40 €, d’accord.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['travel-expenses'],
          thanks: 'Merci, photo le jour même, promis.',
        },
      ],
    },
  },
  {
    key: 'invoices-10',
    workdaysAgo: 41,
    at: '15:02',
    seeker: 'agnieszka',
    language: 'en',
    text: 'Our Polish haulier says our payment came 40 euros short. Is that us or the banks?',
    skills: ['payments'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'eleonore',
          secondsToAccept: 12,
          minutes: 6,
          chat: [
            { from: 'helper', text: 'The banks: it went out with shared charges. I’ll resend 40 and set them to OUR.' },
            { from: 'seeker', text: 'They’ll be happy. Thank you.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['payments'],
          thanks: 'Merci Éléonore, and from them too.',
        },
      ],
    },
  },
  {
    key: 'invoices-11',
    workdaysAgo: 25,
    at: '14:52',
    seeker: 'noah',
    language: 'fr',
    text: 'J’ai une facture de leasing de véhicule, la TVA est-elle récupérable ? Je lis tout et son contraire.',
    skills: ['vat', 'supplier-invoices'],
    tapped: [{ person: 'solene', answer: 'declined', afterSeconds: 11 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'rachid',
          secondsToAccept: 49,
          minutes: 7,
          chat: [
            { from: 'helper', text: 'Voiture particulière, non. Utilitaire, oui. Regarde la carte grise, case J.1.' },
            { from: 'seeker', text: 'Il y a « CTTE » sur l’une et rien sur l’autre, la copie est coupée.' },
            { from: 'helper', text: 'Pour la seconde, demande l’original à Marc, c’est lui qui gère les véhicules.' },
          ],
          outcome: { result: 'partly', kind: 'meta_knowledge' },
          shown: ['vat', 'supplier-invoices'],
          thanks: 'Merci, une sur deux !',
        },
      ],
    },
  },
  {
    key: 'invoices-12',
    workdaysAgo: 14,
    at: '14:58',
    seeker: 'ines',
    language: 'fr',
    text: 'Pourquoi ma facture d’outillage attend encore un « bon à payer » alors que la commande est signée ?',
    skills: ['supplier-invoices'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'rachid',
          secondsToAccept: 14,
          minutes: 5,
          chat: [
            {
              from: 'helper',
              text: 'Au-dessus de 5 000 € il faut deux signatures. Il manque Gwenaël, relance-le depuis l’écran.',
            },
            { from: 'seeker', text: 'Relancé.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['supplier-invoices'],
          thanks: 'Merci, il a signé dans la minute.',
        },
      ],
    },
  },
]
