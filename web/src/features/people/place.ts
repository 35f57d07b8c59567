import type { PersonRef } from '@binome/contract/terms.ts'

/** Where somebody is: « Contrôle de gestion, Lorient ». A team that already names its site does not say it twice. Pure. */
export function placeOf({ team, site }: Pick<PersonRef, 'team' | 'site'>): string {
  if (!team) return site
  return site === '' || team.endsWith(site) ? team : `${team}, ${site}`
}
