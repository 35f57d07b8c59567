import { Check, MicOff, RefreshCw, Wifi } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Call } from '../../call/call.ts'
import { span } from '../../ui/format.ts'
import { Rich } from '../../ui/Rich.tsx'
import type { LineSaid } from './lineWords.ts'

const SIGN = { good: Check, slow: Wifi, lost: RefreshCw, blocked: MicOff, waiting: RefreshCw }
const COLOUR = { good: 'b-ok', slow: 'b-warn', lost: 'b-warn', blocked: 'b-danger', waiting: 'b-dim' }

/** The connection in a sentence; what can be done about it is in the sentence. */
export function LineSaidWords({
  said,
  seconds,
  name,
  call,
  onWrite,
  bare,
}: {
  said: LineSaid
  seconds: number | null
  name: string
  call: Call
  onWrite: () => void
  /** Without its sign. */
  bare?: boolean
}) {
  const { t, i18n } = useTranslation()
  const [helped, setHelped] = useState(false)
  const Sign = SIGN[said.tone]
  const values = { name, time: span(Math.round(seconds ?? 0), i18n.language) }
  return (
    <>
      {!bare && (
        <span className={COLOUR[said.tone]}>
          <Sign aria-hidden size={16} strokeWidth={1.75} style={{ display: 'inline', verticalAlign: -3 }} />{' '}
        </span>
      )}
      {said.tone === 'blocked' ? (
        helped ? (
          t('session.microphone.blockedHelp')
        ) : (
          <Rich
            k={said.key}
            links={{
              a: (
                <button
                  type="button"
                  className="b-inline"
                  onClick={async () => {
                    if ((await call.microphone.open()) === 'blocked') setHelped(true)
                  }}
                />
              ),
              w: <button type="button" className="b-inline" onClick={onWrite} />,
            }}
          />
        )
      ) : (
        <Rich k={said.key} values={values} />
      )}
    </>
  )
}
