import { FILE_EXTENSIONS } from '../../../platform/files/sniff.ts'
import { Button } from '../../../ui/button/button.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { Fieldset } from '../../../ui/fieldset/fieldset.tsx'
import { FileLink, humanSize } from '../../../ui/file-link/file-link.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import type { Standing } from '../standing.ts'
import { FIELD_LABELS } from '../words.ts'

/** Reads a document into the body: the way in for whoever writes in Word. */
export function ReadDocument({ error }: { error: string | undefined }) {
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

/** The files of a draft: those that it has, and the ways to add one. */
export function Attachments({
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
