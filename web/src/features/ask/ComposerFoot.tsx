import { useDebouncedCallback } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { WifiOff } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalOf } from '../../app/api.ts'
import { useLine } from '../../app/live-react.ts'
import { useRefusalWords } from '../../app/refusal.ts'
import { Button } from '../../ui/Button.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import { Rich } from '../../ui/Rich.tsx'
import { Roof } from '../../ui/Roof.tsx'
import { timeNow } from '../../ui/time.ts'
import css from './ComposerFoot.module.css'
import { type Composer, type Foot, footOf, mayAsk } from './composer.ts'
import { ask } from './composing.ts'
import { usualWords } from './estimateWords.ts'
import { lastsUntil, opensWords } from './opens.ts'
import { usePreview } from './usePreview.ts'

/** The foot of the composer: one line of what would happen, and the button. Its height is fixed, nothing jumps. */
export function ComposerFoot({ composer }: { composer: Composer }) {
  const { t, i18n } = useTranslation()
  const preview = usePreview(composer)
  const line = useLine()
  const foot = footOf(composer, preview, line.state === 'lost')
  const ready = mayAsk(composer)

  const speak = useDebouncedCallback((words: string) => announce(words), 1000)
  const spoken = spokenOf(foot, t, i18n.language)
  const words = spoken && t(spoken.key as 'now.accepting', spoken.values).replace(/<[^>]+>/gu, '')
  useEffect(() => {
    if (words) speak(words)
  }, [words, speak])

  return (
    <div className={css.foot}>
      <div className={css.said}>
        {foot.say === 'offline' ? (
          <WifiOff aria-hidden className={css.sign} />
        ) : (
          <Roof
            state={foot.say === 'nobody' || foot.say === 'closed' || foot.say === 'nothing' ? 'nobody' : 'alone'}
            width={40}
            className={css.roof}
          />
        )}
        <p className={css.words}>
          <FootWords foot={foot} />
        </p>
      </div>
      <Button
        kind="primary"
        size="lg"
        hint="Enter"
        aria-disabled={!ready || undefined}
        busy={foot.say === 'sending'}
        className={css.ask}
        onClick={() => void ask()}
      >
        {t('now.ask')}
      </Button>
    </div>
  )
}

function FootWords({ foot }: { foot: Foot }) {
  const { t, i18n } = useTranslation()
  const refusal = useRefusalWords()
  switch (foot.say) {
    case 'nothing':
      return '\u00a0'
    case 'offline':
      return <Rich k="now.offline" />
    case 'sending':
      return t('now.sending')
    case 'refused': {
      const { code, data } = refusalOf(foot.error)
      return (
        <span className="b-danger" title={code}>
          {refusal(foot.error)}{' '}
          {code === 'ASK_OPEN' && typeof data.askId === 'string' && (
            <Link to="/ask/$askId" params={{ askId: data.askId }}>
              {t('now.searchingBack')}
            </Link>
          )}
        </span>
      )
    }
    case 'tooLong':
      return <span className="b-danger">{t('now.tooLong', { count: foot.by })}</span>
    case 'accepting':
      return t('now.accepting', { count: foot.count })
    case 'nobody':
      return <Rich k="now.nobody" />
    case 'closed': {
      const now = new Date(timeNow())
      const when = opensWords(t, i18n.language, foot.opensAt, now)
      return <Rich k={lastsUntil(foot.opensAt, now) ? 'now.closed' : 'now.closedLong'} values={{ when }} />
    }
    case 'nobodyFits':
      return <Rich k="now.nobodyFits" />
    case 'fitting':
      return foot.usual === null ? (
        <Rich k="now.fitting" count={foot.count} values={{ count: foot.count }} />
      ) : (
        <Rich
          k="now.fittingUsual"
          count={foot.count}
          values={{ count: foot.count, usual: usualWords(t, i18n.language, foot.usual) }}
        />
      )
  }
}

/** What of the foot is worth saying aloud, a second after it settled. */
function spokenOf(
  foot: Foot,
  t: TFunction,
  locale: string,
): { key: string; values: Record<string, string | number> } | null {
  switch (foot.say) {
    case 'accepting':
      return { key: 'now.accepting', values: { count: foot.count } }
    case 'fitting': {
      const { count, usual } = foot
      if (usual === null) return { key: 'now.fitting', values: { count } }
      return { key: 'now.fittingUsual', values: { count, usual: usualWords(t, locale, usual) } }
    }
    case 'closed':
      return { key: 'now.closed', values: { when: opensWords(t, locale, foot.opensAt, new Date(timeNow())) } }
    case 'nobody':
    case 'nobodyFits':
    case 'offline':
      return { key: `now.${foot.say}`, values: {} }
    default:
      return null
  }
}
