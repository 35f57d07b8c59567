import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useDeferredValue, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, isRefusal, q } from '../../app/api.ts'
import { useRefusalWords } from '../../app/refusal.ts'
import { useTitle } from '../../app/useTitle.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { byName, listOf } from '../../ui/format.ts'
import { List } from '../../ui/List.tsx'
import { Loading, Notice } from '../../ui/Notice.tsx'
import { Say } from '../../ui/Say.tsx'
import { Section } from '../../ui/Section.tsx'
import { placeOf } from '../people/place.ts'
import css from './DemoPage.module.css'
import { DoorPage } from './DoorPage.tsx'
import { useEnter } from './enter.ts'
import { byTeam, type DemoPerson, demoFound } from './people.ts'
import { Refused } from './Refused.tsx'

type ChoiceProps = { of: DemoPerson; inTeam: boolean; primary: boolean; busy: boolean; enter: () => void }

function Choice({ of, inTeam, primary, busy, enter }: ChoiceProps) {
  const { t, i18n } = useTranslation()
  const { person, title, skills } = of
  const where = [title, inTeam ? person.site : placeOf(person)].filter(Boolean).join(', ')
  return (
    <li className={css.row}>
      <Avatar person={person} />
      <div className={css.words}>
        <b>{person.name}</b> <span className={css.where}>{where}</span>
        {skills.length > 0 && (
          <p className="b-sm b-mut">{t('door.demo.skills', { skills: listOf(skills, i18n.language) })}</p>
        )}
      </div>
      <Button
        kind={primary ? 'primary' : 'second'}
        size={primary ? 'md' : 'sm'}
        aria-label={t('door.demo.as', { name: person.name })}
        busy={busy}
        onClick={enter}
      >
        {t('door.demo.enter')}
      </Button>
    </li>
  )
}

/**
 * The demo: choose who to be. `?as=<personId>&to=<path>` signs in at once: the other side of an ask is opened so, on the
 * other loopback name.
 */
export function Page() {
  const { t, i18n } = useTranslation()
  const { as, to } = useSearch({ from: '/door/demo' })
  const refusal = useRefusalWords()
  const enter = useEnter()
  const [query, setQuery] = useState('')
  const looked = useDeferredValue(query)
  useTitle(t('door.demo.title'))
  const entering = useMutation({
    mutationFn: async (personId: string) => {
      await api.door.demoSignIn({ personId })
      await enter(to)
    },
  })
  const atOnce = useEffectEvent((personId: string) => entering.mutate(personId))
  const began = useRef(false)
  useEffect(() => {
    if (!as || began.current) return
    began.current = true
    atOnce(as)
  }, [as])
  const demo = useQuery(q.door.demoPeople.queryOptions({ staleTime: Number.POSITIVE_INFINITY }))

  if (as && !entering.isError) return <DoorPage title={t('door.demo.entering')}>{<Loading />}</DoorPage>
  if (demo.isPending) return <DoorPage title={t('door.demo.title')}>{<Loading />}</DoorPage>
  if (demo.isError) {
    return (
      <DoorPage title={t('door.demo.title')}>
        <Notice
          kind="error"
          title={isRefusal(demo.error, 'DEMO_ONLY') ? t('door.demo.off') : refusal(demo.error)}
          action={
            isRefusal(demo.error, 'DEMO_ONLY') ? (
              <Link to="/sign-in" className={buttonClass({ kind: 'second' })}>
                {t('door.forgot.back')}
              </Link>
            ) : (
              <Button onClick={() => void demo.refetch()}>{t('frame.broken.again')}</Button>
            )
          }
        />
      </DoorPage>
    )
  }

  const { people, ask } = demo.data
  const busy = (id: string) => entering.isPending && entering.variables === id
  const choice = (of: DemoPerson, inTeam: boolean, primary = false) => (
    <Choice
      key={of.person.id}
      of={of}
      inTeam={inTeam}
      primary={primary}
      busy={busy(of.person.id)}
      enter={() => entering.mutate(of.person.id)}
    />
  )
  const found = demoFound(people, looked)
  return (
    <div className="b-page">
      <div className="b-1-8">
        <h1 className="b-display">{t('door.demo.title')}</h1>
        <p className={`b-lead b-mut ${css.body}`}>{t('door.demo.lead')}</p>
        <div className={css.body}>
          <Refused>{entering.error && refusal(entering.error)}</Refused>
        </div>
        <Section title={t('door.demo.suggested')} level={2} className={css.search}>
          <List>{people.filter((of) => of.suggested).map((of, index) => choice(of, false, index === 0))}</List>
        </Section>
        <Section title={t('door.demo.everyone')} level={2} aside={t('people.found', { count: found.length })}>
          <div className={css.everyone}>
            <Field
              label={t('door.demo.search')}
              bare
              type="search"
              placeholder={t('door.demo.search')}
              value={query}
              onChange={(event) => setQuery(event.currentTarget.value)}
            />
          </div>
          {found.length === 0 && <Notice title={t('commands.none')} />}
          <div className={css.everyone}>
            {byTeam(found, byName(i18n.language)).map(({ team, people: members }) => (
              <div key={team ?? ''} className={css.team}>
                <h3>{team ?? t('me.noTeam')}</h3>
                <List>{members.map((of) => choice(of, true))}</List>
              </div>
            ))}
          </div>
        </Section>
      </div>
      <aside className={`b-9-12 ${css.rail}`}>
        <Section title={t('door.demo.exampleTitle')} level={2}>
          <div className={css.body}>
            <Say quote>{i18n.language === 'en' ? ask.en : ask.fr}</Say>
            <p className="b-md b-mut">{t('door.demo.bothSides')}</p>
          </div>
        </Section>
      </aside>
    </div>
  )
}
