import { useTranslation } from 'react-i18next'
import type { Call } from '../../call/call.ts'
import type { CallSnapshot } from '../../call/snapshot.ts'
import { Roof } from '../../ui/Roof.tsx'
import { Asking } from './GrantNotes.tsx'
import css from './PausedCard.module.css'

/** In place of a picture that is held back: what one sees is this, not the last frame. */
export function PausedCard({ call, snapshot, name }: { call: Call; snapshot: CallSnapshot; name: string }) {
  const { t } = useTranslation()
  return (
    <div className={css.card}>
      <Roof state="alone" width={96} />
      <h2>{t('grants.view.theirs', { name })}</h2>
      <p className="b-lead b-mut">{t('grants.view.theirsHint')}</p>
      <div className={css.buttons}>
        <Asking grant={snapshot.grants.view} words="view" onAsk={() => call.grants.ask('view')} />
      </div>
    </div>
  )
}
