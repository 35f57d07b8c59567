import { ImagePlus } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { FileInput } from '../../ui/FileInput.tsx'
import { PICTURE_TYPES } from './composer.ts'

export type PictureChooserProps = {
  className?: string | undefined
  disabled: boolean
  onChosen: (files: File[]) => void
}

/** The way to a picture for who has none to paste. */
export function PictureChooser({ className, disabled, onChosen }: PictureChooserProps) {
  const { t } = useTranslation()
  const chooser = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" className={className} disabled={disabled} onClick={() => chooser.current?.click()}>
        <ImagePlus aria-hidden size={16} strokeWidth={1.75} /> {t('now.addPicture')}
      </button>
      <FileInput ref={chooser} label={t('now.addPicture')} accept={PICTURE_TYPES} multiple onChosen={onChosen} />
    </>
  )
}
