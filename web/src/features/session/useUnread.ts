import type { Message } from '@binome/contract/session.ts'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../../ui/LiveRegion.tsx'
import { useMarkWords } from './MarkLine.tsx'
import { readMark } from './markWords.ts'

/** How many words of the other one came while the drawer was closed; each is spoken then, since no log is there to. */
export function useUnread(messages: readonly Message[], meId: string, open: boolean, name: string): number {
  const { t } = useTranslation()
  const words = useMarkWords()
  const theirs = messages.filter((message) => message.authorId !== meId)
  const [read, setRead] = useState(theirs.length)
  const [spoken, setSpoken] = useState(theirs.length)
  if (open && read !== theirs.length) setRead(theirs.length)

  useEffect(() => {
    if (spoken === theirs.length) return
    setSpoken(theirs.length)
    const last = theirs.at(-1)
    if (open || !last || theirs.length < spoken) return
    const mark = last.kind === 'mark' ? readMark(last.text) : null
    if (mark) announce(words(mark, false, name))
    else if (last.kind === 'snippet' || last.kind === 'picture') announce(t(`across.said.${last.kind}`, { name }))
    else if (last.kind === 'file') announce(t('across.said.file', { name, file: last.text }))
    else announce(t('session.chat.said', { name, text: last.text }))
  })
  return open ? 0 : theirs.slice(read).filter((message) => message.kind !== 'mark').length
}
