import { useTranslation } from 'react-i18next'
import type { Call } from '../../call/call.ts'
import type { CallSnapshot } from '../../call/snapshot.ts'
import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Section.tsx'
import { Video } from '../session/Video.tsx'
import { MicrophoneCheck } from '../voice/MicrophoneCheck.tsx'
import { armedWords } from './armedWords.ts'
import css from './Prepared.module.css'
import type { SearchingAsk } from './Searching.tsx'
import { useArming } from './useArming.ts'

/**
 * Before sharing, while waiting: the true picture, and buttons that say their effect. Nothing of it flows before
 * somebody says yes, and nothing at all that was not armed here.
 */
export function Prepared({ call, snapshot, ask }: { call: Call; snapshot: CallSnapshot; ask: SearchingAsk }) {
  const { t } = useTranslation()
  const arming = useArming(call, snapshot, ask)
  const { screen, armed, microphone } = snapshot.me
  if (!screen && !armed.voice && microphone !== 'blocked' && microphone !== 'none') return null
  const some = armed.voice || armed.screen
  return (
    <Section
      level={2}
      title={screen ? t('sharing.titleWaiting') : t('sharing.microphone')}
      className={`b-1-12 ${css.prepared}`}
    >
      <div className={css.columns}>
        {screen && (
          <div className={css.picture}>
            <Video stream={screen.stream} label={t('sharing.titleWaiting')} className={css.video} />
          </div>
        )}
        <div className={css.words}>
          {screen && (
            <>
              <p className="b-md">
                {t(`sharing.what.${screen.surface}`)}{' '}
                {screen.surface === 'monitor' && <b className="b-warn">{t('sharing.monitorWarning')}</b>}
              </p>
              <div className={css.buttons}>
                {armed.screen ? (
                  <Button onClick={() => void arming.set({ screen: false })}>{t('waiting.ways.share.disarm')}</Button>
                ) : (
                  <Button kind="primary" onClick={() => void arming.set({ screen: true })}>
                    {t('sharing.shareWhenAnswered')}
                  </Button>
                )}
                {!armed.voice && (
                  <Button onClick={() => void arming.set({ voice: true })}>{t('sharing.voiceWhenAnswered')}</Button>
                )}
              </div>
            </>
          )}
          {(armed.voice || microphone === 'blocked' || microphone === 'none') && <MicrophoneCheck voice={call.voice} />}
          {armed.voice && (
            <p className="b-md">
              <button type="button" className="b-link" onClick={() => void arming.set({ voice: false })}>
                {t('flow.waiting.prepare.voiceOff')}
              </button>
            </p>
          )}
          {some && (
            <p className={css.armed} role="status">
              {armed.suspended ? (
                <>
                  <b>{t('sharing.armed.suspended')}</b>{' '}
                  <button type="button" className="b-link" onClick={() => void arming.set({})}>
                    {t('sharing.armed.again')}
                  </button>
                </>
              ) : (
                <>
                  <b>{armedWords(t, armed, screen?.surface ?? 'window')}.</b> {t('sharing.armed.body')}{' '}
                  <button type="button" className="b-link" onClick={() => call.suspend(true)}>
                    {t('sharing.armed.suspend')}
                  </button>
                </>
              )}
            </p>
          )}
        </div>
      </div>
    </Section>
  )
}
