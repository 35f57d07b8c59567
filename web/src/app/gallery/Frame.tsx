import { MessageCircleQuestionMark, Search, UserRound, Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { Key } from '../../ui/Key.tsx'
import { Mast, Tabs } from '../../ui/Mast.tsx'
import { Roof } from '../../ui/Roof.tsx'
import { Strip } from '../../ui/Strip.tsx'
import layout from '../Layout.module.css'
import { INES } from './people.ts'

/** The mast and the tabs around an empty page, as somebody signed in sees them. */
export function Frame({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation()
  return (
    <div className={layout.shell} data-tabs="">
      <Mast
        navLabel={t('frame.main')}
        nav={
          <>
            <a href="/gallery" aria-current="page">
              {t('frame.now')}
            </a>
            <a href="/gallery">{t('frame.people')}</a>
          </>
        }
        end={
          <>
            <button type="button" className={layout.find}>
              <Search aria-hidden size={20} strokeWidth={1.75} />
              {t('frame.find')}
              <Key of="mod+k" className={layout.findKey} />
            </button>
            <Avatar person={INES} available={t('people.available')} />
          </>
        }
      />
      <main>
        <div className="b-page">
          <div className="b-1-8">
            <h1 className="b-display">{t('now.question')}</h1>
          </div>
          <div className="b-9-12">
            <Button onClick={onLeave}>{t('ui.close')}</Button>
          </div>
        </div>
      </main>
      <Strip before={<Roof state="alone" width={30} />} action={<Button>{t('tap.see')}</Button>}>
        <b>Karim vous cherche,</b> environ 4 min
        <br />
        <span className="b-mut">Étiquette palette en double</span>
      </Strip>
      <Tabs label={t('frame.main')}>
        <a href="/gallery" aria-current="page">
          <MessageCircleQuestionMark aria-hidden />
          {t('frame.now')}
        </a>
        <a href="/gallery">
          <Users aria-hidden />
          {t('frame.people')}
        </a>
        <a href="/gallery">
          <UserRound aria-hidden />
          {t('frame.me')}
        </a>
      </Tabs>
    </div>
  )
}
