import type { CastStory } from '../types.ts'

export const lookupCodes2: readonly CastStory[] = [
  {
    key: 'lookup-codes-08',
    workdaysAgo: 103,
    at: '10:17',
    seeker: 'ines',
    language: 'fr',
    text: '#N/A sur toutes les lignes de mon suivi des manquants quand je vais chercher le délai dans l’export ERP. La formule : =RECHERCHEX(A4;Export!A:A;Export!F:F)',
    skills: ['excel-lookup', 'erp-export'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'maelle',
          secondsToAccept: 28,
          minutes: 9,
          chat: [
            { from: 'helper', text: 'La formule est juste. Compare =ESTTEXTE(A4) chez toi et dans l’export.' },
            { from: 'seeker', text: 'VRAI chez moi, FAUX dans l’export !' },
            { from: 'helper', text: 'Voilà la différence. Tu mets CNUM(A4) et tu recopies.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['excel-lookup', 'erp-export'],
          thanks: 'Trop bien, je garde ESTTEXTE dans un coin de ma tête.',
        },
      ],
    },
  },
  {
    key: 'lookup-codes-09',
    workdaysAgo: 96,
    at: '10:19',
    seeker: 'tom',
    language: 'en',
    text: 'My VLOOKUP returns #N/A for every item code in the ERP extract, but I can see the code sitting right there in column A.',
    skills: ['excel-lookup', 'erp-export'],
    tapped: [
      { person: 'maelle', answer: 'lapsed', afterSeconds: 90 },
      { person: 'elodie', answer: 'lapsed', afterSeconds: 90 },
      { person: 'katell', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'priya',
          secondsToAccept: 180,
          minutes: 8,
          chat: [
            {
              from: 'helper',
              text: 'Yours are numbers, the extract’s are text. Try =VLOOKUP(TEXT(A2,"00000000"),Extract!A:F,6,FALSE).',
            },
            { from: 'seeker', text: 'It works on the first row… and all of them. Why eight zeros?' },
            { from: 'helper', text: 'Because our codes are eight digits long. The ERP pads them, Excel strips them.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['excel-lookup', 'erp-export'],
          thanks: 'Thanks Priya, that had eaten my whole morning.',
        },
      ],
    },
  },
  {
    key: 'lookup-codes-10',
    workdaysAgo: 88,
    at: '10:10',
    seeker: 'agnieszka',
    language: 'en',
    text: 'XLOOKUP between the carrier rate card and my shipment list finds Leeds and Hull but not Felixstowe. Same spelling, I checked three times.',
    skills: ['excel-lookup'],
    tapped: [{ person: 'elodie', answer: 'lapsed', afterSeconds: 90 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'priya',
          secondsToAccept: 110,
          minutes: 10,
          chat: [
            { from: 'helper', text: 'There’s a non-breaking space after Felixstowe, it comes from the carrier’s PDF.' },
            { from: 'seeker', text: 'How did you even see that?' },
            { from: 'helper', text: 'LEN said 11. Felixstowe has ten letters.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['excel-lookup'],
          thanks: 'Lovely, thank you. I’d never have thought of counting letters.',
        },
      ],
    },
  },
  {
    key: 'lookup-codes-11',
    workdaysAgo: 81,
    at: '10:22',
    seeker: 'samira',
    language: 'fr',
    text: 'bonjour, ma recherchev sur les codes clients de l’export me met #N/A, mais que pour les clients belges',
    skills: ['excel-lookup', 'excel-import'],
    tapped: [{ person: 'priya', answer: 'declined', afterSeconds: 60 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'maelle',
          secondsToAccept: 62,
          minutes: 5,
          chat: [
            { from: 'helper', text: 'Les belges commencent par un zéro, non ?' },
            { from: 'seeker', text: 'Oui, 0412 quelque chose.' },
            {
              from: 'helper',
              text: 'Excel l’a mangé à l’ouverture. Rouvre le CSV par Données, À partir d’un fichier texte, et choisis Texte pour cette colonne.',
            },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['excel-lookup', 'excel-import'],
          thanks: 'Merci beaucoup, maintenant ça trouve tout.',
        },
      ],
    },
  },
  {
    key: 'lookup-codes-12',
    workdaysAgo: 74,
    at: '10:13',
    seeker: 'arjun',
    language: 'en',
    text: 'I’m matching 40,000 stock lines from the ERP export to last year’s file with XLOOKUP. It’s painfully slow and about 2% come back as #N/A.',
    skills: ['excel-lookup', 'power-query'],
    tapped: [{ person: 'maelle', answer: 'off_topic', afterSeconds: 11 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'priya',
          secondsToAccept: 52,
          minutes: 13,
          chat: [
            { from: 'helper', text: 'The 2% have lower-case letters and a trailing dash, look at 7310244-.' },
            { from: 'seeker', text: 'Right, the old numbering. And the speed?' },
            {
              from: 'helper',
              text: 'Merge in Power Query rather than 40,000 lookups. I can start you off, Maëlle knows the rest.',
            },
          ],
          outcome: { result: 'partly', kind: 'solution' },
          shown: ['excel-lookup', 'power-query'],
          thanks: 'Good pointers, I got most of the way.',
        },
      ],
    },
  },
  {
    key: 'lookup-codes-13',
    workdaysAgo: 66,
    at: '10:11',
    seeker: 'karim',
    language: 'fr',
    text: 'Je prépare le planning des départs et RECHERCHEX me renvoie #N/A sur les numéros de BL exportés ce matin. Hier avec le même fichier c’était bon.',
    skills: ['excel-lookup', 'erp-export'],
    tapped: [
      { person: 'priya', answer: 'declined', afterSeconds: 7 },
      { person: 'elodie', answer: 'declined', afterSeconds: 27 },
      { person: 'arjun', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'maelle',
          secondsToAccept: 206,
          minutes: 8,
          chat: [
            {
              from: 'helper',
              text: 'L’export de ce matin est parti avec des apostrophes devant les numéros, regarde la barre de formule.',
            },
            { from: 'seeker', text: "Ah oui, '80044512." },
            {
              from: 'helper',
              text: 'Une apostrophe, donc du texte. Soit CNUM, soit tu multiplies toute la colonne par 1 avec un collage spécial.',
            },
            { from: 'seeker', text: 'Le collage spécial, je ne connaissais pas. Je le note pour l’équipe.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['excel-lookup', 'erp-export'],
          thanks: 'Merci Maëlle, expliqué comme ça je saurai le refaire.',
        },
      ],
    },
  },
  {
    key: 'lookup-codes-14',
    workdaysAgo: 57,
    at: '10:15',
    seeker: 'hugo',
    language: 'fr',
    text: 'Le code 00420115 existe dans les deux onglets et pourtant RECHERCHEX dit « non trouvé ». J’ai bien mis 0 pour la correspondance exacte.',
    skills: ['excel-lookup', 'excel-import'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'maelle',
          secondsToAccept: 95,
          minutes: 7,
          chat: [
            { from: 'helper', text: 'Ouvre la cellule avec F2 dans chaque onglet.' },
            {
              from: 'seeker',
              text: 'Dans l’un c’est 00420115, dans l’autre 420115 affiché avec un format à huit chiffres !',
            },
            { from: 'helper', text: 'Donc un nombre déguisé. TEXTE(A2;"00000000") et c’est réglé.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['excel-lookup', 'excel-import'],
          thanks: 'Merci, un nombre déguisé, j’adore.',
        },
      ],
    },
  },
]
