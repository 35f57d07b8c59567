import type { CastSkill } from '../types.ts'

export const officeSkills: readonly CastSkill[] = [
  {
    key: 'excel-lookup',
    label: { fr: 'RECHERCHEX et RECHERCHEV', en: 'XLOOKUP and VLOOKUP' },
    synonyms: ['RECHERCHEV', 'VLOOKUP', 'INDEX EQUIV', 'recherche verticale', 'lookup', '#N/A'],
  },
  {
    key: 'excel-import',
    label: { fr: 'Importer des données dans Excel', en: 'Importing data into Excel' },
    synonyms: ['CSV', 'texte en colonnes', 'text to columns', 'zéros de tête', 'leading zeros', 'séparateur'],
  },
  {
    key: 'excel-formulas',
    label: { fr: 'Formules conditionnelles', en: 'Conditional formulas' },
    synonyms: ['SOMME.SI.ENS', 'SUMIFS', 'NB.SI', 'COUNTIF', 'SI imbriqués', 'SIERREUR'],
  },
  {
    key: 'excel-pivot',
    label: { fr: 'Tableaux croisés dynamiques', en: 'Pivot tables' },
    synonyms: ['TCD', 'pivot', 'segment', 'slicer'],
  },
  {
    key: 'excel-charts',
    label: { fr: 'Graphiques Excel', en: 'Excel charts' },
    synonyms: ['courbe', 'histogramme', 'axe secondaire'],
  },
  {
    key: 'excel-macros',
    label: { fr: 'Macros et VBA', en: 'Macros and VBA' },
    synonyms: ['VBA', 'xlsm', 'macro du planning', 'bouton'],
  },
  {
    key: 'power-query',
    label: { fr: 'Power Query', en: 'Power Query' },
    synonyms: ['requête Excel', 'fusion de tables', 'merge queries', 'actualiser tout'],
  },
  {
    key: 'power-bi',
    label: { fr: 'Tableaux de bord Power BI', en: 'Power BI dashboards' },
    synonyms: ['DAX', 'rapport Power BI', 'dashboard'],
  },
  {
    key: 'teams-sharepoint',
    label: { fr: 'Teams et SharePoint', en: 'Teams and SharePoint' },
    synonyms: ['OneDrive', 'canal', 'partage de fichier', 'versions'],
  },
  {
    key: 'outlook',
    label: { fr: 'Messagerie et agenda Outlook', en: 'Outlook mail and calendar' },
    synonyms: ['boîte partagée', 'shared mailbox', 'règle de messagerie', 'délégation'],
  },
  {
    key: 'remote-access',
    label: { fr: 'Accès à distance', en: 'Remote access' },
    synonyms: ['VPN', 'télétravail', 'working from home'],
  },
  {
    key: 'sign-in',
    label: { fr: 'Mots de passe et double authentification', en: 'Passwords and two-step sign-in' },
    synonyms: ['MFA', 'authenticator', 'compte verrouillé', 'locked account'],
  },
  {
    key: 'office-printers',
    label: { fr: 'Imprimantes de bureau', en: 'Office printers' },
    synonyms: ['copieur', 'scan', 'bourrage', 'recto verso'],
  },
  {
    key: 'label-printers',
    label: { fr: 'Imprimantes d’étiquettes Zebra', en: 'Zebra label printers' },
    synonyms: ['ZT411', 'ZPL', 'calibrage', 'ruban'],
  },
]
