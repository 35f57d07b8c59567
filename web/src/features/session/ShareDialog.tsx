import { useTranslation } from 'react-i18next'
import type { Call } from '../../call/call.ts'
import { type Facing, otherCamera } from '../../call/screen.ts'
import type { CallSnapshot } from '../../call/snapshot.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import css from './ShareDialog.module.css'
import { Video } from './Video.tsx'

/** Before sharing: the true picture of what the other one will see. Both ways are of equal size. */
export function ShareDialog({
  call,
  snapshot,
  name,
  onClose,
  onOther,
}: {
  call: Call
  snapshot: CallSnapshot
  name: string
  onClose: () => void
  /** Pick another one, in the click; of a camera, the one at the other side. */
  onOther: (what?: Facing | 'monitor') => void
}) {
  const { t } = useTranslation()
  const { screen } = snapshot.me
  if (!screen) return null
  const drop = () => {
    call.stopSharing()
    onClose()
  }
  return (
    <Dialog
      title={t('sharing.title', { name })}
      size="lg"
      onClose={drop}
      actions={
        <div className={css.ways}>
          <Button
            kind="primary"
            size="lg"
            data-autofocus
            onClick={() => {
              // In the click, or not at all: from now on this person works in front of another window.
              if (!screen.facing) void call.mirror.open()
              void call.share()
              onClose()
            }}
          >
            {t(`sharing.share.${screen.surface}`)}
          </Button>
          <Button size="lg" onClick={drop}>
            {t('sharing.voiceOnly')}
          </Button>
        </div>
      }
    >
      <div className={css.picture}>
        <Video stream={screen.stream} label={t('sharing.title', { name })} className={css.video} />
      </div>
      <p className={`b-md b-mut ${css.what}`}>
        {t(`sharing.what.${screen.surface}`)} {screen.sound && <>{t('stage.sound')} </>}
        {screen.surface === 'monitor' && <b className="b-warn">{t('sharing.monitorWarning')}</b>}{' '}
        <button type="button" className="b-inline" onClick={() => onOther(otherCamera(screen.facing))}>
          {t(screen.facing ? 'sharing.otherCamera' : 'sharing.other')}
        </button>
        {(screen.surface === 'browser' || screen.surface === 'window') && (
          <button type="button" className={`b-inline ${css.whole}`} onClick={() => onOther('monitor')}>
            {t('sharing.whole')}
          </button>
        )}
      </p>
    </Dialog>
  )
}
