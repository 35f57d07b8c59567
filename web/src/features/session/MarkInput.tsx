import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import css from './MarkInput.module.css'
import type { Writing } from './useDrawing.ts'

/** The words of a step or a text, written where it will stand. Enter sets it down, Esc drops it. */
export function MarkInput({
  writing,
  step,
  at,
  onWrite,
  onDrop,
}: {
  writing: Writing
  step: number
  /** CSS pixels of the page. */
  at: { x: number; y: number }
  onWrite: (words: string) => void
  onDrop: () => void
}) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const field = useRef<HTMLInputElement>(null)
  /** A field that goes away may still say that it lost the focus: words are set down once. */
  const done = useRef(false)
  const once = (deed: () => void) => {
    if (done.current) return
    done.current = true
    deed()
  }
  useEffect(() => {
    const before = document.activeElement
    field.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [])
  const label = writing.tool === 'step' ? t('session.stepWords', { n: step }) : t('session.textWords')
  return (
    <form
      className={css.input}
      style={{ left: Math.min(at.x, innerWidth - 300), top: at.y }}
      onPointerDown={(event) => event.stopPropagation()}
      onPointerUp={(event) => event.stopPropagation()}
      onSubmit={(event) => {
        event.preventDefault()
        once(() => onWrite(words))
      }}
    >
      {writing.tool === 'step' && <i>{step}</i>}
      <input
        ref={field}
        value={words}
        maxLength={200}
        aria-label={label}
        placeholder={label}
        onChange={(event) => setWords(event.currentTarget.value)}
        onBlur={() => once(() => (words.trim() ? onWrite(words) : onDrop()))}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Escape') {
            event.preventDefault()
            once(onDrop)
          }
        }}
      />
    </form>
  )
}
