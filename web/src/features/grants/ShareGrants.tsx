import { Pause, Pencil, PencilOff, Play } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Call } from '../../call/call.ts'
import type { CallSnapshot } from '../../call/snapshot.ts'
import { SharingPress } from '../session/SharingButton.tsx'

/** On the tab of what I share: hold the picture back without stopping, and whether the other may draw on it. */
export function ShareGrants({ call, snapshot }: { call: Call; snapshot: CallSnapshot }) {
  const { t } = useTranslation()
  const { paused } = snapshot.me
  const draws = snapshot.grants.annotate.gives === 'given'
  return (
    <>
      <SharingPress
        label={t(paused ? 'grants.view.resume' : 'grants.view.pause')}
        onPress={() => call.pauseSharing(!paused)}
      >
        {paused ? <Play aria-hidden /> : <Pause aria-hidden />}
      </SharingPress>
      <SharingPress
        label={t(draws ? 'grants.draw.take' : 'grants.draw.give')}
        onPress={() => (draws ? call.grants.withhold('annotate') : call.grants.give('annotate'))}
      >
        {draws ? <PencilOff aria-hidden /> : <Pencil aria-hidden />}
      </SharingPress>
    </>
  )
}
