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
    ['Something new', 'The mail server did not take it'],
  ])('%s: %s', (error, words) => {
    expect(refusalWords(error)).toBe(words);
  });
});
