import { Check, MicOff, RotateCw, Wifi } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { List, Row } from '../../ui/List.tsx'
import { Loading, Notice } from '../../ui/Notice.tsx'
import { Pair } from '../../ui/Pair.tsx'
import { Rich } from '../../ui/Rich.tsx'
import { Roof, type RoofState } from '../../ui/Roof.tsx'
import { Say } from '../../ui/Say.tsx'
import { Section } from '../../ui/Section.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import css from './Gallery.module.css'
import { INES, KARIM, LONG, MAELLE } from './people.ts'

const ROOFS: readonly [RoofState, string, string][] = [
  ['alone', 'Un trait', 'vous écrivez'],
  ['looking', 'Cherche', 'des personnes regardent'],
  ['matched', 'Trouvé', 'la seconde penche, 190 ms'],
  ['live', 'À deux', 'séance en cours'],
  ['done', 'Fini', 'dans l’historique'],
  ['nobody', 'Personne', 'et on dit pourquoi'],
]

/** The roof, what a tap may become, the connection in words, empty and long. */
export function States() {
  const { t } = useTranslation()
  const [later, setLater] = useState('at')
  const [found, setFound] = useState(false)
  const icon = { 'aria-hidden': true, size: 18, strokeWidth: 1.75 } as const
  return (
    <div className={css.grid}>
      <Section title="Le toit : l’état d’une demande" className={css.all}>
        <div className={css.roofs}>
          {ROOFS.map(([state, name, words]) => (
            <div key={state}>
              <Roof state={state} width={84} />
              <p>
                <b>{name}</b>
                <br />
                <span className="b-sm b-mut">{words}</span>
              </p>
            </div>
          ))}
        </div>
      </Section>

      <Section title="Tap : ce qui peut arriver">
        <List>
          <Row before={<Roof state="live" width={34} />}>
            <Rich k="tap.arriving" values={{ name: 'Inès' }} />
          </Row>
          <Row before={<Roof state="done" width={34} />}>
            <Rich k="tap.helped" values={{ name: 'Inès' }} />
          </Row>
          <Row before={<Roof state="done" width={34} />}>
            <Rich k="tap.lapsed" values={{ name: 'Inès' }} />
          </Row>
          <Row
            before={<Roof state="alone" width={34} />}
            after={
              <Segmented
                label={t('tap.later')}
                value={later}
                onChange={setLater}
                options={[
                  { value: 'quarter', label: t('tap.laterChoices.quarter') },
                  { value: 'at', label: '14 h' },
                  { value: 'tomorrow', label: t('tap.laterChoices.tomorrow') },
                ]}
              />
            }
          >
            <Rich k="tap.laterAsk" />
          </Row>
          <Row before={<Roof state="nobody" width={34} />}>
            <Rich k="tap.quiet" values={{ hour: '14 h' }} />
          </Row>
        </List>
      </Section>

      <Section title="La liaison, en mots">
        <List className="b-md">
          <Row before={<Check {...icon} className="b-ok" />}>{t('session.line.good')}</Row>
          <Row before={<Wifi {...icon} className="b-warn" />}>{t('session.line.pictureSlow')}</Row>
          <Row before={<RotateCw {...icon} className="b-warn" />}>
            {t('session.line.lost', { name: 'Maëlle', time: '8 s' })}
          </Row>
          <Row before={<MicOff {...icon} className="b-danger" />}>
            <Rich
              k="session.microphone.blocked"
              links={{
                a: <button type="button" className="b-inline" />,
                w: <button type="button" className="b-inline" />,
              }}
            />
          </Row>
          <Row before={<Check {...icon} className="b-ok" />}>{t('session.line.healed', { time: '14 s' })}</Row>
        </List>
      </Section>

      <Section title="Une demande pour vous">
        <div className={css.column}>
          <div className={css.tap}>
            <div className="b-row" style={{ justifyContent: 'space-between', alignItems: 'flex-end' }}>
              <Pair state="alone" seeker={KARIM} helper={INES} hole="helper" />
              <span className="b-sm b-mut">{t('tap.agoMinutes', { ago: 'il y a 40 s', minutes: '4 min' })}</span>
            </div>
            <div style={{ margin: '12px 0 8px' }}>
              <Say quote>L’étiquette palette sort en double depuis ce matin.</Say>
            </div>
            <p className="b-sm b-mut">
              De Karim Haddad, expédition Lorient. Vous avez réglé ce cas deux fois en octobre.
            </p>
            <div className={css.row}>
              <Button kind="call" wide>
                {t('tap.yes')}
              </Button>
              <Button size="sm">{t('tap.no')}</Button>
              <Button size="sm">{t('tap.later')}</Button>
            </div>
          </div>
          <div className={css.row}>
            <Pair
              state={found ? 'matched' : 'looking'}
              seeker={INES}
              helper={MAELLE}
              hole={found ? undefined : 'helper'}
              size="tap"
            />
            <Button onClick={() => setFound((now) => !now)}>190 ms</Button>
            <Pair state="live" seeker={INES} helper={MAELLE} size="sm" />
            <Pair state="done" seeker={INES} helper={MAELLE} />
            <Avatar person={MAELLE} size="lg" available={t('people.available')} />
          </div>
        </div>
      </Section>

      <Section title="Vide, erreur, hors connexion, trop long">
        <Notice title={t('now.noPairs')} action={<a href="/">{t('now.ask')}</a>}>
          {t('now.noPairsHint')}
        </Notice>
        <Notice
          kind="error"
          title={t('frame.broken.title')}
          code="BROKEN"
          action={<Button size="sm">{t('frame.broken.again')}</Button>}
        >
          {t('errors.BROKEN', { id: '4f2a91c0' })}
        </Notice>
        <Notice kind="offline" title={t('frame.offline')}>
          {t('frame.offlineSafe')}
        </Notice>
        <Loading after={0} />
        <Say quote clamp>
          {LONG}
        </Say>
      </Section>
    </div>
  )
}
