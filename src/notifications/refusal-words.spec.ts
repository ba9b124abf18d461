import { refusalWords } from './refusal-words';

describe('why a mail was not taken', () => {
  it.each([
    ['connect ECONNREFUSED 127.0.0.1:25', 'The mail server could not be reached'],
    ['getaddrinfo ENOTFOUND mail.council.example', 'The mail server could not be reached'],
    ['Connection timeout', 'The mail server could not be reached'],
    ['Invalid login: 535 5.7.8 Error: authentication failed', 'The mail server did not accept our sign-in'],
    ['Can’t send mail - all recipients were rejected: 550 5.1.1 User unknown', 'The mail server knows no such mailbox'],
    ['552 5.2.2 Over quota', 'Their mailbox is full'],
    ['554 5.7.1 Message blocked', 'The mail server refuses our mails'],
    ['450 4.7.1 Greylisted', 'The mail server asked us to come back later'],
    ['self-signed certificate in certificate chain', 'No safe connection to the mail server could be made'],
    ['It could not be handed to the mail server in time.', 'It could not be handed over in time'],
    ['Notify could not be reached: ECONNREFUSED', 'GOV.UK Notify could not be reached'],
    ['Notify: permanent-failure. The number does not work.', 'The mobile number does not work'],
    ['Notify: temporary-failure. The phone was off.', 'The phone was switched off or out of reach'],
    ['403 AuthError: Invalid token: API key not found', 'GOV.UK Notify did not accept our key, or a clock is wrong'],
    [
      '429 TooManyRequestsError: Exceeded send limits (500) for today',
      'GOV.UK Notify takes no more of our texts today',
    ],
    ['429 RateLimitError: Exceeded rate limit', 'GOV.UK Notify asked us to slow down'],
    ['400 ValidationError: phone_number Not a UK mobile number', 'GOV.UK Notify does not take this number'],
    ['400 BadRequestError: Template not found', 'GOV.UK Notify refused the text as it is set up'],
    ['500 Exception: Internal server error', 'GOV.UK Notify had a fault'],
    ['Something new', 'The mail server did not take it'],
  ])('%s: %s', (error, words) => {
    expect(refusalWords(error)).toBe(words);
  });
});
