import type { CastStory } from '../types.ts'

export const shipping2: readonly CastStory[] = [
  {
    key: 'shipping-08',
    workdaysAgo: 110,
    at: '14:45',
    seeker: 'mehdi',
    language: 'fr',
    text: 'Pour l’export Brésil, ma caisse bois doit être NIMP 15 mais le fournisseur de caisses n’a tamponné que deux côtés sur quatre. Ça passe ?',
    skills: ['packing'],
    tapped: [{ person: 'loic', answer: 'postponed', afterSeconds: 29 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'karim',
          secondsToAccept: 31,
          minutes: 6,
          chat: [
            { from: 'helper', text: 'Deux faces opposées suffisent, si on lit le logo, le code pays et HT.' },
            { from: 'seeker', text: 'Les trois y sont.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['packing'],
          thanks: 'Merci Karim, la caisse part.',
        },
      ],
    },
  },
  {
    key: 'shipping-09',
    workdaysAgo: 102,
    at: '10:14',
    seeker: 'samira',
    language: 'fr',
    text: 'Litige : le client dit avoir reçu la palette ouverte mais le chauffeur a signé sans réserve. On peut encore faire quelque chose ?',
    skills: ['transport-booking'],
    tapped: [{ person: 'karim', answer: 'declined', afterSeconds: 41 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'mehdi',
          secondsToAccept: 43,
          minutes: 9,
          chat: [
            {
              from: 'helper',
              text: 'Oui, tu as trois jours pour une lettre recommandée au transporteur. Pas un mail.',
            },
            { from: 'seeker', text: 'Il reste demain. Il existe un modèle ?' },
            { from: 'helper', text: 'Je te l’envoie, complète le numéro de récépissé.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['transport-booking'],
          thanks: 'Merci, je ne connaissais pas les trois jours.',
        },
      ],
    },
  },
  {
    key: 'shipping-10',
    workdaysAgo: 97,
    at: '10:24',
    seeker: 'loic',
    language: 'fr',
    text: 'le bl 80045117 est parti avec 10 vannes mais on en a chargé 9, je peux encore le changer',
    skills: ['erp-shipping'],
    tapped: [{ person: 'agnieszka', answer: 'lapsed', afterSeconds: 90 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'samira',
          secondsToAccept: 100,
          minutes: 5,
          chat: [
            {
              from: 'helper',
              text: 'Tant qu’il n’est pas facturé oui : Retour sur préparation, 9, revalide. La 10 reste en stock.',
            },
            { from: 'seeker', text: 'fait, le nouveau dit bien 9' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-shipping'],
          thanks: 'Merci Samira.',
        },
      ],
    },
  },
  {
    key: 'shipping-11',
    workdaysAgo: 89,
    at: '10:20',
    seeker: 'tom',
    language: 'en',
    text: 'How do you decide which orders go on the Thursday consolidation truck and which ones go parcel? I’ve got 31 lines and no rule.',
    skills: ['delivery-planning'],
    tapped: [{ person: 'agnieszka', answer: 'lapsed', afterSeconds: 90 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'oliver',
          secondsToAccept: 164,
          minutes: 10,
          chat: [
            {
              from: 'helper',
              text: 'Over 35 kilos or over 1.2 m, truck. Everything else parcel, unless it’s the same postcode as a truck drop.',
            },
            { from: 'seeker', text: 'That sorts 28 of them. The other three are gaskets for one big pump.' },
            { from: 'helper', text: 'Then they ride with the pump.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['delivery-planning'],
          thanks: 'Thanks Oliver, I wrote the rule on the whiteboard.',
        },
      ],
    },
  },
  {
    key: 'shipping-12',
    workdaysAgo: 82,
    at: '10:22',
    seeker: 'karim',
    language: 'fr',
    text: 'L’ERP regroupe toujours deux commandes du même client sur un seul BL, alors que celui-ci veut un BL par commande.',
    skills: ['erp-shipping'],
    tapped: [{ person: 'agnieszka', answer: 'postponed', afterSeconds: 20 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'samira',
          secondsToAccept: 55,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'Fiche client, onglet Expédition, « Regroupement » à Non. Puis relance la préparation.',
            },
            { from: 'seeker', text: 'Deux BL. Le client va m’aimer.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-shipping'],
          thanks: 'Merci Samira !',
        },
      ],
    },
  },
  {
    key: 'shipping-13',
    workdaysAgo: 77,
    at: '10:21',
    seeker: 'priya',
    language: 'en',
    text: 'The Lorient to Leeds groupage left a day late twice this month. Is it the ferry or our cut-off?',
    skills: ['transport-booking'],
    tapped: [
      { person: 'samira', answer: 'postponed', afterSeconds: 22 },
      { person: 'oliver', answer: 'declined', afterSeconds: 53 },
      { person: 'agnieszka', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'mehdi',
          secondsToAccept: 121,
          minutes: 7,
          chat: [
            { from: 'helper', text: 'Our cut-off. They need the papers at noon, we send them at 2 p.m.' },
            { from: 'seeker', text: 'So if Lorient packs by eleven, we keep the Tuesday ferry?' },
            { from: 'helper', text: 'Yes, I asked Karim, he is fine with eleven.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['transport-booking'],
          thanks: 'Merci Mehdi, one hour saved us a day.',
        },
      ],
    },
  },
  {
    key: 'shipping-14',
    workdaysAgo: 69,
    at: '14:53',
    seeker: 'mehdi',
    language: 'fr',
    text: 'Une pompe de retour avec un fond d’huile hydraulique dedans, le transporteur demande la fiche de sécurité et un code UN. Il y en a un, vraiment ?',
    skills: ['dangerous-goods'],
    tapped: [
      { person: 'loic', answer: 'off_topic', afterSeconds: 8 },
      { person: 'karim', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'agnieszka',
          secondsToAccept: 152,
          minutes: 8,
          chat: [
            {
              from: 'helper',
              text: 'Hydraulic oil usually isn’t ADR at all. Check section 14 of the sheet: "not regulated"?',
              language: 'en',
            },
            { from: 'seeker', text: 'Section 14, « non réglementé ». Mais il insiste pour une attestation.' },
            {
              from: 'helper',
              text: 'Drain it and write "drained and purged" on the note. For their form, ask their ADR adviser.',
              language: 'en',
            },
          ],
          outcome: { result: 'partly', kind: 'solution' },
          shown: ['dangerous-goods'],
          thanks: 'Merci, je n’ai plus que leur formulaire.',
        },
      ],
    },
  },
]
