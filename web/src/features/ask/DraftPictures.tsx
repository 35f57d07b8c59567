import { EyeOff, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { cx } from '../../ui/cx.ts'
import type { DraftPicture } from './composer.ts'
import css from './DraftPictures.module.css'

export type DraftPicturesProps = {
  pictures: readonly DraftPicture[]
  /** How many stand before them already, for their numbers. */
  after?: number
  onBlur: (key: string) => void
  onRemove: (key: string) => void
}

/** Pictures beside the words, before they leave: each can be blurred by hand and taken away. */
export function DraftPictures({ pictures, after = 0, onBlur, onRemove }: DraftPicturesProps) {
  const { t } = useTranslation()
  return (
    <ul className={cx(css.pictures, pictures.length === 1 && css.one)}>
      {pictures.map((picture, index) => (
        <li key={picture.key} className={css.picture}>
          <img src={picture.url} alt={t('now.picture', { n: after + index + 1 })} className={css.image} />
          {picture.way.at === 'sending' && (
            <span
              className={css.progress}
              role="progressbar"
              aria-label={t('now.pictureSending')}
              aria-valuemin={0}
              aria-valuemax={100}
              aria-valuenow={Math.round(picture.way.share * 100)}
            >
              <span style={{ width: `${Math.max(4, picture.way.share * 100)}%` }} />
            </span>
          )}
          {picture.way.at === 'refused' && (
            <p className={css.refused} role="status">
              {picture.way.code === 'TOO_LARGE' ? t('errors.TOO_LARGE', { size: 10 }) : t('errors.PICTURE_UNREADABLE')}
            </p>
          )}
          <button
            type="button"
            className={css.blur}
            title={t('now.blur')}
            aria-label={`${t('now.blur')}, ${t('now.picture', { n: after + index + 1 })}`}
            onClick={() => onBlur(picture.key)}
          >
            <EyeOff aria-hidden />
          </button>
          <button
            type="button"
            className={css.x}
            title={t('now.removePicture')}
            aria-label={`${t('now.removePicture')} ${after + index + 1}`}
            onClick={() => onRemove(picture.key)}
          >
            <X aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  )
}
