/**
 * Text as a person meant it: NFC, lines ended by \n, without control and hidden direction characters, without a lone
 * half of a character, and without white space around it. Tabs and line breaks inside stay.
 */
export function cleanText(text: string): string {
  return text
    .replace(/[\ud800-\udfff]/gu, '\ufffd')
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .normalize('NFC')
    .trim()
}
