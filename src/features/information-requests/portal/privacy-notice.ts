/** What is kept, why and for how long: read before anything is given (个人信息保护法 第十七条). */
export function privacyNotice(settings: {
  readonly keepMonths: number
  readonly papersDays: number
}): readonly string[] {
  return [
    '收集什么：您填写的姓名或者名称、身份证明、联系方式和申请内容，以及您提交的身份证明、授权委托书等材料。《政府信息公开条例》第二十九条规定申请应当包括这些内容。',
    '用来做什么：只用于办理、答复和送达这件申请。用途可以不填，不影响办理。',
    '谁能看到：受理机关的办理人员。身份证明和联系方式平时遮盖显示，查看一次记录一次。征求第三方意见时不写明您的姓名。',
    '怎样保护：加密保存，密钥与数据分开存放。',
    `保存多久：身份证明、授权委托书在办结 ${settings.papersDays} 天后销毁；其余内容在办结 ${settings.keepMonths} 个月后销毁，只保留编号、时间和统计数字。`,
    '您的权利：凭编号和查询码随时查看、补正、撤回；可以要求更正、删除您的个人信息。',
    '不会公开：申请人的任何信息都不会公开。',
  ]
}
