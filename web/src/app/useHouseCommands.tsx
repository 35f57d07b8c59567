import { useNavigate } from '@tanstack/react-router'
import {
  Bell,
  BellOff,
  CalendarClock,
  CircleUser,
  Languages,
  Moon,
  Pencil,
  Settings,
  Sun,
  SunMoon,
  Users,
  UsersRound,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useQuickAnswer } from './availability.ts'
import { useCommands } from './commands.ts'
import { changeSettings, type Theme } from './settings.ts'
import { useLanguage } from './useLanguage.ts'
import { useMe } from './useMe.ts'

const THEMES: readonly { theme: Theme; icon: typeof Sun }[] = [
  { theme: 'light', icon: Sun },
  { theme: 'dark', icon: Moon },
  { theme: 'system', icon: SunMoon },
]

/** What Ctrl K offers everywhere: places, availability, theme, language. Features add their own. */
export function useHouseCommands(): void {
  const { t } = useTranslation()
  const go = useNavigate()
  const role = useMe()?.role
  const { asked, flip, follow } = useQuickAnswer()
  const { language, setLanguage } = useLanguage()
  const available = asked?.state === 'open'
  const icon = { 'aria-hidden': true, size: 18, strokeWidth: 1.75 } as const
  useCommands([
    {
      id: 'ask',
      group: 'do',
      label: t('commands.ask'),
      words: 'ask demander aide help bloqué stuck',
      icon: <Pencil {...icon} />,
      run: () => void go({ to: '/' }),
    },
    ...(flip
      ? [
          {
            id: 'availability',
            group: 'do' as const,
            label: t(available ? 'availability.stop' : 'availability.start'),
            words: 'disponible available aider help calme quiet',
            icon: available ? <BellOff {...icon} /> : <Bell {...icon} />,
            run: flip,
          },
        ]
      : []),
    ...(follow
      ? [
          {
            id: 'follow-hours',
            group: 'do' as const,
            label: t('availability.follow'),
            words: 'disponible available heures hours',
            icon: <CalendarClock {...icon} />,
            run: follow,
          },
        ]
      : []),
    {
      id: 'asking',
      group: 'set',
      label: t('asking.title'),
      words: 'heures hours calme quiet fuseau zone repos rest disponible available',
      icon: <CalendarClock {...icon} />,
      run: () => void go({ to: '/settings', hash: 'asking' }),
    },
    {
      id: 'people',
      group: 'go',
      label: t('commands.people'),
      words: 'people personnes qui sait quoi skills',
      icon: <Users {...icon} />,
      run: () => void go({ to: '/people' }),
    },
    {
      id: 'me',
      group: 'go',
      label: t('commands.me'),
      words: 'moi me profil profile',
      icon: <CircleUser {...icon} />,
      run: () => void go({ to: '/me' }),
    },
    {
      id: 'pairs',
      group: 'go',
      label: t('commands.pairs'),
      words: 'binômes pairs séances sessions historique history',
      icon: <UsersRound {...icon} />,
      run: () => void go({ to: '/pairs' }),
    },
    {
      id: 'settings',
      group: 'go',
      label: t('commands.settings'),
      words: 'réglages settings préférences',
      icon: <Settings {...icon} />,
      run: () => void go({ to: '/settings' }),
    },
    ...(role && role !== 'member'
      ? [
          {
            id: 'admin',
            group: 'go' as const,
            label: t('commands.admin'),
            words: 'administration members équipes teams invitations',
            icon: <UsersRound {...icon} />,
            run: () => void go({ to: '/admin' }),
          },
        ]
      : []),
    ...THEMES.map(({ theme, icon: Icon }) => ({
      id: `theme-${theme}`,
      group: 'set' as const,
      label: t(`commands.theme.${theme}`),
      words: 'thème theme sombre clair dark light',
      icon: <Icon {...icon} />,
      run: () => changeSettings({ theme }),
    })),
    {
      id: 'language',
      group: 'set',
      label: t('commands.language'),
      words: 'langue language français english anglais french',
      icon: <Languages {...icon} />,
      run: () => void setLanguage(language === 'fr' ? 'en' : 'fr'),
    },
  ])
}
