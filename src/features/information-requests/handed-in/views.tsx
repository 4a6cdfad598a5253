import { formatShanghaiMinute } from '../../../law/civil-date.ts'
import { OnceKey } from '../../../platform/forms/once-key.tsx'
import { Button } from '../../../ui/button/button.tsx'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import type { FieldError } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { fieldId } from '../../../ui/field/field-id.ts'
import { FileLink } from '../../../ui/file-link/file-link.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { Section } from '../../../ui/section/section.tsx'
import type { HandedInFile } from './read.ts'
import type { HandedInKind } from './tables.ts'

export const HANDED_IN_WORDS: Readonly<Record<HandedInKind, string>> = {
  identity: '身份证明',
  mandate: '授权委托书',
  evidence: '证据材料',
  other: '其他材料',
}

interface HandInSectionProps extends HandInFormProps {
  readonly files: readonly HandedInFile[]
  /** Whether something can still be handed in. */
  readonly takes: boolean
  readonly summary: string
  readonly open: boolean
}

/** On the applicant's own page: what was handed in, and the form for more. */
export function HandInSection({ files, takes, summary, open, ...form }: HandInSectionProps) {
  if (!takes && files.length === 0) return null
  return (
    <Section title="提交的材料" id="handed-in">
      <HandedInList files={files} />
      {takes ? (
        <Disclosure summary={summary} open={open}>
          <HandInForm {...form} />
        </Disclosure>
      ) : null}
    </Section>
  )
}

interface HandInFormProps {
  readonly action: string
  readonly kinds: readonly HandedInKind[]
  readonly values: Readonly<Record<string, string>>
  readonly problems: readonly FieldError[]
  readonly note: string
}

/** The form that hands one file in; its act is `hand-in`, so that its fields are named apart from those of other acts on the page. */
export function HandInForm({ action, kinds, values, problems, note }: HandInFormProps) {
  const field = (name: string) => ({
    name,
    id: fieldId(`hand-in-${name}`),
    error: problems.find(problem => problem.field === name)?.message,
  })
  return (
    <form method="post" action={action} encType="multipart/form-data">
      <OnceKey />
      <Field
        {...field('as')}
        label="材料种类"
        type="select"
        empty="请选择"
        options={kinds.map(value => ({ value, label: HANDED_IN_WORDS[value] }))}
        value={values.as}
        required
      />
      <Field
        {...field('file')}
        label="文件"
        type="file"
        hint="JPG、PNG 图片或者 PDF，一次一个，不超过 5 MB"
        accept=".jpg,.jpeg,.png,.pdf"
        required
      />
      <FormActions note={note}>
        <Button>提交材料</Button>
      </FormActions>
    </form>
  )
}

/**
 * What was handed in. Its applicant reads the names; the desk reads the kinds alone (`masked`), and who may see the applicant's data
 * is led to the files (`hrefOf`).
 */
export function HandedInList({
  files,
  masked = false,
  hrefOf,
}: {
  readonly files: readonly HandedInFile[]
  readonly masked?: boolean
  hrefOf?: ((file: HandedInFile) => string) | undefined
}) {
  if (files.length === 0) return null
  return (
    <ul>
      {files.map(file => (
        <li key={file.id}>
          {HANDED_IN_WORDS[file.kind]}
          {masked ? null : '：'}
          {masked ? null : hrefOf ? (
            <FileLink href={hrefOf(file)} name={file.name} size={file.size} download />
          ) : (
            file.name
          )}
          <span class="quiet">
            {'　'}
            {formatShanghaiMinute(file.at)}
            {file.byStaff ? '，窗口登记' : ''}
            {hrefOf && file.unscanned ? '，没有扫描病毒' : ''}
          </span>
        </li>
      ))}
    </ul>
  )
}
