import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Call } from '../../call/call.ts'
import type { MicrophoneDevice, MicrophoneState } from '../../call/microphone.ts'
import { Pick } from '../../ui/Field.tsx'
import css from './VoiceCheck.module.css'

/** Which microphone, and does it hear me? Or why not, with the way out. */
export function VoiceCheck({ call, microphone }: { call: Call; microphone: MicrophoneState }) {
  const { t } = useTranslation()
  const [devices, setDevices] = useState<readonly MicrophoneDevice[]>([])
  const bar = useRef<HTMLSpanElement>(null)
  const hearing = microphone === 'open' || microphone === 'muted'

  // Names of microphones are only told once one of them was allowed.
  useEffect(() => {
    if (!hearing) return
    let gone = false
    const look = () => void call.microphone.devices().then((found) => !gone && setDevices(found))
    look()
    navigator.mediaDevices?.addEventListener('devicechange', look)
    return () => {
      gone = true
      navigator.mediaDevices?.removeEventListener('devicechange', look)
    }
  }, [call, hearing])

  useEffect(() => {
    if (!hearing) return
    let frame = 0
    const draw = () => {
      if (bar.current) bar.current.style.transform = `scaleX(${Math.min(1, call.microphone.level() * 2.2)})`
      frame = requestAnimationFrame(draw)
    }
    frame = requestAnimationFrame(draw)
    return () => cancelAnimationFrame(frame)
  }, [call, hearing])

  if (microphone === 'blocked') {
    return (
      <p className="b-md b-danger" role="status">
        {t('session.microphone.blockedHelp')}{' '}
        <button type="button" className="b-inline" onClick={() => void call.microphone.open()}>
          {t('flow.session.tryAgain')}
        </button>
      </p>
    )
  }
  if (microphone === 'none') {
    return (
      <p className="b-md b-warn" role="status">
        {window.isSecureContext ? t('session.microphone.none') : t('session.microphone.plainHttp')}
      </p>
    )
  }
  if (!hearing) return null
  const device = call.microphone.device ?? ''
  return (
    <div className={css.check}>
      {devices.length > 1 && (
        <Pick
          label={t('sharing.microphoneWhich')}
          value={device}
          onChange={(id) => void call.microphone.open(id)}
          options={devices.map(({ id, label }) => ({ value: id, label }))}
        />
      )}
      <p className="b-sm b-mut">{t('sharing.microphoneTest')}</p>
      <span className={css.meter} aria-hidden="true">
        <span ref={bar} />
      </span>
    </div>
  )
}
