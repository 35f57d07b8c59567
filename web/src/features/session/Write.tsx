import { MOST_FILE_BYTES, MOST_SNIPPET } from '@binome/contract/limits.ts'
import { SendHorizontal } from 'lucide-react'
import { type ClipboardEvent, type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import { count, size } from '../../ui/format.ts'
import { BlurDialog } from '../ask/BlurDialog.tsx'
import { MOST_PICTURES } from '../ask/composer.ts'
import { DraftPictures } from '../ask/DraftPictures.tsx'
import { picturesIn } from '../ask/pictures.ts'
import { RefusedPictures } from '../ask/RefusedPictures.tsx'
import { Attach } from './Attach.tsx'
import { pass, say } from './chat.ts'
import { offerFiles } from './files.ts'
import { Snippet } from './Snippet.tsx'
import { isPiece } from './snippet.ts'
import type { Drafts } from './useDrafts.ts'
import css from './Write.module.css'

type Props = { sessionId: string; name: string; focus: boolean; drafts: Drafts }

/** Where one writes. A long text that is pasted stands beside as a snippet, a picture as a picture, until they are sent. */
export function Write({ sessionId, name, focus, drafts }: Props) {
  const { t, i18n } = useTranslation()
  const [text, setText] = useState('')
  const [piece, setPiece] = useState<string | null>(null)
  const [blurring, setBlurring] = useState<string | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (focus) field.current?.focus()
  }, [focus])

  const tooLong = piece !== null && piece.length > MOST_SNIPPET
  const empty = !text.trim() && piece === null && drafts.pictures.length === 0
  const send = (event?: FormEvent) => {
    event?.preventDefault()
    if (tooLong) return
    say(sessionId, 'text', text)
    if (piece !== null) pass(sessionId, { kind: 'snippet', text: piece })
    for (const picture of drafts.take()) pass(sessionId, { kind: 'picture', picture })
    setText('')
    setPiece(null)
  }
  const paste = (event: ClipboardEvent) => {
    const pictures = picturesIn(event.clipboardData.files)
    const pasted = event.clipboardData.getData('text/plain')
    if (pictures.length > 0) void drafts.add(pictures)
    else if (piece === null && isPiece(pasted)) setPiece(pasted)
    else return
    event.preventDefault()
  }
  const blurred = drafts.pictures.find((picture) => picture.key === blurring)
  return (
    <form className={css.form} onSubmit={send}>
      {piece !== null && (
        <div className={css.piece}>
          <p className={tooLong ? 'b-sm b-danger' : 'b-sm b-dim'} role="status">
            {tooLong
              ? t('across.snippet.tooLong', { most: count(MOST_SNIPPET, i18n.language) })
              : t('across.snippet.draft')}
          </p>
          <Snippet
            text={piece}
            aside={
              <Button size="sm" kind="quiet" onClick={() => setPiece(null)}>
                {t('across.snippet.remove')}
              </Button>
            }
          />
          {piece.length <= 4000 && (
            <button
              type="button"
              className="b-link b-sm"
              onClick={() => {
                setText(text + piece)
                setPiece(null)
                field.current?.focus()
              }}
            >
              {t('across.snippet.asWords')}
            </button>
          )}
        </div>
      )}
      {drafts.pictures.length > 0 && (
        <div className={css.pictures}>
          <DraftPictures pictures={drafts.pictures} onBlur={setBlurring} onRemove={drafts.remove} />
        </div>
      )}
      <RefusedPictures codes={drafts.refused} className={css.refused} />
      {drafts.large.map((file) => (
        <p key={file} className={cx('b-sm b-danger', css.refused)} role="status">
          {t('across.tooLarge', { file, most: size(MOST_FILE_BYTES, i18n.language) })}
        </p>
      ))}
      <div className={css.write}>
        <Attach
          pictures={drafts.pictures.length < MOST_PICTURES}
          onPictures={(files) => void drafts.add(files)}
          onFiles={(chosen) => drafts.refuse(offerFiles(chosen))}
        />
        <textarea
          ref={field}
          className={css.field}
          rows={1}
          value={text}
          maxLength={4000}
          aria-label={t('session.chat.writeTo', { name })}
          placeholder={t('session.chat.writeTo', { name })}
          onChange={(event) => setText(event.currentTarget.value)}
          onPaste={paste}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
              event.preventDefault()
              send()
            } else if (event.key === 'Escape') event.currentTarget.blur()
          }}
        />
        <IconButton type="submit" label={t('session.chat.send')} disabled={empty || tooLong}>
          <SendHorizontal aria-hidden />
        </IconButton>
      </div>
      {blurred && (
        <BlurDialog
          picture={blurred}
          onBlurred={(file, url) => {
            drafts.blur(blurred.key, file, url)
            setBlurring(null)
          }}
          onClose={() => setBlurring(null)}
        />
      )}
    </form>
  )
}
