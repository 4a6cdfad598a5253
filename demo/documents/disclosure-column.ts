import { agencyOf } from '../linyi/agencies.ts'
import type { DemoDocument } from './document.ts'

const office = agencyOf('city-office')

/** Follows article 12 of 政府信息公开条例: what there is, how it is ordered, how to get it, and who to ask. */
const guide: DemoDocument = {
  key: 'city-office-guide',
  kind: 'guide',
  agency: 'city-office',
  title: '临沂市人民政府办公室政府信息公开指南（示例）',
  documentNumber: null,
  written: '2026-01-05',
  reviewed: '2026-10-12',
  theme: '综合政务\\政务公开',
  summary: '说明本机关公开哪些信息、怎样查找、怎样申请、多久答复，以及怎样监督。',
  body: `
<p>更新日期：2026年10月12日</p>
<p>为方便公民、法人和其他组织依法获取政府信息，根据《中华人民共和国政府信息公开条例》（以下简称《条例》），编制本指南。市政府办公室是全市政府信息公开工作的主管部门，并承办以市政府和市政府办公室名义制作、保存的信息的公开。市政府各部门的信息，由各部门分别负责公开。</p>
<h2>一、公开工作机构</h2>
<table>
<caption>公开工作机构和联系方式（示例）</caption>
<tbody>
<tr><th scope="row">机构名称</th><td>${office.name}政务公开科</td></tr>
<tr><th scope="row">办公地址</th><td>${office.address}</td></tr>
<tr><th scope="row">邮政编码</th><td>${office.postcode}</td></tr>
<tr><th scope="row">办公时间</th><td>${office.hours}</td></tr>
<tr><th scope="row">联系电话</th><td>${office.telephone}</td></tr>
<tr><th scope="row">传真号码</th><td>${office.telephone}</td></tr>
<tr><th scope="row">电子邮箱</th><td>${office.email}</td></tr>
<tr><th scope="row">网上渠道</th><td>本网站“政府信息公开”专栏</td></tr>
</tbody>
</table>
<h2>二、主动公开</h2>
<h3>（一）信息的分类</h3>
<p>本机关按照《条例》第二十条、第二十一条确定主动公开的范围，分为以下几类：</p>
<ul>
<li>规章和行政规范性文件；</li>
<li>机关职能、机构设置、办公地址、办公时间、联系方式和负责人；</li>
<li>规划计划、工作报告和重点任务的执行情况；</li>
<li>财政预算、决算信息；</li>
<li>应急预案和突发事件应对信息；</li>
<li>政府信息公开工作年度报告；</li>
<li>其他依法应当主动公开的信息。</li>
</ul>
<h3>（二）编排体系</h3>
<p>每条信息有唯一的索引号，由机构代码、年度和流水号组成，信息撤回后索引号不再使用。信息按照专栏、主题和发布日期编排，目录列明索引号、名称、内容概述、成文日期和发布日期。</p>
<h3>（三）获取方式</h3>
<p>可以在本网站检索、查阅和下载，也可以查阅政府公报，或者到市档案馆、市图书馆和政务服务大厅的公开专区查阅。</p>
<h3>（四）公开时限</h3>
<p>自信息形成或者变更之日起20个工作日内公开；法律、法规对期限另有规定的，从其规定。</p>
<h2>三、依申请公开</h2>
<h3>（一）怎样提出申请</h3>
<p>申请应当写明申请人的姓名或者名称、身份证明和联系方式，写明所需信息的名称、文号或者便于查询的其他特征，并写明希望得到信息的形式。采用书面形式确有困难的，可以口头提出，由工作人员代为填写。</p>
<table>
<caption>申请渠道和收到日（示例）</caption>
<thead><tr><th scope="col">渠道</th><th scope="col">办法</th><th scope="col">何日算收到</th></tr></thead>
<tbody>
<tr><th scope="row">当面</th><td>到公开工作机构提交</td><td>提交之日</td></tr>
<tr><th scope="row">邮寄</th><td>信封注明“政府信息公开申请”</td><td>签收之日；不需要签收的平常信函，为双方确认之日</td></tr>
<tr><th scope="row">网上、传真</th><td>在专栏填写或者发送传真</td><td>双方确认之日</td></tr>
</tbody>
</table>
<h3>（二）怎样办理</h3>
<ol>
<li>内容不明确的，自收到申请之日起7个工作日内一次性告知补正；</li>
<li>能够当场答复的当场答复，不能当场答复的自收到之日起20个工作日内答复；</li>
<li>需要延长的，经公开工作机构负责人同意并告知申请人，延长最多20个工作日；</li>
<li>征求第三方和其他机关意见所需时间，不计算在上述期限内。</li>
</ol>
<h3>（三）收费</h3>
<p>提供信息不收取费用。申请的数量、频次明显超过合理范围的，按照国家规定收取信息处理费。</p>
<h2>四、监督和救济</h2>
<p>认为本机关没有依法履行公开义务的，可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报。认为公开行为侵犯合法权益的，可以申请行政复议或者提起行政诉讼；对依法不予公开的决定不服的，应当先申请行政复议，对复议决定仍不服的，再提起行政诉讼。</p>
`,
}

const secrecyRule: DemoDocument = {
  key: 'secrecy-review-rule',
  kind: 'institution-rule',
  agency: 'city-office',
  title: '临沂市人民政府办公室政府信息公开保密审查制度（示例）',
  documentNumber: '临政办示例字〔2026〕2号',
  written: '2026-01-19',
  theme: '综合政务\\政务公开',
  summary: '规定信息公开前谁来审查、审查什么、不能确定时怎么办，以及审查记录的保存。',
  body: `
<h2>一、基本要求</h2>
<p>政府信息公开前必须经过保密审查。坚持先审查、后公开，一件一审，谁公开谁负责。没有审查记录的信息不得发布。</p>
<h2>二、审查分工</h2>
<table>
<caption>保密审查的环节和责任人（示例）</caption>
<thead><tr><th scope="col">环节</th><th scope="col">责任人</th><th scope="col">职责</th></tr></thead>
<tbody>
<tr><th scope="row">自查</th><td>拟稿人</td><td>提出公开属性建议，标明信息来源</td></tr>
<tr><th scope="row">初审</th><td>科室负责人</td><td>核对内容，检查个人信息和商业秘密</td></tr>
<tr><th scope="row">保密审查</th><td>保密审查人</td><td>对照保密事项范围作出结论</td></tr>
<tr><th scope="row">终审</th><td>发布人</td><td>核对前三个环节齐备后签发</td></tr>
</tbody>
</table>
<p>拟稿人、保密审查人和终审人不得为同一人。</p>
<h2>三、审查内容</h2>
<ol>
<li>是否涉及国家秘密，是否汇总后可能涉及国家秘密；</li>
<li>是否可能危及国家安全、公共安全、经济安全和社会稳定；</li>
<li>是否涉及商业秘密、个人隐私；</li>
<li>是否涉及其他机关，是否已经协商一致。</li>
</ol>
<h2>四、不能确定时的处理</h2>
<p>对是否可以公开不能确定的，报有关主管部门或者保密行政管理部门确定。确定之前不得公开。</p>
<h2>五、紧急发布</h2>
<p>突发事件信息需要紧急发布的，也应当在发布前完成保密审查；其他环节可以在发布后24小时内补齐。</p>
<h2>六、记录和责任</h2>
<p>审查意见、审查人和时间应当随信息长期保存。违反本制度造成泄密的，依法追究责任。</p>
`,
}

const requestRule: DemoDocument = {
  key: 'request-handling-rule',
  kind: 'institution-rule',
  agency: 'city-office',
  title: '临沂市人民政府办公室政府信息公开申请办理制度（示例）',
  documentNumber: '临政办示例字〔2026〕3号',
  written: '2026-01-26',
  theme: '综合政务\\政务公开',
  summary: '规定申请从接收、登记到答复、归档各个环节的责任人、时限和要求。',
  body: `
<h2>一、接收和登记</h2>
<p>公开工作机构统一接收申请。登记员在收到当日编号登记，记录收到的方式和日期，并向申请人出具回执。平常信函和网上申请，应当当日与申请人联系确认。</p>
<h2>二、审查和补正</h2>
<p>承办员审查申请是否写明法定内容。不明确的，一次性写清需要补正的事项、理由和合理期限。申请人逾期不补正又无正当理由的，视为放弃申请。</p>
<h2>三、检索和征求意见</h2>
<h3>（一）检索</h3>
<p>承办员记录检索的范围、方法和关键词。需要其他科室协查的，协查科室应当在3个工作日内书面回复并签字。</p>
<h3>（二）征求意见</h3>
<p>涉及第三方合法权益的，书面征求意见，第三方在15个工作日内答复。涉及其他机关共同制作的信息，征求其意见。</p>
<h2>四、答复</h2>
<table>
<caption>答复的种类和要求（示例）</caption>
<thead><tr><th scope="col">情形</th><th scope="col">答复</th></tr></thead>
<tbody>
<tr><th scope="row">已经主动公开</th><td>告知获取的方式和途径</td></tr>
<tr><th scope="row">可以公开</th><td>提供信息，或者告知提供的方式和时间</td></tr>
<tr><th scope="row">依法不予公开</th><td>说明理由和依据</td></tr>
<tr><th scope="row">经检索没有</th><td>说明检索情况，告知信息不存在</td></tr>
<tr><th scope="row">不归本机关公开</th><td>说明理由，能够确定的告知负责机关和联系方式</td></tr>
</tbody>
</table>
<p>可以区分处理的，公开可以公开的部分。答复应当写明救济途径和期限。</p>
<h2>五、会商</h2>
<p>情况复杂、意见不一致的，由公开工作机构负责人召集有关科室和法律顾问会商，形成书面意见入卷。</p>
<h2>六、归档和统计</h2>
<p>办结后10个工作日内归档。多人申请同一信息且可以公开的，转为主动公开。每季度分析申请情况，改进主动公开工作。</p>
`,
}

export const disclosureColumnDocuments: readonly DemoDocument[] = [guide, secrecyRule, requestRule]
