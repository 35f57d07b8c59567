import { useTranslation } from 'react-i18next'
import { cx } from '../../ui/cx.ts'
import { MOST_BYTES } from './composer.ts'

/** Why some of what was pasted, dropped or chosen is not there. */
export function RefusedPictures({ codes, className }: { codes: readonly string[]; className?: string | undefined }) {
  const { t } = useTranslation()
  if (codes.length === 0) return null
  const words = (code: string) =>
    code === 'LIMIT'
      ? t('now.pictureLimit')
      : code === 'TOO_LARGE'
        ? t('errors.TOO_LARGE', { size: MOST_BYTES / 1_000_000 })
        : t('errors.PICTURE_UNREADABLE')
  return (
    <p className={cx('b-sm b-danger', className)} role="status">
      {[...new Set(codes)].map(words).join(' ')}
    </p>
  )
}
