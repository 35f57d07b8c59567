import type { PictureRef } from '@binome/contract/terms.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/Dialog.tsx'
import css from './Pictures.module.css'

export type PicturesProps = {
  pictures: readonly PictureRef[]
  /** The first large and the others beside it, all small, or each as wide as it is read. */
  look?: 'first' | 'small' | 'read'
  /** What each is called, and shows; without it pictures of an ask. */
  named?: (index: number) => { title: string; alt: string }
}

/** Pictures; each opens in full. */
export function Pictures({ pictures, look = 'first', named }: PicturesProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<number | null>(null)
  if (pictures.length === 0) return null
  const name = (index: number) => {
    if (named) return named(index)
    const title =
      pictures.length === 1 ? t('tap.picture') : t('tap.pictureOf', { n: index + 1, total: pictures.length })
    return { title, alt: title }
  }
  const shown = open === null ? undefined : pictures[open]
  return (
    <>
      <ul className={css[look]}>
        {pictures.map((picture, index) => (
          <li key={picture.id}>
            <button type="button" className={css.picture} onClick={() => setOpen(index)}>
              <img
                src={picture.url}
                width={picture.width}
                height={picture.height}
                alt={name(index).alt}
                className={css.image}
              />
            </button>
          </li>
        ))}
      </ul>
      {shown && open !== null && (
        <Dialog title={name(open).title} size="lg" onClose={() => setOpen(null)}>
          <img src={shown.url} width={shown.width} height={shown.height} alt={name(open).alt} className={css.full} />
        </Dialog>
      )}
    </>
  )
}
