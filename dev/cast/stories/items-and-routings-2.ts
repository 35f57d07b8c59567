import type { CastStory } from '../types.ts'

export const itemsAndRoutings2: readonly CastStory[] = [
  {
    key: 'items-and-routings-09',
    workdaysAgo: 100,
    at: '10:24',
    seeker: 'karim',
    language: 'fr',
    text: 'Les poids de la famille PV sont à 0 kg dans les fiches, donc ma lettre de voiture aussi. Il y a 40 références.',
    skills: ['erp-items', 'packing'],
    tapped: [
      { person: 'arjun', answer: 'declined', afterSeconds: 19 },
      { person: 'mehdi', answer: 'lapsed', afterSeconds: 90 },
      { person: 'loic', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'nolwenn',
          secondsToAccept: 303,
          minutes: 6,
          chat: [
            { from: 'helper', text: 'Envoie-moi tes poids dans un tableau code et kg, je les injecte.' },
            { from: 'seeker', text: 'Envoyé. Pesés à la palette pour de vrai.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-items', 'packing'],
          thanks: 'Merci Nolwenn, injectés dans l’heure.',
        },
      ],
    },
  },
  {
    key: 'items-and-routings-10',
    workdaysAgo: 95,
    at: '10:13',
    seeker: 'erwan',
    language: 'fr',
    text: 'L’éclatement de la pompe PV-125 part en boucle : « récursivité niveau 12 ». Je ne vois pas quel composant s’appelle lui-même.',
    skills: ['erp-routings'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'nolwenn',
          secondsToAccept: 26,
          minutes: 11,
          chat: [
            {
              from: 'helper',
              text: 'Le kit de joints contient le sous-ensemble qui contient le kit. Je coupe le lien, mais il faudra revoir le kit.',
            },
            { from: 'seeker', text: 'Ça tourne, mais il manque les joints au niveau 3.' },
            { from: 'helper', text: 'C’est la partie à revoir, prends un moment avec Yannick pour dire ce qui va où.' },
          ],
          outcome: { result: 'partly', kind: 'solution' },
          shown: ['erp-routings'],
          thanks: 'Merci, le plus gros est passé.',
        },
      ],
    },
  },
  {
    key: 'items-and-routings-11',
    workdaysAgo: 90,
    at: '10:12',
    seeker: 'tom',
    language: 'en',
    text: 'For a spare part sold only in Leeds, do I need a new item code or just a site record? I can see both buttons and daren’t press either.',
    skills: ['erp-items'],
    tapped: [{ person: 'claire', answer: 'declined', afterSeconds: 44 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'arjun',
          secondsToAccept: 103,
          minutes: 7,
          chat: [
            {
              from: 'helper',
              text: 'Just a site record. The code belongs to the group, you only add Leeds in the Sites tab.',
            },
            { from: 'seeker', text: 'So one code, many sites. And the planner code?' },
            { from: 'helper', text: 'Yours, on the site record. Nobody else will see it.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-items'],
          thanks: 'Thanks Arjun, both buttons make sense now.',
        },
      ],
    },
  },
  {
    key: 'items-and-routings-12',
    workdaysAgo: 83,
    at: '10:08',
    seeker: 'bruno',
    language: 'fr',
    text: 'Le fondeur demande les surépaisseurs d’usinage du palier, le plan brut n’en parle pas. Combien en veut l’usinage, en bout de chaîne ?',
    skills: ['drawing-reading', 'foundry-buying'],
    tapped: [
      { person: 'erwan', answer: 'declined', afterSeconds: 7 },
      { person: 'lea', answer: 'lapsed', afterSeconds: 90 },
      { person: 'nolwenn', answer: 'off_topic', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'dariusz',
          secondsToAccept: 168,
          minutes: 8,
          chat: [
            { from: 'helper', text: '3 mm sur les faces, 4 sur l’alésage. Et surtout pas de bavure côté serrage.' },
            { from: 'seeker', text: 'Noté, je l’écris sur le plan brut.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['drawing-reading', 'foundry-buying'],
          thanks: 'Merci, au moins on parle avant et pas après.',
        },
      ],
    },
  },
  {
    key: 'items-and-routings-13',
    workdaysAgo: 76,
    at: '14:39',
    seeker: 'erwan',
    language: 'fr',
    text: 'Je voudrais sortir toutes les gammes où le temps de réglage est vide. L’export standard ne donne que l’entête.',
    skills: ['erp-routings', 'erp-export'],
    tapped: [
      { person: 'nolwenn', answer: 'declined', afterSeconds: 14 },
      { person: 'katell', answer: 'postponed', afterSeconds: 17 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'arjun',
          secondsToAccept: 84,
          minutes: 10,
          chat: [
            { from: 'helper', text: 'Utilise la vue GAM_OPER, pas GAM_ENT. Filtre TREGL = 0.' },
            { from: 'seeker', text: '340 opérations sans réglage. Aïe.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-routings', 'erp-export'],
          thanks: 'Merci Arjun, j’ai du pain sur la planche.',
        },
      ],
    },
  },
  {
    key: 'items-and-routings-14',
    workdaysAgo: 70,
    at: '14:50',
    seeker: 'nolwenn',
    language: 'fr',
    text: 'Les sous-traitants de zingage n’apparaissent plus en opération externe dans les gammes de la famille 460. J’ai touché à quelque chose ?',
    skills: ['erp-routings'],
    tapped: [
      { person: 'sofia', answer: 'declined', afterSeconds: 37 },
      { person: 'yannick', answer: 'lapsed', afterSeconds: 90 },
      { person: 'arjun', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'erwan',
          secondsToAccept: 179,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'Non, c’est moi : le poste de charge EXT-ZN a été renommé. Je rétablis l’ancien libellé.',
            },
            { from: 'seeker', text: 'Je les revois, les 14.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-routings'],
          thanks: 'Merci, j’ai cru que c’était moi.',
        },
      ],
    },
  },
  {
    key: 'items-and-routings-15',
    workdaysAgo: 61,
    at: '10:23',
    seeker: 'hugo',
    language: 'fr',
    text: 'Comment savoir quel indice de plan est en cours sur un article, quand le PDF dit C et l’ERP dit D ?',
    skills: ['erp-items', 'drawing-reading'],
    tapped: [
      { person: 'arjun', answer: 'declined', afterSeconds: 15 },
      { person: 'dariusz', answer: 'lapsed', afterSeconds: 90 },
      { person: 'erwan', answer: 'lapsed', afterSeconds: 120 },
      { person: 'lea', answer: 'lapsed', afterSeconds: 120 },
      { person: 'bruno', answer: 'lapsed', afterSeconds: 150 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'nolwenn',
          secondsToAccept: 573,
          minutes: 5,
          chat: [
            {
              from: 'helper',
              text: 'L’ERP fait foi. Le PDF du dossier partagé est une copie, ouvre celui attaché à la fiche.',
            },
            { from: 'seeker', text: 'D en pièce jointe, en effet.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-items', 'drawing-reading'],
          thanks: 'Merci Nolwenn !',
        },
      ],
    },
  },
  {
    key: 'items-and-routings-16',
    workdaysAgo: 55,
    at: '10:22',
    seeker: 'ines',
    language: 'fr',
    text: 'Sur le plan de la bride il y a « 8 × M16 – 6H ↧32 ». Le fournisseur demande si c’est 32 de taraudage ou 32 de perçage.',
    skills: ['drawing-reading'],
    tapped: [{ person: 'lea', answer: 'lapsed', afterSeconds: 90 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'erwan',
          secondsToAccept: 104,
          minutes: 8,
          chat: [
            { from: 'helper', text: 'La flèche donne le taraudage utile. Le perçage, il le choisit, disons 38.' },
            { from: 'seeker', text: 'Merci, je lui réponds tel quel.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['drawing-reading'],
          thanks: 'Je commence à lire les plans, merci Erwan.',
        },
      ],
    },
  },
]
