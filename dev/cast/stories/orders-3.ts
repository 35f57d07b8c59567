import type { CastStory } from '../types.ts'

export const orders3: readonly CastStory[] = [
  {
    key: 'orders-19',
    workdaysAgo: 53,
    at: '14:43',
    seeker: 'hugo',
    language: 'fr',
    text: 'Deux offres pour le corps de pompe en fonte EN-GJL-250 : l’une avec modèle à 4 800 €, l’autre sans. Je dirais la première, mais je voudrais être sûr.',
    skills: ['foundry-buying'],
    tapped: [
      { person: 'dariusz', answer: 'lapsed', afterSeconds: 90 },
      { person: 'aurelie', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'bruno',
          secondsToAccept: 109,
          minutes: 11,
          chat: [
            {
              from: 'helper',
              text: 'Demande à qui appartient le modèle dans la seconde. S’il est à eux, tu es marié avec eux.',
            },
            { from: 'seeker', text: 'Ils répondent qu’il reste chez eux, effectivement.' },
            { from: 'helper', text: 'Alors la première, et fais-le écrire dans la commande.' },
          ],
          outcome: { result: 'solved', kind: 'validation' },
          shown: ['foundry-buying'],
          thanks: 'Merci Bruno, j’aurais oublié la propriété.',
        },
      ],
    },
  },
  {
    key: 'orders-20',
    workdaysAgo: 46,
    at: '14:47',
    seeker: 'aurelie',
    language: 'fr',
    text: 'La nouvelle vue des commandes n’a plus la colonne « reste à livrer », je suis perdue sans elle.',
    skills: ['erp-purchase-orders'],
    tapped: [{ person: 'gwenael', answer: 'lapsed', afterSeconds: 90 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'hugo',
          secondsToAccept: 163,
          minutes: 5,
          chat: [
            { from: 'helper', text: 'Engrenage en haut à droite, colonnes masquées, et enregistre la vue à ton nom.' },
            { from: 'seeker', text: 'Ouf, je la retrouve.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-purchase-orders'],
          thanks: 'Merci Hugo !',
        },
      ],
    },
  },
  {
    key: 'orders-21',
    workdaysAgo: 41,
    at: '14:50',
    seeker: 'samira',
    language: 'fr',
    text: 'L’emplacement Q-01 dit 40 vannes DN50 mais elles ne sont pas préparables, l’ERP me refuse la réservation. Le client les attend ce soir.',
    skills: ['erp-stock'],
    tapped: [{ person: 'arjun', answer: 'postponed', afterSeconds: 32 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'aurelie',
          secondsToAccept: 67,
          minutes: 6,
          chat: [
            { from: 'helper', text: 'Q, c’est la quarantaine. Il faut que Léa lève le statut qualité.' },
            { from: 'seeker', text: 'Je l’appelle. … Levé !' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-stock'],
          thanks: 'Merci Aurélie, le camion part à l’heure.',
        },
      ],
    },
  },
  {
    key: 'orders-22',
    workdaysAgo: 33,
    at: '10:08',
    seeker: 'gwenael',
    language: 'fr',
    text: 'Nos ruptures viennent à 70 % des mêmes 30 articles, et monter leur stock de sécurité n’y change rien. Qu’est-ce que je ne vois pas ?',
    skills: ['safety-stock', 'erp-mrp'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'priya',
          secondsToAccept: 97,
          minutes: 9,
          chat: [
            {
              from: 'helper',
              text: 'Look at lead time variance, not demand: those 30 come from two suppliers who slip.',
              language: 'en',
            },
            { from: 'seeker', text: 'Donc le stock ne peut pas rattraper un délai qui double.' },
            { from: 'helper', text: 'Exactly. Ask for smaller, more frequent calls instead.', language: 'en' },
          ],
          outcome: { result: 'solved', kind: 'reformulation' },
          shown: ['safety-stock', 'erp-mrp'],
          thanks: 'Thanks Priya, je regardais du mauvais côté.',
        },
      ],
    },
  },
  {
    key: 'orders-23',
    workdaysAgo: 24,
    at: '14:48',
    seeker: 'bruno',
    language: 'fr',
    text: 'Fonderie Arvor me demande une clause d’indexation sur le cours de la fonte. Quelqu’un a une formule toute prête, déjà validée ?',
    skills: ['purchase-contracts'],
    tapped: [{ person: 'gwenael', answer: 'postponed', afterSeconds: 10 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'fatou',
          secondsToAccept: 70,
          minutes: 7,
          chat: [
            { from: 'helper', text: 'Oui, P = P0 × (0,35 + 0,65 × F/F0), révision semestrielle, butée à ±8 %.' },
            { from: 'seeker', text: 'Et le F, on le prend où ?' },
            { from: 'helper', text: 'L’indice publié, celui du mois M-2, écris-le noir sur blanc.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['purchase-contracts'],
          thanks: 'Merci Fatou, je la propose telle quelle.',
        },
      ],
    },
  },
  {
    key: 'orders-24',
    workdaysAgo: 17,
    at: '14:44',
    seeker: 'ines',
    language: 'fr',
    text: 'Avant que je valide : je repousse de deux semaines les 120 capteurs 10 bar, le projeté reste au-dessus de zéro jusqu’au 40e jour. Quelqu’un peut me relire ?',
    skills: ['erp-mrp'],
    tapped: [{ person: 'arjun', answer: 'off_topic', afterSeconds: 20 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'aurelie',
          secondsToAccept: 75,
          minutes: 4,
          chat: [
            { from: 'helper', text: 'Oui. Garde juste 20 pour Leeds, leur commande n’est pas encore dans le plan.' },
            { from: 'seeker', text: '20 de côté, je valide le reste.' },
          ],
          outcome: { result: 'solved', kind: 'validation' },
          shown: ['erp-mrp'],
          thanks: 'Merci, à deux on dort mieux.',
        },
      ],
    },
  },
  {
    key: 'orders-25',
    workdaysAgo: 8,
    at: '14:52',
    seeker: 'hugo',
    language: 'fr',
    text: 'Erreur « devise incohérente » en validant la commande chez le fournisseur anglais : le contrat est en GBP, ma commande en EUR.',
    skills: ['erp-purchase-orders'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'aurelie',
          secondsToAccept: 79,
          minutes: 6,
          chat: [
            {
              from: 'helper',
              text: 'La devise vient de l’adresse de facturation. Choisis l’adresse Leeds et recrée les lignes.',
            },
            { from: 'seeker', text: 'Recréées, validées.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-purchase-orders'],
          thanks: 'Merci Aurélie, encore toi !',
        },
      ],
    },
  },
  {
    key: 'orders-26',
    workdaysAgo: 3,
    at: '10:16',
    seeker: 'aurelie',
    language: 'fr',
    text: 'Réception en double de la 4502018 hier soir, 2 × 250 joints toriques en stock. Comment annuler juste la seconde ?',
    skills: ['erp-purchase-orders', 'erp-stock'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'ines',
          secondsToAccept: 59,
          minutes: 7,
          chat: [
            {
              from: 'helper',
              text: 'Mouvements, la réception de 17 h 42, « Contre-passer ». Surtout pas un ajustement d’inventaire.',
            },
            { from: 'seeker', text: 'Contre-passée, on revient à 250.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['erp-purchase-orders', 'erp-stock'],
          thanks: 'Merci Inès, tu es devenue la référence.',
        },
      ],
    },
  },
]
