import type { Forgetting as Wishes } from '@binome/contract/session.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, q } from '../../app/api.ts'
import { WhyRefused } from '../../app/WhyRefused.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import css from './Forgetting.module.css'

type Props = {
  sessionId: string
  forgetting: Wishes
  name: string
  /** answer: only once somebody wishes it; whole: may also be wished here. */
  look: 'answer' | 'whole'
}

/** Whether what was written be forgotten: each says for themself, and it takes both. */
export function Forgetting({ sessionId, forgetting, name, look }: Props) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const wishing = useMutation({
    mutationFn: (wish: boolean) => api.sessions.forget({ sessionId, wish }),
    onSuccess: async ({ forgotten }) => {
      setAsking(false)
      if (forgotten) announce(t('across.forget.done'))
      await queries.invalidateQueries({ queryKey: q.sessions.get.key() })
      if (forgotten) await queries.resetQueries({ queryKey: q.sessions.messages.key() })
    },
  })
  const { me, other } = forgetting
  if (look === 'answer' && !me && !other) return null
  return (
    <div className={look === 'whole' ? css.forget : `${css.forget} ${css.inDrawer}`}>
      {me && (
        <p className="b-sm" role="status">
          {t('across.forget.mine', { name })}{' '}
          <button type="button" className="b-link b-sm" onClick={() => wishing.mutate(false)}>
            {t('across.forget.unwish')}
          </button>
        </p>
      )}
      {!me && other && (
        <p className="b-sm" role="status">
          {t('across.forget.theirs', { name })}{' '}
          <button type="button" className="b-link b-sm" onClick={() => setAsking(true)}>
            {t('across.forget.both')}
          </button>
        </p>
      )}
      {!me && !other && (
        <button type="button" className="b-link b-sm" onClick={() => setAsking(true)}>
          {t('across.forget.offer')}
        </button>
      )}
      {asking && (
        <Dialog
          title={t(other ? 'across.forget.bothTitle' : 'across.forget.title')}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button kind={other ? 'danger' : 'primary'} busy={wishing.isPending} onClick={() => wishing.mutate(true)}>
                {t(other ? 'across.forget.both' : 'across.forget.yes')}
              </Button>
              <Button kind="quiet" onClick={() => setAsking(false)}>
                {t('ui.cancel')}
              </Button>
            </>
          }
        >
          <p>{t(other ? 'across.forget.bothBody' : 'across.forget.body', { name })}</p>
          <WhyRefused error={wishing.error} />
        </Dialog>
      )}
      {!asking && <WhyRefused error={wishing.error} small />}
    </div>
  )
}
