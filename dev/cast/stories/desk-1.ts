import type { CastStory } from '../types.ts'

export const desk1: readonly CastStory[] = [
  {
    key: 'desk-01',
    workdaysAgo: 150,
    at: '14:51',
    seeker: 'aurelie',
    language: 'fr',
    text: 'Le VPN reste sur « connexion en cours » depuis chez moi, alors que le wifi marche. J’ai redémarré deux fois.',
    skills: ['remote-access'],
    tapped: [
      { person: 'lea', answer: 'postponed', afterSeconds: 40 },
      { person: 'claire', answer: 'lapsed', afterSeconds: 90 },
      { person: 'arjun', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'youssef',
          secondsToAccept: 206,
          minutes: 5,
          chat: [
            {
              from: 'helper',
              text: 'Votre certificat a expiré hier. Passez par le partage de connexion du téléphone, je vous le pousse.',
            },
            { from: 'seeker', text: 'Ça y est, connectée.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['remote-access'],
          thanks: 'Merci Youssef, c’était le jour des paies en plus.',
        },
      ],
    },
  },
  {
    key: 'desk-02',
    workdaysAgo: 142,
    at: '15:00',
    seeker: 'loic',
    language: 'fr',
    text: 'mon compte est vérouillé sur la borne du magasin et je peux plus scanner',
    skills: ['sign-in'],
    tapped: [{ person: 'katell', answer: 'lapsed', afterSeconds: 90 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'youssef',
          secondsToAccept: 199,
          minutes: 4,
          chat: [
            { from: 'helper', text: 'Trois essais avec la majuscule bloquée. Débloqué, réessaie doucement.' },
            { from: 'seeker', text: 'ça marche' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['sign-in'],
          thanks: 'Merci, c’était bien les majuscules.',
        },
      ],
    },
  },
  {
    key: 'desk-03',
    workdaysAgo: 135,
    at: '14:57',
    seeker: 'tom',
    language: 'en',
    text: 'New phone, and the authenticator app is empty. I can’t get into anything, including the page that tells you how to reset it.',
    skills: ['sign-in'],
    tapped: [
      { person: 'marc', answer: 'postponed', afterSeconds: 6 },
      { person: 'youssef', answer: 'declined', afterSeconds: 33 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'ben',
          secondsToAccept: 81,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'Don’t worry, I’ll see you on video first, then reset it. Scan the code on my screen.',
            },
            { from: 'seeker', text: 'Six digits. I exist again.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['sign-in'],
          thanks: 'Thanks Ben, very calm about it.',
        },
      ],
    },
  },
  {
    key: 'desk-04',
    workdaysAgo: 128,
    at: '10:09',
    seeker: 'rachid',
    language: 'fr',
    text: 'Quelqu’un a écrasé mon fichier de rapprochement dans Teams, j’ai perdu deux jours de travail !!!',
    skills: ['teams-sharepoint'],
    tapped: [
      { person: 'hugo', answer: 'declined', afterSeconds: 10 },
      { person: 'marc', answer: 'off_topic', afterSeconds: 40 },
      { person: 'youssef', answer: 'lapsed', afterSeconds: 90 },
      { person: 'katell', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'claire',
          secondsToAccept: 438,
          minutes: 7,
          chat: [
            {
              from: 'helper',
              text: 'Rien n’est perdu : clic droit, Historique des versions. Prends celle d’hier 17 h 12.',
            },
            { from: 'seeker', text: 'Elle est là. J’avais les larmes aux yeux.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['teams-sharepoint'],
          thanks: 'Merci Claire, merci, merci.',
        },
      ],
    },
  },
  {
    key: 'desk-05',
    workdaysAgo: 121,
    at: '14:46',
    seeker: 'gwenael',
    language: 'fr',
    text: 'Je pars trois semaines, je veux qu’Aurélie voie ma boîte sans répondre en mon nom. C’est quoi la différence entre délégué et lecteur ?',
    skills: ['outlook'],
    tapped: [{ person: 'marc', answer: 'postponed', afterSeconds: 23 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'youssef',
          secondsToAccept: 34,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'Lecteur : elle lit. Délégué : elle répond « de la part de ». Donc lecteur, dossier par dossier.',
            },
            { from: 'seeker', text: 'Lecteur, sur Fournisseurs et Retards.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['outlook'],
          thanks: 'Merci, je pars tranquille.',
        },
      ],
    },
  },
  {
    key: 'desk-06',
    workdaysAgo: 114,
    at: '14:48',
    seeker: 'oliver',
    language: 'en',
    text: 'Hotel wifi in Hamburg blocks our VPN. Any way round that isn’t my own hotspot at roaming prices?',
    skills: ['remote-access'],
    tapped: [
      { person: 'youssef', answer: 'lapsed', afterSeconds: 90 },
      { person: 'arjun', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'ben',
          secondsToAccept: 129,
          minutes: 5,
          chat: [
            {
              from: 'helper',
              text: 'Switch the client to port 443, it’s in advanced settings. Looks like ordinary web traffic.',
            },
            { from: 'seeker', text: 'Connected. Cheers.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['remote-access'],
          thanks: 'Cheers Ben, expensive phone bill avoided.',
        },
      ],
    },
  },
  {
    key: 'desk-07',
    workdaysAgo: 105,
    at: '14:51',
    seeker: 'lea',
    language: 'fr',
    text: 'L’imprimante de la salle de métrologie ne sort que la première page de mes PV, les autres disparaissent.',
    skills: ['office-printers'],
    tapped: [{ person: 'katell', answer: 'declined', afterSeconds: 29 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'youssef',
          secondsToAccept: 139,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'Elle attend du A3 en page 2, ton modèle mélange les formats. Coche « Ajuster à A4 ».',
            },
            { from: 'seeker', text: 'Les 6 pages.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['office-printers'],
          thanks: 'Merci Youssef !',
        },
      ],
    },
  },
  {
    key: 'desk-08',
    workdaysAgo: 94,
    at: '14:57',
    seeker: 'eleonore',
    language: 'fr',
    text: 'Le site de la banque refuse ma clé depuis ce matin, « lecteur non reconnu ». J’ai une remise de virements avant 11 h.',
    skills: ['sign-in', 'remote-access'],
    tapped: [
      { person: 'katell', answer: 'declined', afterSeconds: 22 },
      { person: 'arjun', answer: 'lapsed', afterSeconds: 90 },
      { person: 'hugo', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'youssef',
          secondsToAccept: 184,
          minutes: 8,
          chat: [
            {
              from: 'helper',
              text: 'La mise à jour de nuit a désactivé le pilote. Je prends la main cinq minutes, avec ton accord.',
            },
            { from: 'seeker', text: 'Vas-y. … La carte s’allume.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['sign-in', 'remote-access'],
          thanks: '10 h 48, merci Youssef, ouf.',
        },
      ],
    },
  },
]
