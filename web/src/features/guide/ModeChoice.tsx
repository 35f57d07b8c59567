import type { GuideView, SessionView } from '@binome/contract/session.ts'
import { useTranslation } from 'react-i18next'
import { newId } from '../../app/id.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { useFirstName } from '../ask/useName.ts'
import css from './Checklist.module.css'
import { doDeed } from './deeds.ts'

const MODES = ['fix', 'guide', 'teach', 'review'] as const

/** How the two go about it: one sentence of advice to each, nobody's rights. Chosen by either. */
export function ModeChoice({ session, guide }: { session: SessionView; guide: GuideView }) {
  const { t } = useTranslation()
  const name = useFirstName()(session.other)
  const { mode, from } = guide
  return (
    <div className={css.mode}>
      <Segmented
        label={t('guide.mode.label')}
        value={mode}
        onChange={(next) => next !== mode && doDeed(session.id, { do: 'mode', id: newId(), mode: next })}
        options={MODES.map((value) => ({ value, label: t(`guide.mode.${value}`) }))}
        wide
      />
      <p className="b-sm">
        {t(`guide.mode.hint.${mode}.${session.role}`, { name })}{' '}
        {from !== 'chosen' && <span className="b-dim">{t(`guide.mode.from.${from}`)}</span>}
      </p>
    </div>
  )
}
