import { type RefObject, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type Address, readAddress } from '../../ui/address.ts'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import { selectIn, useCopy } from '../../ui/useCopy.ts'
import css from './LinkDialog.module.css'

/** Where an address leads, before it is opened: in full, its host apart. Nothing of it was fetched. */
export function LinkDialog({ href, onClose }: { href: string; onClose: () => void }) {
  const { t } = useTranslation()
  const { state, copy } = useCopy()
  const full = useRef<HTMLElement>(null)
  const address = readAddress(href)
  const press = async (whole: string) => {
    if (!(await copy(whole))) return selectIn(full.current)
    announce(t('across.snippet.copied'))
    onClose()
  }
  if (!address) return null
  return (
    <Dialog
      title={t('across.link.title')}
      onClose={onClose}
      actions={
        <>
          <a
            className={buttonClass({ kind: 'primary' })}
            href={address.href}
            target="_blank"
            rel="noopener noreferrer"
            onClick={onClose}
          >
            {t('across.link.go')}
          </a>
          <Button onClick={() => void press(address.href)}>{t('across.link.copy')}</Button>
          <Button kind="quiet" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        </>
      }
    >
      <div className={css.where}>
        <span className="b-sm b-dim">{t(address.mail ? 'across.link.mail' : 'across.link.host')}</span>
        <b className={css.host}>{address.host}</b>
        <Full address={address} place={full} />
        {state === 'blocked' && (
          <p className="b-sm" role="status">
            {t('across.snippet.copyBlocked')}
          </p>
        )}
        {address.mind.map((what) => (
          <p key={what} className="b-sm b-warn">
            {t(`across.link.${what}`)}
          </p>
        ))}
      </div>
    </Dialog>
  )
}

type FullProps = { address: Address; place: RefObject<HTMLElement | null> }

function Full({ address: { before, host, after }, place }: FullProps) {
  return (
    <code ref={place} className={css.full}>
      {before}
      <b>{host}</b>
      {after}
    </code>
  )
}
