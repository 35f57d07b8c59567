import { Avatar } from './Avatar.tsx'
import { cx } from './cx.ts'
import type { Face } from './face.ts'
import css from './Pair.module.css'
import { Roof, type RoofState } from './Roof.tsx'

export type PairProps = {
  state: RoofState
  seeker: Face
  helper: Face
  /** Whose place is still empty (dashed). */
  hole?: 'seeker' | 'helper' | undefined
  /** Who is heard now: a ring around the face. */
  speaking?: { seeker: boolean; helper: boolean } | undefined
  size?: 'sm' | 'md' | 'tap' | undefined
  /** Spoken sentence about the pair; silent by default. */
  label?: string | undefined
}

const ROOF = { sm: 28, md: 36, tap: 62 } as const

/** The roof over two faces: the seeker left, the helper right, as in the accent itself. */
export function Pair({ state, seeker, helper, hole, speaking, size = 'md', label }: PairProps) {
  return (
    <span className={cx(css.pair, css[size])} {...(label ? { role: 'img', 'aria-label': label } : {})}>
      <Roof state={state} width={ROOF[size]} />
      <span className={css.faces}>
        <Avatar person={seeker} size={size} hole={hole === 'seeker'} speaks={speaking?.seeker} />
        <Avatar person={helper} size={size} hole={hole === 'helper'} speaks={speaking?.helper} />
      </span>
    </span>
  )
}
