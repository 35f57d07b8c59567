import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArmedLook } from '../../call/armed.ts'
import type { Call } from '../../call/call.ts'
import type { PickResult } from '../../call/screen.ts'
import type { CallSnapshot } from '../../call/snapshot.ts'
import { clockFace } from '../../ui/format.ts'
import { timeNow } from '../../ui/time.ts'
import { armedWords } from './armedWords.ts'

/** Why nothing was picked, as words are kept: flow.waiting.pick.* */
export type PickProblem = Exclude<PickResult, 'picked'>

/**
 * Preparing what flows once somebody says yes: the screen is picked first and seen, then armed in so many words; the
 * voice apart. Every deed runs in its click, since the browser asks for one.
 */
export function useArming(call: Call | null, snapshot: CallSnapshot | null, ask: { since: string }) {
  const { t } = useTranslation()
  const [problem, setProblem] = useState<PickProblem | null>(null)
  const armed = snapshot?.me.armed

  const look = (parts: { voice: boolean; screen: boolean }): ArmedLook => {
    const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()
    const before = (timeNow() - new Date(ask.since).getTime()) / 1000
    return {
      words: {
        title: t('flow.waiting.small.title'),
        effect: armedWords(t, parts, snapshot?.me.screen?.surface ?? 'window'),
        suspend: t('sharing.armed.suspend'),
        waited: (seconds) => t('sharing.armed.window', { time: clockFace(before + seconds) }),
      },
      colours: {
        paper: colour('--b-sheet'),
        ink: colour('--b-ink'),
        share: colour('--b-share'),
        onShare: colour('--b-on-share'),
      },
    }
  }

  return {
    problem,
    /** Picks a screen, to be seen; it is not armed by that. */
    pick: async () => {
      if (!call) return
      const result = await call.pickScreen()
      setProblem(result === 'picked' ? null : result)
    },
    /** Arms or takes back one part; the other stays as it was. */
    set: async (change: { voice?: boolean; screen?: boolean }) => {
      if (!call) return
      const parts = { voice: armed?.voice ?? false, screen: armed?.screen ?? false, ...change }
      if (!parts.voice && !parts.screen) {
        // The picture stays to be seen; the microphone goes out.
        if (change.voice === false) call.microphone.close()
        await call.arm(parts, look(parts))
        return
      }
      if (change.voice === false) call.microphone.close()
      await call.arm(parts, look(parts))
    },
  }
}
