import type { PictureRef } from '@binome/contract/terms.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/Dialog.tsx'
import css from './Pictures.module.css'

/** Pictures of an ask: the first large, the others beside it; each opens in full. */
export function Pictures({ pictures, small }: { pictures: readonly PictureRef[]; small?: boolean }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<number | null>(null)
  if (pictures.length === 0) return null
  const name = (index: number) =>
    pictures.length === 1 ? t('tap.picture') : t('tap.pictureOf', { n: index + 1, total: pictures.length })
  const shown = open === null ? undefined : pictures[open]
  return (
    <>
      <ul className={small ? css.small : css.pictures}>
        {pictures.map((picture, index) => (
          <li key={picture.id}>
            <button type="button" className={css.picture} onClick={() => setOpen(index)}>
              <img
                src={picture.url}
                width={picture.width}
                height={picture.height}
                alt={name(index)}
                className={css.image}
              />
            </button>
          </li>
        ))}
      </ul>
      {shown && open !== null && (
        <Dialog title={name(open)} size="lg" onClose={() => setOpen(null)}>
          <img src={shown.url} width={shown.width} height={shown.height} alt={name(open)} className={css.full} />
        </Dialog>
      )}
    </>
  )
}
