import { formatShanghaiMinute } from '../../../../law/civil-date.ts'
import { OnceKey } from '../../../../platform/forms/once-key.tsx'
import { Button, ButtonLink } from '../../../../ui/button/button.tsx'
import { DescriptionList } from '../../../../ui/description-list/description-list.tsx'
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx'
import { ErrorSummary, type FieldError } from '../../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../../ui/field/field.tsx'
import { FileLink } from '../../../../ui/file-link/file-link.tsx'
import { FindingList } from '../../../../ui/finding-list/finding-list.tsx'
import { FormActions } from '../../../../ui/form-actions/form-actions.tsx'
import { Notice } from '../../../../ui/notice/notice.tsx'
import { Section } from '../../../../ui/section/section.tsx'
import type { ReadRecord } from '../read.ts'
import { leaving } from '../rules.ts'
import type { RecordBoxRow } from '../tables.ts'
import { CHECK_WORDS, findingEntries, RELEASE_WORDS } from '../words.ts'

interface RecordPageProps {
  readonly home: string
  readonly caseId: string
  readonly record: ReadRecord
  readonly boxes: readonly RecordBoxRow[]
  readonly mayPrepare: boolean
  readonly values: Readonly<Record<string, string>>
  readonly problems: readonly FieldError[]
}

/** What can be drawn as pages, and so blackened. */
const DRAWN = ['application/pdf', 'image/png', 'image/jpeg']

/** One record: what was found in it, and the three ways in which it is given. */
export function RecordPage(props: RecordPageProps) {
  const { home, caseId, record, mayPrepare } = props
  const { release } = record
  const at = `${home}/${record.id}`
  return (
    <>
      <ErrorSummary errors={props.problems} />
      {record.scan === 'unscanned' ? (
        <Notice tone="warning">
          <p>上传时病毒扫描不可用，这份材料没有扫描。</p>
        </Notice>
      ) : null}
      <DescriptionList
        items={[
          {
            term: '原件',
            value: <FileLink href={`${at}/original`} name={record.name} size={record.size} download />,
            wide: true,
          },
          { term: '上传', value: formatShanghaiMinute(record.uploadedAt) },
          { term: '提供方式', value: release ? RELEASE_WORDS[release.kind] : '待确定' },
          {
            term: '提供的副本',
            value: release && (
              <FileLink
                href={`/desk/requests/${caseId}/releases/${release.id}`}
                name={release.name}
                size={release.size}
                download
              />
            ),
            wide: true,
          },
          { term: '副本的摘要值（SHA-256）', value: release?.sha256, wide: true },
          { term: '保留隐藏信息的理由', value: release?.reason, wide: true },
        ]}
      />
      <Section title="隐藏信息检查" id="findings">
        {record.problem ? (
          <p>{CHECK_WORDS[record.problem]}</p>
        ) : (
          <FindingList items={findingEntries(record.findings)} none="没有发现隐藏信息。" />
        )}
      </Section>
      {mayPrepare ? <Ways {...props} at={at} /> : null}
    </>
  )
}

function Ways({ record, boxes, values, problems, at }: RecordPageProps & { readonly at: string }) {
  const may = leaving(record.findings, record.problem)
  const errorOf = (name: string) => problems.find(problem => problem.field === name)?.message
  return (
    <>
      <Section title="提供全文" id="whole">
        <form method="post" action={`${at}/release`}>
          <OnceKey />
          <Field
            name="kind"
            label="提供方式"
            type="radios"
            options={[
              {
                value: 'as-is',
                label: RELEASE_WORDS['as-is'],
                hint:
                  may === 'free'
                    ? '没有发现隐藏信息'
                    : may === 'reason'
                      ? '须写明理由'
                      : '有不能保留的隐藏信息，不能原样提供',
                disabled: may === 'never',
              },
              {
                value: 'cleaned',
                label: RELEASE_WORDS.cleaned,
                hint:
                  record.mediaType === 'application/pdf'
                    ? '由页面图像组成：批注、表单域和隐藏的内容不再出现，文字不能再选取、朗读'
                    : '去除隐藏信息，页面内容不变',
              },
            ]}
            value={values.kind}
            error={errorOf('kind')}
            required
          />
          <Field
            name="reason"
            label="保留隐藏信息的理由"
            hint="有可以保留的隐藏信息，或者没有自动检查的，写明理由、人工检查的情况"
            type="textarea"
            rows={3}
            value={values.reason}
            error={errorOf('reason')}
            maxLength={500}
          />
          <FormActions>
            <Button variant="primary">确定提供</Button>
          </FormActions>
        </form>
      </Section>
      <Section title="遮盖后提供" id="redact">
        {DRAWN.includes(record.mediaType) ? (
          <>
            <p>
              含有不应当公开的内容但是能够作区分处理的，遮盖后提供（条例第三十七条）。已经遮盖 {boxes.length}{' '}
              处。
            </p>
            <p>
              <ButtonLink href={`${at}/pages/1`}>
                {boxes.length === 0 ? '选择遮盖内容' : '修改遮盖内容'}
              </ButtonLink>
            </p>
            {boxes.length === 0 ? null : (
              <form method="post" action={`${at}/redact`}>
                <OnceKey />
                <FormActions note="生成的文件由页面图像组成，不含原文件的文字和属性。">
                  <Button>生成遮盖后的文件</Button>
                </FormActions>
              </form>
            )}
          </>
        ) : (
          <p>这种格式不能显示为页面。请转换为 PDF 后上传，再遮盖。</p>
        )}
      </Section>
      <Disclosure summary="移出这份材料">
        <form method="post" action={`${at}/set-aside`}>
          <OnceKey />
          <FormActions note="移出后不再提供，原件仍在卷内。">
            <Button variant="danger">移出</Button>
          </FormActions>
        </form>
      </Disclosure>
    </>
  )
}
