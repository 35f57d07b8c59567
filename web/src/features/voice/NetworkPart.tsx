import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Call } from '../../call/call.ts'
import type { NetworkFound } from '../../call/network-check.ts'
import { Button } from '../../ui/Button.tsx'
import { count } from '../../ui/format.ts'
import { Section } from '../../ui/Section.tsx'
import { Time } from '../../ui/Time.tsx'
import { useChecked } from './useChecked.ts'
import { useNetworkCheck } from './useNetworkCheck.ts'
import css from './voice.module.css'

/** A screen of text wants this much, kbit/s. */
const LITTLE = 400

/** How one would be reached from here, and what surely gets through. */
export function NetworkPart() {
  const { t } = useTranslation()
  const { network } = useChecked()
  const { looking, again } = useNetworkCheck(true)
  return (
    <Section
      level={3}
      title={t('voice.network.title')}
      aside={network && !looking && <Time at={new Date(network.at).toISOString()} />}
    >
      <div className={css.part}>
        <p className="b-md" role="status">
          {looking ? t('voice.network.looking') : network ? <Found {...network} /> : t('voice.network.unseen')}
        </p>
        <Button busy={looking} onClick={again}>
          {t('voice.network.again')}
        </Button>
      </div>
    </Section>
  )
}

function Found({ path, kbps }: NetworkFound) {
  const { t, i18n } = useTranslation()
  const rate = kbps === null ? '' : `${count(Math.max(0.1, Math.round(kbps / 100) / 10), i18n.language)}\u00a0Mbit/s`
  return (
    <>
      {t(`voice.network.path.${path}`)}{' '}
      {path !== 'blocked' &&
        t(`voice.network.${kbps === null ? 'unmeasured' : kbps < LITTLE ? 'little' : 'carries'}`, { rate })}
    </>
  )
}

/** In a call: the way it really goes. */
export function CallNetworkPart({ call }: { call: Call }) {
  const { t } = useTranslation()
  const [path, setPath] = useState<'direct' | 'relay' | null>(null)
  useEffect(() => {
    let gone = false
    void call.getStats().then((report) => {
      if (!gone) setPath(pathIn(report))
    })
    return () => {
      gone = true
    }
  }, [call])
  return (
    <Section level={3} title={t('voice.network.title')}>
      <p className={`b-md ${css.part}`} role="status">
        {path ? t(`voice.network.now.${path}`) : t('session.line.connecting')}
      </p>
    </Section>
  )
}

function pathIn(report: RTCStatsReport | null): 'direct' | 'relay' | null {
  for (const stat of report?.values() ?? []) {
    if (stat.type !== 'candidate-pair' || !stat.nominated || stat.state !== 'succeeded') continue
    const ends = [stat.localCandidateId, stat.remoteCandidateId].map((id) => report?.get(id)?.candidateType)
    return ends.includes('relay') ? 'relay' : 'direct'
  }
  return null
}
