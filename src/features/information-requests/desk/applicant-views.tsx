import { OnceKey } from '../../../platform/forms/once-key.tsx'
import { Button } from '../../../ui/button/button.tsx'
import { DescriptionList } from '../../../ui/description-list/description-list.tsx'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { fieldId } from '../../../ui/field/field-id.ts'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { applicantFacts } from '../applicant-facts.ts'
import { HandedInList, HandInForm } from '../handed-in/views.tsx'
import type { Sealed } from '../sealing.ts'
import { BEFORE_SIGNED } from '../states.ts'
import { PURPOSE_WORDS } from '../words.ts'
import { RenewCode } from './query-code.tsx'
import type { RequestPageProps } from './request-props.ts'

/** Who asks: masked, until somebody says what they need it for, which is recorded. */
export function ApplicantSection(props: RequestPageProps & { readonly open: Sealed }) {
  const { open, unmasked, mayUnmask, mayRenew, tried } = props
  const { id } = props.context.file.standing
  const { applicant, papers } = open
  const natural = props.context.file.row.applicant_column === 'natural'
  return (
    <Section title="申请人" id="applicant">
      <ApplicantFacts applicant={applicant} papers={papers} natural={natural} unmasked={unmasked} />
      {unmasked ? <p class="quiet">以上信息显示十五分钟，查看已经记录。</p> : null}
      {mayUnmask && !unmasked ? (
        <Disclosure summary="显示完整信息（每次查看都有记录）" open={tried?.act === 'unmask'}>
          <form method="post" action={`/desk/requests/${id}/unmask`}>
            <OnceKey />
            <Field
              name="purpose"
              id={fieldId('unmask-purpose')}
              type="radios"
              label="用途"
              options={Object.entries(PURPOSE_WORDS).map(([value, label]) => ({ value, label }))}
              error={
                tried?.act === 'unmask'
                  ? tried.problems.find(problem => problem.field === 'purpose')?.message
                  : undefined
              }
              required
            />
            <FormActions>
              <Button variant="secondary">显示</Button>
            </FormActions>
          </form>
        </Disclosure>
      ) : null}
      <HandedIn {...props} />
      {mayRenew ? <RenewCode home={`/desk/requests/${id}`} /> : null}
    </Section>
  )
}

/** Proof of identity, a mandate: the files for whoever sees the applicant, and the way in for what comes to the counter. */
function HandedIn({ context, handedIn, unmasked, mayTakeDown, tried }: RequestPageProps) {
  const { standing } = context.file
  const home = `/desk/requests/${standing.id}`
  const failed = tried?.act === 'hand-in' ? tried : undefined
  return (
    <>
      {handedIn.length === 0 ? null : <p>申请人提交的材料：</p>}
      <HandedInList
        files={handedIn}
        masked={!unmasked}
        hrefOf={unmasked ? file => `${home}/handed-in/${file.id}` : undefined}
      />
      {mayTakeDown && BEFORE_SIGNED.includes(standing.state) ? (
        <Disclosure summary="登记申请人提交的身份证明、授权委托书等材料" open={failed !== undefined}>
          <HandInForm
            action={`${home}/hand-in`}
            kinds={['identity', 'mandate', 'other']}
            values={failed?.values ?? {}}
            problems={failed?.problems ?? []}
            note="加密保存；显示完整信息后才能打开，每次打开都有记录。"
          />
        </Disclosure>
      ) : null}
    </>
  )
}

/** Who asks and how to reach them, masked or whole. */
export function ApplicantFacts(facts: Parameters<typeof applicantFacts>[0]) {
  return <DescriptionList columns={2} items={applicantFacts(facts)} />
}
