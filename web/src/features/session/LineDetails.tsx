import { ShieldAlert, ShieldCheck } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Call } from '../../call/call.ts'
import type { CallSnapshot } from '../../call/snapshot.ts'
import type { Words } from '../../call/words.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import css from './LineDetails.module.css'
import { LineMeasured } from './LineMeasured.tsx'
import { wordsAt } from './wordList.ts'

/** @param name the other one's first name */
type Props = { call: Call; snapshot: CallSnapshot; name: string }

/** The way to what is known of the line: the words that two compare. Says by itself when they changed. */
export function LineDetails({ call, snapshot, name }: Props) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const { changed, state } = snapshot.assurance
  const alarming = changed || state === 'refused'
  useEffect(() => {
    if (changed) announce(`${t('privacy.changed')} ${t('privacy.changedHint', { name })}`)
  }, [changed, name, t])
  useEffect(() => {
    if (state === 'refused') announce(`${t('privacy.refused')} ${t('privacy.refusedHint')}`)
  }, [state, t])
  const close = () => {
    setOpen(false)
    if (changed) call.words.acknowledge()
  }
  return (
    <>
      <IconButton
        label={t(changed ? 'privacy.openChanged' : 'privacy.open')}
        className={cx(css.open, alarming && 'b-warn')}
        onClick={() => setOpen(true)}
      >
        {alarming ? <ShieldAlert aria-hidden /> : <ShieldCheck aria-hidden />}
      </IconButton>
      {open && (
        <Dialog
          title={t('privacy.title')}
          onClose={close}
          actions={changed && <Button onClick={close}>{t('privacy.compared')}</Button>}
        >
          <Assured assurance={snapshot.assurance} name={name} />
          <LineMeasured call={call} name={name} />
        </Dialog>
      )}
    </>
  )
}

/** What is known of who is at the other end: the words, or why there are none. */
export function Assured({ assurance, name }: { assurance: CallSnapshot['assurance']; name: string }) {
  const { t } = useTranslation()
  const { state, words, changed } = assurance
  return (
    <div className={css.assured}>
      {changed && <Warning what={t('privacy.changed')} hint={t('privacy.changedHint', { name })} />}
      {state === 'refused' && <Warning what={t('privacy.refused')} hint={t('privacy.refusedHint')} />}
      {state === 'waiting' && (
        <p>
          {t('privacy.waiting')} <span className="b-mut">{t('privacy.waitingHint')}</span>
        </p>
      )}
      {words && <ReadAloud words={words} name={name} />}
    </div>
  )
}

function Warning({ what, hint }: { what: string; hint: string }) {
  return (
    <p role="status">
      <b className="b-warn">{what}</b> {hint}
    </p>
  )
}

function ReadAloud({ words, name }: { words: Words; name: string }) {
  const { t, i18n } = useTranslation()
  const [read, setRead] = useState<{ of: Words; words: string[] } | null>(null)
  useEffect(() => {
    let gone = false
    void wordsAt(words.list, words.places).then((found) => !gone && setRead({ of: words, words: found }))
    return () => {
      gone = true
    }
  }, [words])
  const numbered = (read?.of === words ? read.words : []).map((word, i) => ({ n: i + 1, word }))
  return (
    <>
      <p>{t('privacy.how', { name })}</p>
      <ol className={css.words} lang={words.list} aria-label={t('privacy.list')}>
        {numbered.map(({ n, word }) => (
          <li key={n}>{word}</li>
        ))}
      </ol>
      <p className="b-md b-mut">
        {t('privacy.differ')} {words.list !== i18n.language && t('privacy.otherLanguage')}
      </p>
    </>
  )
}
