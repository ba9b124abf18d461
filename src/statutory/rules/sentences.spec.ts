import {
  aCaseFile,
  accommodation,
  allocation,
  call,
  careEpisode,
  detention,
  offeredOn,
  refusedOn,
  reviewedOn,
  supervisedOn,
  visit,
} from '../../../test/support/lives';
import { ENGLAND_AND_WALES } from '../bank-holidays';
import { deadlinesFor } from '../deadlines';
import { localDate } from '../local-date';

// Eligible from 10 March 2024, former relevant from 10 March 2026, 21 on 10 March 2029.
const careEpisodes = [careEpisode('2019-05-01', '2026-03-10')];
const place = { careEpisodes, accommodation: [accommodation('2026-05-01')] };
const jailed = { careEpisodes, detentions: [detention('2026-05-01')] };
const since = (kind: string, day: string) => ({ knownSince: { [kind]: localDate(day) } });

/** What starts each turn of a duty decides how it is told. */
describe('the sentence of what is due', () => {
  it.each<[string, string, string, Parameters<typeof aCaseFile>[0], string]>([
    ['PA-16', '2024-04-01', 'from 16', { careEpisodes }, 'within six weeks of 10 March 2024'],
    [
      'PA-16',
      '2024-04-01',
      'after a visit',
      { careEpisodes, contacts: [visit('2024-03-20', { by: 'social-worker' })] },
      'within six weeks of 20 March 2024',
    ],
    [
      'PA-16',
      '2024-06-05',
      'in a new placement',
      { careEpisodes: [careEpisode('2019-05-01', '2024-06-01'), careEpisode('2024-06-01', null, { carer: 'F2' })] },
      'The placement began on 1 June 2024',
    ],
    [
      'PA-16',
      '2024-06-05',
      'since records begin',
      { careEpisodes, ...since('contacts', '2024-06-01') },
      'Records of visits begin on 1 June 2024',
    ],
    [
      'PA-12',
      '2026-08-01',
      'after contact',
      { careEpisodes, contacts: [call('2026-04-01')] },
      'Last in touch with the young person on 1 April 2026',
    ],
    ['PA-12', '2026-08-01', 'without any', { careEpisodes }, 'No contact with the young person since 10 March 2026'],
    [
      'PA-12',
      '2026-08-01',
      'since records begin',
      { careEpisodes, ...since('contacts', '2026-05-20') },
      'since records of contacts began on 20 May 2026',
    ],
    [
      'PA-04',
      '2026-08-20',
      'since records begin',
      { ...place, ...since('contacts', '2026-08-01') },
      'Records of visits begin on 1 August 2026',
    ],
    [
      'SV-02',
      '2024-04-01',
      'from the first day',
      { careEpisodes, allocations: [allocation('2024-01-08')] },
      'every 2 months at medium risk, so by 10 May 2024, counted from 10 March 2024.',
    ],
    [
      'SV-02',
      '2025-04-01',
      'since records begin',
      { careEpisodes, allocations: [allocation('2024-01-08')], ...since('supervisions', '2025-03-01') },
      'counted from 1 March 2025, when records of supervision begin',
    ],
    [
      'SV-02',
      '2029-04-01',
      'while offers only',
      { careEpisodes, supervisions: [supervisedOn('2029-03-20')] },
      'every 12 months while support is only offered',
    ],
    ['ET-05', '2026-03-10', 'at 18', { careEpisodes }, 'around the 19th birthday'],
    ['ET-05', '2028-04-10', 'at 20', { careEpisodes }, 'around the 21st birthday'],
    ['PA-01', '2024-04-01', 'with none yet', { careEpisodes }, 'Without a personal adviser since 10 March 2024'],
    [
      'PA-01',
      '2024-04-01',
      'after one',
      { careEpisodes, allocations: [allocation('2024-03-10', '2024-03-20')] },
      'Without a personal adviser since 20 March 2024',
    ],
    ['PA-08', '2029-06-01', 'the first', { careEpisodes }, 'Reached 21 on 10 March 2029 without taking support'],
    [
      'PA-09',
      '2029-06-01',
      'after one',
      { careEpisodes, supportOffers: [offeredOn('2029-03-20')] },
      'again within twelve months of 20 March 2029, by 20 March 2030',
    ],
    [
      'PA-09',
      '2030-06-01',
      'since records begin',
      { careEpisodes, ...since('supportOffers', '2030-05-01') },
      'Records of offers begin on 1 May 2030',
    ],
    [
      'PA-01',
      '2025-06-01',
      'since records begin',
      { careEpisodes, ...since('allocations', '2025-05-01') },
      'No personal adviser on 1 May 2025, when records of them begin',
    ],
    [
      'CU-03',
      '2026-05-04',
      'from the first day',
      jailed,
      'In custody on 1 May 2026, so the personal adviser visits there',
    ],
    [
      'CU-03',
      '2026-08-10',
      'since records begin',
      { ...jailed, ...since('contacts', '2026-08-01') },
      'counted from 1 August 2026, when records of contacts begin',
    ],
    [
      'PA-05',
      '2026-04-01',
      'after being seen',
      { careEpisodes, contacts: [visit('2026-03-20')] },
      'every 8 weeks, so by 15 May 2026, counted from 20 March 2026',
    ],
    ['RV-05', '2024-04-01', 'long in care', { careEpisodes }, 'Eligible since 10 March 2024 with no review recorded'],
    [
      'RV-05',
      '2024-10-01',
      'after a review',
      { careEpisodes, planReviews: [reviewedOn('2024-08-31')] },
      'The last review while looked after was on 31 August 2024',
    ],
    [
      'RV-05',
      '2025-01-06',
      'back in care',
      { careEpisodes: [careEpisode('2019-05-01', '2024-09-01'), careEpisode('2025-01-06')] },
      'Looked after since 6 January 2025, so the first review is held',
    ],
    [
      'RV-05',
      '2025-06-01',
      'since records begin',
      { careEpisodes, ...since('planReviews', '2025-05-01') },
      'Records of reviews begin on 1 May 2025',
    ],
    [
      'PA-13',
      '2026-06-01',
      'after a refusal',
      { careEpisodes, contactRefusals: [refusedOn('2026-05-31')] },
      'every 6 months, so by 30 November 2026, counted from 31 May 2026',
    ],
    [
      'PA-13',
      '2027-06-01',
      'since records begin',
      { careEpisodes, contactRefusals: [refusedOn('2026-05-31')], ...since('contacts', '2027-05-01') },
      'Records of contacts begin on 1 May 2027',
    ],
  ])('%s on %s (%s)', (rule, day, _, facts, because) => {
    const due = deadlinesFor(aCaseFile(facts), localDate(day), ENGLAND_AND_WALES).filter((one) => one.rule === rule);

    expect(due.at(-1)?.because).toContain(because);
  });
});
