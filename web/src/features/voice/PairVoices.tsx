import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '../../call/role.ts'
import type { Voice } from '../../call/voice.ts'
import { Pair, type PairProps } from '../../ui/Pair.tsx'
import { Level } from './Level.tsx'
import { useVoice } from './useVoice.ts'
import css from './voice.module.css'

type Props = Pick<PairProps, 'state' | 'seeker' | 'helper'> & { voice: Voice; role: Role; name: string }

/** The two, how loud each is now, and who speaks: a ring around the face, and words for whoever does not see it. */
export function PairVoices({ voice, role, name, ...pair }: Props) {
  const { t } = useTranslation()
  const { speaking } = useVoice(voice)
  const mine = useCallback(() => voice.microphone.level(), [voice])
  const theirs = useCallback(() => voice.theirLevel, [voice])
  const [left, right] = role === 'seeker' ? (['me', 'them'] as const) : (['them', 'me'] as const)
  const levelOf = (who: 'me' | 'them') => (
    <Level read={who === 'me' ? mine : theirs} className={speaking[who] ? undefined : css.silent} />
  )
  return (
    <span className={css.voices}>
      <Pair {...pair} size="sm" speaking={{ seeker: speaking[left], helper: speaking[right] }} />
      <span className={css.levels}>
        {levelOf(left)}
        {levelOf(right)}
      </span>
      <span className="b-hidden">
        {speaking.me && t('voice.youSpeak')} {speaking.them && t('voice.speaks', { name })}
      </span>
    </span>
  )
}
