import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askForNotifications, notificationState } from '../../app/notifications.ts'
import { Button } from '../../ui/Button.tsx'

/** Whether this browser may notify; asked by a button, never by itself. */
export function Notifications({ onAnswer }: { onAnswer?: () => void }) {
  const { t } = useTranslation()
  const [state, setState] = useState(notificationState)
  return (
    <div role="status">
      {state === 'ask' && (
        <Button
          onClick={() =>
            void askForNotifications().then((next) => {
              setState(next)
              onAnswer?.()
            })
          }
        >
          {t('settings.notificationsAllow')}
        </Button>
      )}
      {state === 'granted' && <p className="b-ok">{t('settings.notificationsOn')}</p>}
      {state === 'denied' && <p>{t('settings.notificationsDenied')}</p>}
      {state === 'unsupported' && <p>{t('settings.notificationsNone')}</p>}
    </div>
  )
}
