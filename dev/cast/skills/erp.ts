import type { CastSkill } from '../types.ts'

export const erpSkills: readonly CastSkill[] = [
  {
    key: 'erp-export',
    label: { fr: 'Exports de l’ERP', en: 'ERP exports' },
    synonyms: ['extraction', 'export article', 'requête ERP', 'extract'],
  },
  {
    key: 'erp-items',
    label: { fr: 'Fiches articles', en: 'Item records' },
    synonyms: ['création d’article', 'unité de gestion', 'item master', 'code article'],
  },
  {
    key: 'erp-purchase-orders',
    label: { fr: 'Commandes d’achat dans l’ERP', en: 'Purchase orders in the ERP' },
    synonyms: ['PO', 'réception', 'accusé de commande', 'ligne de commande'],
  },
  {
    key: 'erp-mrp',
    label: { fr: 'Calcul des besoins', en: 'Material requirements planning' },
    synonyms: ['MRP', 'CBN', 'proposition d’achat', 'message de replanification'],
  },
  {
    key: 'erp-routings',
    label: { fr: 'Gammes et nomenclatures', en: 'Routings and bills of materials' },
    synonyms: ['nomenclature', 'BOM', 'opération', 'gamme'],
  },
  {
    key: 'erp-stock',
    label: { fr: 'Stocks et inventaire', en: 'Stock and inventory' },
    synonyms: ['emplacement', 'inventaire tournant', 'cycle count', 'stock négatif'],
  },
  {
    key: 'erp-shipping',
    label: { fr: 'Bons de livraison', en: 'Delivery notes' },
    synonyms: ['BL', 'expédition ERP', 'colisage', 'dispatch note'],
  },
  {
    key: 'erp-invoicing',
    label: { fr: 'Facturation clients', en: 'Customer invoicing' },
    synonyms: ['facture client', 'avoir', 'credit note'],
  },
  {
    key: 'erp-rights',
    label: { fr: 'Droits et profils ERP', en: 'ERP access rights' },
    synonyms: ['habilitation', 'profil', 'autorisation', 'access rights'],
  },
  {
    key: 'edi',
    label: { fr: 'Échanges EDI', en: 'EDI messages' },
    synonyms: ['ORDERS', 'DESADV', 'message EDI', 'AS2'],
  },
]
