import type { CastStory } from '../types.ts'

export const orders1: readonly CastStory[] = [
  {
    key: 'orders-01',
    workdaysAgo: 150,
    at: '10:10',
    seeker: 'ines',
    language: 'fr',
    text: 'Je ne peux pas réceptionner la ligne 30 de la commande 4500118, l’ERP répond « quantité supérieure à la tolérance ». Le fournisseur a livré 102 joints au lieu de 100.',
    skills: ['erp-purchase-orders'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'aurelie',
          secondsToAccept: 21,
          minutes: 8,
          chat: [
            {
              from: 'helper',
              text: 'La tolérance est à 0 % sur cette famille. Passe la ligne à 102 avec l’accord de Gwenaël, puis réceptionne.',
            },
            { from: 'seeker', text: 'Donc on modifie la commande, pas la réception.' },
            { from: 'helper', text: 'Toujours. Sinon la facture bloque derrière.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-purchase-orders'],
          thanks: 'Merci Aurélie, je note le dans-quel-ordre.',
        },
      ],
    },
  },
  {
    key: 'orders-02',
    workdaysAgo: 144,
    at: '10:21',
    seeker: 'hugo',
    language: 'fr',
    text: 'Comment on clôture une ligne de commande dont il reste 2 pièces qu’on n’aura jamais ? Elle traîne dans tous mes relevés.',
    skills: ['erp-purchase-orders'],
    tapped: [
      { person: 'aurelie', answer: 'off_topic', afterSeconds: 10 },
      { person: 'gwenael', answer: 'off_topic', afterSeconds: 30 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'ines',
          secondsToAccept: 85,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'Ligne, bouton droit, « Solder ». Et mets un mot dans le commentaire, sinon on te demandera pourquoi.',
            },
            { from: 'seeker', text: 'Soldée, merci.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-purchase-orders'],
          thanks: 'Merci Inès, clair et rapide.',
        },
      ],
    },
  },
  {
    key: 'orders-03',
    workdaysAgo: 141,
    at: '10:23',
    seeker: 'ines',
    language: 'fr',
    text: 'Le calcul des besoins me propose d’avancer une commande de paliers Ø28 de trois semaines alors qu’on a 32 pièces en stock. Pourquoi ?',
    skills: ['erp-mrp'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'aurelie',
          secondsToAccept: 56,
          minutes: 10,
          chat: [
            { from: 'helper', text: 'Regarde le détail : tes 32 sont réservés par l’OF 20417.' },
            { from: 'seeker', text: 'Donc le disponible est à zéro, le message est juste.' },
            { from: 'helper', text: 'Oui. Le stock physique ne dit rien, regarde toujours le projeté.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-mrp'],
          thanks: 'Merci, le projeté, c’est retenu.',
        },
      ],
    },
  },
  {
    key: 'orders-04',
    workdaysAgo: 135,
    at: '14:49',
    seeker: 'fatou',
    language: 'fr',
    text: 'Impossible de créer la commande pour la garniture 00472550, message « article bloqué aux achats ». Qui peut le débloquer ?',
    skills: ['erp-items'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'nolwenn',
          secondsToAccept: 33,
          minutes: 5,
          chat: [
            {
              from: 'helper',
              text: 'C’est moi. L’indice de plan avait changé, il attendait la validation des méthodes.',
            },
            { from: 'seeker', text: 'Je peux commander en indice C alors ?' },
            { from: 'helper', text: 'Oui, je viens de le libérer.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-items'],
          thanks: 'Merci Nolwenn, en trois minutes chrono.',
        },
      ],
    },
  },
  {
    key: 'orders-05',
    workdaysAgo: 131,
    at: '10:20',
    seeker: 'tom',
    language: 'en',
    text: 'MRP run gives me 14 "reschedule out" messages for the DN50 bodies in Leeds but nothing has changed in the plan. Should I act on them?',
    skills: ['erp-mrp'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'arjun',
          secondsToAccept: 24,
          minutes: 11,
          chat: [
            {
              from: 'helper',
              text: 'Check the planning horizon: somebody moved the firm zone from 10 to 4 weeks last night.',
            },
            { from: 'seeker', text: 'So everything beyond four weeks gets juggled.' },
            { from: 'helper', text: 'Right. Leave them, I’ll put the horizon back and rerun.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-mrp'],
          thanks: 'Thanks Arjun, glad I asked before clicking accept all.',
        },
      ],
    },
  },
  {
    key: 'orders-06',
    workdaysAgo: 126,
    at: '14:55',
    seeker: 'gwenael',
    language: 'fr',
    text: 'Les propositions d’achat pour Grenoble sortent par 1 au lieu du lot de 50, ca fait 50 commandes à regrouper a la main.',
    skills: ['erp-mrp'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'arjun',
          secondsToAccept: 60,
          minutes: 9,
          chat: [
            {
              from: 'helper',
              text: 'Le mode de lot est « au besoin » depuis la reprise des données. Je le repasse en lot fixe 50 sur la famille 418.',
            },
            { from: 'seeker', text: 'Pour tous les sites ?' },
            { from: 'helper', text: 'Grenoble seulement, Leeds travaille au besoin exprès.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-mrp'],
          thanks: 'Merci Arjun, je voyais déjà ma matinée partir.',
        },
      ],
    },
  },
  {
    key: 'orders-07',
    workdaysAgo: 119,
    at: '10:04',
    seeker: 'aurelie',
    language: 'fr',
    text: 'Le fournisseur des ressorts inox m’annonce six semaines de plus et demande une hausse de 4 %. Je peux accepter sans repasser par un devis ?',
    skills: ['erp-purchase-orders', 'supplier-followup'],
    tapped: [
      { person: 'hugo', answer: 'declined', afterSeconds: 21 },
      { person: 'ines', answer: 'lapsed', afterSeconds: 90 },
      { person: 'priya', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'gwenael',
          secondsToAccept: 186,
          minutes: 7,
          chat: [
            {
              from: 'helper',
              text: 'Le délai oui, le prix non. Dis-lui que la hausse passe par Fatou et le contrat cadre.',
            },
            { from: 'seeker', text: 'J’avais peur de froisser.' },
            { from: 'helper', text: 'C’est mon rôle, dis que ça vient de moi.' },
          ],
          outcome: { result: 'solved', kind: 'legitimation' },
          shown: ['erp-purchase-orders', 'supplier-followup'],
          thanks: 'Merci Gwenaël, ça va mieux quand on est deux.',
        },
      ],
    },
  },
  {
    key: 'orders-08',
    workdaysAgo: 116,
    at: '14:56',
    seeker: 'hugo',
    language: 'fr',
    text: 'J’ai créé une commande en double (4500931 et 4500932), le fournisseur a déjà confirmé les deux. Que faire ??',
    skills: ['erp-purchase-orders'],
    tapped: [
      { person: 'gwenael', answer: 'postponed', afterSeconds: 17 },
      { person: 'priya', answer: 'off_topic', afterSeconds: 63 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'aurelie',
          secondsToAccept: 90,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'Appelle-le tout de suite, qu’il n’en garde qu’une, puis solde la 932 avec le motif « doublon ».',
            },
            { from: 'seeker', text: 'Il est sympa, il annule la seconde.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-purchase-orders'],
          thanks: 'Ouf. Merci Aurélie, j’ai eu chaud.',
        },
      ],
    },
  },
  {
    key: 'orders-09',
    workdaysAgo: 111,
    at: '14:49',
    seeker: 'ines',
    language: 'fr',
    text: 'Je relance Méca Blavet pour la quatrième fois sur les arbres rectifiés 320, ils ne répondent plus aux mails. J’insiste comment ?',
    skills: ['supplier-followup'],
    tapped: [
      { person: 'fatou', answer: 'postponed', afterSeconds: 10 },
      { person: 'aurelie', answer: 'off_topic', afterSeconds: 74 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'gwenael',
          secondsToAccept: 222,
          minutes: 8,
          chat: [
            {
              from: 'helper',
              text: 'Ne relance plus la commande, demande-leur ce qui les bloque. Souvent c’est un plan ou une matière.',
            },
            { from: 'seeker', text: 'Ils attendaient la nuance d’acier, 42CrMo4 ou équivalent !' },
            { from: 'helper', text: 'Tu vois. Une question ouvre plus qu’un rappel.' },
          ],
          outcome: { result: 'solved', kind: 'reformulation' },
          shown: ['supplier-followup'],
          thanks: 'Merci, une vraie leçon de relance.',
        },
      ],
    },
  },
]
