import type { Language } from '@binome/contract/terms.ts'
import { useMutation } from '@tanstack/react-query'
import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import { signOut } from '../../app/account.ts'
import { useNow } from '../../app/live-react.ts'
import { useRefusalWords } from '../../app/refusal.ts'
import { changeSettings, type Theme, useSettings } from '../../app/settings.ts'
import { useLanguage } from '../../app/useLanguage.ts'
import { useTitle } from '../../app/useTitle.ts'
import { Button } from '../../ui/Button.tsx'
import { Loading } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Section.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { endAllSessions } from '../door/auth.ts'
import { useAuthWords } from '../door/authWords.ts'
import { Refused } from '../door/Refused.tsx'
import { OwnCheck } from '../voice/OwnCheck.tsx'
import { Asking } from './Asking.tsx'
import { MyCalendar } from './MyCalendar.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { ProfileForm } from './ProfileForm.tsx'
import { Reach } from './Reach.tsx'
import css from './SettingsPage.module.css'

const LANGUAGES: readonly Language[] = ['fr', 'en']
const THEMES: readonly Theme[] = ['system', 'light', 'dark']

/** A row of the side: what it is about, and the ways it may be. */
function Choice<T extends string>(props: ComponentProps<typeof Segmented<T>>) {
  return (
    <div className={css.choice}>
      <span className={css.legend} aria-hidden="true">
        {props.label}
      </span>
      <Segmented {...props} />
    </div>
  )
}

function Devices() {
  const { t } = useTranslation()
  const words = useAuthWords()
  const leaving = useMutation({
    mutationFn: async () => {
      await endAllSessions()
      await signOut()
    },
  })
  return (
    <Section title={t('settings.devices')} level={2}>
      <div className={css.block}>
        <p className="b-sm b-mut">{t('settings.devicesHint')}</p>
        <div className={css.buttons}>
          <Button onClick={() => void signOut()}>{t('frame.signOut')}</Button>
          <Button kind="danger" busy={leaving.isPending} onClick={() => leaving.mutate()}>
            {t('settings.signOutAll')}
          </Button>
        </div>
        <Refused>{leaving.error && words(leaving.error, t('errors.UNKNOWN'))}</Refused>
      </div>
    </Section>
  )
}

/** When and how I may be asked, what the product keeps of my profile, how it looks and answers on this device. */
export function Page() {
  const { t } = useTranslation()
  const words = useRefusalWords()
  const me = useNow((now) => now.me)
  const { theme, singleKeys } = useSettings()
  const { language, setLanguage } = useLanguage()
  const speaking = useMutation({ mutationFn: (next: Language) => setLanguage(next) })
  useTitle(t('settings.title'))
  return (
    <div className="b-page">
      <h1 className={`b-display b-1-12 ${css.title}`}>{t('settings.title')}</h1>
      <div className="b-1-7">
        <Asking />
        <MyCalendar />
        <Reach />
      </div>
      <div className={`b-9-12 ${css.side}`}>
        {me ? (
          // All of it together: what stands below the profile would move once that is there, under the hand that points at it.
          <>
            <ProfileForm key={me.person.id} me={me} />
            <Section title={t('settings.look')} level={2}>
              <div className={css.block}>
                <Choice
                  label={t('settings.language')}
                  value={language}
                  onChange={(next) => speaking.mutate(next)}
                  options={LANGUAGES.map((value) => ({ value, label: t(`settings.languages.${value}`) }))}
                />
                <Refused>{speaking.error && words(speaking.error)}</Refused>
                <Choice
                  label={t('settings.theme')}
                  value={theme}
                  onChange={(next) => changeSettings({ theme: next })}
                  options={THEMES.map((value) => ({ value, label: t(`settings.themes.${value}`) }))}
                />
              </div>
            </Section>
            <Section title={t('voice.check.title')} level={2}>
              <OwnCheck />
            </Section>
            <Section title={t('settings.keyboard')} level={2}>
              <div className={css.block}>
                <Switch
                  label={t('keys.singles')}
                  hint={t('keys.singlesHint')}
                  checked={singleKeys}
                  onChange={(on) => changeSettings({ singleKeys: on })}
                />
              </div>
            </Section>
            <PasswordForm email={me.email} />
            <Devices />
          </>
        ) : (
          <Loading />
        )}
      </div>
    </div>
  )
}
