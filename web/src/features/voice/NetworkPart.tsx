import { useTranslation } from 'react-i18next'
import type { Call } from '../../call/call.ts'
import type { NetworkFound } from '../../call/network-check.ts'
import { Button } from '../../ui/Button.tsx'
import { count } from '../../ui/format.ts'
import { Section } from '../../ui/Section.tsx'
import { Time } from '../../ui/Time.tsx'
import { useLineFigures } from '../session/useLineFigures.ts'
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
  const figures = useLineFigures(call)
  return (
    <Section level={3} title={t('voice.network.title')}>
      <p className={`b-md ${css.part}`} role="status">
        {figures ? t(`voice.network.now.${figures.relayed ? 'relay' : 'direct'}`) : t('privacy.measuring')}
      </p>
    </Section>
  )
}
