import { useState } from 'react'
import { Markdown } from '../../ui/Markdown.tsx'
import { LinkDialog } from './LinkDialog.tsx'

/** What somebody wrote: its links lead nowhere until one looked at their address. */
export function Words({ text, className }: { text: string; className?: string | undefined }) {
  const [address, setAddress] = useState<string | null>(null)
  return (
    <>
      <Markdown text={text} className={className} onAddress={setAddress} />
      {address && <LinkDialog href={address} onClose={() => setAddress(null)} />}
    </>
  )
}
