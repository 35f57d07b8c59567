import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import { usePassages } from './files.ts'
import css from './Room.module.css'

/** A file that is offered while the drawer is closed: said, and one press away. */
export function FileNote({ name, open, onOpen }: { name: string; open: boolean; onOpen: () => void }) {
  const { t } = useTranslation()
  const offered = usePassages().filter(({ way, state }) => way === 'in' && state === 'offered')
  const said = useRef(new Set<string>())
  const last = offered.at(-1)
  useEffect(() => {
    if (!last || said.current.has(last.id)) return
    said.current.add(last.id)
    announce(t('across.pass.offeredAloud', { name, file: last.name }))
  }, [last, name, t])
  if (open || !last) return null
  return (
    <div className={css.note}>
      <p className="b-md">{t('across.pass.offeredAloud', { name, file: last.name })}</p>
      <Button onClick={onOpen}>{t('across.pass.look')}</Button>
    </div>
  )
}
