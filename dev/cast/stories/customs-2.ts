import type { CastStory } from '../types.ts'

export const customs2: readonly CastStory[] = [
  {
    key: 'customs-08',
    workdaysAgo: 103,
    at: '14:47',
    seeker: 'oliver',
    language: 'en',
    text: 'For the tender I wrote that we deliver DAP Newcastle with customs cleared by us. DAP doesn’t include clearance, does it?',
    skills: ['uk-customs', 'incoterms'],
    tapped: [{ person: 'fatou', answer: 'postponed', afterSeconds: 40 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'priya',
          secondsToAccept: 84,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'No. If we clear and pay duty it’s DDP. I’d keep DAP and name the broker separately.',
            },
            { from: 'seeker', text: 'Changed. Good catch.' },
          ],
          outcome: { result: 'solved', kind: 'validation' },
          shown: ['uk-customs', 'incoterms'],
          thanks: 'Glad somebody read it before the customer did.',
        },
      ],
    },
  },
  {
    key: 'customs-09',
    workdaysAgo: 96,
    at: '14:40',
    seeker: 'eleonore',
    language: 'fr',
    text: 'J’ai un prélèvement de 4 112 £ de la douane britannique que je n’arrive pas à rattacher. Vous avez une idée ?',
    skills: ['uk-customs', 'payments'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'priya',
          secondsToAccept: 78,
          minutes: 9,
          chat: [
            { from: 'helper', text: 'It’s the deferment account, one debit for the whole month.', language: 'en' },
            { from: 'seeker', text: 'Comment je le répartis par dossier ?' },
            {
              from: 'helper',
              text: 'Download the C79 and the statement. I can do last month with you, the older ones I no longer have.',
              language: 'en',
            },
          ],
          outcome: { result: 'partly', kind: 'solution' },
          shown: ['uk-customs', 'payments'],
          thanks: 'Merci Priya, le dernier mois est ventilé.',
        },
      ],
    },
  },
  {
    key: 'customs-10',
    workdaysAgo: 84,
    at: '14:51',
    seeker: 'ines',
    language: 'fr',
    text: 'Mon premier achat à Leeds pour Lorient : 12 capteurs 25 bar. Faut-il une déclaration même entre nos deux sites ?',
    skills: ['uk-customs'],
    tapped: [
      { person: 'mehdi', answer: 'off_topic', afterSeconds: 17 },
      { person: 'karim', answer: 'off_topic', afterSeconds: 18 },
      { person: 'agnieszka', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'priya',
          secondsToAccept: 314,
          minutes: 14,
          chat: [
            {
              from: 'helper',
              text: 'Oui, le Royaume-Uni est un pays tiers, même chez nous. Export GB, puis import FR.',
            },
            { from: 'seeker', text: 'Et qui fait laquelle ?' },
            { from: 'helper', text: 'Moi la première, Mehdi donne la seconde au transitaire. Je te montre la nôtre.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['uk-customs'],
          thanks: 'Thanks Priya, c’est moins effrayant à deux.',
        },
      ],
    },
  },
  {
    key: 'customs-11',
    workdaysAgo: 78,
    at: '10:03',
    seeker: 'fatou',
    language: 'fr',
    text: 'CIF Le Havre pour 3 caisses par conteneur, le transporteur me dit que CIF c’est pour le vrac. Il a raison ?',
    skills: ['incoterms'],
    tapped: [
      { person: 'loic', answer: 'declined', afterSeconds: 7 },
      { person: 'agnieszka', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'priya',
          secondsToAccept: 116,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'He’s right: in a container the risk passes at the terminal, so use CIP.',
              language: 'en',
            },
            { from: 'seeker', text: 'Et l’assurance, on y gagne ?' },
            { from: 'helper', text: 'Yes, CIP means all-risks cover since 2020.', language: 'en' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['incoterms'],
          thanks: 'Merci, je corrige la commande.',
        },
      ],
    },
  },
  {
    key: 'customs-12',
    workdaysAgo: 67,
    at: '14:54',
    seeker: 'ines',
    language: 'fr',
    text: 'Origine préférentielle : le fournisseur anglais met « statement on origin » sur sa facture, mais sans numéro. Elle vaut quelque chose ?',
    skills: ['uk-customs'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'priya',
          secondsToAccept: 45,
          minutes: 11,
          chat: [
            {
              from: 'helper',
              text: 'Au-dessus de 6 000 € il lui faut son EORI GB dans le texte. Sinon droits de douane à 2,2 %.',
            },
            { from: 'seeker', text: 'Facture à 7 480 €, donc je la renvoie.' },
            { from: 'helper', text: 'Oui, avec le texte exact, je te le colle dans la discussion.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['uk-customs'],
          thanks: 'Merci, 165 € de droits évités.',
        },
      ],
    },
  },
  {
    key: 'customs-13',
    workdaysAgo: 56,
    at: '14:50',
    seeker: 'tom',
    language: 'en',
    text: 'Customer asks for "FOB Leeds". Leeds has no port. Do I say no, or is there a polite version?',
    skills: ['incoterms'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'priya',
          secondsToAccept: 22,
          minutes: 9,
          chat: [
            { from: 'helper', text: 'Polite version: "we understand FCA Leeds, please confirm". FOB needs a ship.' },
            { from: 'seeker', text: 'They confirmed within five minutes.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['incoterms'],
          thanks: 'FCA it is. Thanks!',
        },
      ],
    },
  },
  {
    key: 'customs-14',
    workdaysAgo: 45,
    at: '10:18',
    seeker: 'mehdi',
    language: 'fr',
    text: 'Retour de pompe en réparation depuis l’Écosse : comment éviter de payer les droits à l’entrée puis encore à la sortie ?',
    skills: ['uk-customs'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'priya',
          secondsToAccept: 26,
          minutes: 8,
          chat: [
            { from: 'helper', text: 'Use inward processing, declare it on arrival, not afterwards.', language: 'en' },
            { from: 'seeker', text: 'La pompe arrive jeudi, on a le temps.' },
            {
              from: 'helper',
              text: 'Then ask for the simplified authorisation, up to three times a year.',
              language: 'en',
            },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['uk-customs'],
          thanks: 'Merci Priya, on a demandé l’autorisation.',
        },
      ],
    },
  },
]
