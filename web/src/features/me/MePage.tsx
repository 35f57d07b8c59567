import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, q } from '../../app/api.ts'
import { useAsked } from '../../app/availability.ts'
import { useNow } from '../../app/live-react.ts'
import { Paged, pageAfterPage } from '../../app/Paged.tsx'
import { useRefusalWords } from '../../app/refusal.ts'
import { useTitle } from '../../app/useTitle.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { buttonClass } from '../../ui/Button.tsx'
import { listOf, month } from '../../ui/format.ts'
import { Loading, Notice } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Section.tsx'
import { Refused } from '../door/Refused.tsx'
import { DoneAlone } from '../guide/DoneAlone.tsx'
import { KnowHow } from '../people/KnowHow.tsx'
import { placeOf } from '../people/place.ts'
import { ClaimsEditor } from './ClaimsEditor.tsx'
import { HelpingTime } from './HelpingTime.tsx'
import { LineAction } from './LineAction.tsx'
import css from './MePage.module.css'
import { MyData } from './MyData.tsx'
import { Photo } from './Photo.tsx'
import { Thanks } from './Thanks.tsx'
import { useClaims } from './useClaims.ts'

/** Everything the house knows of me, what of it others see, and what I may do with it. */
export function Page() {
  const { t, i18n } = useTranslation()
  const words = useRefusalWords()
  const cache = useQueryClient()
  const me = useNow((now) => now.me)
  const asked = useAsked(me?.availability ?? null)
  const skills = useInfiniteQuery(
    q.me.mySkills.infiniteOptions({
      input: (cursor: string | undefined) => ({ cursor, limit: 30 }),
      ...pageAfterPage,
    }),
  )
  const claims = useClaims().data
  useTitle(t('me.title'))
  const onSuccess = async () => {
    await Promise.all([
      cache.invalidateQueries({ queryKey: q.me.mySkills.key() }),
      cache.invalidateQueries({ queryKey: q.people.key() }),
    ])
  }
  const hiding = useMutation({
    mutationFn: (line: { skillId: string; hidden: boolean }) => api.me.hideSkill(line),
    onSuccess,
  })
  const naming = useMutation({
    mutationFn: (line: { skillId: string; named: boolean }) => api.me.nameSkill(line),
    onSuccess,
  })
  const refused = hiding.error ?? naming.error
  if (!me) {
    return (
      <div className="b-page">
        <Loading />
      </div>
    )
  }
  const facts: [string, string][] = [
    [t('me.team'), placeOf(me.person) || t('me.noTeam')],
    [
      t('me.languages'),
      listOf(
        me.languages.map((language) => t(`people.languages.${language}`)),
        i18n.language,
      ),
    ],
    [t('me.since'), me.joinedOn ? month(new Date(`${me.joinedOn}T12:00:00`), i18n.language, 'long') : ''],
  ]
  return (
    <div className={`b-page ${css.page}`}>
      <header className={`b-1-12 ${css.head}`}>
        <Avatar person={me.person} size="tap" available={asked?.state === 'open' && t('people.available')} />
        <div className={css.who}>
          <h1 className={css.name}>{me.person.name}</h1>
          <p className="b-lead b-mut">{[me.title, me.organization.name].filter(Boolean).join(', ')}</p>
          <Photo />
        </div>
        <nav className={css.ways} aria-label={t('me.title')}>
          <Link to="/pairs" className={buttonClass()}>
            {t('frame.pairs')}
          </Link>
          <Link to="/settings" className={buttonClass()}>
            {t('frame.settings')}
          </Link>
        </nav>
      </header>
      <div className="b-1-8">
        <Section
          title={t('me.skills')}
          level={2}
          aside={
            <Link to="/people/$personId" params={{ personId: me.person.id }} className="b-link b-sm">
              {t('me.asOthers')}
            </Link>
          }
        >
          <Paged list={skills} none={<Notice title={t('me.noSkills')} />}>
            {(lines) => (
              <KnowHow
                lines={lines}
                note={({ alone, named, hidden }) =>
                  alone && !hidden ? [t('me.alone'), ...(named ? [t('me.named')] : [])].join(', ') : null
                }
                action={({ skill, hidden, alone, named }) => (
                  <>
                    <LineAction
                      label={t(hidden ? 'me.show' : 'me.hide')}
                      of={skill}
                      busy={hiding.isPending}
                      onPress={() => hiding.mutate({ skillId: skill.id, hidden: !hidden })}
                    />
                    {alone && !hidden && (
                      <LineAction
                        label={t(named ? 'me.takeName' : 'me.showName')}
                        of={skill}
                        busy={naming.isPending}
                        onPress={() => naming.mutate({ skillId: skill.id, named: !named })}
                      />
                    )}
                  </>
                )}
              />
            )}
          </Paged>
          <Refused>{refused && words(refused)}</Refused>
          {claims && <ClaimsEditor claimed={claims} />}
        </Section>
        <DoneAlone />
        <Thanks />
      </div>
      <aside className={`b-9-12 ${css.rail}`}>
        <HelpingTime />
        <Section
          title={t('me.profile')}
          level={2}
          aside={
            <Link to="/settings" hash="profile" className="b-link b-sm">
              {t('me.change')}
            </Link>
          }
        >
          <dl className={css.facts}>
            {facts
              .filter(([, value]) => value)
              .map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
          </dl>
        </Section>
        <MyData />
      </aside>
    </div>
  )
}
