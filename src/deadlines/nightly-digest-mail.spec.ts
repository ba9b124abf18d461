import { localDate } from '../statutory/local-date';
import { digestMail, type DigestCounts } from './nightly-digest-mail';

const nothing: DigestCounts = {
  overdue: { statute: 0, guidance: 0, policy: 0 },
  paused: 0,
  dueIn7: 0,
  dueIn14: 0,
  newToday: 0,
  people: 0,
  waiting: null,
};
const mail = (counts: Partial<DigestCounts>, madeUp = false) =>
  digestMail({ ...nothing, ...counts }, localDate('2026-03-09'), 'https://onward.example/today', madeUp);

describe('the digest mail', () => {
  it('keeps what the law asks apart from guidance and local policy, and says how much is paused', () => {
    const { subject, body } = mail({ overdue: { statute: 5, guidance: 1, policy: 3 }, paused: 3, people: 6 });

    expect(subject).toBe('Onward: 9 overdue');
    expect(body).toContain(
      'Overdue: 9\n  set by law: 5\n  asked for by guidance: 1\n  local policy: 3\n  of these, paused: 3',
    );
    expect(body).toContain('Young people these are about: 6');
  });

  it('says that a made-up council is for practice, and a real one nothing of the kind', () => {
    expect(mail({ dueIn7: 1 }, true).body).toMatch(/^For practice: this is from a made-up council/);
    expect(mail({ dueIn7: 1 }).body).not.toContain('practice');
  });

  it('leads to the list and says what it is about', () => {
    const { body } = mail({ dueIn7: 2, dueIn14: 4, newToday: 1 });

    expect(body).toContain('as it stood on the morning of 9 March 2026');
    expect(body).toContain('Due in the next 7 days: 2\nDue in the next 14 days: 4\nNew since your last summary: 1');
    expect(body).toContain('\nhttps://onward.example/today\n');
  });

  it('tells those who answer for a team who is waiting for a worker, and nobody else', () => {
    expect(mail({ waiting: 2 }).body).toContain('Young people waiting for a worker: 2');
    expect(mail({ waiting: 2 }).subject).toBe('Onward: 2 waiting for a worker');
    expect(mail({ dueIn14: 1 }).body).not.toContain('waiting');
  });

  it('has a subject for the head of service, who hears only of what climbed so far', () => {
    expect(mail({ newToday: 3 }).subject).toBe('Onward: 3 brought to you');
  });

  it('tells whoever answers for a team of late promises, in one line and without a name', () => {
    const { body, subject } = mail({ promises: { late: 3, workers: 2, fresh: 1 } });
    expect(body).toContain('Promises to young people that are late: 3, of 2 workers (1 new)\n');
    expect(subject).toBe('Onward: 1 newly late of what was promised');
    expect(mail({ promises: { late: 1, workers: 1, fresh: 0 }, dueIn14: 1 }).body).toContain('late: 1, of 1 worker\n');
    expect(mail({ dueIn14: 1 }).body).not.toContain('Promises');
  });

  it('tells them of decisions that are late after risk rose, in one line of their own', () => {
    const { body, subject } = mail({ decisions: { late: 2, fresh: 1 } });
    expect(body).toContain('Decisions that are late after risk rose: 2 (1 new)\n');
    expect(subject).toBe('Onward: 1 newly late to decide after risk rose');
    expect(mail({ decisions: { late: 2, fresh: 0 }, dueIn14: 1 }).body).toContain('risk rose: 2\n');
    expect(mail({ dueIn14: 1 }).body).not.toContain('risk rose');
  });
});
