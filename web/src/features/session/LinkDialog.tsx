import { useTranslation } from 'react-i18next'
import { type Address, readAddress } from '../../ui/address.ts'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import css from './LinkDialog.module.css'

/** Where an address leads, before it is opened: in full, its host apart. Nothing of it was fetched. */
export function LinkDialog({ href, onClose }: { href: string; onClose: () => void }) {
  const { t } = useTranslation()
  const address = readAddress(href)
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
          <Button onClick={() => void navigator.clipboard?.writeText(address.href).then(onClose, () => undefined)}>
            {t('across.link.copy')}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        </>
      }
    >
      <div className={css.where}>
        <span className="b-sm b-dim">{t(address.mail ? 'across.link.mail' : 'across.link.host')}</span>
        <b className={css.host}>{address.host}</b>
        <Full address={address} />
        {address.mind.map((what) => (
          <p key={what} className="b-sm b-warn">
            {t(`across.link.${what}`)}
          </p>
        ))}
      </div>
    </Dialog>
  )
}

function Full({ address: { before, host, after } }: { address: Address }) {
  return (
    <code className={css.full}>
      {before}
      <b>{host}</b>
      {after}
    </code>
  )
}
