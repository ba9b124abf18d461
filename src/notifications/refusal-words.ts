/** What a mail server, Notify or the way to either said, from the most telling to the least. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^Notify could not be reached/, 'GOV.UK Notify could not be reached'],
  [/permanent-failure/, 'The mobile number does not work'],
  [/temporary-failure/, 'The phone was switched off or out of reach'],
  [/technical-failure/, 'GOV.UK Notify had a fault'],
  [/TooManyRequestsError/, 'GOV.UK Notify takes no more of our texts today'],
  [/RateLimitError/, 'GOV.UK Notify asked us to slow down'],
  [/AuthError|^403 /, 'GOV.UK Notify did not accept our key, or a clock is wrong'],
  [/trial mode|team-only/i, 'GOV.UK Notify sends to nobody outside the team yet'],
  [/phone.?number|phone_number|InvalidPhone/i, 'GOV.UK Notify does not take this number'],
  [/^400 |^404 /, 'GOV.UK Notify refused the text as it is set up'],
  [/^5\d\d Exception|^5\d\d$/, 'GOV.UK Notify had a fault'],
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

/** Why a message was not taken, as someone who runs no mail server would say it. */
export function refusalWords(error: string): string {
  return WORDS.find(([said]) => said.test(error))?.[1] ?? 'The mail server did not take it';
}
