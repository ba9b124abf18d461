import { localDate } from '../statutory/local-date';
import { capacityOn, type CapacityFacts, type PostSaid } from './capacity';
import { FIRST_CONTENT } from './settings-content';

const DAY = localDate('2026-11-26');

const post = (given: Partial<PostSaid> = {}): PostSaid => ({
  fromOn: localDate('2026-01-05'),
  role: 'personal-adviser',
  hours: 37,
  contract: 'permanent',
  contractEndsOn: null,
  qualifiedOn: null,
  trainee: false,
  holdsCases: true,
  ...given,
});

const facts = (given: Partial<CapacityFacts> = {}): CapacityFacts => ({
  staffPost: 'personal-adviser',
  posts: [post()],
  reductions: [],
  absences: [],
  exceptions: [],
  startedOn: null,
  leftOn: null,
  ...given,
});

const net = (given: Partial<CapacityFacts>, day = DAY) => capacityOn(facts(given), FIRST_CONTENT, day).net;

describe('capacityOn', () => {
  it.each<[string, number, Partial<CapacityFacts>]>([
    ['a full-time post is one full load', 1, {}],
    ['half the hours are half a load', 0.5, { posts: [post({ hours: 18.5 })] }],
    ['more than full time is still one load', 1, { posts: [post({ hours: 40 })] }],
    ['an adviser of whom nobody has said anything counts as full time', 1, { posts: [] }],
    ['a manager of whom nobody has said anything holds nobody', 0, { posts: [], staffPost: 'team-manager' }],
    ['a trainee carries what the settings say', 0.3, { posts: [post({ trainee: true })] }],
    ['a post that holds no young people carries nobody', 0, { posts: [post({ holdsCases: false })] }],
    ['nobody carries before they begin', 0, { startedOn: localDate('2026-11-27') }],
    ['nobody carries from the day they have left', 0, { leftOn: DAY }],
    ['nobody carries once the contract has ended', 0, { posts: [post({ contractEndsOn: DAY })] }],
  ])('%s', (_title, expected, given) => {
    expect(net(given)).toBe(expected);
  });

  it('the post that was said last for a day counts, whatever is said for later', () => {
    const posts = [
      post(),
      post({ fromOn: localDate('2026-06-01'), hours: 18.5 }),
      post({ fromOn: localDate('2026-12-01'), hours: 37 }),
    ];

    expect(net({ posts })).toBe(0.5);
    expect(net({ posts }, localDate('2026-05-31'))).toBe(1);
    expect(net({ posts }, localDate('2026-12-01'))).toBe(1);
  });

  it.each([
    ['2026-11-26', 0.5, 'on the first day'],
    ['2027-02-25', 0.5, 'on the last day of three months'],
    ['2027-02-26', 0.75, 'three months later'],
    ['2027-05-26', 0.9, 'six months later'],
    ['2027-11-26', 1, 'a year later'],
  ])('a newly qualified worker carries on %s %d of a full load (%s)', (day, expected) => {
    expect(net({ posts: [post({ qualifiedOn: DAY })] }, localDate(day))).toBe(expected);
  });

  it('reductions come off while they run, one after the other, and each says why', () => {
    const reductions = [
      { fromOn: localDate('2026-11-01'), toOn: null, percent: 20, reason: 'Mentors a trainee' },
      { fromOn: localDate('2026-11-01'), toOn: DAY, percent: 50, reason: 'Over' },
      { fromOn: DAY, toOn: localDate('2026-12-01'), percent: 10, reason: 'Union duties' },
    ];
    const { net: left, because } = capacityOn(
      facts({ posts: [post({ hours: 18.5 })], reductions }),
      FIRST_CONTENT,
      DAY,
    );

    expect(left).toBe(0.36);
    expect(because).toEqual(['18.5 of 37 hours', '20% less: Mentors a trainee', '10% less: Union duties']);
  });

  it.each([
    ['a week of leave takes nothing away', 1, '2026-11-24', '2026-12-01'],
    ['fourteen days take nothing away', 1, '2026-11-20', '2026-12-04'],
    ['fifteen days take everything away', 0, '2026-11-20', '2026-12-05'],
    ['no day back takes nothing away at first', 1, '2026-11-20', null],
    ['no day back takes everything away once it has lasted as long', 0, '2026-11-11', null],
    ['an absence that is over takes nothing away', 1, '2026-10-01', '2026-11-26'],
  ])('%s', (_title, expected, from, to) => {
    expect(net({ absences: [{ fromOn: localDate(from), toOn: to === null ? null : localDate(to) }] })).toBe(expected);
  });

  it('by exception a post that holds none does so until the day it ends', () => {
    const exceptions = [{ fromOn: localDate('2026-11-01'), endsOn: localDate('2026-11-27'), reason: 'A vacancy' }];
    const given = { posts: [post({ holdsCases: false })], exceptions };

    expect(net(given)).toBe(1);
    expect(net(given, localDate('2026-11-27'))).toBe(0);
  });
});
