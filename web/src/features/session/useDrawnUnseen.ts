import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Call } from '../../call/call.ts'
import { otherRole } from '../../call/role.ts'
import type { CallSnapshot } from '../../call/snapshot.ts'

/**
 * Who shares, works elsewhere, and has no small window open (or a browser without one) learns from the title of this tab
 * that something was drawn; it is as it was once the tab is looked at.
 */
export function useDrawnUnseen(call: Call, { me, role }: CallSnapshot, name: string): void {
  const { t } = useTranslation()
  const unseen = me.sharing && !me.mirror
  const theirs = otherRole(role)
  useEffect(() => {
    if (!unseen) return
    let before: string | null = null
    const count = () => call.marks.all.filter((mark) => mark.by === theirs).length
    let known = count()
    const changed = () => {
      const now = count()
      if (now > known && document.hidden && before === null) {
        before = document.title
        document.title = t('stage.mirror.drew', { name })
      }
      known = now
    }
    const back = () => {
      if (before !== null) document.title = before
      before = null
    }
    const seen = () => {
      if (!document.hidden) back()
    }
    const stop = call.marks.on('change', changed)
    document.addEventListener('visibilitychange', seen)
    return () => {
      stop()
      document.removeEventListener('visibilitychange', seen)
      back()
    }
  }, [call, unseen, theirs, name, t])
}
