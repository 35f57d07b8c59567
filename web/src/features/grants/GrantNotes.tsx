import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Call } from '../../call/call.ts'
import type { Grant } from '../../call/grant-rules.ts'
import type { CallSnapshot } from '../../call/snapshot.ts'
import { Button } from '../../ui/Button.tsx'
import { span } from '../../ui/format.ts'
import { announce } from '../../ui/LiveRegion.tsx'
import { useMoment } from '../../ui/moment.ts'
import { Rich } from '../../ui/Rich.tsx'

type Props = { call: Call; snapshot: CallSnapshot; name: string; className: string | undefined; onShow: () => void }

/** What the other asks of me, and what I may ask of them: in words, with the time that is left. */
export function GrantNotes({ call, snapshot, name, className, onShow }: Props) {
  const { t } = useTranslation()
  const { annotate, view, watches } = snapshot.grants
  useSpokenGrants(snapshot, name)
  return (
    <>
      {annotate.gives === 'asked' && (
        <Asked className={className} words={<Rich k="grants.draw.asks" values={{ name }} />} at={annotate.lapsesAt}>
          <Button onClick={() => call.grants.give('annotate')}>{t('grants.draw.yes')}</Button>
          <Button kind="quiet" onClick={() => call.grants.withhold('annotate')}>
            {t('grants.no')}
          </Button>
        </Asked>
      )}
      {view.gives === 'asked' && (
        <Asked className={className} words={<Rich k="grants.view.asks" values={{ name }} />} at={view.lapsesAt}>
          <Button onClick={onShow}>{t('grants.view.show')}</Button>
          <Button kind="quiet" onClick={() => call.grants.withhold('view')}>
            {t('grants.no')}
          </Button>
        </Asked>
      )}
      {snapshot.stage === 'them' && !annotate.theirs.given && watches !== 'me' && (
        <div className={className} role="status">
          <p className="b-md">{t('grants.draw.withheld', { name })}</p>
          <Asking grant={annotate} words="draw" onAsk={() => call.grants.ask('annotate')} />
        </div>
      )}
    </>
  )
}

type AskedProps = {
  className: string | undefined
  words: React.ReactNode
  at: number | null
  children: React.ReactNode
}

function Asked({ className, words, at, children }: AskedProps) {
  return (
    <div className={className} role="status">
      <p className="b-md">
        {words} <Left at={at} />
      </p>
      {children}
    </div>
  )
}

/** Seconds left, on the clock of the call (`performance.now()`). */
function useLeft(at: number | null): string {
  const { i18n } = useTranslation()
  useMoment()
  return span(Math.max(0, Math.ceil(((at ?? 0) - performance.now()) / 1000)), i18n.language)
}

function Left({ at }: { at: number | null }) {
  return <span className="b-dim b-num b-nw">{useLeft(at)}</span>
}

type AskingProps = { grant: Grant; words: 'draw' | 'view'; size?: 'md' | 'lg'; onAsk: () => void }

/** My own asking: to begin, under way, or answered by a no. */
export function Asking({ grant, words, size = 'md', onAsk }: AskingProps) {
  const { t } = useTranslation()
  const time = useLeft(grant.asking?.lapsesAt ?? null)
  if (grant.asking) return <p className="b-sm b-mut b-num">{t(`grants.${words}.asked`, { time })}</p>
  return (
    <>
      {grant.refused && <p className="b-sm b-mut">{t(`grants.${words}.refused`)}</p>}
      <Button size={size} onClick={onAsk}>
        {t(`grants.${words}.ask`)}
      </Button>
    </>
  )
}

/** What is asked, given and taken is said to whoever does not see it. */
function useSpokenGrants({ grants, me }: CallSnapshot, name: string): void {
  const { t } = useTranslation()
  const now = {
    drawAsked: grants.annotate.gives === 'asked',
    viewAsked: grants.view.gives === 'asked',
    draws: grants.annotate.theirs.given,
    paused: me.sharing && me.paused,
  }
  const before = useRef(now)
  const key = JSON.stringify(now)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `now` is what `key` says
  useEffect(() => {
    const was = before.current
    before.current = now
    if (now.drawAsked && !was.drawAsked) announce(t('grants.draw.asksAloud', { name }))
    if (now.viewAsked && !was.viewAsked) announce(t('grants.view.asksAloud', { name }))
    if (now.draws !== was.draws) announce(now.draws ? t('grants.draw.again') : t('grants.draw.lost', { name }))
    if (now.paused !== was.paused) {
      announce(t(now.paused ? 'grants.view.pausedAloud' : 'grants.view.resumedAloud', { name }))
    }
  }, [key, name, t])
}
