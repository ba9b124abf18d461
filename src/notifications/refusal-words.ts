/** What a mail server or the way to it said, from the most telling to the least. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/in time/, 'It could not be handed over in time'],
  [
    /ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|timeout|greeting never/i,
    'The mail server could not be reached',
  ],
  [/certificate|self.signed|\bTLS\b|\bSSL\b/i, 'No safe connection to the mail server could be made'],
  [/\b53[0-9]\b|invalid login|authentication/i, 'The mail server did not accept our sign-in'],
  [/\b[45]52\b|\b[45]\.2\.2\b|quota|mailbox (is )?full/i, 'Their mailbox is full'],
  [/\b55[013]\b|\b5\.1\.\d/, 'The mail server knows no such mailbox'],
  [/\b554\b|\b5\.7\.\d+|spam|blocked/i, 'The mail server refuses our mails'],
  [/\b4\d\d\b/, 'The mail server asked us to come back later'],
];

/** Why a mail was not taken, as someone who runs no mail server would say it. */
export function refusalWords(error: string): string {
  return WORDS.find(([said]) => said.test(error))?.[1] ?? 'The mail server did not take it';
}
