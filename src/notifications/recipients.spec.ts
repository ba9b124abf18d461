import { localDate } from '../statutory/local-date';
import { channelsFor, mayGoFrom, nextDayOf, type Recipient } from './recipients';

const ADA: Recipient = {
  staffId: 'ada',
  email: 'ada@council.example',
  mobile: '+447700900123',
  leftOn: null,
  by: { urgent: ['email', 'text'], digest: ['email'] },
  quiet: { from: '20:00', to: '07:00' },
  onDutyUntil: null,
};
const NIGHT = new Date('2026-01-15T02:15:00Z');
const MORNING = new Date('2026-01-15T07:00:00Z');

describe('how someone is told', () => {
  it.each([
    ['by both, as they chose', ADA, true, ['email', 'text']],
    ['by mail where the council sends no texts', ADA, false, ['email']],
    ['by mail where their number is not known', { ...ADA, mobile: null }, true, ['email']],
    [
      'by mail too, who chose texts and can have none',
      { ...ADA, mobile: null, by: { ...ADA.by, urgent: ['text'] } },
      true,
      ['email'],
    ],
    ['by neither, who only wants to read it here', { ...ADA, by: { ...ADA.by, urgent: [] } }, true, []],
  ] as [string, Recipient, boolean, string[]][])('is %s', (_, recipient, textsGoOut, channels) => {
    expect(channelsFor(recipient, 'urgent', textsGoOut)).toEqual(channels);
  });
});

describe('when a message may go', () => {
  it.each([
    ['in quiet hours not before their end', ADA, 'urgent', MORNING],
    [
      'to someone on duty at once, when it is urgent',
      { ...ADA, onDutyUntil: localDate('2026-01-15') },
      'urgent',
      NIGHT,
    ],
    [
      'to whom the night belongs to the last day of duty',
      { ...ADA, onDutyUntil: localDate('2026-01-14') },
      'urgent',
      NIGHT,
    ],
    [
      'to someone whose duty is over like to anybody',
      { ...ADA, onDutyUntil: localDate('2026-01-13') },
      'urgent',
      MORNING,
    ],
    [
      'to someone on duty in the morning, when it is the summary',
      { ...ADA, onDutyUntil: localDate('2026-01-15') },
      'digest',
      MORNING,
    ],
    ['to someone without quiet hours at once', { ...ADA, quiet: null }, 'digest', NIGHT],
    ['never to someone who has left', { ...ADA, leftOn: localDate('2026-01-15') }, 'urgent', null],
    ['until the last day of someone who will leave', { ...ADA, leftOn: localDate('2026-01-16') }, 'urgent', MORNING],
  ] as [string, Recipient, 'urgent' | 'digest', Date | null][])('is %s', (_, recipient, kind, from) => {
    expect(mayGoFrom(recipient, kind, NIGHT)).toEqual(from);
  });

  it('is on the next day of UTC where Notify takes no more', () => {
    expect(nextDayOf(new Date('2026-07-31T23:59:00Z')).toISOString()).toBe('2026-08-01T00:05:00.000Z');
    expect(nextDayOf(NIGHT).toISOString()).toBe('2026-01-16T00:05:00.000Z');
  });
});
