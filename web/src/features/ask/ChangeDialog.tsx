import { X } from 'lucide-react'
import { type ClipboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { useRefusalWords } from '../../app/refusal.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import { BlurDialog } from './BlurDialog.tsx'
import css from './ChangeDialog.module.css'
import { type DraftPicture, MOST_PICTURES } from './composer.ts'
import pictureCss from './DraftPictures.module.css'
import { DraftPictures } from './DraftPictures.tsx'
import { PictureChooser } from './PictureChooser.tsx'
import { picturesIn, sendPicture, takePictures } from './pictures.ts'
import { RefusedPictures } from './RefusedPictures.tsx'
import type { SearchingAsk } from './Searching.tsx'

/** Changes the words and pictures of an ask while it searches; whoever was tapped sees them at once. */
export function ChangeDialog({ ask, onClose }: { ask: SearchingAsk; onClose: () => void }) {
  const { t } = useTranslation()
  const words = useRefusalWords()
  const [text, setText] = useState(ask.text)
  const [kept, setKept] = useState(ask.pictures)
  const [added, setAdded] = useState<readonly DraftPicture[]>([])
  const [refused, setRefused] = useState<string[]>([])
  const [blurring, setBlurring] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  useRevoked(added)

  const change = (key: string, to: Partial<DraftPicture>) =>
    setAdded((all) => all.map((one) => (one.key === key ? { ...one, ...to } : one)))
  const full = kept.length + added.length >= MOST_PICTURES
  const take = async (files: readonly Blob[]) => {
    if (files.length === 0) return
    const taken = await takePictures(files, MOST_PICTURES - kept.length - added.length)
    setAdded((all) => [...all, ...taken.pictures])
    setRefused(taken.refused)
  }
  const paste = (event: ClipboardEvent) => {
    const files = picturesIn(event.clipboardData.files)
    if (files.length === 0) return
    event.preventDefault()
    void take(files)
  }
  const save = async () => {
    if (!text.trim()) return
    setBusy(true)
    setError(null)
    try {
      const sent = await Promise.all(added.map((one) => sendPicture(one, (way) => change(one.key, { way }))))
      await api.asks.change({ askId: ask.id, text, pictureIds: [...kept.map(({ id }) => id), ...sent] })
      announce(t('waiting.detailSaved'))
      onClose()
    } catch (thrown) {
      setError(thrown)
      setBusy(false)
    }
  }
  const picture = added.find(({ key }) => key === blurring)
  return (
    <Dialog
      title={t('waiting.detailTitle')}
      size="lg"
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={busy} disabled={!text.trim()} onClick={() => void save()}>
            {t('waiting.detailSave')}
          </Button>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
        </>
      }
    >
      <TextArea
        label={t('waiting.detailLabel')}
        value={text}
        minRows={3}
        maxLength={10_000}
        error={error === null ? undefined : words(error)}
        onChange={(event) => setText(event.currentTarget.value)}
        onPaste={paste}
        onFocus={(event) => event.currentTarget.setSelectionRange(text.length, text.length)}
        data-autofocus
      />
      {kept.length > 0 && (
        <div className={css.pictures}>
          <ul className={pictureCss.pictures}>
            {kept.map((one, index) => (
              <li key={one.id} className={pictureCss.picture}>
                <img
                  src={one.url}
                  width={one.width}
                  height={one.height}
                  alt={t('now.picture', { n: index + 1 })}
                  className={pictureCss.image}
                />
                <button
                  type="button"
                  className={pictureCss.x}
                  title={t('now.removePicture')}
                  aria-label={`${t('now.removePicture')} ${index + 1}`}
                  onClick={() => setKept(kept.filter(({ id }) => id !== one.id))}
                >
                  <X aria-hidden />
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {added.length > 0 && (
        <div className={css.pictures}>
          <DraftPictures
            pictures={added}
            after={kept.length}
            onBlur={setBlurring}
            onRemove={(key) => setAdded(added.filter((one) => one.key !== key))}
          />
        </div>
      )}
      <p className={css.add}>
        <PictureChooser className="b-inline" disabled={full} onChosen={(files) => void take(files)} />
      </p>
      <RefusedPictures codes={refused} />
      {picture && (
        <BlurDialog
          picture={picture}
          onBlurred={(file, url) => change(picture.key, { file, url, way: { at: 'here' } })}
          onClose={() => setBlurring(null)}
        />
      )}
    </Dialog>
  )
}

/** Ends the object urls of pictures that are gone, and of all of them at the end. */
function useRevoked(pictures: readonly DraftPicture[]): void {
  const urls = useRef<ReadonlySet<string>>(new Set())
  useEffect(() => {
    const now = new Set(pictures.map(({ url }) => url))
    for (const url of urls.current) if (!now.has(url)) URL.revokeObjectURL(url)
    urls.current = now
  }, [pictures])
  useEffect(
    () => () => {
      for (const url of urls.current) URL.revokeObjectURL(url)
    },
    [],
  )
}
