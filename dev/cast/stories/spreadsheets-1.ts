import type { CastStory } from '../types.ts'

export const spreadsheets1: readonly CastStory[] = [
  {
    key: 'spreadsheets-01',
    workdaysAgo: 149,
    at: '14:55',
    seeker: 'anais',
    language: 'fr',
    text: 'Mon tableau croisé compte les factures au lieu d’additionner les montants, et je ne peux pas choisir Somme sans avoir des zéros partout.',
    skills: ['excel-pivot'],
    tapped: [
      { person: 'elodie', answer: 'declined', afterSeconds: 71 },
      { person: 'hugo', answer: 'lapsed', afterSeconds: 90 },
      { person: 'priya', answer: 'lapsed', afterSeconds: 90 },
      { person: 'philippe', answer: 'lapsed', afterSeconds: 120 },
      { person: 'noah', answer: 'lapsed', afterSeconds: 150 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'maelle',
          secondsToAccept: 840,
          minutes: 8,
          chat: [
            { from: 'helper', text: 'Tes montants sont en texte, le point au lieu de la virgule.' },
            { from: 'seeker', text: 'Remplacer . par , puis actualiser ?' },
            { from: 'helper', text: 'Oui, et Somme redeviendra le choix par défaut.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['excel-pivot'],
          thanks: 'Merci, c’était donc ça depuis le début de semaine.',
        },
      ],
    },
  },
  {
    key: 'spreadsheets-02',
    workdaysAgo: 143,
    at: '10:13',
    seeker: 'gwenael',
    language: 'fr',
    text: 'Je veux le total des commandes en retard par acheteur, avec deux conditions (date dépassée et statut ouvert). Mes SI imbriqués deviennent illisibles.',
    skills: ['excel-formulas'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'maelle',
          secondsToAccept: 25,
          minutes: 10,
          chat: [
            {
              from: 'helper',
              text: 'Laisse tomber les SI : =SOMME.SI.ENS(F:F;B:B;"Pellerin";D:D;"<"&AUJOURDHUI();E:E;"Ouvert")',
            },
            { from: 'seeker', text: 'Le "<"& avant AUJOURDHUI, je n’aurais pas deviné.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['excel-formulas'],
          thanks: 'Merci Maëlle, mon tableau tient enfin sur une page.',
        },
      ],
    },
  },
  {
    key: 'spreadsheets-03',
    workdaysAgo: 137,
    at: '10:12',
    seeker: 'oliver',
    language: 'en',
    text: 'The pivot on late deliveries still shows two customers we dropped last spring. I’ve refreshed it ten times.',
    skills: ['excel-pivot'],
    tapped: [{ person: 'tom', answer: 'off_topic', afterSeconds: 19 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'priya',
          secondsToAccept: 46,
          minutes: 7,
          chat: [
            {
              from: 'helper',
              text: 'They’re kept in the cache. Pivot options, Data, number of items to retain: None.',
            },
            { from: 'seeker', text: 'Gone. Tidy.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['excel-pivot'],
          thanks: 'Cheers Priya, that had been bugging me for weeks.',
        },
      ],
    },
  },
  {
    key: 'spreadsheets-04',
    workdaysAgo: 128,
    at: '10:09',
    seeker: 'noah',
    language: 'fr',
    text: 'Sur mon graphique du budget, les mois sortent dans l’ordre alphabétique : août, avril, décembre… Comment les remettre dans l’ordre ?',
    skills: ['excel-charts'],
    tapped: [
      { person: 'maelle', answer: 'off_topic', afterSeconds: 15 },
      { person: 'hugo', answer: 'postponed', afterSeconds: 19 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'anais',
          secondsToAccept: 69,
          minutes: 6,
          chat: [
            { from: 'helper', text: 'Tes mois sont du texte. Mets de vraies dates, puis le format mmmm.' },
            { from: 'seeker', text: 'Le 1er de chaque mois, ok, c’est tout bête.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['excel-charts'],
          thanks: 'Merci Anaïs !',
        },
      ],
    },
  },
  {
    key: 'spreadsheets-05',
    workdaysAgo: 123,
    at: '14:48',
    seeker: 'eleonore',
    language: 'fr',
    text: 'ma formule de position de trésorerie boucle, Excel parle de « référence circulaire » et je ne vois pas où',
    skills: ['excel-formulas'],
    tapped: [
      { person: 'philippe', answer: 'declined', afterSeconds: 67 },
      { person: 'maelle', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'anais',
          secondsToAccept: 117,
          minutes: 9,
          chat: [
            {
              from: 'helper',
              text: 'Formules, Vérification des erreurs, Références circulaires : il te dit la cellule.',
            },
            { from: 'seeker', text: 'K14. Elle reprend le solde qui reprend les intérêts qui reprennent le solde…' },
            {
              from: 'helper',
              text: 'Pour les intérêts il faut choisir, soit le solde de la veille, soit tu actives l’itération. À voir avec Philippe.',
            },
          ],
          outcome: { result: 'partly', kind: 'solution' },
          shown: ['excel-formulas'],
          thanks: 'Merci, au moins je sais où c’est.',
        },
      ],
    },
  },
  {
    key: 'spreadsheets-06',
    workdaysAgo: 115,
    at: '14:51',
    seeker: 'hugo',
    language: 'fr',
    text: 'Je cherche à regrouper les achats par trimestre dans le TCD, mais le bouton Grouper est grisé.',
    skills: ['excel-pivot'],
    tapped: [{ person: 'maelle', answer: 'declined', afterSeconds: 41 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'anais',
          secondsToAccept: 88,
          minutes: 5,
          chat: [
            { from: 'helper', text: 'Une cellule vide ou une date en texte dans la colonne suffit à le griser.' },
            { from: 'seeker', text: 'Ligne 812, « à définir ». Bingo.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['excel-pivot'],
          thanks: 'Merci, je serais resté dessus la journée.',
        },
      ],
    },
  },
  {
    key: 'spreadsheets-07',
    workdaysAgo: 112,
    at: '14:47',
    seeker: 'claire',
    language: 'fr',
    text: 'Power Query refuse d’actualiser depuis que le dossier des relevés a changé de serveur : « DataSource.NotFound ». J’ai 14 requêtes dans le classeur.',
    skills: ['power-query'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'maelle',
          secondsToAccept: 102,
          minutes: 12,
          chat: [
            {
              from: 'helper',
              text: 'Ne les ouvre pas une par une : Accueil, Paramètres de la source de données, tu changes le chemin une fois.',
            },
            { from: 'seeker', text: 'Parfait, les 14 ont suivi.' },
            { from: 'helper', text: 'Et fais un paramètre Chemin, pour la prochaine fois.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['power-query'],
          thanks: 'Tu m’évites un après-midi, merci.',
        },
      ],
    },
  },
  {
    key: 'spreadsheets-08',
    workdaysAgo: 107,
    at: '10:12',
    seeker: 'bruno',
    language: 'fr',
    text: 'Je voudrais le cours de la fonte et nos prix sur le même graphique, mais l’un est en €/t, l’autre en €/pièce, on ne voit plus rien.',
    skills: ['excel-charts'],
    tapped: [{ person: 'hugo', answer: 'postponed', afterSeconds: 25 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'anais',
          secondsToAccept: 87,
          minutes: 11,
          chat: [
            { from: 'helper', text: 'Clic droit sur la courbe du cours, Mettre en forme, Axe secondaire.' },
            { from: 'seeker', text: 'Mieux. Par contre les dates ne tombent pas en face.' },
            {
              from: 'helper',
              text: 'Le cours est à la semaine et vous au mois, il faudrait une moyenne mensuelle. On le fera ensemble un autre jour.',
            },
          ],
          outcome: { result: 'partly', kind: 'solution' },
          shown: ['excel-charts'],
          thanks: 'C’est déjà plus parlant, merci Anaïs.',
        },
      ],
    },
  },
]
