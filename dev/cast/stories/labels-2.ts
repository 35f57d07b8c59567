import type { CastStory } from '../types.ts'

export const labels2: readonly CastStory[] = [
  {
    key: 'labels-08',
    workdaysAgo: 104,
    at: '10:11',
    seeker: 'loic',
    language: 'fr',
    text: 'la petite imprimante du poste d’emballage clignote rouge et jaune, elle fait plus rien depuis la pause',
    skills: ['label-printers'],
    tapped: [
      { person: 'ines', answer: 'declined', afterSeconds: 56 },
      { person: 'katell', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'youssef',
          secondsToAccept: 155,
          minutes: 8,
          chat: [
            {
              from: 'helper',
              text: 'Tête ouverte ou papier en butée. Tu ouvres, tu retires l’étiquette collée sous le rouleau, tu refermes jusqu’au clic.',
            },
            { from: 'seeker', text: 'Y en avait trois de collées.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['label-printers'],
          thanks: 'Merci, c’est reparti.',
        },
      ],
    },
  },
  {
    key: 'labels-09',
    workdaysAgo: 92,
    at: '10:14',
    seeker: 'samira',
    language: 'fr',
    text: 'La Zebra du quai 1 n’imprime plus rien depuis l’ERP, la page de test interne sort bien. Le camion de 15 h attend 6 étiquettes.',
    skills: ['label-printers', 'erp-shipping'],
    tapped: [{ person: 'agnieszka', answer: 'postponed', afterSeconds: 36 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'youssef',
          secondsToAccept: 66,
          minutes: 14,
          chat: [
            {
              from: 'helper',
              text: 'La file est vide côté serveur, rien n’arrive de l’ERP. Ce n’est donc pas l’imprimante.',
            },
            { from: 'seeker', text: 'Et je fais quoi, moi ?' },
            { from: 'helper', text: 'Il faut Katell, c’est le connecteur.' },
          ],
          outcome: { result: 'not_solved' },
          shown: [],
        },
        {
          helper: 'katell',
          secondsToAccept: 110,
          minutes: 8,
          chat: [
            { from: 'helper', text: 'Le connecteur a perdu sa session à minuit. Je le relance… ça doit sortir.' },
            { from: 'seeker', text: 'Les 6 d’un coup !' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['label-printers', 'erp-shipping'],
          thanks: 'Merci à vous deux, le camion a attendu 4 min.',
        },
      ],
    },
  },
  {
    key: 'labels-10',
    workdaysAgo: 87,
    at: '10:14',
    seeker: 'karim',
    language: 'fr',
    text: 'Comment réimprimer une étiquette palette sans recréer un SSCC ? Celle de la 3/7 est déchirée et le client refuse deux numéros.',
    skills: ['pallet-labels'],
    tapped: [{ person: 'loic', answer: 'lapsed', afterSeconds: 90 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'samira',
          secondsToAccept: 107,
          minutes: 5,
          chat: [
            { from: 'helper', text: 'Colis, menu « Dupliquata ». Pas « Imprimer », lui il en crée un neuf.' },
            { from: 'seeker', text: 'Dupliquata, avec un q, d’accord.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['pallet-labels'],
          thanks: 'Merci, la faute m’aura aidé à m’en souvenir.',
        },
      ],
    },
  },
  {
    key: 'labels-11',
    workdaysAgo: 71,
    at: '14:47',
    seeker: 'priya',
    language: 'en',
    text: 'A customer in Hull says our pallets arrive without the "best stored upright" label. Where do you switch that on?',
    skills: ['pallet-labels', 'erp-shipping'],
    tapped: [{ person: 'samira', answer: 'postponed', afterSeconds: 24 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'agnieszka',
          secondsToAccept: 45,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'On the item, logistics tab, handling code 4. It adds the pictogram to the pallet label.',
            },
            { from: 'seeker', text: 'Found it, three items were missing the code.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['pallet-labels', 'erp-shipping'],
          thanks: 'Thank you, one complaint fewer.',
        },
      ],
    },
  },
  {
    key: 'labels-12',
    workdaysAgo: 64,
    at: '14:48',
    seeker: 'ines',
    language: 'fr',
    text: 'Première fois que je renvoie une palette à un fournisseur : faut-il une étiquette palette SSCC pour un retour, et d’où je la sors ?',
    skills: ['pallet-labels'],
    tapped: [{ person: 'loic', answer: 'off_topic', afterSeconds: 6 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'samira',
          secondsToAccept: 86,
          minutes: 8,
          chat: [
            {
              from: 'helper',
              text: 'Oui, le transporteur la demande. Retour fournisseur, puis « Préparer », elle sort à la fin.',
            },
            { from: 'seeker', text: 'Sortie sur la Zebra du quai 1, je vais la chercher.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['pallet-labels'],
          thanks: 'Merci Samira, j’étais perdue dans les menus.',
        },
      ],
    },
  },
  {
    key: 'labels-13',
    workdaysAgo: 58,
    at: '10:14',
    seeker: 'samira',
    language: 'fr',
    text: 'Mon étiquette palette sort en double, deux SSCC différents pour la meme palette. Le client a été facturé de deux palettes.',
    skills: ['pallet-labels', 'erp-shipping'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'ines',
          secondsToAccept: 23,
          minutes: 7,
          chat: [
            { from: 'helper', text: 'Tu as validé le colisage deux fois ? Regarde s’il y a deux colis à 412 kg.' },
            { from: 'seeker', text: 'Oui… deux fois le même.' },
            { from: 'helper', text: 'Annule le second colis avant le BL, l’étiquette part avec lui.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['pallet-labels', 'erp-shipping'],
          thanks: 'Merci Inès, tu as l’œil.',
        },
      ],
    },
  },
  {
    key: 'labels-14',
    workdaysAgo: 50,
    at: '14:47',
    seeker: 'hugo',
    language: 'fr',
    text: 'Le copieur du 1er étage n’envoie plus les scans par mail, il affiche « authentification SMTP ». Les bons signés s’empilent.',
    skills: ['office-printers'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'youssef',
          secondsToAccept: 83,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'Le mot de passe du compte de scan a expiré cette nuit. Je le change… refais un essai.',
            },
            { from: 'seeker', text: 'Reçu.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['office-printers'],
          thanks: 'Merci Youssef.',
        },
      ],
    },
  },
]
