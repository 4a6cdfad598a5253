import { formatShanghaiMinute } from '../../../law/civil-date.ts'
import { OnceKey } from '../../../platform/forms/once-key.tsx'
import { Button, ButtonLink } from '../../../ui/button/button.tsx'
import { DateText } from '../../../ui/date-text/date-text.tsx'
import { DescriptionList } from '../../../ui/description-list/description-list.tsx'
import { ErrorSummary, type FieldError } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { Table } from '../../../ui/table/table.tsx'
import {
  SETTING_KEYS,
  type Setting,
  type SettingCategory,
  type SettingKey,
  type SettingValues,
  settingOf,
} from '../definitions.ts'
import type { RecordedSetting } from '../store.ts'
import { CATEGORY_WORDS, ORIGIN_WORDS, rangeWords, valueWords } from '../words.ts'

interface SettingsPageProps {
  readonly values: SettingValues
  readonly ahead: readonly RecordedSetting[]
  readonly done: string | undefined
  decides(category: SettingCategory): boolean
}

const CATEGORIES: readonly SettingCategory[] = ['publishing', 'security']

/** What is in force today, by category. */
export function SettingsPage({ values, ahead, done, decides }: SettingsPageProps) {
  return (
    <>
      {done !== undefined && (
        <Notice tone="success" live>
          <p>“{done}”已修改，自所填日期起生效。</p>
        </Notice>
      )}
      <p>
        账号安全类参数由安全管理员决定，其他参数由公开工作主管部门决定。修改自所填日期起生效，以前的决定保留可查。
      </p>
      {CATEGORIES.map(category => (
        <Table
          key={category}
          id={`settings-${category}`}
          caption={CATEGORY_WORDS[category]}
          columns={[
            {
              key: 'label',
              head: '参数',
              rowHeader: true,
              cell: (key: SettingKey) => (
                <>
                  <a href={`/desk/settings/${key}`}>{settingOf(key).label}</a>
                  <div class="quiet">{settingOf(key).meaning}</div>
                </>
              ),
            },
            {
              key: 'value',
              head: '现行',
              nowrap: true,
              cell: key => <strong>{valueWords(settingOf(key), values[key])}</strong>,
            },
            {
              key: 'ahead',
              head: '将生效',
              cell: key =>
                ahead
                  .filter(each => each.key === key)
                  .map(each => `${each.effectiveFrom} 起 ${valueWords(settingOf(key), each.value)}`)
                  .join('；') || '—',
            },
            { key: 'range', head: '可选范围', nowrap: true, cell: key => rangeWords(settingOf(key)) },
            { key: 'origin', head: '默认值来历', cell: key => ORIGIN_WORDS[settingOf(key).origin] },
          ]}
          rows={SETTING_KEYS.filter(key => settingOf(key).category === category)}
          rowKey={key => key}
          note={decides(category) ? '点参数名称可以修改。' : undefined}
        />
      ))}
    </>
  )
}

interface SettingPageProps {
  readonly settingKey: SettingKey
  readonly setting: Setting
  readonly value: number | boolean
  readonly decisions: readonly RecordedSetting[]
  readonly decides: boolean
  readonly today: string
  readonly typed: Readonly<Record<string, string>>
  readonly problems: readonly FieldError[]
}

/** One setting: what it is, who decided what about it, and the form of the next decision. */
export function SettingPage(props: SettingPageProps) {
  const { setting, value, decisions, decides, problems } = props
  return (
    <>
      <ErrorSummary errors={problems} />
      <p>{setting.meaning}</p>
      <DescriptionList
        items={[
          { term: '现行', value: <strong>{valueWords(setting, value)}</strong> },
          {
            term: '默认',
            value: `${valueWords(setting, setting.default)}（${ORIGIN_WORDS[setting.origin]}）`,
          },
          { term: '可选范围', value: rangeWords(setting) },
          { term: '依据', value: setting.source },
        ]}
      />
      {decides && <DecisionForm {...props} />}
      <Table
        caption="历次决定"
        columns={[
          {
            key: 'from',
            head: '生效日期',
            rowHeader: true,
            nowrap: true,
            cell: row => <DateText date={row.effectiveFrom} />,
          },
          { key: 'value', head: '数值', nowrap: true, cell: row => valueWords(setting, row.value) },
          { key: 'basis', head: '依据', cell: row => row.basis },
          { key: 'at', head: '录入时间', nowrap: true, cell: row => formatShanghaiMinute(row.recordedAt) },
        ]}
        rows={decisions}
        rowKey={(_, index) => String(index)}
        empty="还没有作过决定，按默认值执行。"
        note="录入人见审计记录。"
      />
    </>
  )
}

function DecisionForm({ settingKey, setting, value, today, typed, problems }: SettingPageProps) {
  const errorOf = (field: string) => problems.find(problem => problem.field === field)?.message
  return (
    <form method="post" action={`/desk/settings/${settingKey}`}>
      <h2>修改</h2>
      <OnceKey />
      {setting.kind === 'switch' ? (
        <Field
          type="radios"
          name="value"
          label="新的选择"
          options={[
            { value: 'yes', label: '是' },
            { value: 'no', label: '否' },
          ]}
          value={typed.value ?? (value === true ? 'yes' : 'no')}
          error={errorOf('value')}
          inline
          required
        />
      ) : (
        <Field
          name="value"
          label={`新的数值（${setting.unit}）`}
          hint={`可选范围 ${rangeWords(setting)}。`}
          inputMode="numeric"
          value={typed.value ?? String(value)}
          error={errorOf('value')}
          width="short"
          required
        />
      )}
      <Field
        name="effectiveFrom"
        label="生效日期"
        type="date"
        min={today}
        value={typed.effectiveFrom ?? today}
        error={errorOf('effectiveFrom')}
        width="short"
        required
      />
      <Field
        name="basis"
        label="依据"
        hint="作出决定的文件标题和文号，或者会议纪要。"
        value={typed.basis}
        error={errorOf('basis')}
        maxLength={300}
        required
      />
      <FormActions>
        <Button variant="primary">保存</Button>
        <ButtonLink href="/desk/settings" variant="quiet">
          返回
        </ButtonLink>
      </FormActions>
    </form>
  )
}
