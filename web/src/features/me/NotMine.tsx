import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, q } from '../../app/api.ts'
import { useRefusalWords } from '../../app/refusal.ts'
import { day, listOf } from '../../ui/format.ts'
import { List, Row } from '../../ui/List.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import { Refused } from '../door/Refused.tsx'
import { skillLabel } from '../people/skill.ts'
import css from './Asking.module.css'

/** What I said at taps is not my topic, each to be taken back. Nothing while I said nothing. */
export function NotMine() {
  const { t, i18n } = useTranslation()
  const words = useRefusalWords()
  const client = useQueryClient()
  const options = q.asking.notMine.queryOptions()
  const { data } = useQuery(options)
  const taking = useMutation({
    mutationFn: async (askId: string) =>
      client.setQueryData(options.queryKey, await api.asking.takeBackNotMine({ askId })),
    onSuccess: () => announce(t('notMine.takenBack')),
    // Taken back in another tab: what is left is read anew.
    onError: () => client.invalidateQueries({ queryKey: options.queryKey }),
  })
  if (!data || data.said.length === 0) return null
  return (
    <div className={css.part}>
      <h3 className={css.legend}>{t('notMine.title')}</h3>
      <p className="b-sm b-mut">{t('notMine.hint')}</p>
      <List aria-label={t('notMine.title')}>
        {data.said.map(({ askId, at, topics }) => {
          const about = listOf(
            topics.map((topic) => skillLabel(topic, i18n.language)),
            i18n.language,
          )
          const when = day(new Date(at), i18n.language)
          return (
            <Row
              key={askId}
              after={
                <button
                  type="button"
                  className="b-link b-sm"
                  disabled={taking.isPending}
                  onClick={() => taking.mutate(askId)}
                >
                  {t('notMine.takeBack')}
                  <span className="b-hidden">, {about === '' ? t('notMine.ofDay', { when }) : about}</span>
                </button>
              }
            >
              {about === '' ? (
                t('notMine.ofDay', { when })
              ) : (
                <>
                  {about} <span className="b-sm b-mut">{when}</span>
                </>
              )}
            </Row>
          )
        })}
      </List>
      <Refused>{taking.error && words(taking.error)}</Refused>
    </div>
  )
}
