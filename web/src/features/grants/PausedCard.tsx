import { useTranslation } from 'react-i18next'
import type { Call } from '../../call/call.ts'
import type { CallSnapshot } from '../../call/snapshot.ts'
import { StageCard } from '../session/StageCard.tsx'
import { Asking } from './GrantNotes.tsx'

/** In place of a picture that is held back: what one sees is this, not the last frame. */
export function PausedCard({ call, snapshot, name }: { call: Call; snapshot: CallSnapshot; name: string }) {
  const { t } = useTranslation()
  return (
    <StageCard roof="alone" title={t('grants.view.theirs', { name })} hint={t('grants.view.theirsHint')}>
      <Asking grant={snapshot.grants.view} words="view" size="lg" onAsk={() => call.grants.ask('view')} />
    </StageCard>
  )
}
