import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../app/live-react.ts'
import { askForNotifications, notificationState } from '../../app/notifications.ts'
import { canPush, subscribe } from '../../app/push.ts'
import { Button } from '../../ui/Button.tsx'

/** Lets this browser notify, also when no tab is open; asked by a button, never by itself. */
export function Notifications() {
  const { t } = useTranslation()
  const me = useNow((now) => now.me.person.id)
  const [state, setState] = useState(notificationState)
  const [adding, setAdding] = useState<'no' | 'busy' | 'done' | 'failed'>('no')
  const add = async () => {
    setAdding('busy')
    const answer = await askForNotifications()
    setState(answer)
    if (answer !== 'granted' || !me) return setAdding('no')
    try {
      await subscribe(me)
      setAdding('done')
    } catch (error) {
      console.warn('This browser cannot be woken', error)
      setAdding('failed')
    }
  }
  if (state === 'denied') return <p role="status">{t('reach.denied')}</p>
  if (state === 'unsupported' || !canPush()) return <p role="status">{t('reach.unsupported')}</p>
  return (
    <div role="status">
      {adding === 'done' ? (
        <p className="b-ok">{t('settings.notificationsOn')}</p>
      ) : (
        <Button size="sm" busy={adding === 'busy'} onClick={() => void add()}>
          {t('reach.addHere')}
        </Button>
      )}
      {adding === 'failed' && <p className="b-sm b-danger">{t('reach.addFailed')}</p>}
    </div>
  )
}
