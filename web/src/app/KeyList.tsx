import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/Dialog.tsx'
import { keyName } from '../ui/Key.tsx'
import { useKeyList } from '../ui/keys.ts'
import { Switch } from '../ui/Switch.tsx'
import css from './KeyList.module.css'
import { changeSettings, useSettings } from './settings.ts'

/** What `?` opens: the keys that answer on this page, and the switch that silences single letters. */
export function KeyList({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const bindings = useKeyList()
  const { singleKeys } = useSettings()
  const rows = [...new Map(bindings.map((binding) => [binding.label, binding])).values()]
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      <dl className={css.keys}>
        {rows.map(({ label, keys }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {[keys].flat().map((key) => (
                <kbd key={key}>{keyName(key)}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <div className={css.foot}>
        <Switch
          checked={singleKeys}
          onChange={(on) => changeSettings({ singleKeys: on })}
          label={t('keys.singles')}
          hint={t('keys.singlesHint')}
        />
      </div>
    </Dialog>
  )
}
