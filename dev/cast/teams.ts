import type { CastOrganization, CastTeam } from './types.ts'

/** An invented maker of pumps, valves and fluid equipment. */
export const organization: CastOrganization = {
  key: 'valdrenne',
  name: 'Valdrenne',
  emailDomain: 'valdrenne.example',
  timeZone: 'Europe/Paris',
  tagline: {
    fr: 'Pompes, vannes et équipements pour fluides',
    en: 'Pumps, valves and fluid equipment',
  },
}

export const teams: readonly CastTeam[] = [
  { key: 'approvisionnement', name: { fr: 'Approvisionnement', en: 'Purchasing' }, sites: ['Lorient'] },
  {
    key: 'logistique',
    name: { fr: 'Expédition et planning', en: 'Shipping and planning' },
    sites: ['Lorient', 'Leeds'],
  },
  { key: 'controle-de-gestion', name: { fr: 'Contrôle de gestion', en: 'Finance' }, sites: ['Lorient'] },
  {
    key: 'atelier',
    name: { fr: 'Maintenance, essais et qualité', en: 'Maintenance, testing and quality' },
    sites: ['Grenoble', 'Lorient'],
  },
  { key: 'informatique', name: { fr: 'Informatique', en: 'IT' }, sites: ['Lorient', 'Leeds'] },
]
