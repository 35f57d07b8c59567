import { Menu } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../ui/Avatar.tsx'
import { cx } from '../ui/cx.ts'
import css from './AccountMenu.module.css'
import { signOut } from './account.ts'
import { useAskedWords, useQuickAnswer } from './availability.ts'
import { useLanguage } from './useLanguage.ts'
import { useMe } from './useMe.ts'

/** Me, under the avatar: availability, my page, settings, language, the way out. */
export function AccountMenu() {
  const { t } = useTranslation()
  const go = useNavigate()
  const me = useMe()
  const { asked, held, flip, follow } = useQuickAnswer()
  const askedWords = useAskedWords()
  const { language, setLanguage } = useLanguage()
  if (!me || !asked) return <span className={css.empty} />
  const said = asked.state === 'open'
  const available = said && held === null
  return (
    <Menu position="bottom-end" offset={8} width={252}>
      <Menu.Target>
        <button type="button" className={css.me}>
          <span className="b-hidden">{t('frame.account', { name: me.person.name })}</span>
          <Avatar person={me.person} available={available && t('people.available')} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={css.head}>
          <b>{me.person.name}</b>
          <span className="b-sm b-dim">{[me.title, me.organization.name].filter(Boolean).join(', ')}</span>
        </div>
        <div className={css.asked}>
          <span className={cx(css.dot, available && css.open)} aria-hidden="true" />
          <div>
            <b>{t(available ? 'availability.on' : 'availability.off')}</b>
            <p className="b-sm b-mut">{askedWords(asked, held)}</p>
          </div>
        </div>
        {flip && <Menu.Item onClick={flip}>{t(said ? 'availability.stop' : 'availability.start')}</Menu.Item>}
        {follow && <Menu.Item onClick={follow}>{t('availability.follow')}</Menu.Item>}
        <Menu.Item onClick={() => void go({ to: '/settings', hash: 'asking' })}>{t('availability.myHours')}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => void go({ to: '/me' })}>{t('frame.me')}</Menu.Item>
        <Menu.Item onClick={() => void go({ to: '/pairs' })}>{t('frame.pairs')}</Menu.Item>
        <Menu.Item onClick={() => void go({ to: '/settings' })}>{t('frame.settings')}</Menu.Item>
        {me.role !== 'member' && <Menu.Item onClick={() => void go({ to: '/admin' })}>{t('frame.admin')}</Menu.Item>}
        <Menu.Item
          lang={language === 'fr' ? 'en' : 'fr'}
          onClick={() => void setLanguage(language === 'fr' ? 'en' : 'fr')}
        >
          {t('frame.otherLanguage')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => void signOut()}>{t('frame.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
