import type { CastStory } from '../types.ts'

export const desk2: readonly CastStory[] = [
  {
    key: 'desk-09',
    workdaysAgo: 86,
    at: '10:13',
    seeker: 'bruno',
    language: 'fr',
    text: 'Où vont les fichiers qu’on met dans une conversation Teams ? Je ne retrouve jamais les plans que m’envoie Dariusz.',
    skills: ['teams-sharepoint'],
    tapped: [{ person: 'claire', answer: 'declined', afterSeconds: 28 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'hugo',
          secondsToAccept: 30,
          minutes: 7,
          chat: [
            {
              from: 'helper',
              text: 'Dans son OneDrive à lui, dossier « Fichiers de conversation ». S’il part, ils partent. Mets-les dans le canal.',
            },
            { from: 'seeker', text: 'Le canal Plans fonderie, d’accord.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['teams-sharepoint'],
          thanks: 'Merci Hugo, je range.',
        },
      ],
    },
  },
  {
    key: 'desk-10',
    workdaysAgo: 73,
    at: '14:51',
    seeker: 'noah',
    language: 'fr',
    text: 'Je partage un classeur à six et on se marche dessus, les filtres des uns bougent l’écran des autres.',
    skills: ['teams-sharepoint'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'claire',
          secondsToAccept: 36,
          minutes: 5,
          chat: [
            {
              from: 'helper',
              text: 'Affichage, « Nouvelle vue » : chacun ses filtres, personne ne voit ceux des autres.',
            },
            { from: 'seeker', text: 'Chacun la sienne, enfin.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['teams-sharepoint'],
          thanks: 'Merci Claire, la paix est revenue.',
        },
      ],
    },
  },
  {
    key: 'desk-11',
    workdaysAgo: 62,
    at: '10:19',
    seeker: 'agnieszka',
    language: 'en',
    text: 'Emails to our carriers’ shared mailbox keep landing in my junk folder, but not in Oliver’s.',
    skills: ['outlook'],
    tapped: [{ person: 'youssef', answer: 'declined', afterSeconds: 71 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'ben',
          secondsToAccept: 73,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'You’ve got an old rule sending anything with "invoice" to junk. I’ll show you where.',
            },
            { from: 'seeker', text: 'From 2021. I did that to myself.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['outlook'],
          thanks: 'Thanks Ben, we never speak of this.',
        },
      ],
    },
  },
  {
    key: 'desk-12',
    workdaysAgo: 49,
    at: '10:21',
    seeker: 'isabelle',
    language: 'fr',
    text: 'Mon agenda montre les réunions de Leeds une heure trop tôt depuis le changement d’heure, mais celles de Lorient sont bonnes.',
    skills: ['outlook'],
    tapped: [{ person: 'claire', answer: 'lapsed', afterSeconds: 90 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'youssef',
          secondsToAccept: 144,
          minutes: 7,
          chat: [
            {
              from: 'helper',
              text: 'La salle de Leeds était restée à l’heure d’été. Je corrige la salle, les nouvelles seront bonnes.',
            },
            { from: 'seeker', text: 'Et celles déjà posées ?' },
            { from: 'helper', text: 'Celles-là, il faut que l’organisateur les renvoie.' },
          ],
          outcome: { result: 'partly', kind: 'solution' },
          shown: ['outlook'],
          thanks: 'Merci, je demande à Oliver.',
        },
      ],
    },
  },
  {
    key: 'desk-13',
    workdaysAgo: 37,
    at: '14:52',
    seeker: 'mehdi',
    language: 'fr',
    text: 'Le bureau à distance affiche un écran noir avec juste la souris, depuis la maison seulement.',
    skills: ['remote-access'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'youssef',
          secondsToAccept: 93,
          minutes: 5,
          chat: [
            { from: 'helper', text: 'Ctrl+Alt+Fin, Gestionnaire des tâches, relance explorer.exe.' },
            { from: 'seeker', text: 'Bureau revenu !' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['remote-access'],
          thanks: 'Merci, je note Ctrl+Alt+Fin.',
        },
      ],
    },
  },
  {
    key: 'desk-14',
    workdaysAgo: 20,
    at: '10:17',
    seeker: 'priya',
    language: 'en',
    text: 'When I print an email with a table, the right-hand columns fall off the page. Landscape doesn’t help.',
    skills: ['office-printers', 'outlook'],
    tapped: [
      { person: 'youssef', answer: 'lapsed', afterSeconds: 90 },
      { person: 'arjun', answer: 'lapsed', afterSeconds: 90 },
      { person: 'claire', answer: 'postponed', afterSeconds: 115 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'ben',
          secondsToAccept: 126,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'Print to PDF first with "fit width", then print that. Outlook never learnt to shrink.',
            },
            { from: 'seeker', text: 'Ugly, but it’s all there.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['office-printers', 'outlook'],
          thanks: 'Thanks Ben, ugly works.',
        },
      ],
    },
  },
  {
    key: 'desk-15',
    workdaysAgo: 8,
    at: '10:18',
    seeker: 'samira',
    language: 'fr',
    text: 'Je n’ai plus les notifications du canal Quais, je découvre les messages le soir…',
    skills: ['teams-sharepoint'],
    tapped: [{ person: 'noah', answer: 'declined', afterSeconds: 65 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'hugo',
          secondsToAccept: 81,
          minutes: 5,
          chat: [
            {
              from: 'helper',
              text: 'Trois points à côté du canal, Notifications, Toute l’activité. Il était sur Désactivé.',
            },
            { from: 'seeker', text: 'Je l’avais coupé pendant mes congés…' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['teams-sharepoint'],
          thanks: 'Merci Hugo, message reçu, littéralement.',
        },
      ],
    },
  },
]
