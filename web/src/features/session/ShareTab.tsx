import { Eye, MonitorUp, PictureInPicture2, SwitchCamera } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Call } from '../../call/call.ts'
import { otherCamera } from '../../call/screen.ts'
import { documentPip } from '../../call/small-window.ts'
import type { CallSnapshot } from '../../call/snapshot.ts'
import { cx } from '../../ui/cx.ts'
import { Rich } from '../../ui/Rich.tsx'
import { ShareGrants } from '../grants/ShareGrants.tsx'
import { MirrorWindow } from './MirrorWindow.tsx'
import { ofName } from './ofName.ts'
import css from './ShareTab.module.css'
import { SharingButton, SharingPress } from './SharingButton.tsx'
import { useDrawnUnseen } from './useDrawnUnseen.ts'

/** While I share: a frame around everything and a tab that says so and stops it. Neither can be hidden. */
export function ShareFrame({ call, snapshot, name }: { call: Call; snapshot: CallSnapshot; name: string }) {
  const { t } = useTranslation()
  const { me, them, stage } = snapshot
  useDrawnUnseen(call, snapshot, name)
  if (!me.sharing || !me.screen) return null
  return (
    <>
      <div className={css.frame} aria-hidden="true" />
      <MirrorWindow call={call} snapshot={snapshot} name={name} />
      <div className={cx(css.tab, css.mine)} role="status">
        <MonitorUp aria-hidden />
        <span>
          {me.paused ? (
            <Rich k="grants.view.paused" values={{ name }} />
          ) : (
            <Rich k="session.youShare" values={{ what: t(`sharing.surface.${me.screen.surface}`) }} />
          )}
        </span>
        {me.screen.facing && (
          <SharingPress
            label={t('sharing.otherCamera')}
            onPress={() => void call.pickScreen(otherCamera(me.screen?.facing ?? null))}
          >
            <SwitchCamera aria-hidden />
          </SharingPress>
        )}
        {!me.mirror &&
          !me.screen.facing &&
          (documentPip() ? (
            <SharingButton
              outlined
              className="b-wide"
              title={t('stage.mirror.openHint', { name })}
              onClick={() => void call.mirror.open()}
            >
              <PictureInPicture2 aria-hidden />
              {t('stage.mirror.open')}
            </SharingButton>
          ) : (
            <span className={cx('b-wide', css.none)}>{t('stage.mirror.none', { name })}</span>
          ))}
        <ShareGrants call={call} snapshot={snapshot} />
        {them.state?.sharing && <Swap call={call} stage={stage} name={name} />}
        <SharingButton onClick={() => call.stopSharing()}>{t('session.stopSharing')}</SharingButton>
      </div>
    </>
  )
}

/** Both share: whose screen is looked at here. */
function Swap({ call, stage, name }: { call: Call; stage: CallSnapshot['stage']; name: string }) {
  const { t, i18n } = useTranslation()
  return (
    <SharingButton outlined onClick={() => call.putOnStage(stage === 'me' ? 'them' : 'me')}>
      <Eye aria-hidden />
      {stage === 'me' ? t('flow.session.seeTheirs', { of: ofName(name, i18n.language) }) : t('flow.session.seeMine')}
    </SharingButton>
  )
}
