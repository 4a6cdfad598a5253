import { DISCLOSURE_ATTRIBUTES } from '../../../law/disclosure-attributes.ts'
import { THEMES, themePath } from '../../../law/themes.ts'
import type { Problem } from '../../../platform/forms/form.ts'
import { Button } from '../../../ui/button/button.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { Fieldset } from '../../../ui/fieldset/fieldset.tsx'
import type { PublicationKind } from '../kinds.ts'
import type { Standing } from '../standing.ts'
import { FIELD_LABELS, problemWords } from '../words.ts'
import { type ColumnChoice, ColumnFields } from './edit-columns.tsx'
import { Attachments, ReadDocument } from './edit-files.tsx'
import type { FormValues } from './edit-values.ts'

interface EditFormProps {
  readonly standing: Standing
  readonly kind: PublicationKind
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly once: string
  readonly choice: ColumnChoice
  /** The largest attachment, in bytes. */
  readonly attachmentBytes: number
}

const THEME_GROUPS = THEMES.filter(theme => !theme.parent).map(parent => {
  const children = THEMES.filter(theme => theme.parent === parent.key)
  const option = (theme: (typeof THEMES)[number], label: string) => ({
    value: themePath(theme.key) ?? '',
    label,
  })
  return {
    label: parent.name,
    options: [
      option(parent, parent.name),
      ...children.map(child => option(child, `${parent.name}／${child.name}`)),
    ],
  }
})

/** The form of a draft. The first button in it saves, so that Enter in a box never does anything else. */
export function EditForm({ standing, kind, values, problems, once, choice, attachmentBytes }: EditFormProps) {
  const wrong = (name: string) => {
    const found = problems.find(problem => problem.field === name)
    return found && problemWords(found)
  }
  const common = (name: string) => ({ name, value: values[name], error: wrong(name) })
  return (
    <form method="post" encType="multipart/form-data" class="edit-form">
      <input type="hidden" name="version" value={standing.version} />
      <input type="hidden" name="once" value={once} />
      {/* Enter in a box presses the first button of a form: this one, so that it never removes a file. */}
      <button type="submit" name="do" value="save" class="visually-hidden" tabIndex={-1} aria-hidden="true">
        保存
      </button>
      <div class="panes">
        <div class="pane-main">
          <Field {...common('title')} label={FIELD_LABELS.title} hint="与文件标题一致，一般不超过80字。" />
          <Field
            {...common('body')}
            type="textarea"
            label={FIELD_LABELS.body}
            rows={24}
            improve="editor"
            spellcheck={false}
            hint="可从 Word 粘贴，或者从下方读入 Word 文件。未启用脚本时，此处为 HTML 源码，也可以直接输入文字，每行一段。"
          />
          <ReadDocument error={wrong('document')} />
          <Attachments standing={standing} wrong={wrong} alt={values.alt} mostBytes={attachmentBytes} />
        </div>
        <div class="pane-side">
          <Fieldset legend="文件要素">
            <Field
              {...common('issuers')}
              type="textarea"
              rows={2}
              label={FIELD_LABELS.issuers}
              hint="每行一个，联合发文的写全。"
            />
            <Field
              {...common('documentNumber')}
              label={FIELD_LABELS.documentNumber}
              hint="如“示政字〔2026〕5号”，没有的留空。"
            />
            <Field
              {...common('written')}
              type="date"
              label={kind.official ? `${FIELD_LABELS.written}（提交前必填）` : FIELD_LABELS.written}
            />
            <Field {...common('addressee')} type="textarea" rows={2} label={FIELD_LABELS.addressee} />
            {kind.details.map(field => (
              <Field
                key={field.name}
                {...common(`details.${field.name}`)}
                type={field.type}
                label={field.required ? `${field.label}（提交前必填）` : field.label}
                hint={field.hint}
              />
            ))}
          </Fieldset>
          <Fieldset legend="公开要素">
            <Field
              {...common('disclosure')}
              type="radios"
              label={FIELD_LABELS.disclosure}
              hint="只有主动公开的信息可以发布。"
              options={DISCLOSURE_ATTRIBUTES.map(each => ({ value: each.key, label: each.name }))}
            />
            <Field
              {...common('theme')}
              type="select"
              label={FIELD_LABELS.theme}
              empty="请选择"
              options={THEME_GROUPS}
            />
            <Field {...common('keywords')} label={FIELD_LABELS.keywords} hint="用分号或者空格隔开。" />
            <Field
              {...common('summary')}
              type="textarea"
              rows={3}
              label={FIELD_LABELS.summary}
              hint="一两句话，列表和检索结果中显示。"
            />
          </Fieldset>
          <ColumnFields choice={choice} error={wrong('columns')} />
          <Fieldset legend="来源">
            <Field
              {...common('source')}
              label={FIELD_LABELS.source}
              hint="转载的写明来源，本机关制作的留空。"
            />
            <Field
              {...common('firstPublished')}
              type="date"
              label={FIELD_LABELS.firstPublished}
              hint="以前已在别处公开的，填当时的日期；与本平台的发布时间分开显示。"
            />
          </Fieldset>
          {standing.ordinal > 1 && (
            <Fieldset legend="本次修改">
              <Field
                {...common('note')}
                type="textarea"
                rows={3}
                label={FIELD_LABELS.note}
                hint="向公众说明改了什么、为什么改，随新版一同公开。"
              />
            </Fieldset>
          )}
        </div>
      </div>
      <Buttons />
    </form>
  )
}

function Buttons() {
  return (
    <div class="edit-buttons">
      <Button name="do" value="save">
        保存
      </Button>
      <Button name="do" value="check" variant="primary">
        保存并检查
      </Button>
      <Button name="do" value="tidy">
        一键整理
      </Button>
      <span class="quiet">一键整理：把“一、”“（一）”设为标题，落款居右，不改动文字。</span>
    </div>
  )
}
