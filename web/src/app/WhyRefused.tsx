import { cx } from '../ui/cx.ts'
import { useRefusalWords } from './refusal.ts'

/** Why something was refused, in words, below what was tried; nothing when it was not. */
export function WhyRefused({ error, small = false }: { error: unknown; small?: boolean }) {
  const words = useRefusalWords()
  if (error === null || error === undefined) return null
  return (
    <p className={cx(small ? 'b-sm' : 'b-md', 'b-danger')} role="status">
      {words(error)}
    </p>
  )
}
