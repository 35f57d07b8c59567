import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { WhyRefused } from '../../app/WhyRefused.tsx'
import { Button } from '../../ui/Button.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import css from './NearAsk.module.css'
import type { SearchingAsk } from './Searching.tsx'
import { useDeeds } from './useDeeds.ts'

/** Another ask near the same is under way: wait for what comes of it, or search on. Nothing is told of whose it is. */
export function NearAsk({ ask }: { ask: SearchingAsk }) {
  const { t } = useTranslation()
  const { act, busy, error } = useDeeds()
  if (!ask.near) return null
  const { id: askId } = ask
  return (
    <section className={`b-1-12 ${css.near}`} aria-labelledby="near-ask">
      <div role="status">
        <h2 id="near-ask" className="b-h3">
          {t('group.title')}
        </h2>
        <p className="b-md b-mut">{t('group.body')}</p>
      </div>
      <div className={css.actions}>
        <Button
          busy={busy === 'join'}
          onClick={() =>
            act('join', async () => {
              await api.group.join({ askId })
              announce(t('group.joined'))
            })
          }
        >
          {t('group.join')}
        </Button>
        <Button
          kind="quiet"
          busy={busy === 'refuse'}
          onClick={() =>
            act('refuse', async () => {
              await api.group.refuse({ askId })
              announce(t('group.refused'))
            })
          }
        >
          {t('group.refuse')}
        </Button>
      </div>
      <WhyRefused error={error} small />
    </section>
  )
}
