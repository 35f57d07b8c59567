import type { Asking } from '@binome/contract/verbs/asking.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, q } from '../../app/api.ts'
import { useMe } from '../../app/useMe.ts'
import { announce } from '../../ui/LiveRegion.tsx'

/** The time zone of this device. */
export const here = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/**
 * When I may be asked, saved at each change. What could not be saved stays on the screen, to be tried again. Whoever
 * says hours for the first time means them: from then on they speak, until a word of the moment. Whoever named no place
 * is where the server counts them to be [D3], and says so with the first change: what is kept is what was shown.
 */
export function useAsking() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const availability = useMe()?.availability ?? null
  const options = q.asking.read.queryOptions()
  const reading = useQuery(options)
  const saving = useMutation({
    mutationFn: async ({ muted, ...habits }: Asking) => {
      const before = client.getQueryData(options.queryKey)
      const saved = await api.asking.save({ ...habits, mutedSkillIds: muted.map(({ id }) => id) })
      client.setQueryData(options.queryKey, saved)
      if (before?.help.length === 0 && saved.help.length > 0) {
        const quietUntil = availability?.quietUntil ?? null
        await api.me.setAvailability({ available: false, until: null, quietUntil, byHours: true })
      }
      return saved
    },
    scope: { id: 'asking' },
    onSuccess: () => announce(t('availability.saved')),
  })
  const said = saving.isPending || saving.isError ? saving.variables : reading.data
  const asking = said && availability && { ...said, timeZone: said.timeZone ?? availability.hours.timeZone }
  return {
    asking,
    reading,
    saving,
    change: (next: Partial<Asking>) => {
      if (asking) saving.mutate({ ...asking, ...next })
    },
  }
}
