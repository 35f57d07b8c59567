import { Check, Copy } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import { selectIn, useCopy } from '../../ui/useCopy.ts'
import css from './Snippet.module.css'
import { FOLDED, foldedText, linesOf } from './snippet.ts'

/** A piece of code or text, to the letter; a long one is folded. `aside` stands in the place of the copy button. */
export function Snippet({ text, aside }: { text: string; aside?: ReactNode }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const place = useRef<HTMLPreElement>(null)
  const lines = linesOf(text)
  const folded = foldedText(text)
  return (
    <figure className={css.snippet}>
      <figcaption className={css.head}>
        <span className="b-sm b-dim">{t('across.snippet.title', { count: lines })}</span>
        {aside ?? <CopyButton text={text} onBlocked={() => selectIn(place.current)} />}
      </figcaption>
      <pre
        ref={place}
        className={css.text}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls is reached by keyboard too
        tabIndex={0}
      >
        {open || folded === null ? text : folded}
      </pre>
      {folded !== null && (
        <button type="button" className="b-link b-sm" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('across.snippet.less') : t('across.snippet.all', { count: Math.max(lines, FOLDED) })}
        </button>
      )}
    </figure>
  )
}

function CopyButton({ text, onBlocked }: { text: string; onBlocked: () => void }) {
  const { t } = useTranslation()
  const { state, copy } = useCopy()
  const press = async () => {
    if (await copy(text)) announce(t('across.snippet.copied'))
    else onBlocked()
  }
  return state === 'blocked' ? (
    <span className="b-sm" role="status">
      {t('across.snippet.copyBlocked')}
    </span>
  ) : (
    <Button
      size="sm"
      kind="quiet"
      before={state === 'copied' ? <Check aria-hidden size={16} /> : <Copy aria-hidden size={16} />}
      onClick={() => void press()}
    >
      {t(state === 'copied' ? 'across.snippet.copied' : 'across.snippet.copy')}
    </Button>
  )
}
