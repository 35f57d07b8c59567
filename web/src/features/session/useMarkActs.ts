import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { changeSettings, useSettings } from '../../app/settings.ts'
import type { Board } from '../../call/board.ts'
import { announce } from '../../ui/LiveRegion.tsx'

/** What is drawn from now on ends as this person chose, here and on the other side. */
export function useMarksStay({ marks }: Board): void {
  const { marksStay } = useSettings()
  useEffect(() => {
    marks.stays = marksStay
  }, [marks, marksStay])
}

/** Taking marks back, which is said aloud, since nothing that goes away is heard. */
export function useMarkActs({ marks }: Board) {
  const { t } = useTranslation()
  const { marksStay } = useSettings()
  return {
    undo: () => {
      if (marks.eraseLast()) announce(t('stage.undone'))
    },
    clearMine: () => {
      marks.clearMine()
      announce(t('stage.clearedMine'))
    },
    clearAll: () => {
      marks.clear()
      announce(t('stage.cleared'))
    },
    stays: marksStay,
    setStays: (stays: boolean) => changeSettings({ marksStay: stays }),
  }
}
