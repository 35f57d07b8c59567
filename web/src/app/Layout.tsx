import { Link, Outlet, useMatches, useNavigate } from '@tanstack/react-router'
import { MessageCircleQuestionMark, Search, UserRound, Users } from 'lucide-react'
import { Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Key } from '../ui/Key.tsx'
import { useKeys } from '../ui/keys.ts'
import { LiveRegion } from '../ui/LiveRegion.tsx'
import { Mast, Tabs } from '../ui/Mast.tsx'
import { Loading } from '../ui/Notice.tsx'
import { SkipLink } from '../ui/SkipLink.tsx'
import { AccountMenu } from './AccountMenu.tsx'
import { leaveDevice } from './account.ts'
import { openCommands, useCommandsOpen } from './commands.ts'
import { showLanguage } from './i18n.ts'
import css from './Layout.module.css'
import { LineWords } from './LineWords.tsx'
import { live } from './live.ts'
import { useLive, useNow } from './live-react.ts'
import { part } from './part.ts'
import { usePresence } from './presence.ts'
import { queryClient } from './query.ts'
import { useHouseCommands } from './useHouseCommands.tsx'

const CommandBox = part(() => import('./CommandBox.tsx'), 'CommandBox')
const KeyList = part(() => import('./KeyList.tsx'), 'KeyList')
const CallBanner = part(() => import('../features/session/CallBanner.tsx'), 'CallBanner')
const ObservingBanner = part(() => import('../features/observer/ObservingBanner.tsx'), 'ObservingBanner')
const LaterBanner = part(() => import('../features/ask/LaterBanner.tsx'), 'LaterBanner')

const MAIN = 'content'

/** Around every page: what is spoken, what Ctrl K and ? open. */
export function Root() {
  const { t } = useTranslation()
  const boxOpen = useCommandsOpen()
  const [keysOpen, setKeysOpen] = useState(false)
  useKeys([{ keys: '?', label: t('keys.list'), run: () => setKeysOpen(true) }])
  return (
    <>
      <LiveRegion />
      <Outlet />
      <Suspense fallback={null}>
        {boxOpen && <CommandBox />}
        {keysOpen && <KeyList onClose={() => setKeysOpen(false)} />}
      </Suspense>
    </>
  )
}

const useStatic = () => useMatches({ select: (matches) => matches.at(-1)?.staticData ?? {} })

function useSignedIn() {
  const { t } = useTranslation()
  useKeys([{ keys: 'mod+k', label: t('keys.commands'), run: () => openCommands(), whileTyping: true }])
  useHouseCommands()
  usePresence()
  const language = useNow((now) => now.me.language)
  useEffect(() => {
    // Chosen in another tab, or on another device.
    if (language) void showLanguage(language)
  }, [language])
  useLive('moment', (moment) => {
    if (moment.type !== 'bye' || moment.because === 'server_stops') return
    // Gone from the house: what was half written goes too. A sign-in that ended keeps it for the next one.
    if (moment.because === 'not_a_member') return void leaveDevice()
    live.close()
    queryClient.clear()
    location.assign('/sign-in')
  })
}

/** The house with its mast: every page of somebody signed in but the session. */
export function Shell() {
  const { t } = useTranslation()
  const { room, noTabs } = useStatic()
  useSignedIn()
  const current = (name: string) => (room === name ? 'page' : undefined)
  return (
    <div className={css.shell} data-tabs={noTabs ? undefined : ''}>
      <SkipLink to={MAIN}>{t('frame.skip')}</SkipLink>
      <Mast
        home={(word) => (
          <Link to="/" aria-label={t('frame.home')}>
            {word}
          </Link>
        )}
        navLabel={t('frame.main')}
        nav={
          <>
            <Link to="/" aria-current={current('now')}>
              {t('frame.now')}
            </Link>
            <Link to="/people" aria-current={current('people')}>
              {t('frame.people')}
            </Link>
          </>
        }
        end={
          <>
            <button
              type="button"
              className={css.find}
              onClick={() => openCommands()}
              aria-keyshortcuts="Control+K Meta+K"
            >
              <Search aria-hidden size={20} strokeWidth={1.75} />
              {t('frame.find')}
              <Key of="mod+k" className={css.findKey} />
            </button>
            <AccountMenu />
          </>
        }
      />
      <LineWords />
      <Suspense fallback={null}>
        <CallBanner />
        <LaterBanner />
        <ObservingBanner />
      </Suspense>
      <main id={MAIN} tabIndex={-1}>
        <Suspense
          fallback={
            <div className="b-page">
              <div className="b-1-12">
                <Loading />
              </div>
            </div>
          }
        >
          <Outlet />
        </Suspense>
      </main>
      {!noTabs && (
        <Tabs label={t('frame.main')}>
          <Link to="/" aria-current={current('now')}>
            <MessageCircleQuestionMark aria-hidden />
            {t('frame.now')}
          </Link>
          <Link to="/people" aria-current={current('people')}>
            <Users aria-hidden />
            {t('frame.people')}
          </Link>
          <Link to="/me" aria-current={current('me')}>
            <UserRound aria-hidden />
            {t('frame.me')}
          </Link>
        </Tabs>
      )}
    </div>
  )
}

/** The session: edge to edge, without a mast. The page brings its own `main`. */
export function Stage() {
  useSignedIn()
  return (
    <Suspense fallback={<Loading />}>
      <Outlet />
    </Suspense>
  )
}

/** Before signing in: the wordmark and one thing to do. */
export function Door() {
  const { t } = useTranslation()
  const go = useNavigate()
  return (
    <div className={css.shell}>
      <SkipLink to={MAIN}>{t('frame.skip')}</SkipLink>
      <Mast
        home={(word) => (
          <button
            type="button"
            className={css.word}
            aria-label={t('frame.home')}
            onClick={() => void go({ to: '/sign-in' })}
          >
            {word}
          </button>
        )}
      />
      <main id={MAIN} tabIndex={-1}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  )
}
