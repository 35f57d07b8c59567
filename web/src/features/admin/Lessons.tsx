import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, q } from '../../app/api.ts'
import { NotRead } from '../../app/NotRead.tsx'
import { useRefusalWords } from '../../app/refusal.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { percent } from '../../ui/format.ts'
import { List, Row } from '../../ui/List.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import { Loading, Notice } from '../../ui/Notice.tsx'
import { Rich } from '../../ui/Rich.tsx'
import { Section } from '../../ui/Section.tsx'
import { Refused } from '../door/Refused.tsx'
import css from './admin.module.css'
import { strengthOf } from './strength.ts'

type Told = Awaited<ReturnType<typeof api.admin.lessons>>

function Reset({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const words = useRefusalWords()
  const cache = useQueryClient()
  const resetting = useMutation({
    mutationFn: () => api.admin.forgetLessons(),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: q.admin.lessons.key() })
      announce(t('admin.lessons.done'))
      onClose()
    },
  })
  return (
    <Dialog
      title={t('admin.lessons.resetTitle')}
      onClose={onClose}
      actions={
        <>
          <Button kind="danger" busy={resetting.isPending} onClick={() => resetting.mutate()}>
            {t('admin.lessons.reset')}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        </>
      }
    >
      <p>{t('admin.lessons.resetBody')}</p>
      <Refused>{resetting.error && words(resetting.error)}</Refused>
    </Dialog>
  )
}

function Moved({ moved }: Pick<Told, 'moved'>) {
  const { t } = useTranslation()
  return (
    <List>
      {moved.map(({ group, by }) => {
        const strength = strengthOf(by)
        return (
          <Row
            key={group}
            after={
              <span className={css.strength} data-strength={strength}>
                {t(`admin.lessons.strength.${strength}`)}
              </span>
            }
          >
            {t(`admin.lessons.groups.${group}`)}
          </Row>
        )
      })}
    </List>
  )
}

/** What the house's own outcomes taught its ranking, how far that is believed, and the way back. */
export function Lessons() {
  const { t, i18n } = useTranslation()
  const [resetting, setResetting] = useState(false)
  const told = useQuery(q.admin.lessons.queryOptions())
  if (told.isError) {
    return <NotRead error={told.error} again={told.refetch} />
  }
  if (!told.data) return <Loading />
  const { answers, trust, moved } = told.data
  if (answers === 0) {
    return (
      <Section title={t('admin.lessons.title')} level={2}>
        <Notice title={t('admin.lessons.none')}>
          <p>{t('admin.lessons.noneHint')}</p>
        </Notice>
      </Section>
    )
  }
  const share = { own: percent(trust, i18n.language), prior: percent(1 - trust, i18n.language) }
  return (
    <div className={css.two}>
      <Section title={t('admin.lessons.title')} level={2}>
        <div className={css.told}>
          <p>
            <Rich k="admin.lessons.learnt" count={answers} />
          </p>
          <p>
            <Rich k="admin.lessons.trust" values={share} />
          </p>
          <p className="b-sm b-mut">{t('admin.lessons.trustHint')}</p>
          <p className="b-sm b-mut">{t('admin.lessons.nobody')}</p>
          <p>
            <Button kind="danger" size="sm" onClick={() => setResetting(true)}>
              {t('admin.lessons.reset')}
            </Button>
          </p>
        </div>
      </Section>
      <Section title={t('admin.lessons.moved')} level={2}>
        <Moved moved={moved} />
      </Section>
      {resetting && <Reset onClose={() => setResetting(false)} />}
    </div>
  )
}
