import type { SessionView } from '@binome/contract/session.ts'
import { useTranslation } from 'react-i18next'
import { useFirstName, useName } from '../ask/useName.ts'

/** Where a proposal stands, in a sentence as it is spoken; null when there is nothing to say to this one of the two. */
export function useHandoverWords({ handover, role, other }: SessionView): string | null {
  const { t } = useTranslation()
  const name = useName()
  const first = useFirstName()
  if (handover === null) return null
  const to = name(handover.to)
  const plain = (words: string) => words.replace(/<[^>]+>/gu, '')
  switch (handover.state) {
    case 'proposed':
      return role === 'seeker'
        ? plain(t('handover.asks', { by: first(other), to }))
        : t('handover.proposed', { seeker: first(other) })
    case 'asked':
      return plain(t('handover.asked', { to }))
    case 'nobody':
      return t('handover.nobody')
    // Whoever said so, or let it pass, knows.
    case 'refused':
      return role === 'helper' ? t('handover.refused', { seeker: first(other) }) : null
    case 'lapsed':
      return role === 'helper' ? t('handover.lapsed') : null
  }
}
