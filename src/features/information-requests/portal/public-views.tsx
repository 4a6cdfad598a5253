import { REQUEST_CLOCKS } from '../../../law/request-clock.ts'
import { ButtonLink } from '../../../ui/button/button.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { Table } from '../../../ui/table/table.tsx'

type Clock = (typeof REQUEST_CLOCKS)[number]
const UNITS = { workday: '个工作日', day: '日', month: '个月' } as const

/** How to ask for information, and which times run. */
export function RequestsHome() {
  return (
    <>
      <p>
        除行政机关主动公开的政府信息外，公民、法人或者其他组织可以向地方各级人民政府、对外以自己名义履行行政管理职能的县级以上人民政府部门申请获取相关政府信息，不需要说明用途（《中华人民共和国政府信息公开条例》第二十七条）。
      </p>
      <FormActions>
        <ButtonLink href="/requests/new" variant="primary">
          在线申请
        </ButtonLink>
        <ButtonLink href="/requests/status">查询进度</ButtonLink>
        <ButtonLink href="/search">先查找已经公开的信息</ButtonLink>
      </FormActions>
      <Section title="怎样申请" id="how">
        <ol>
          <li>先查找：需要的信息可能已经公开，可以直接查看。</li>
          <li>
            提出：在线填写，或者当面、邮寄提交申请表。书写确有困难的，可以口头提出，由受理机关代为填写。各机关的地址、电话见
            <a href="/agencies">机构</a>页面的政府信息公开指南。
          </li>
          <li>
            写清：申请人的姓名或者名称、身份证明、联系方式；信息的名称、文号或者便于查找的特征；提供的形式。
          </li>
          <li>回执：得到编号和查询码，凭两者查看进度、补正、查收答复和撤回。</li>
          <li>答复：自确认收到之日的次日起 20 个工作日内。</li>
        </ol>
      </Section>
      <Section title="有关期限" id="times">
        <Table<Clock>
          id="clocks"
          caption="申请、答复和救济的期限"
          captionHidden
          columns={[
            { key: 'title', head: '事项', rowHeader: true, cell: clock => clock.title },
            {
              key: 'length',
              head: '期限',
              nowrap: true,
              cell: clock =>
                `${clock.bound === 'at-most' ? '最长 ' : ''}${clock.length} ${UNITS[clock.unit]}`,
            },
            { key: 'from', head: '自何时起', cell: clock => clock.from },
            { key: 'article', head: '依据', cell: clock => clock.article },
          ]}
          rows={REQUEST_CLOCKS}
          rowKey={clock => clock.key}
        />
      </Section>
      <Section title="收费" id="fees">
        <p>
          申请公开政府信息不收费。数量、频次明显超过合理范围的，行政机关可以收取信息处理费：同一申请人一个自然月内
          10 件以内、单件 30 页以内不收费（《政府信息公开信息处理费管理办法》第四条、第五条）。
        </p>
      </Section>
      <Section title="更正本人信息" id="correction">
        <p>
          有证据证明行政机关提供的与您自身相关的政府信息记录不准确的，可以
          <a href="/requests/correction">要求更正</a>，并<a href="/requests/correction/status">查询进度</a>
          （条例第四十一条）。
        </p>
      </Section>
      <Section title="监督和救济" id="remedies">
        <p>
          认为行政机关没有依法履行政府信息公开义务的，可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报；认为侵犯其合法权益的，可以依法申请行政复议或者提起行政诉讼（条例第五十一条）。教育、卫生健康、供水、供电、供气、供热、环境保护、公共交通等公共企事业单位公开信息的，向有关主管部门申诉（条例第五十五条）。
        </p>
      </Section>
    </>
  )
}
