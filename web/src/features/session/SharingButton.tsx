import type { ButtonHTMLAttributes, ReactNode } from 'react'
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

/** On a phone the picture alone: beside it *Stop* must stand, whole. */
export function SharingPress({
  label,
  onPress,
  children,
}: {
  label: string
  onPress: () => void
  children: ReactNode
}) {
  return (
    <SharingButton outlined aria-label={label} title={label} onClick={onPress}>
      {children}
      <span className="b-wide">{label}</span>
    </SharingButton>
  )
}
