import type { ComponentChildren } from 'preact'
import { DISCLOSURE_ATTRIBUTES } from '../../../law/disclosure-attributes.ts'
import { THEMES, themePath } from '../../../law/themes.ts'
import { FILE_EXTENSIONS } from '../../../platform/files/sniff.ts'
import { Button } from '../../../ui/button/button.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { Fieldset } from '../../../ui/fieldset/fieldset.tsx'
import { FileLink, humanSize } from '../../../ui/file-link/file-link.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import type { Problem } from '../actions/step.ts'
import type { PublicationContent } from '../content.ts'
import type { PublicationKind } from '../kinds.ts'
import type { Standing } from '../standing.ts'
import { FIELD_LABELS, problemWords } from '../words.ts'

/** What the boxes of the form hold, by field name. */
export type FormValues = Readonly<Record<string, string | undefined>>

/** A stored text as the boxes of the form show it. */
export function valuesOf(content: PublicationContent, note: string): FormValues {
  const details = Object.entries(content.details).map(([name, value]) => [
    `details.${name}`,
    value === null ? '' : String(value),
  ])
  return {
    title: content.title,
    issuers: content.issuers.join('\n'),
    documentNumber: content.documentNumber ?? '',
    written: content.written ?? '',
    firstPublished: content.firstPublished ?? '',
    addressee: content.addressee ?? '',
    theme: content.theme ?? '',
    keywords: content.keywords.join('；'),
    summary: content.summary,
    disclosure: content.disclosure,
    source: content.source,
    body: content.body,
    note,
    ...Object.fromEntries(details),
  }
}

interface EditFormProps {
  readonly standing: Standing
  readonly kind: PublicationKind
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly once: string
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
export function EditForm({ standing, kind, values, problems, once, attachmentBytes }: EditFormProps) {
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

function ReadDocument({ error }: { error: string | undefined }) {
  return (
    <Fieldset legend="从文件读入正文">
      <Field
        name="document"
        type="file"
        label={FIELD_LABELS.document}
        accept=".docx,.html,.htm,.md,.txt"
        error={error}
        hint="读入后替换现有正文，并补上尚未填写的要素；未能带入的内容会逐项列出。旧格式 .doc、.wps 请先另存为 .docx。"
      />
      <Button name="do" value="read">
        读入正文
      </Button>
    </Fieldset>
  )
}

function Attachments({
  standing,
  wrong,
  alt,
  mostBytes,
}: {
  standing: Standing
  wrong: (name: string) => string | undefined
  alt: string | undefined
  mostBytes: number
}) {
  const { attachments } = standing.content
  return (
    <>
      <Fieldset legend={FIELD_LABELS.attachments} id="field-attachments">
        {wrong('attachments') && <Notice tone="danger">{wrong('attachments')}</Notice>}
        {attachments.length > 0 ? (
          <ul class="attachment-list">
            {attachments.map(each => (
              <li
                key={each.id}
                {...(each.mediaType.startsWith('image/')
                  ? { 'data-image': `/files/${each.id}`, 'data-name': each.name }
                  : {})}
              >
                <FileLink href={`/desk/files/${each.id}`} name={each.name} size={each.size} />
                <Button name="do" value={`remove:${each.id}`} variant="quiet" label={`移除${each.name}`}>
                  移除
                </Button>
              </li>
            ))}
          </ul>
        ) : (
          <p class="quiet">还没有附件。</p>
        )}
        <Field
          name="files"
          type="file"
          multiple
          label={FIELD_LABELS.files}
          accept={FILE_EXTENSIONS.join(',')}
          error={wrong('files')}
          hint={`可一次选择多个。接受 ${FILE_EXTENSIONS.map(each => each.slice(1)).join('、')}，单个不超过${humanSize(mostBytes)}。`}
        />
        <Button name="do" value="attach">
          上传附件
        </Button>
      </Fieldset>
      <Fieldset legend="图片">
        <Field
          name="image"
          type="file"
          label={FIELD_LABELS.image}
          accept=".png,.jpg,.jpeg,.gif,.webp"
          error={wrong('image')}
        />
        <Field
          name="alt"
          label={FIELD_LABELS.alt}
          value={alt}
          error={wrong('alt')}
          hint="一句话写明图片的内容，读屏软件会读给看不见图片的人。"
        />
        <Button name="do" value="image">
          上传并插入正文末尾
        </Button>
      </Fieldset>
    </>
  )
}

/** What the page says after a button was pressed. */
export function EditNotice({
  done,
  report,
}: {
  done: string | null
  report: string | undefined
}): ComponentChildren {
  if (done === 'read' && report) {
    return (
      <Notice tone="warning" title="读入结果" live>
        {report}
      </Notice>
    )
  }
  const words = done && Object.hasOwn(DONE_WORDS, done) ? DONE_WORDS[done] : undefined
  return words ? (
    <Notice tone="success" live>
      {words}
    </Notice>
  ) : null
}

const DONE_WORDS: Readonly<Record<string, string>> = {
  save: '已保存。',
  tidy: '已整理并保存，请核对标题层级和落款。',
  attach: '附件已上传并保存。',
  image: '图片已上传，插在正文末尾，可在编辑器中移动位置。',
  remove: '附件已移除。',
  started: '已建立新的一版，请修改后写明修改说明。',
}
