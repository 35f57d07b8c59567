import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { useNow } from '../../app/live-react.ts'
import { useRefusalWords } from '../../app/refusal.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import { Refused } from '../door/Refused.tsx'
import css from './Photo.module.css'
import { PHOTO_BYTES, PHOTO_TYPES, photoProblem } from './photo.ts'

/** A picture of a chosen file for as long as it is shown. */
function usePreview(file: File | null): string | null {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (!file) return
    const made = URL.createObjectURL(file)
    setUrl(made)
    return () => {
      URL.revokeObjectURL(made)
      setUrl(null)
    }
  }, [file])
  return url
}

/** My photo: choose, look at it in the round it will have, keep it; or take it away. */
export function Photo() {
  const { t, i18n } = useTranslation()
  const words = useRefusalWords()
  const person = useNow((now) => now.me.person)
  const field = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const preview = usePreview(file)
  const problem = file && photoProblem(file)
  const saving = useMutation({
    mutationFn: (next: File | null) => api.me.setPhoto({ file: next }),
    onSuccess: () => {
      setFile(null)
      announce(t('me.saved'))
    },
  })
  if (!person) return null
  const problemWords =
    problem === 'TOO_LARGE'
      ? t('errors.TOO_LARGE', { size: new Intl.NumberFormat(i18n.language).format(PHOTO_BYTES / 1_000_000) })
      : problem && t(`errors.${problem}`)
  return (
    <>
      <div className={css.actions}>
        <button type="button" className="b-link b-sm" onClick={() => field.current?.click()}>
          {t(person.photo ? 'me.photoChange' : 'me.photoAdd')}
        </button>
        {person.photo && (
          <button type="button" className="b-link b-sm" disabled={saving.isPending} onClick={() => saving.mutate(null)}>
            {t('me.photoRemove')}
          </button>
        )}
        <input
          ref={field}
          type="file"
          accept={PHOTO_TYPES}
          hidden
          onChange={(event) => {
            saving.reset()
            setFile(event.currentTarget.files?.[0] ?? null)
            event.currentTarget.value = ''
          }}
        />
      </div>
      {!file && saving.error && <Refused>{words(saving.error)}</Refused>}
      {file && (
        <Dialog
          title={t('me.photo')}
          onClose={() => setFile(null)}
          actions={
            <>
              {!problem && (
                <Button kind="primary" busy={saving.isPending} onClick={() => saving.mutate(file)}>
                  {t('ui.save')}
                </Button>
              )}
              <Button kind={problem ? 'second' : 'quiet'} onClick={() => field.current?.click()}>
                {t('me.photoOther')}
              </Button>
            </>
          }
        >
          {preview && !problem && (
            <div className={css.preview}>
              <img src={preview} alt={t('me.photoPreview')} className={css.large} />
              <Avatar person={{ ...person, photo: preview }} size="tap" />
              <Avatar person={{ ...person, photo: preview }} size="md" />
            </div>
          )}
          <p className="b-sm b-mut">{t('me.photoHint')}</p>
          <Refused>{problemWords || (saving.error && words(saving.error))}</Refused>
        </Dialog>
      )}
    </>
  )
}
