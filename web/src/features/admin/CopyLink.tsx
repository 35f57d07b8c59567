import { Check, Copy } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import { useCopy } from '../../ui/useCopy.ts'
import css from './admin.module.css'

/** A link shown once: to be copied by a button, or by hand where the browser lets no button do it. */
export function CopyLink({ label, hint, url }: { label: string; hint: string; url: string }) {
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement>(null)
  const { state, copy } = useCopy()
  const copied = state === 'copied'
  const press = async () => {
    // Selected first: where no button may copy, Ctrl C does it.
    field.current?.select()
    if (await copy(url)) announce(t('admin.invites.copied'))
  }
  return (
    <div className={css.link}>
      <Field
        ref={field}
        label={label}
        hint={hint}
        readOnly
        value={url}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button
        kind="primary"
        before={copied ? <Check aria-hidden strokeWidth={2} /> : <Copy aria-hidden strokeWidth={1.75} />}
        onClick={() => void press()}
      >
        {t(copied ? 'admin.invites.copied' : 'admin.invites.copy')}
      </Button>
    </div>
  )
}
