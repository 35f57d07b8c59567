import { Drawer as MantineDrawer, Modal } from '@mantine/core'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from './Button.tsx'
import { cx } from './cx.ts'
import css from './Dialog.module.css'

export type DialogProps = {
  title: string
  onClose: () => void
  /** sheet: with its title and a way out. box: bare, under the mast (Ctrl K); the title is only spoken. */
  look?: 'sheet' | 'box' | undefined
  /** 520 px, or 720 for a picture. */
  size?: 'md' | 'lg' | undefined
  /** Buttons at the end, the main one first. */
  actions?: ReactNode | undefined
  children: ReactNode
}

/**
 * A dialog over the page: the focus stays in it, Esc and a click outside close it, the focus goes back where it was.
 * Mount it to open it. On a phone it rises from the bottom.
 */
export function Dialog({ title, onClose, look = 'sheet', size = 'md', actions, children }: DialogProps) {
  const { t } = useTranslation()
  return (
    <Modal.Root
      opened
      onClose={onClose}
      size={size === 'lg' ? 720 : 520}
      centered={look === 'sheet'}
      transitionProps={{ duration: 0 }}
      classNames={{ inner: cx(css.inner, css[look]), content: css.content }}
    >
      <Modal.Overlay className={css.scrim} backgroundOpacity={1} color="var(--b-scrim)" />
      <Modal.Content aria-label={title} radius={0} shadow="none">
        {look === 'sheet' && (
          <div className={css.head}>
            <h2>{title}</h2>
            <IconButton label={t('ui.close')} onClick={onClose}>
              <X aria-hidden />
            </IconButton>
          </div>
        )}
        <div className={look === 'sheet' ? css.body : undefined}>{children}</div>
        {actions && <div className={css.actions}>{actions}</div>}
      </Modal.Content>
    </Modal.Root>
  )
}

export type DrawerProps = { title: string; onClose: () => void; children: ReactNode }

/** A sheet from the right (from the bottom on a phone), over the page. Mount it to open it. */
export function Drawer({ title, onClose, children }: DrawerProps) {
  const { t } = useTranslation()
  return (
    <MantineDrawer.Root
      opened
      onClose={onClose}
      position="right"
      size={420}
      transitionProps={{ duration: 0 }}
      classNames={{ content: css.drawer }}
    >
      <MantineDrawer.Overlay className={css.scrim} backgroundOpacity={1} color="var(--b-scrim)" />
      <MantineDrawer.Content aria-label={title} radius={0} shadow="none">
        <div className={css.head}>
          <h2>{title}</h2>
          <IconButton label={t('ui.close')} onClick={onClose}>
            <X aria-hidden />
          </IconButton>
        </div>
        <div className={css.body}>{children}</div>
      </MantineDrawer.Content>
    </MantineDrawer.Root>
  )
}
