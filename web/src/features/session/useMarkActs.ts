import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { changeSettings, useSettings } from '../../app/settings.ts'
import type { Call } from '../../call/call.ts'
import { announce } from '../../ui/LiveRegion.tsx'

/** What is drawn from now on ends as this person chose, here and on the other side. */
export function useMarksStay(call: Call): void {
  const { marksStay } = useSettings()
  useEffect(() => {
    call.marks.stays = marksStay
  }, [call, marksStay])
}

/** Taking marks back, which is said aloud, since nothing that goes away is heard. */
export function useMarkActs(call: Call) {
  const { t } = useTranslation()
  const { marksStay } = useSettings()
  return {
    undo: () => {
      if (call.marks.eraseLast()) announce(t('stage.undone'))
    },
    clearMine: () => {
      call.marks.clearMine()
      announce(t('stage.clearedMine'))
    },
    clearAll: () => {
      call.marks.clear()
      announce(t('stage.cleared'))
    },
    stays: marksStay,
    setStays: (stays: boolean) => changeSettings({ marksStay: stays }),
  }
}
