import type { CastStory } from '../types.ts'

export const lookupCodes1: readonly CastStory[] = [
  {
    key: 'lookup-codes-01',
    workdaysAgo: 148,
    at: '10:13',
    seeker: 'lea',
    language: 'fr',
    text: 'Ma RECHERCHEV entre la liste des pièces contrôlées et l’export ERP me sort #N/A une ligne sur deux. Les codes sont identiques à l’œil, je deviens folle.',
    skills: ['excel-lookup', 'excel-import'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'elodie',
          secondsToAccept: 17,
          minutes: 7,
          chat: [
            { from: 'helper', text: 'Clique sur une cellule qui marche et une qui marche pas. Tu vois l’alignement ?' },
            { from: 'seeker', text: 'L’une à droite, l’autre à gauche… donc nombre et texte !' },
            { from: 'helper', text: 'Voilà. Colonne A, Données, Convertir, Terminer, et tout passe en nombre.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['excel-lookup', 'excel-import'],
          thanks: 'Merci Élodie, je n’avais jamais fait attention à l’alignement.',
        },
      ],
    },
  },
  {
    key: 'lookup-codes-02',
    workdaysAgo: 146,
    at: '14:48',
    seeker: 'thomas',
    language: 'fr',
    text: 'je cherche mes références de roulements dans l’export GMAO avec RECHERCHEX et j’ai que des #N/A, pourtant Ctrl+F trouve le code direct',
    skills: ['excel-lookup', 'erp-export'],
    tapped: [{ person: 'maelle', answer: 'lapsed', afterSeconds: 90 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'elodie',
          secondsToAccept: 240,
          minutes: 11,
          chat: [
            {
              from: 'helper',
              text: 'Il y a une espace à la fin dans ton export, teste NBCAR(A2), tu vas trouver 11 au lieu de 10.',
            },
            {
              from: 'seeker',
              text: 'Exact, 11. SUPPRESPACE en enlève une partie, mais il reste une vingtaine de lignes.',
            },
            { from: 'helper', text: 'Celles-là ont une espace insécable, il faut SUBSTITUE(A2;CAR(160);"").' },
          ],
          outcome: { result: 'partly', kind: 'solution' },
          shown: ['excel-lookup', 'erp-export'],
          thanks: 'Ça passe presque partout, merci. Je finirai à la main.',
        },
      ],
    },
  },
  {
    key: 'lookup-codes-03',
    workdaysAgo: 139,
    at: '10:11',
    seeker: 'dariusz',
    language: 'fr',
    text: 'RECHERCHEV renvoie la mauvaise désignation pour le code 7310244 : elle me donne la DN50 au lieu de la DN40. La liste vient de l’ERP et elle n’est pas triée.',
    skills: ['excel-lookup'],
    tapped: [{ person: 'priya', answer: 'lapsed', afterSeconds: 90 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'elodie',
          secondsToAccept: 118,
          minutes: 9,
          chat: [
            { from: 'seeker', text: 'Regarde, la formule se termine par VRAI.' },
            {
              from: 'helper',
              text: 'C’est ça. VRAI cherche une valeur approchée, il te faut FAUX en quatrième argument.',
            },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['excel-lookup'],
          thanks: 'Dziękuję Élodie, deux heures que je tournais autour.',
        },
      ],
    },
  },
  {
    key: 'lookup-codes-04',
    workdaysAgo: 132,
    at: '10:14',
    seeker: 'erwan',
    language: 'fr',
    text: 'J’ai 3 400 codes de la nouvelle nomenclature à rapprocher de l’export ERP avec RECHERCHEX. Ça renvoie #N/A seulement pour ceux qui commencent par 00.',
    skills: ['excel-lookup', 'erp-export'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'elodie',
          secondsToAccept: 82,
          minutes: 14,
          chat: [
            {
              from: 'helper',
              text: 'Je vois les zéros de tête… je sais convertir en nombre, mais toi tu dois les garder, là je sèche.',
            },
            { from: 'seeker', text: 'Oui, l’ERP les refuse sans les zéros au retour.' },
            { from: 'helper', text: 'Demande à Maëlle, elle a le coup.' },
          ],
          outcome: { result: 'not_solved' },
          shown: [],
        },
        {
          helper: 'maelle',
          secondsToAccept: 75,
          minutes: 6,
          chat: [
            { from: 'helper', text: 'On fait l’inverse : on met l’export au même format, =TEXTE(B2;"00000000").' },
            { from: 'seeker', text: 'Huit caractères partout, évidemment.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['excel-lookup', 'erp-export'],
          thanks: 'Merci à vous deux, et le coup du TEXTE() est adopté.',
        },
      ],
    },
  },
  {
    key: 'lookup-codes-05',
    workdaysAgo: 121,
    at: '10:14',
    seeker: 'nolwenn',
    language: 'fr',
    text: 'Depuis la mise à jour d’Office, mon fichier de contrôle des codes articles affiche #NOM? à la place de RECHERCHEX. Hier ça marchait.',
    skills: ['excel-lookup', 'excel-import'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'youssef',
          secondsToAccept: 23,
          minutes: 12,
          chat: [
            {
              from: 'helper',
              text: 'Votre poste est resté sur le canal semestriel, RECHERCHEX n’y est pas activé. Je relance la mise à jour.',
            },
            { from: 'seeker', text: 'D’accord, et en attendant ?' },
            {
              from: 'helper',
              text: 'En attendant, INDEX et EQUIV font pareil, mais pour les codes en texte je vous laisse voir avec quelqu’un d’Excel.',
            },
          ],
          outcome: { result: 'partly', kind: 'solution' },
          shown: ['excel-lookup', 'excel-import'],
          thanks: 'Merci Youssef, la mise à jour est passée à midi.',
        },
      ],
    },
  },
  {
    key: 'lookup-codes-06',
    workdaysAgo: 117,
    at: '10:07',
    seeker: 'aurelie',
    language: 'fr',
    text: 'Mon RECHERCHEX ne trouve pas les codes fournisseurs importés du CSV. Si je retape le code à la main dans la cellule, là ça marche…',
    skills: ['excel-lookup', 'excel-import'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'maelle',
          secondsToAccept: 48,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'Si le retaper suffit, c’est que l’import l’a mis en texte. Tu vois le triangle vert dans le coin ?',
            },
            { from: 'seeker', text: 'Oui, sur toute la colonne A.' },
            {
              from: 'helper',
              text: 'Mets CNUM(A2) dans ta formule, ou convertis la colonne entière si tu n’as pas de zéros devant.',
            },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['excel-lookup', 'excel-import'],
          thanks: 'Simple et net, merci Maëlle !',
        },
      ],
    },
  },
  {
    key: 'lookup-codes-07',
    workdaysAgo: 108,
    at: '10:16',
    seeker: 'noah',
    language: 'fr',
    text: 'Je dois retrouver le compte comptable de 600 articles avec une RECHERCHEV sur l’export. Tout sort en #N/A sauf les 12 premières lignes.',
    skills: ['excel-lookup', 'erp-export'],
    tapped: [
      { person: 'elodie', answer: 'lapsed', afterSeconds: 90 },
      { person: 'karim', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'youssef',
          secondsToAccept: 95,
          minutes: 15,
          chat: [
            { from: 'helper', text: 'J’ai regardé le fichier, pas de souci d’ouverture ni de version.' },
            { from: 'seeker', text: 'Les 12 premières, c’est moi qui les ai tapées à la main.' },
            { from: 'helper', text: 'Alors c’est une question de contenu, Maëlle verra ça mieux que moi.' },
          ],
          outcome: { result: 'not_solved' },
          shown: [],
        },
        {
          helper: 'maelle',
          secondsToAccept: 130,
          minutes: 7,
          chat: [
            {
              from: 'helper',
              text: 'Celles que tu as tapées sont des nombres, les autres du texte. Et ta plage glisse : il manque les dollars.',
            },
            { from: 'seeker', text: '$A$2:$F$900, ok. Et CNUM pour le reste.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['excel-lookup', 'erp-export'],
          thanks: 'Merci Maëlle, j’ai enfin compris à quoi servent les dollars.',
        },
      ],
    },
  },
]
