import type { CastSkill } from '../types.ts'

export const tradeSkills: readonly CastSkill[] = [
  {
    key: 'incoterms',
    label: { fr: 'Incoterms', en: 'Incoterms' },
    synonyms: ['DAP', 'FCA', 'EXW', 'DDP', 'règles Incoterms 2020'],
  },
  {
    key: 'uk-customs',
    label: { fr: 'Douane vers le Royaume-Uni', en: 'UK customs' },
    synonyms: ['EORI', 'GVMS', 'commodity code', 'déclaration d’export', 'T1'],
  },
  {
    key: 'transport-booking',
    label: { fr: 'Affrètement', en: 'Booking transport' },
    synonyms: ['transporteur', 'enlèvement', 'messagerie', 'lettre de voiture', 'CMR'],
  },
  {
    key: 'dangerous-goods',
    label: { fr: 'Matières dangereuses ADR', en: 'Dangerous goods (ADR)' },
    synonyms: ['ADR', 'UN 1263', 'fiche de sécurité', 'limited quantity'],
  },
  {
    key: 'packing',
    label: { fr: 'Emballage et palettisation', en: 'Packing and palletising' },
    synonyms: ['caisse bois', 'ISPM 15', 'NIMP 15', 'calage'],
  },
  {
    key: 'pallet-labels',
    label: { fr: 'Étiquettes palette', en: 'Pallet labels' },
    synonyms: ['SSCC', 'étiquette logistique', 'GS1-128'],
  },
  {
    key: 'delivery-planning',
    label: { fr: 'Planification des livraisons', en: 'Delivery planning' },
    synonyms: ['tournée', 'créneau de livraison', 'slot'],
  },
  {
    key: 'demand-forecast',
    label: { fr: 'Prévision de la demande', en: 'Demand forecasting' },
    synonyms: ['prévisions', 'forecast', 'saisonnalité'],
  },
  {
    key: 'safety-stock',
    label: { fr: 'Stocks de sécurité', en: 'Safety stock' },
    synonyms: ['point de commande', 'reorder point', 'taux de service'],
  },
  {
    key: 'supplier-followup',
    label: { fr: 'Relance fournisseurs', en: 'Supplier follow-up' },
    synonyms: ['retard fournisseur', 'expediting', 'confirmation de délai'],
  },
  {
    key: 'purchase-contracts',
    label: { fr: 'Contrats d’achat', en: 'Purchase contracts' },
    synonyms: ['commande ouverte', 'contrat cadre', 'blanket order', 'pénalités'],
  },
  {
    key: 'foundry-buying',
    label: { fr: 'Achats de fonderie', en: 'Buying castings' },
    synonyms: ['modèle', 'moulage', 'brut de fonderie', 'noyau'],
  },
  {
    key: 'material-certificates',
    label: { fr: 'Certificats matière', en: 'Material certificates' },
    synonyms: ['3.1', 'EN 10204', 'coulée', 'heat number'],
  },
]
