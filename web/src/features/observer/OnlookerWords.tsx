import type { PersonRef } from '@binome/contract/terms.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useFirstName } from '../ask/useName.ts'
import { Assured } from '../session/LineDetails.tsx'
import { useOnlookerWords } from './onlookers.ts'

/** The words by which one knows that nobody is between oneself and whoever looks on. */
export function OnlookerWords({ person }: { person: PersonRef }) {
  const { t } = useTranslation()
  const name = useFirstName()
  const [open, setOpen] = useState(false)
  const assurance = useOnlookerWords()[person.id]
  if (!assurance) return null
  return (
    <>
      <Button kind="quiet" onClick={() => setOpen(true)}>
        {t('observer.words')}
      </Button>
      {open && (
        <Dialog title={t('privacy.title')} onClose={() => setOpen(false)}>
          <Assured assurance={assurance} name={name(person)} />
        </Dialog>
      )}
    </>
  )
}
