import type { ReactNode } from 'react'
import { Roof, type RoofState } from '../../ui/Roof.tsx'
import css from './StageCard.module.css'

type Props = {
  roof: RoofState
  title: string
  hint: string
  /** Between the words and the buttons. */
  about?: ReactNode
  /** Buttons. */
  children: ReactNode
}

/** On the stage while it shows no picture: what holds, and what can be done about it. */
export function StageCard({ roof, title, hint, about, children }: Props) {
  return (
    <div className={css.card}>
      <Roof state={roof} width={96} />
      <h2>{title}</h2>
      <p className="b-lead b-mut">{hint}</p>
      {about}
      <div className={css.buttons}>{children}</div>
    </div>
  )
}
