import type { CastSkill } from '../types.ts'

export const moneySkills: readonly CastSkill[] = [
  {
    key: 'fixed-assets',
    label: { fr: 'Clôture des immobilisations', en: 'Closing fixed assets' },
    synonyms: ['immobilisation', 'amortissement', 'mise au rebut', 'CIP'],
  },
  {
    key: 'month-end',
    label: { fr: 'Clôture mensuelle', en: 'Month-end closing' },
    synonyms: ['arrêté', 'provision', 'FNP', 'accruals', 'cut-off'],
  },
  {
    key: 'cost-prices',
    label: { fr: 'Coûts standards', en: 'Standard costs' },
    synonyms: ['prix de revient', 'PRI', 'standard cost', 'écart de prix'],
  },
  {
    key: 'cost-accounting',
    label: { fr: 'Comptabilité analytique', en: 'Cost accounting' },
    synonyms: ['centre de coûts', 'section analytique', 'clé de répartition'],
  },
  {
    key: 'budget',
    label: { fr: 'Budget et prévision', en: 'Budget and forecast' },
    synonyms: ['reprévision', 'atterrissage', 'enveloppe'],
  },
  {
    key: 'vat',
    label: { fr: 'TVA', en: 'VAT' },
    synonyms: ['autoliquidation', 'intracommunautaire', 'reverse charge', 'DEB'],
  },
  {
    key: 'supplier-invoices',
    label: { fr: 'Factures fournisseurs', en: 'Supplier invoices' },
    synonyms: ['rapprochement', 'litige', 'three-way match', 'facture bloquée'],
  },
  {
    key: 'payments',
    label: { fr: 'Règlements et SEPA', en: 'Payments and SEPA' },
    synonyms: ['virement', 'IBAN', 'relevé', 'échéance'],
  },
  {
    key: 'travel-expenses',
    label: { fr: 'Notes de frais', en: 'Travel expenses' },
    synonyms: ['indemnité kilométrique', 'frais de mission', 'expense claim'],
  },
]
