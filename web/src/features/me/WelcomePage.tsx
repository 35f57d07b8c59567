import type { Me } from '@binome/contract/now.ts'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, q } from '../../app/api.ts'
import { useAvailability } from '../../app/availability.ts'
import { useNow } from '../../app/live-react.ts'
import { NotRead } from '../../app/NotRead.tsx'
import { notificationState } from '../../app/notifications.ts'
import { queryClient } from '../../app/query.ts'
import { useRefusalWords } from '../../app/refusal.ts'
import { useTitle } from '../../app/useTitle.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { firstName, hour } from '../../ui/format.ts'
import { Loading } from '../../ui/Notice.tsx'
import { timeNow } from '../../ui/time.ts'
import { untilChoices } from '../ask/until.ts'
import { Refused } from '../door/Refused.tsx'
import { type Claims, countOf } from './claims.ts'
import { Notifications } from './Notifications.tsx'
import { SkillPicker } from './SkillPicker.tsx'
import { SpokenLanguages } from './SpokenLanguages.tsx'
import { useClaims } from './useClaims.ts'
import css from './WelcomePage.module.css'

type Step = 'skills' | 'languages' | 'until' | 'notifications'

/** Three skills are enough to begin with. */
const ENOUGH = 3

const stepsOf = (): Step[] =>
  notificationState() === 'ask' ? ['skills', 'languages', 'until', 'notifications'] : ['skills', 'languages', 'until']

/** What each step asks, and how its answer is kept. Null: nothing to keep. */
function useSteps(me: Me, claimed: Claims) {
  const { t, i18n } = useTranslation()
  const { save } = useAvailability()
  const [claims, setClaims] = useState(claimed)
  const [languages, setLanguages] = useState(me.languages.length > 0 ? me.languages : [me.language])
  const [until, setUntil] = useState('open')
  const [choices] = useState(() => untilChoices(new Date(timeNow())))
  return (
    step: Step,
    next: () => void,
  ): { title: string; hint?: string; body: ReactNode; keep: () => Promise<unknown> } => {
    switch (step) {
      case 'skills':
        return {
          title: t('welcome.skills'),
          hint: t('welcome.skillsHint'),
          body: (
            <>
              <SkillPicker
                label={t('me.claim')}
                placeholder={t('welcome.skillsPlaceholder')}
                claims={claims}
                onChange={setClaims}
                onDone={next}
                begin
              />
              <p className="b-sm b-dim" role="status">
                {countOf(claims) <= ENOUGH && t('welcome.skillsCount', { count: countOf(claims) })}
              </p>
            </>
          ),
          keep: async () =>
            claims !== claimed &&
            api.me.claimSkills({ skillIds: claims.skills.map(({ id }) => id), newLabels: [...claims.labels] }),
        }
      case 'languages':
        return {
          title: t('welcome.languages'),
          body: <SpokenLanguages legend={t('me.languages')} value={languages} onChange={setLanguages} />,
          keep: () => api.me.saveProfile({ languages }),
        }
      case 'until':
        return {
          title: t('welcome.until'),
          hint: t('welcome.untilHint'),
          body: (
            <Choice
              legend={<span className="b-hidden">{t('welcome.until')}</span>}
              value={until}
              onChange={setUntil}
              options={[
                ...choices.map(({ choice, until: at }) => ({
                  value: choice as string,
                  label: at && choice !== 'oneHour' ? hour(at, i18n.language) : t(`availability.choices.${choice}`),
                })),
                { value: 'no', label: t('welcome.notNow') },
              ]}
            />
          ),
          keep: () =>
            save({
              available: until !== 'no',
              until: choices.find(({ choice }) => choice === until)?.until?.toISOString() ?? null,
              quietUntil: null,
            }),
        }
      case 'notifications':
        return {
          title: t('welcome.notificationsTitle'),
          hint: t('welcome.notificationsHint'),
          body: <Notifications />,
          keep: async () => undefined,
        }
    }
  }
}

function Welcome({ me, claimed }: { me: Me; claimed: Claims }) {
  const { t } = useTranslation()
  const words = useRefusalWords()
  const go = useNavigate()
  const [steps] = useState(stepsOf)
  const [at, setAt] = useState(0)
  const heading = useRef<HTMLHeadingElement>(null)
  const stepOf = useSteps(me, claimed)
  const last = at === steps.length - 1
  useEffect(() => {
    if (at > 0) heading.current?.focus()
  }, [at])

  const finishing = useMutation({
    mutationFn: () => api.me.saveProfile({ welcomed: true }),
    onSuccess: (welcomed) => {
      // The way to Now asks this very answer whether the first visit is over.
      queryClient.setQueryData(q.door.me.queryKey(), welcomed)
      void go({ to: '/' })
    },
  })
  const on = () => (last ? finishing.mutate() : setAt(at + 1))
  const keeping = useMutation({ mutationFn: (keep: () => Promise<unknown>) => keep(), onSuccess: on })
  const { title, hint, body, keep } = stepOf(steps[at] ?? 'skills', () => keeping.mutate(keep))
  const skip = () => {
    keeping.reset()
    on()
  }

  return (
    <div className="b-page">
      <div className="b-1-7">
        <h1 className="b-display">{t('welcome.title', { name: firstName(me.person.name) })}</h1>
        <p className={`b-lead b-mut ${css.lead}`}>{t('welcome.lead')}</p>
        <form
          className={css.step}
          onSubmit={(event) => {
            event.preventDefault()
            keeping.mutate(keep)
          }}
        >
          <div className={css.head}>
            <h2 ref={heading} tabIndex={-1}>
              {title}
            </h2>
            <span className="b-sm b-dim b-nw">{t('welcome.step', { n: at + 1, total: steps.length })}</span>
          </div>
          {hint && <p className="b-mut">{hint}</p>}
          <div className={css.body}>{body}</div>
          <Refused>{(keeping.error && words(keeping.error)) || (finishing.error && words(finishing.error))}</Refused>
          <div className={css.buttons}>
            <Button type="submit" kind="primary" size="lg" busy={keeping.isPending || finishing.isPending}>
              {t(last ? 'welcome.start' : 'welcome.next')}
            </Button>
            <Button kind="quiet" size="lg" onClick={skip}>
              {t('welcome.skip')}
            </Button>
            {!last && (
              <button type="button" className={`b-link b-sm ${css.all}`} onClick={() => finishing.mutate()}>
                {t('welcome.skipAll')}
              </button>
            )}
          </div>
        </form>
      </div>
    </div>
  )
}

/** The first visit: a few things in under a minute, each of which may be skipped and changed later. */
export function Page() {
  const { t } = useTranslation()
  const me = useNow((now) => now.me)
  const claims = useClaims()
  useTitle(t('welcome.title', { name: firstName(me?.person.name ?? '') }))
  if (me && claims.data) return <Welcome key={me.person.id} me={me} claimed={claims.data} />
  return (
    <div className="b-page">
      <div className="b-1-7">
        {claims.isError ? <NotRead error={claims.error} again={claims.refetch} /> : <Loading />}
      </div>
    </div>
  )
}
