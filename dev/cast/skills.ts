import type { CastSkill } from './types.ts'

/** What people of the demo organisation know, with the other words they use for it. */
export const skills: readonly CastSkill[] = [
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
  {
    key: 'test-bench-350',
    label: { fr: 'Banc d’essai 350 bar', en: '350 bar test bench' },
    synonyms: ['banc 350', 'BE-350', 'banc haute pression', 'high-pressure bench'],
  },
  {
    key: 'hydro-test',
    label: { fr: 'Épreuve hydraulique', en: 'Hydrostatic testing' },
    synonyms: ['épreuve', 'étanchéité', 'hydrotest', 'PV d’épreuve'],
  },
  {
    key: 'pump-curves',
    label: { fr: 'Courbes de pompe', en: 'Pump curves' },
    synonyms: ['NPSH', 'HMT', 'débit hauteur', 'point de fonctionnement'],
  },
  {
    key: 'seal-selection',
    label: { fr: 'Garnitures et joints', en: 'Seals and gaskets' },
    synonyms: ['garniture mécanique', 'joint torique', 'o-ring', 'FKM', 'EPDM'],
  },
  {
    key: 'valve-actuators',
    label: { fr: 'Actionneurs de vannes', en: 'Valve actuators' },
    synonyms: ['servomoteur', 'fin de course', 'positionneur', 'limit switch'],
  },
  {
    key: 'vibration',
    label: { fr: 'Analyse vibratoire', en: 'Vibration analysis' },
    synonyms: ['mm/s', 'FFT', 'balourd', 'roulement bruyant'],
  },
  {
    key: 'shaft-alignment',
    label: { fr: 'Alignement d’arbres', en: 'Shaft alignment' },
    synonyms: ['lignage', 'laser', 'accouplement', 'soft foot'],
  },
  {
    key: 'plc',
    label: { fr: 'Automates', en: 'PLC programming' },
    synonyms: ['S7-1200', 'TIA Portal', 'bloc', 'défaut automate'],
  },
  {
    key: 'variable-drives',
    label: { fr: 'Variateurs de vitesse', en: 'Variable speed drives' },
    synonyms: ['variateur', 'VFD', 'défaut F', 'rampe'],
  },
  {
    key: 'cmms',
    label: { fr: 'GMAO', en: 'Maintenance software' },
    synonyms: ['bon de travail', 'préventif', 'work order', 'point de gamme'],
  },
  {
    key: 'lockout',
    label: { fr: 'Consignation', en: 'Lockout and tagout' },
    synonyms: ['cadenas', 'LOTO', 'mise hors énergie'],
  },
  {
    key: 'atex',
    label: { fr: 'Zones ATEX', en: 'ATEX zones' },
    synonyms: ['zone 1', 'zone 2', 'atmosphère explosive'],
  },
  { key: 'welding', label: { fr: 'Soudure', en: 'Welding' }, synonyms: ['TIG', 'duplex', 'DMOS', 'purge argon'] },
  {
    key: 'cnc-programs',
    label: { fr: 'Programmes de commande numérique', en: 'CNC programs' },
    synonyms: ['G54', 'correcteur', 'post-processeur', 'Fanuc'],
  },
  {
    key: 'drawing-reading',
    label: { fr: 'Lecture de plans', en: 'Reading drawings' },
    synonyms: ['tolérance géométrique', 'cotation', 'indice de plan', 'GPS'],
  },
  {
    key: 'metrology',
    label: { fr: 'Métrologie et étalonnage', en: 'Metrology and calibration' },
    synonyms: ['étalonnage', 'tridim', 'CMM', 'pied à coulisse'],
  },
  {
    key: 'nonconformity',
    label: { fr: 'Non-conformités', en: 'Non-conformities' },
    synonyms: ['NC', 'dérogation', 'concession', 'quarantaine'],
  },
  {
    key: 'eight-d',
    label: { fr: 'Résolution 8D', en: '8D problem solving' },
    synonyms: ['8D', '5 pourquoi', 'Ishikawa', 'root cause'],
  },
  {
    key: 'pressure-directive',
    label: { fr: 'Directive équipements sous pression', en: 'Pressure equipment directive' },
    synonyms: ['DESP', 'PED', '2014/68/UE', 'module'],
  },
]
