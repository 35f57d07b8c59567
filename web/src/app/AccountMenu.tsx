import { Menu } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../ui/Avatar.tsx'
import css from './AccountMenu.module.css'
import { signOut } from './account.ts'
import { useAvailability } from './availability.ts'
import { useLanguage } from './useLanguage.ts'
import { useMe } from './useMe.ts'

/** Me, under the avatar: availability, my page, settings, language, the way out. */
export function AccountMenu() {
  const { t } = useTranslation()
  const go = useNavigate()
  const me = useMe()
  const { availability, save } = useAvailability()
  const { language, setLanguage } = useLanguage()
  if (!me) return <span className={css.empty} />
  const available = (availability ?? me.availability).available
  return (
    <Menu
      position="bottom-end"
      offset={8}
      width={252}
      transitionProps={{ duration: 0 }}
      classNames={{ dropdown: css.drop, item: css.item, divider: css.rule }}
    >
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
        <Menu.Item onClick={() => void save({ available: !available, until: null, quietUntil: null })}>
          {available ? t('availability.stop') : t('availability.start')}
        </Menu.Item>
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
