import type { CastStory } from '../types.ts'

export const orders2: readonly CastStory[] = [
  {
    key: 'orders-10',
    workdaysAgo: 105,
    at: '10:11',
    seeker: 'aurelie',
    language: 'fr',
    text: 'Le stock du 00433902 est négatif (-8) à l’emplacement B-12-03, et du coup le calcul me recommande d’en acheter. Comment ça peut être négatif ?',
    skills: ['erp-stock', 'erp-mrp'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'arjun',
          secondsToAccept: 27,
          minutes: 12,
          chat: [
            {
              from: 'helper',
              text: 'L’atelier a déclaré la sortie avant ta réception. Les deux arrivent, mais dans le mauvais ordre.',
            },
            { from: 'seeker', text: 'Et je corrige comment ?' },
            {
              from: 'helper',
              text: 'Réceptionne et ça remonte à 14. Pour que ça n’arrive plus, il faut en parler à l’atelier, moi je ne peux pas.',
            },
          ],
          outcome: { result: 'partly', kind: 'solution' },
          shown: ['erp-stock', 'erp-mrp'],
          thanks: 'Merci, le négatif a disparu.',
        },
      ],
    },
  },
  {
    key: 'orders-11',
    workdaysAgo: 99,
    at: '14:43',
    seeker: 'noah',
    language: 'fr',
    text: 'Pour le contrôle des engagements, je cherche toutes les commandes validées mais pas encore réceptionnées à fin de mois. Quelle liste faut-il sortir ?',
    skills: ['erp-purchase-orders'],
    tapped: [
      { person: 'hugo', answer: 'postponed', afterSeconds: 22 },
      { person: 'gwenael', answer: 'lapsed', afterSeconds: 90 },
      { person: 'priya', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'aurelie',
          secondsToAccept: 173,
          minutes: 7,
          chat: [
            {
              from: 'helper',
              text: 'Liste 214, statut « confirmée », reste à livrer > 0. Enlève les commandes ouvertes.',
            },
            { from: 'seeker', text: '386 lignes, 1,2 M€. C’est plausible ?' },
            { from: 'helper', text: 'C’est même un peu bas, vérifie que Grenoble est coché.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-purchase-orders'],
          thanks: 'Grenoble n’était pas coché, bien vu. Merci !',
        },
      ],
    },
  },
  {
    key: 'orders-12',
    workdaysAgo: 98,
    at: '10:19',
    seeker: 'priya',
    language: 'en',
    text: 'The ERP shows demand for valve DN40 twice: once from the forecast and once from the sales order. It should be consuming the forecast.',
    skills: ['erp-mrp'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'arjun',
          secondsToAccept: 71,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'The order has customer group "internal", and that group doesn’t consume. Change the group, rerun the item.',
            },
            { from: 'seeker', text: 'Net demand is back to 36. Thank you.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-mrp'],
          thanks: 'Quick and exact, as ever.',
        },
      ],
    },
  },
  {
    key: 'orders-13',
    workdaysAgo: 93,
    at: '10:12',
    seeker: 'bruno',
    language: 'fr',
    text: 'L’ERP veut une date de confirmation sur chaque ligne maintenant ? J’en ai 60 sur la commande fonderie, c’est nouveau.',
    skills: ['erp-purchase-orders'],
    tapped: [{ person: 'aurelie', answer: 'postponed', afterSeconds: 23 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'ines',
          secondsToAccept: 64,
          minutes: 5,
          chat: [
            { from: 'helper', text: 'Oui, depuis lundi. Sélectionne tout, « Confirmer en masse », une seule date.' },
            { from: 'seeker', text: 'Il était caché où ce bouton…' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-purchase-orders'],
          thanks: 'Merci Inès, la jeunesse a du bon.',
        },
      ],
    },
  },
  {
    key: 'orders-14',
    workdaysAgo: 86,
    at: '10:13',
    seeker: 'ines',
    language: 'fr',
    text: 'Un article fantôme (7402234-F) apparaît dans mes propositions d’achat. Je ne trouve personne qui l’achète ni qui le fabrique.',
    skills: ['erp-mrp'],
    tapped: [
      { person: 'aurelie', answer: 'lapsed', afterSeconds: 90 },
      { person: 'gwenael', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'arjun',
          secondsToAccept: 295,
          minutes: 9,
          chat: [
            {
              from: 'helper',
              text: 'Un fantôme ne doit jamais s’acheter. Son type est resté « acheté » dans la fiche de Leeds.',
            },
            { from: 'seeker', text: 'Donc Nolwenn doit le corriger ?' },
            { from: 'helper', text: 'Déjà envoyé. Relance le calcul demain matin, il aura disparu.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-mrp'],
          thanks: 'Merci Arjun, je ne suis plus hantée.',
        },
      ],
    },
  },
  {
    key: 'orders-15',
    workdaysAgo: 80,
    at: '10:21',
    seeker: 'aurelie',
    language: 'fr',
    text: 'Le portail de Burkert affiche l’accusé, mais l’ERP ne l’a pas repris pour la 4501207. Comment vous faites ?',
    skills: ['erp-purchase-orders', 'supplier-followup'],
    tapped: [
      { person: 'hugo', answer: 'postponed', afterSeconds: 20 },
      { person: 'gwenael', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'ines',
          secondsToAccept: 270,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'Je saisis à la main le numéro d’accusé dans « Réf. tiers », et la date passe en confirmée.',
            },
            { from: 'seeker', text: 'Ah, c’est ce champ-là !' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-purchase-orders', 'supplier-followup'],
          thanks: 'Impec, merci Inès.',
        },
      ],
    },
  },
  {
    key: 'orders-16',
    workdaysAgo: 73,
    at: '10:15',
    seeker: 'hugo',
    language: 'fr',
    text: 'J’ai 112 messages « à avancer » ce matin dans le tableau de bord. Par quoi on commence ?',
    skills: ['erp-mrp'],
    tapped: [{ person: 'aurelie', answer: 'off_topic', afterSeconds: 17 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'ines',
          secondsToAccept: 52,
          minutes: 7,
          chat: [
            {
              from: 'helper',
              text: 'Trie par date de besoin, pas par date de commande. Et ignore tout ce qui bouge de moins de cinq jours.',
            },
            { from: 'seeker', text: 'Il en reste 9.' },
            { from: 'helper', text: 'Voilà, 9, ça se traite avant le café.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-mrp'],
          thanks: 'Merci, de 112 à 9, la méthode est bonne.',
        },
      ],
    },
  },
  {
    key: 'orders-17',
    workdaysAgo: 68,
    at: '14:47',
    seeker: 'anais',
    language: 'fr',
    text: 'Les engagements de l’atelier usinage dépassent l’enveloppe de 38 k€ d’après mon extraction. Qui sait ce qui a été commandé hors budget ?',
    skills: ['budget', 'erp-purchase-orders'],
    tapped: [{ person: 'aurelie', answer: 'lapsed', afterSeconds: 90 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'gwenael',
          secondsToAccept: 232,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'Isabelle a une commande ouverte d’outillage, c’est elle qu’il faut voir. Le reste, Bruno.',
            },
            { from: 'seeker', text: 'Merci, je n’aurais pas pensé à l’outillage.' },
          ],
          outcome: { result: 'solved', kind: 'meta_knowledge' },
          shown: ['budget', 'erp-purchase-orders'],
          thanks: 'Bonne piste, merci Gwenaël.',
        },
      ],
    },
  },
  {
    key: 'orders-18',
    workdaysAgo: 62,
    at: '10:10',
    seeker: 'ines',
    language: 'fr',
    text: 'Le fournisseur me parle de « commande ouverte avec appels de livraison ». J’ai un contrat de 600 presse-étoupes sur l’année, j’appelle comment ?',
    skills: ['purchase-contracts'],
    tapped: [
      { person: 'gwenael', answer: 'declined', afterSeconds: 42 },
      { person: 'bruno', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'fatou',
          secondsToAccept: 129,
          minutes: 9,
          chat: [
            {
              from: 'helper',
              text: 'Tu ne crées pas une commande, tu crées un appel sur le contrat 7700045. Le prix vient tout seul.',
            },
            { from: 'seeker', text: 'Et s’il en manque à la fin ?' },
            {
              from: 'helper',
              text: 'On a un engagement de 80 %, au-dessous on paie une pénalité. Préviens-moi dès que tu passes sous 150 restants.',
            },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['purchase-contracts'],
          thanks: 'Merci Fatou, je comprends enfin ce mot.',
        },
      ],
    },
  },
]
