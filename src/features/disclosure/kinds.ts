import type { PublicationKind } from '../../foundation/publications/index.ts'

/** 文章: whatever an agency publishes that has no kind of its own. */
export const article: PublicationKind = {
  key: 'article',
  label: '文件与信息',
  description: '公文、通知公告和其他应当主动公开的政府信息',
  columnType: '政策文件',
  column: '法定主动公开内容',
  listHref: '/publications',
  details: [
    {
      name: 'effective',
      label: '施行日期',
      hint: '规范性文件填写，列表据此显示有效性',
      type: 'date',
      required: false,
    },
    {
      name: 'expires',
      label: '有效期至',
      hint: '文件写明有效期的填写',
      type: 'date',
      required: false,
      holdsUntil: true,
    },
  ],
  official: true,
  onePerAgency: false,
}

/** 政府信息公开指南 (政府信息公开条例 第十二条): one for each agency, with the day on which it was last reviewed. */
export const guide: PublicationKind = {
  key: 'guide',
  label: '政府信息公开指南',
  description: '政府信息的分类、编排体系、获取方式和公开工作机构的联系方式，每个机关一篇',
  columnType: '信息公开指南',
  column: '政府信息公开指南',
  listHref: '/guides',
  details: [
    {
      name: 'reviewed',
      label: '更新日期',
      hint: '指南须明确标注更新日期',
      type: 'date',
      required: true,
      advances: true,
    },
  ],
  official: false,
  onePerAgency: true,
}

/** 政府信息公开制度: the rules by which an agency does its disclosure work. */
export const institutionRule: PublicationKind = {
  key: 'institution-rule',
  label: '政府信息公开制度',
  description: '审查、登记、答复、归档、协调、考核等政府信息公开工作制度',
  columnType: '政策文件',
  column: '政府信息公开制度',
  listHref: '/institution-rules',
  details: [],
  official: true,
  onePerAgency: false,
}

export const disclosureKinds = [article, guide, institutionRule] as const
