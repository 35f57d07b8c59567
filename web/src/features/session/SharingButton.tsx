import type { ButtonHTMLAttributes } from 'react'
import { cx } from '../../ui/cx.ts'
import css from './SharingButton.module.css'

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  /** Only outlined: what does not end it. */
  outlined?: boolean
}

/** A button on the colour that says something flows. */
export function SharingButton({ outlined, className, ...rest }: Props) {
  return <button type="button" {...rest} className={cx(css.button, outlined && css.outlined, className)} />
}
