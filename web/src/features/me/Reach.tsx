import type { Channels } from '@binome/contract/terms.ts'
import { useTranslation } from 'react-i18next'
import { useRefusalWords } from '../../app/refusal.ts'
import { Loading } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Section.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { Refused } from '../door/Refused.tsx'
import { PushDevices } from './PushDevices.tsx'
import css from './SettingsPage.module.css'
import { useReach } from './useReach.ts'

const LETTERS = ['mailParked', 'mailDigest', 'mailNotices'] as const

/** Each way I may be reached, with its state; devices where they belong, letters where they can come. */
export function Reach() {
  const { t } = useTranslation()
  const words = useRefusalWords()
  const { mine, change, error } = useReach()
  const one = (name: keyof Channels) =>
    mine && (
      <Switch
        label={t(`reach.${name}`)}
        hint={t(`reach.${name}Hint`)}
        checked={mine.channels[name]}
        onChange={(on) => change({ [name]: on })}
      />
    )
  return (
    <Section title={t('reach.title')} level={2}>
      <div className={css.block}>
        <p className="b-sm b-mut">{t('reach.lead')}</p>
        {!mine && <Loading />}
        {one('tab')}
        {one('push')}
        {mine && !mine.channels.tab && !mine.channels.push && (
          <p className="b-sm b-danger" role="status">
            {t('reach.none')}
          </p>
        )}
        {mine?.channels.push && (
          <>
            {one('pushWords')}
            <PushDevices devices={mine.devices} />
          </>
        )}
        {one('sound')}
        {mine && (
          <>
            <h3 className={css.legend}>{t('reach.mail')}</h3>
            {mine.mail === 'ready' ? (
              LETTERS.map((name) => <div key={name}>{one(name)}</div>)
            ) : (
              <p className="b-sm b-mut">{t(mine.mail === 'no_server' ? 'reach.noServer' : 'reach.noAddress')}</p>
            )}
          </>
        )}
        <Refused>{error && words(error)}</Refused>
      </div>
    </Section>
  )
}
