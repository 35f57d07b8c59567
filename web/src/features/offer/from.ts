import type { Tap } from '@binome/contract/now.ts'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Face } from '../../ui/face.ts'
import { firstName } from '../../ui/format.ts'

/** Who asks, as the tapped person sees it: a face, and words for it. */
export interface Seeker {
  /** Without a name a face says nothing: neither initials nor the tone of a person. */
  face: Face
  name: string
  /** What one calls them in a sentence. */
  first: string
  /** The line under the title: team and place; of somebody unnamed, when the name will be there. */
  where: string
  named: boolean
}

export function seekerOf(t: TFunction, { from, offerId }: Pick<Tap, 'from' | 'offerId'>): Seeker {
  if ('named' in from) {
    const { named } = from
    const known = named.kind !== 'erased' && named.name !== ''
    const name = known ? named.name : t('people.erased')
    const { team, site } = named
    return {
      ...{ face: named, name, named: true },
      first: known ? firstName(name) : t('people.someone'),
      where: team ? t('tap.who', { name, team, site }) : t('tap.whoTeam', { name, team: site }),
    }
  }
  const name = from.team === null ? t('tap.unnamed.house') : t('tap.unnamed.team', { team: from.team })
  return { face: { id: offerId, name: '' }, name, first: name, where: t('tap.unnamed.hint'), named: false }
}

export function useSeeker(): (tap: Pick<Tap, 'from' | 'offerId'>) => Seeker {
  const { t } = useTranslation()
  return (tap) => seekerOf(t, tap)
}
