import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askForNotifications, notificationState } from '../../app/notifications.ts'

/** One may work elsewhere meanwhile: how one is called back, as it truly is in this browser. */
export function KeepTab() {
  const { t } = useTranslation()
  const [state, setState] = useState(notificationState)
  if (state === 'granted') return t('flow.waiting.keepTab')
  if (state !== 'ask') return t('flow.waiting.keepTabTitle')
  return (
    <>
      {t('flow.waiting.keepTabTitle')}{' '}
      <button
        type="button"
        className="b-inline"
        onClick={async () => {
          setState(await askForNotifications())
        }}
      >
        {t('flow.waiting.allow')}
      </button>
    </>
  )
}
