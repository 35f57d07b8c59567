import type { CastSkill } from '../types.ts'

export const workshopSkills: readonly CastSkill[] = [
  {
    key: 'test-bench-350',
    label: { fr: 'Banc d’essai 350 bar', en: '350 bar test bench' },
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
