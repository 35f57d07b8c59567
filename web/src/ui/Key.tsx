import { cx } from './cx.ts'
import css from './Key.module.css'
import { isApple, partsOf, useSingleKeysWork } from './keys.ts'

const SIGNS: Record<string, string> = {
  enter: '↵',
  escape: 'Esc',
  backspace: '⌫',
  arrowup: '↑',
  arrowdown: '↓',
  space: '␣',
}

/** How a key is written on its hint: 'mod+k' → ⌘K or Ctrl K. */
export function keyName(spec: string): string {
  return partsOf(spec)
    .map((part) => {
      const key = part.toLowerCase()
      if (key === 'mod') return isApple ? '⌘' : 'Ctrl'
      return SIGNS[key] ?? (part.length === 1 ? part.toUpperCase() : part)
    })
    .join(isApple ? '' : ' ')
}

/**
 * A key hint, drawn only where the key works now: never on a touch screen, a single letter not while something is being
 * typed. Hidden from screen readers: the control carries `aria-keyshortcuts`.
 */
export function Key({ of, className }: { of: string; className?: string | undefined }) {
  const singles = useSingleKeysWork()
  if (of.length === 1 && !singles) return null
  return (
    <span className={cx(css.key, className)} aria-hidden="true">
      {keyName(of)}
    </span>
  )
}
