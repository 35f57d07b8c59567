import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import css from './Button.module.css'
import { cx } from './cx.ts'
import { Key } from './Key.tsx'

export type ButtonLook = {
  /** One `primary` a screen. `call` is the outlined accent of a tap's Yes on Now. */
  kind?: 'primary' | 'second' | 'quiet' | 'danger' | 'call' | undefined
  size?: 'sm' | 'md' | 'lg' | 'xl' | undefined
  /** Takes the whole width of its place. */
  wide?: boolean | undefined
}

export type ButtonProps = ButtonLook &
  ButtonHTMLAttributes<HTMLButtonElement> & {
    /** The key that does the same, drawn as a hint where it works: 'y', 'Enter', 'mod+k'. */
    hint?: string | undefined
    /** A roof or an icon before the words. */
    before?: ReactNode | undefined
    /** Sent and not answered yet: keeps its size and words, takes no second press, stays focusable. */
    busy?: boolean | undefined
    ref?: Ref<HTMLButtonElement> | undefined
  }

/** The class of a button, for a link that acts as one: `<Link className={buttonClass({ kind: 'second' })}>`. */
export const buttonClass = ({ kind = 'second', size = 'md', wide }: ButtonLook = {}): string =>
  cx(css.button, css[kind], css[size], wide && css.wide)

const shortcut = (hint: string) => hint.replace(/^mod\+/u, 'Control+')

/** A button of DESIGN.md: primary (filled), second, quiet, danger. */
export function Button({ kind, size, wide, hint, before, busy, className, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={cx(buttonClass({ ...(kind && { kind }), ...(size && { size }), ...(wide && { wide }) }), className)}
      aria-keyshortcuts={hint ? shortcut(hint) : undefined}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest['aria-disabled'] || undefined}
      onClick={busy ? undefined : onClick}
    >
      {before}
      {children}
      {hint && <Key of={hint} className={css.key} />}
    </button>
  )
}

export type IconButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  /** Its name: spoken, and shown on hover. */
  label: string
  /** 40 px, or 46 px for the tools of a session. */
  size?: 'md' | 'tool' | undefined
  /** A toggle: pressed = accent fill. */
  pressed?: boolean | undefined
  /** Off, as a muted microphone: danger-soft. */
  off?: boolean | undefined
  ref?: Ref<HTMLButtonElement> | undefined
}

/** A square button with an icon (lucide, 20 px) and a name. */
export function IconButton({ label, size = 'md', pressed, off, className, children, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      {...rest}
      className={cx(css.icon, size === 'tool' && css.tool, off && css.off, className)}
      aria-label={label}
      aria-pressed={pressed}
    >
      {children}
    </button>
  )
}
