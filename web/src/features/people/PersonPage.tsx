import type { SkillLine } from '@binome/contract/verbs/people.ts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isRefusal, q } from '../../app/api.ts'
import { useNow } from '../../app/live-react.ts'
import { NotFound } from '../../app/NotFound.tsx'
import { NotRead } from '../../app/NotRead.tsx'
import { Paged, pageAfterPage } from '../../app/Paged.tsx'
import { useTitle } from '../../app/useTitle.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { count, listOf, month } from '../../ui/format.ts'
import { Loading, Notice } from '../../ui/Notice.tsx'
import { Roof } from '../../ui/Roof.tsx'
import { Section } from '../../ui/Section.tsx'
import { AskAction } from './AskAction.tsx'
import { Endorse } from './Endorse.tsx'
import { KnowHow } from './KnowHow.tsx'
import css from './PersonPage.module.css'
import { placeOf } from './place.ts'
import { ThanksList } from './ThanksList.tsx'

/** What asks have shown needs nobody’s word; one that was given can be taken back. */
const mayEndorse = ({ claimed, freed, endorsements }: SkillLine) => claimed && (freed === 0 || endorsements.mine)

/** More roofs than this say no more than the figure. */
const TALLY = 24

/** A person as their colleagues may see them: what they know, whom they freed, and the way to ask them. */
export function Page() {
  const { t, i18n } = useTranslation()
  const { personId } = useParams({ from: '/shell/people/$personId' })
  const myId = useNow((now) => now.me.person.id)
  const found = useQuery(q.people.get.queryOptions({ input: { personId } }))
  const lines = useInfiniteQuery(
    q.people.knowHow.infiniteOptions({
      input: (cursor: string | undefined) => ({ personId, cursor, limit: 30 }),
      ...pageAfterPage,
    }),
  )
  const person = found.data?.person
  useTitle(person?.name ?? t('people.title'))

  if (isRefusal(found.error, 'NOT_FOUND', 'BAD_INPUT')) return <NotFound />
  if (!found.data || !person) {
    return (
      <div className="b-page">
        <div className="b-1-8">
          {found.isError ? <NotRead error={found.error} again={found.refetch} /> : <Loading />}
        </div>
      </div>
    )
  }

  const { available, title, languages, joinedOn, freed, thanks } = found.data
  const where = [title, placeOf(person)].filter(Boolean).join(', ')
  return (
    <div className={`b-page ${css.page}`}>
      <p className={`b-1-12 b-sm ${css.back}`}>
        <Link to="/people" className="b-link">
          {t('people.person.back')}
        </Link>
      </p>
      <header className={`b-1-12 ${css.head}`}>
        <Avatar person={person} size="lg" available={available && t('people.available')} />
        <div className={css.who}>
          <h1 className={css.name}>{person.name}</h1>
          <p className="b-lead b-mut">{where}</p>
        </div>
        <div className={css.ask}>
          {person.id === myId ? (
            <Link to="/me" className="b-link">
              {t('frame.me')}
            </Link>
          ) : (
            <AskAction of={found.data} as="page" look={{ kind: 'primary', size: 'lg' }} />
          )}
        </div>
      </header>
      <Section
        className="b-1-8"
        level={2}
        title={t('people.person.skills')}
        aside={<span className="b-wide">{t('people.person.skillsHint')}</span>}
      >
        <Paged list={lines} none={<Notice title={t('people.person.noSkills')} />}>
          {(shown) => (
            <KnowHow
              lines={shown}
              below={(line) => mayEndorse(line) && person.id !== myId && <Endorse personId={person.id} line={line} />}
            />
          )}
        </Paged>
      </Section>
      <aside className={`b-9-12 ${css.rail}`}>
        <dl className={css.facts}>
          {freed > 0 && (
            <div className={css.tally}>
              <dt>
                <span className="b-stat b-num">{count(freed, i18n.language)}</span>{' '}
                {t('people.person.freedTotal', { count: freed })}
              </dt>
              {freed <= TALLY && (
                <dd className={css.roofs} aria-hidden="true">
                  {Array.from({ length: freed }, (_, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a tally, its strokes are alike
                    <Roof key={index} state="live" width={21} />
                  ))}
                </dd>
              )}
            </div>
          )}
          {languages.length > 0 && (
            <div>
              <dt>{t('people.person.languages')}</dt>
              <dd>
                {listOf(
                  languages.map((language) => t(`people.languages.${language}`)),
                  i18n.language,
                )}
              </dd>
            </div>
          )}
          {joinedOn && (
            <div>
              <dt className="b-hidden">{t('me.since')}</dt>
              <dd>
                {t('people.person.since', {
                  date: month(new Date(`${joinedOn}T12:00:00`), i18n.language, 'long'),
                })}
              </dd>
            </div>
          )}
        </dl>
        <Section title={t('people.person.thanks')} level={2} className={css.thanks}>
          {thanks.length === 0 ? (
            <p className={`b-md b-mut ${css.nothing}`}>{t('people.person.noThanks')}</p>
          ) : (
            <ThanksList thanks={thanks} />
          )}
        </Section>
      </aside>
    </div>
  )
}
