import { OnceKey } from '../../../platform/forms/once-key.tsx'
import { Button } from '../../../ui/button/button.tsx'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { ErrorSummary, type FieldError } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import type { LiveAnswer, LiveTask } from '../public/store-live.ts'
import { taskPath, taskTitle } from '../public/task-paths.ts'
import { ROLE_WORDS } from '../tasks/words.ts'
import { MOST_QUESTION } from './rules.ts'
import { NOTICE_VERSION, PRIVACY_NOTICE } from './words.ts'

interface AskProps {
  readonly task: LiveTask
  readonly answers: readonly LiveAnswer[]
  readonly values: Readonly<Record<string, string>>
  readonly problems: readonly FieldError[]
}

/** The form of a question about a task. */
export function AskPage({ task, answers, values, problems }: AskProps) {
  const errorOf = (name: string) => problems.find(problem => problem.field === name)?.message
  const [first] = answers
  return (
    <>
      <ErrorSummary errors={problems} />
      <p>
        向责任单位询问“{taskTitle(task)}
        ”的落实情况。不需要注册或者登录。提问由工作人员审核后，连同答复一起公开。
      </p>
      <form method="post" action={`${taskPath(task)}/ask`}>
        <OnceKey />
        {answers.length === 1 ? (
          <input type="hidden" name="agency" value={first?.agency_key} />
        ) : (
          <Field
            name="agency"
            label="向哪个单位提问"
            type="select"
            value={values.agency ?? first?.agency_key}
            error={errorOf('agency')}
            options={answers.map(each => ({
              value: each.agency_key,
              label: `${each.agency_name}（${ROLE_WORDS[each.role]}）`,
            }))}
            required
          />
        )}
        <Field
          name="words"
          label="您的问题"
          type="textarea"
          rows={6}
          value={values.words}
          error={errorOf('words')}
          hint={`写明想知道这项任务的什么，最多 ${MOST_QUESTION} 个字。请不要填写姓名、电话、身份证号等个人信息。`}
          maxLength={MOST_QUESTION}
          required
        />
        <Disclosure summary={`个人信息处理说明（${NOTICE_VERSION} 版）`} id="privacy">
          <ul>
            {PRIVACY_NOTICE.map(sentence => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Disclosure>
        <Field
          name="agreed"
          type="checkbox"
          label="我已阅读上述说明，同意审核、改写后公开我的提问"
          checked={values.agreed !== undefined}
          error={errorOf('agreed')}
          required
        />
        <FormActions note="办理个人事项、需要单独答复的，请写信。">
          <Button variant="primary">提交问题</Button>
        </FormActions>
      </form>
      <p>
        <a href="/letters/new">写信</a>
      </p>
    </>
  )
}

/** What somebody is told who has asked. */
export function ReceivedPage({ task, number }: { readonly task: LiveTask; readonly number: string }) {
  return (
    <>
      <Notice tone="success" title="提问已收到" live>
        <p>
          编号：<strong>{number}</strong>
        </p>
      </Notice>
      <p>审核后，提问和答复会在任务页面公开；不予公开的，那里会按编号写明原因。请记下编号。</p>
      <p>
        <a href={`${taskPath(task)}#questions`}>回到任务页面</a>
      </p>
    </>
  )
}
