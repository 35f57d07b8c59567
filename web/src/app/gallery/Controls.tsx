import { ArrowUpRight, Mic, MicOff, MousePointer2, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Dialog, Drawer } from '../../ui/Dialog.tsx'
import { Field, Pick, TextArea } from '../../ui/Field.tsx'
import { Key } from '../../ui/Key.tsx'
import { Markdown } from '../../ui/Markdown.tsx'
import { Roof } from '../../ui/Roof.tsx'
import { Say } from '../../ui/Say.tsx'
import { Section } from '../../ui/Section.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { openCommands } from '../commands.ts'
import css from './Gallery.module.css'
import { EVERYONE } from './people.ts'

/** Buttons, fields, choices, faces, dialogs. */
export function Controls() {
  const { t } = useTranslation()
  const [on, setOn] = useState(true)
  const [site, setSite] = useState('all')
  const [kind, setKind] = useState<'solution' | 'meta_knowledge' | 'reformulation' | 'validation' | 'legitimation'>(
    'solution',
  )
  const [open, setOpen] = useState<'dialog' | 'drawer' | null>(null)
  const [tool, setTool] = useState(0)
  return (
    <div className={css.grid}>
      <Section title="Commandes">
        <div className={css.row}>
          <Button kind="primary">{t('now.ask')}</Button>
          <Button kind="primary" className="b-focus">
            Focus
          </Button>
          <Button>Second</Button>
          <Button kind="quiet">Discret</Button>
          <Button kind="danger">{t('session.stopSharing')}</Button>
          <Button kind="primary" disabled>
            {t('now.ask')}
          </Button>
          <Button kind="primary" size="lg" hint="Enter" before={<Roof state="alone" width={32} plain />}>
            {t('now.ask')}
          </Button>
          <Button kind="primary" size="xl" hint="y">
            {t('tap.yes')}
          </Button>
          <Button size="xl" hint="n">
            {t('tap.no')}
          </Button>
          <Button busy>{t('ui.save')}</Button>
        </div>
        <div className={css.row}>
          <Segmented
            label="Site"
            value={site}
            onChange={setSite}
            options={[
              { value: 'all', label: t('people.everywhere') },
              { value: 'lorient', label: 'Lorient' },
              { value: 'leeds', label: 'Leeds' },
            ]}
          />
          <button type="button" className="b-link">
            {t('now.pairsAll')}
          </button>
          <Key of="mod+k" />
          <Key of="Enter" />
        </div>
        <div className={css.row}>
          {[MousePointer2, Pencil, ArrowUpRight, Trash2].map((Icon, index) => (
            <IconButton
              key={Icon.displayName}
              label={t('session.tools.point')}
              size="tool"
              pressed={tool === index}
              onClick={() => setTool(index)}
            >
              <Icon aria-hidden />
            </IconButton>
          ))}
          <IconButton label={t('session.tools.mute')} size="tool" off={!on} onClick={() => setOn(!on)}>
            {on ? <Mic aria-hidden /> : <MicOff aria-hidden />}
          </IconButton>
        </div>
        <div className={css.row}>
          {EVERYONE.map((person, index) => (
            <Avatar key={person.id} person={person} available={index % 2 === 0 && t('people.available')} />
          ))}
        </div>
        <div className={css.row}>
          <Button onClick={() => setOpen('dialog')}>Dialog</Button>
          <Button onClick={() => setOpen('drawer')}>Drawer</Button>
          <Button onClick={() => openCommands()} hint="mod+k">
            {t('frame.find')}
          </Button>
        </div>
        {open === 'dialog' && (
          <Dialog
            title={t('session.end.title')}
            onClose={() => setOpen(null)}
            actions={
              <>
                <Button kind="primary">{t('session.end.yes')}</Button>
                <Button onClick={() => setOpen(null)}>{t('session.end.no')}</Button>
              </>
            }
          >
            <p>{t('session.end.body', { name: 'Maëlle' })}</p>
          </Dialog>
        )}
        {open === 'drawer' && (
          <Drawer title={t('session.chat.title')} onClose={() => setOpen(null)}>
            <Say size="small">Bonjour Inès, je regarde. Tu me montres une ligne qui échoue ?</Say>
          </Drawer>
        )}
      </Section>

      <Section title="Réponses">
        <div className={css.column}>
          <Switch
            checked={on}
            onChange={setOn}
            label={t('availability.on')}
            hint={t('availability.open.word.until', { at: '12 h 30' })}
          />
          <Switch
            first
            checked={!on}
            onChange={(next) => setOn(!next)}
            label={t('keys.singles')}
            hint={t('keys.singlesHint')}
          />
          <Choice
            columns
            legend={t('after.kindTitle', { name: 'Maëlle' })}
            value={kind}
            onChange={setKind}
            options={(['solution', 'meta_knowledge', 'reformulation', 'validation', 'legitimation'] as const).map(
              (value, index) => ({
                value,
                label: t(`after.kind.${value}`),
                ...(index === 0 && { hint: t('after.proposed') }),
              }),
            )}
          />
        </div>
      </Section>

      <Section title="Champs">
        <div className={css.column}>
          <Field label={t('door.signIn.email')} type="email" placeholder="ines@exemple.fr" />
          <Field
            label={t('door.signIn.password')}
            type="password"
            defaultValue="court"
            error={t('errors.WEAK_PASSWORD', { length: 12 })}
          />
          <Pick
            label={t('people.team')}
            value="a"
            onChange={() => undefined}
            options={[
              { value: 'a', label: t('people.allTeams') },
              { value: 'b', label: 'Approvisionnement' },
            ]}
          />
        </div>
      </Section>
      <Section title="Texte">
        <div className={css.column}>
          <TextArea
            label={t('after.thanks', { name: 'Maëlle' })}
            optional
            defaultValue="Merci Maëlle, je n’aurais jamais regardé le petit triangle."
          />
          <Markdown
            text={
              'Le **code** est bien là, mais `RECHERCHEX(A4;…)` renvoie *#N/A* :\n\n- export du lundi\n- [la page](https://example.org)\n\n<script>alert(1)</script>\n\n```\n=CNUM(A4)\n```'
            }
          />
        </div>
      </Section>
    </div>
  )
}
