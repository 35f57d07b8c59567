import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { leaveDevice } from '../../app/account.ts'
import { api } from '../../app/api.ts'
import { useRefusalWords } from '../../app/refusal.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { Section } from '../../ui/Section.tsx'
import { Refused } from '../door/Refused.tsx'
import { downloadText } from './download.ts'
import css from './MePage.module.css'

function Erase({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const words = useRefusalWords()
  const [typed, setTyped] = useState('')
  const sure = typed.trim().toLowerCase() === t('me.eraseWord')
  const erasing = useMutation({
    mutationFn: () => api.me.erase({ confirm: 'erase' }),
    onSuccess: leaveDevice,
  })
  return (
    <Dialog
      title={t('me.eraseTitle')}
      onClose={onClose}
      actions={
        <>
          <Button kind="danger" disabled={!sure} busy={erasing.isPending} onClick={() => erasing.mutate()}>
            {t('me.eraseYes')}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        </>
      }
    >
      <div className={css.erase}>
        <p>{t('me.eraseBody')}</p>
        <dl>
          <dt>{t('me.eraseGoes')}</dt>
          <dd>{t('me.eraseGoesWhat')}</dd>
          <dt>{t('me.eraseStays')}</dt>
          <dd>{t('me.eraseStaysWhat')}</dd>
        </dl>
        <Field
          label={t('me.eraseConfirm')}
          autoComplete="off"
          autoCapitalize="none"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Refused>{erasing.error && words(erasing.error)}</Refused>
      </div>
    </Dialog>
  )
}

/** Taking with me what is mine, and leaving. */
export function MyData() {
  const { t } = useTranslation()
  const words = useRefusalWords()
  const [erasing, setErasing] = useState(false)
  const exporting = useMutation({
    mutationFn: () => api.me.export(),
    onSuccess: (mine) =>
      downloadText(
        `binome-${new Date().toISOString().slice(0, 10)}.json`,
        'application/json',
        JSON.stringify(mine, null, 2),
      ),
  })
  return (
    <Section title={t('me.mine')} level={2}>
      <div className={css.data}>
        <p className="b-sm b-mut">{t('me.exportHint')}</p>
        <Button size="sm" busy={exporting.isPending} onClick={() => exporting.mutate()}>
          {t('me.export')}
        </Button>
        <Refused>{exporting.error && words(exporting.error)}</Refused>
      </div>
      <div className={css.data}>
        <p className="b-sm b-mut">{t('me.eraseHint')}</p>
        <Button kind="danger" size="sm" onClick={() => setErasing(true)}>
          {t('me.erase')}
        </Button>
      </div>
      {erasing && <Erase onClose={() => setErasing(false)} />}
    </Section>
  )
}
