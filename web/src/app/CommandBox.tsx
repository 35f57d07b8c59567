import { Combobox, useCombobox } from '@mantine/core'
import { type ComponentProps, useEffect, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/Dialog.tsx'
import { Key } from '../ui/Key.tsx'
import css from './CommandBox.module.css'
import { type Command, openCommands, useAllCommands } from './commands.ts'

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** All words of the query, in any order, accents or not. */
const finds = (query: string) => {
  const words = plain(query).split(/\s+/u).filter(Boolean)
  return (command: Command) => {
    const text = plain(`${command.label} ${command.words ?? ''}`)
    return words.every((word) => text.includes(word))
  }
}

const GROUPS = ['do', 'go', 'set'] as const

/** Ctrl K: everything that can be done from here, found by a few letters. */
export function CommandBox() {
  const { t } = useTranslation()
  const commands = useAllCommands()
  const [query, setQuery] = useState('')
  const list = useId()
  const combobox = useCombobox({ opened: true })
  const found = useMemo(() => commands.filter(finds(query)), [commands, query])
  // As soon as another list is there: a quick hand presses Enter before a frame is drawn.
  useEffect(() => {
    if (found.length > 0) combobox.selectFirstOption()
  }, [combobox.selectFirstOption, found])
  const close = () => openCommands(false)
  const run = (id: string) => {
    close()
    commands.find((command) => command.id === id)?.run()
  }
  return (
    <Dialog title={t('commands.title')} onClose={close} look="box">
      <Combobox store={combobox} onOptionSubmit={run} resetSelectionOnOptionHover>
        <Combobox.EventsTarget>
          <Query
            list={list}
            label={t('commands.title')}
            placeholder={t('commands.placeholder')}
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
          />
        </Combobox.EventsTarget>
        <Combobox.Options id={list} className={css.list} aria-label={t('commands.title')}>
          {GROUPS.map((group) => {
            const inGroup = found.filter((command) => command.group === group)
            if (inGroup.length === 0) return null
            return (
              <Combobox.Group key={group} label={t(`commands.group.${group}`)} classNames={{ groupLabel: css.group }}>
                {inGroup.map((command) => (
                  <Combobox.Option key={command.id} value={command.id} className={css.option}>
                    {command.icon}
                    <span className="b-grow">{command.label}</span>
                    {command.hint && <Key of={command.hint} />}
                  </Combobox.Option>
                ))}
              </Combobox.Group>
            )
          })}
          {found.length === 0 && <p className={css.none}>{t('commands.none')}</p>}
        </Combobox.Options>
      </Combobox>
    </Dialog>
  )
}

/** Mantine says which option is meant; that there is a list, and which, is said here from the first moment on. */
function Query({ list, label, ...props }: ComponentProps<'input'> & { list: string; label: string }) {
  return (
    <input
      {...props}
      className={css.query}
      type="text"
      role="combobox"
      aria-expanded
      aria-controls={list}
      aria-label={label}
      data-autofocus
      autoComplete="off"
      spellCheck={false}
    />
  )
}
