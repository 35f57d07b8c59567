import type { GuideView, SessionView } from '@binome/contract/session.ts'
import type { SessionMode, SessionRole } from '@binome/contract/terms.ts'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../../app/id.ts'
import type { Call } from '../../call/call.ts'
import { announce } from '../../ui/LiveRegion.tsx'
import { useFirstName } from '../ask/useName.ts'
import type { Tool } from '../session/tools.ts'
import { doDeed, useDeeds } from './deeds.ts'
import { isDone, withPending } from './pending.ts'

/** The guide as this page shows it: what the server says, and over it what I did meanwhile. */
export function useGuide(session: SessionView): GuideView {
  const deeds = useDeeds()
  const { id, guide } = session
  return useMemo(
    () =>
      withPending(
        guide,
        deeds.filter((one) => one.sessionId === id && one.refused === null).map(({ deed }) => deed),
      ),
    [guide, deeds, id],
  )
}

/** What lies in the hand when a mode begins; it takes no right, every tool is there. */
const TOOL_OF_MODE: { [M in SessionMode]: { [R in SessionRole]: Tool | null } } = {
  fix: { seeker: 'point', helper: 'point' },
  guide: { seeker: 'point', helper: 'step' },
  teach: { seeker: 'point', helper: 'point' },
  review: { seeker: 'point', helper: 'arrow' },
}
export const toolOf = (mode: SessionMode, role: SessionRole): Tool | null => TOOL_OF_MODE[mode][role]

type Facts = { session: SessionView; guide: GuideView; call: Call; setTool: (tool: Tool | null) => void }

/** What the guide does in the room: steps shown on the picture join the list, and what changes is said aloud. */
export function useGuideInRoom({ session, guide, call, setTool }: Facts): void {
  const { id: sessionId, role } = session
  const { mode } = guide
  const alone = guide.alone !== null
  useStepsFromMarks(call, sessionId, role === 'helper' && !alone)
  useSpokenGuide(session)

  useEffect(() => call.marks.countFrom(guide.steps.length), [call, guide.steps.length])
  const chosen = guide.from === 'chosen' || guide.from === 'steps' ? mode : null
  useEffect(() => {
    if (chosen) setTool(toolOf(chosen, role))
  }, [chosen, role, setTool])
  useEffect(() => {
    call.grants.watch(alone ? (role === 'helper' ? 'me' : 'them') : null)
    if (alone && role === 'helper') setTool(null)
  }, [alone, call, role, setTool])
}

/** A numbered step that the helper sets down on the picture is a step of the list too, under the same name. */
function useStepsFromMarks(call: Call, sessionId: string, mine: boolean): void {
  useEffect(() => {
    if (!mine) return
    return call.marks.on('described', ({ did, id, words }) => {
      const stepId = /^[0-9a-f-]{36}$/u.test(id) ? id : newId()
      if (did === 'numbered') doDeed(sessionId, { do: 'write', stepId, words, version: 0 })
    })
  }, [call, sessionId, mine])
}

/** What the other did is said to whoever does not see it. */
function useSpokenGuide({ guide, role, other }: SessionView): void {
  const { t } = useTranslation()
  const name = useFirstName()(other)
  const before = useRef(guide)
  useEffect(() => {
    const was = before.current
    before.current = guide
    if (was === guide) return
    if (guide.alone && !was.alone)
      announce(t(role === 'seeker' ? 'guide.alone.youAloud' : 'guide.alone.themAloud', { name }))
    else if (was.alone && !guide.alone) announce(t('guide.alone.ended'))
    if (guide.from === 'chosen' && guide.mode !== was.mode) {
      announce(t('guide.mode.chosen', { name, mode: t(`guide.mode.${guide.mode}`) }))
    }
    for (const [at, step] of guide.steps.entries()) {
      const old = was.steps.find(({ id }) => id === step.id)
      const words = step.words || t('guide.shown')
      const n = at + 1
      if (!old) {
        if (role === 'seeker') announce(t('guide.came', { n, words }))
      } else if (role === 'helper') {
        const pass = old.alone !== step.alone ? 'alone' : 'together'
        if (old[pass] !== step[pass])
          announce(t(isDone(step[pass]) ? 'guide.ticked' : 'guide.unticked', { name, n, words }))
      }
    }
  }, [guide, role, name, t])
}
