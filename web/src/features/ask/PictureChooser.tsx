import { ImagePlus } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/Button.tsx'
import { PICTURE_TYPES } from './composer.ts'

export type PictureChooserProps = {
  /** A line of words, or the picture of one alone. */
  look?: 'words' | 'icon'
  /** Of the words. */
  className?: string | undefined
  disabled: boolean
  onChosen: (files: File[]) => void
}

/** The way to a picture for who has none to paste. */
export function PictureChooser({ look = 'words', className, disabled, onChosen }: PictureChooserProps) {
  const { t } = useTranslation()
  const chooser = useRef<HTMLInputElement>(null)
  const choose = () => chooser.current?.click()
  return (
    <>
      {look === 'words' ? (
        <button type="button" className={className} disabled={disabled} onClick={choose}>
          <ImagePlus aria-hidden size={16} strokeWidth={1.75} /> {t('now.addPicture')}
        </button>
      ) : (
        <IconButton label={t('now.addPicture')} disabled={disabled} onClick={choose}>
          <ImagePlus aria-hidden />
        </IconButton>
      )}
      <input
        ref={chooser}
        type="file"
        accept={PICTURE_TYPES.join(',')}
        multiple
        hidden
        aria-label={t('now.addPicture')}
        onChange={(event) => {
          onChosen([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}
