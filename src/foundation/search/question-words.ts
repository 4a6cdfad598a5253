/** A word of one character stands everywhere. */
const SHORTEST = 2

/** Words of a question that find nothing by themselves. */
const ASKING =
  /请问|您好|你好|想问一下|想咨询|咨询一下|想知道|想了解|能不能|可不可以|是不是|有没有|要不要|什么时候|什么|怎么样|怎么办|怎么|怎样|如何|哪些|哪里|哪个|多少|为什么|是否|可以|需要|应该|吗|呢|啊|谢谢|我们|我的|我|关于|办理|问题|以及|和|与|的|了|在|对|是|有|要|给|把|被/g

/**
 * The words by which answers to a question are looked for, the longest first: what stands between the words of asking.
 * Search finds what contains every word as typed, so a whole sentence would find nothing.
 */
export function searchWords(question: string): readonly string[] {
  const parts = question
    .normalize('NFKC')
    .replace(ASKING, ' ')
    .split(/[^\p{Script=Han}A-Za-z0-9〔〕]+/u)
    .filter(part => part.length >= SHORTEST)
  return [...new Set(parts)].sort((a, b) => b.length - a.length).slice(0, 4)
}
