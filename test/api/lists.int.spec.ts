import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { newId } from '../../src/platform/ids';
import { addDays, localDate } from '../../src/statutory/local-date';
import { aCareLeaverInANewFlat, anOffice, TODAY, type Office } from '../pages/young-person-people';
import { aProgramOf, type Program } from '../support/api';
import { aYoungPerson } from '../support/records';

interface Page {
  items: { id: string }[];
  next: string | null;
}

describe('a list of the API', () => {
  let office: Office;
  let program: Program;
  let id: string;

  beforeAll(async () => {
    office = await anOffice();
    program = await aProgramOf(office.onward, office.adviser.actor);
    id = await aCareLeaverInANewFlat(office);
    await onlyOnePageAMinute();
  });
  afterAll(() => office.onward.close());

  /** The clock goes on, so that no limit by the minute stops a long walk. */
  const onlyOnePageAMinute = () =>
    Promise.resolve((office.onward.clock.now = new Date(office.onward.clock.now.getTime() + 1000)));

  const aPerson = () =>
    aYoungPerson(office.onward.app.get(DataSource), { teamId: office.adviser.actor.teamIds[0]!, givenName: 'New' });
  const aDeadline = async (n: number) => {
    await office.onward.sql(
      `insert into deadline (id, young_person_id, rule, started_by_id, title, started_by, started_on, due_on, plan_by,
         state, duty_basis, date_basis, confirmed, severity, because)
       values ($1::uuid, $2, 'PA-05', $1::uuid::text, 'See them', 'a day', '2026-01-01', $3, $3, 'open', 'policy', 'policy', true, 'L', 'x')`,
      [newId(), id, addDays(TODAY, (n % 7) - 3)],
    );
  };
  const aContact = async (n: number) => {
    const contactId = newId();
    await office.onward.sql(
      `insert into contact (id, fact_id, young_person_id, held_on, mode, by_role, seen)
       values ($1, $1, $2, $3, 'phone', 'other', true)`,
      [contactId, id, addDays(localDate('2026-06-01'), n % 5)],
    );
  };
  const aStep = async () => {
    await office.onward.sql(
      `insert into plan_review (id, fact_id, young_person_id, held_on) values ($1, $1, $2, '2026-01-01')`,
      [newId(), id],
    );
  };

  const LISTS: Record<string, { path: () => string; add: (n: number) => Promise<unknown> }> = {
    'young people': { path: () => 'young-people', add: aPerson },
    'what is due': { path: () => 'deadlines?overdue=true', add: aDeadline },
    contacts: { path: () => `young-people/${id}/contacts`, add: aContact },
    'steps of pathway planning': { path: () => `young-people/${id}/plan-dates`, add: aStep },
  };

  it.each(Object.entries(LISTS))('of %s gives each row once, while others are added', async (_, { path, add }) => {
    for (let n = 0; n < 12; n += 1) await add(n);
    const steps = fc.array(fc.nat(6), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 6 }), steps, async (limit, added) => {
        const before = await walk(path(), 200);
        const walked = await walk(path(), limit, async (page) => {
          if (page < added.length) await add(added[page]!);
        });

        expect(new Set(walked).size).toBe(walked.length);
        expect(before.filter((one) => !walked.includes(one))).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });

  it('keeps its filters on the next page', async () => {
    const first = (await program.get('deadlines?overdue=true&meets=visit&limit=1')).body as Page;

    expect(first.next).toContain('overdue=true');
    expect(first.next).toContain('meets=visit');
    const all = (await walk('deadlines?overdue=true&meets=visit', 1)).length;
    expect(all).toBe((await walk('deadlines?overdue=true&meets=visit', 200)).length);
  });

  it('filters what is due by day, rule, state, basis, team and adviser', async () => {
    const due = async (query: string) => (await program.get(`deadlines?limit=200&${query}`)).body.items as Due[];
    interface Due {
      dueOn: string;
      rule: string;
      state: string;
      dutyBasis: string;
      overdue: boolean;
      adviserId: string | null;
    }
    await program.post(`young-people/${id}/contacts`, {
      heldOn: '2026-11-20',
      mode: 'face-to-face',
      place: 'accommodation',
      seen: true,
    });

    const owed = await due('');
    expect(owed.map(({ dueOn }) => dueOn)).toEqual(owed.map(({ dueOn }) => dueOn).sort());
    expect(owed.every(({ state }) => ['open', 'partial', 'declined'].includes(state))).toBe(true);
    const [late, not] = [await due('overdue=true'), await due('overdue=false')];
    expect(late.every(({ overdue, dueOn }) => overdue && dueOn < TODAY)).toBe(true);
    expect(late.length).toBeGreaterThan(0);
    expect(late.length + not.length).toBe(owed.length);
    expect((await due('state=met')).map(({ rule }) => rule)).toContain('PA-02');
    expect(new Set((await due('rule=PA')).map(({ rule }) => rule.slice(0, 2)))).toEqual(new Set(['PA']));
    expect(new Set((await due('basis=statute')).map(({ dutyBasis }) => dutyBasis))).toEqual(new Set(['statute']));
    expect((await due(`dueBefore=${TODAY}`)).every(({ dueOn }) => dueOn < TODAY)).toBe(true);
    expect(await due(`teamId=${newId()}`)).toEqual([]);
    const mine = await due(`adviserId=${office.adviser.actor.staffId}`);
    expect(new Set(mine.map(({ adviserId }) => adviserId))).toEqual(new Set([office.adviser.actor.staffId]));
  });

  it('shows the same people and items as the page', async () => {
    const page = await office.adviser.get('/caseload?who=everyone&show=overdue');
    const list = await program.get('young-people?show=overdue&limit=200');

    expect(
      page
        .$('.onward-caseload__name')
        .map((_, one) => page.$(one).text())
        .get(),
    ).toEqual((list.body.items as { name: string }[]).map(({ name }) => name));
    const mine = await program.get('young-people?who=mine&limit=200');
    expect((mine.body.items as { id: string }[]).map((one) => one.id)).toEqual([id]);
  });

  it('refuses a limit, a filter or a cursor that is none, naming it', async () => {
    const wrong = [
      'limit=0',
      'limit=201',
      'limit=ten',
      'cursor=abc',
      'overdue=maybe',
      'rule=x',
      'offset=3',
      'limit=1&limit=2',
    ];
    for (const query of wrong) {
      const answer = await program.get(`deadlines?${query}`);
      expect(answer.body).toMatchObject({ status: 422, errors: [{ parameter: query.split('=')[0] }] });
    }
    const [{ next }] = [(await program.get('young-people?limit=1')).body as Page];
    const another = new URL(next!, 'http://here').searchParams.get('cursor')!;
    expect((await program.get(`deadlines?cursor=${another}`)).status).toBe(422);
  });

  async function walk(path: string, limit: number, between?: (page: number) => Promise<void>): Promise<string[]> {
    const seen: string[] = [];
    let next: string | null = `${path}${path.includes('?') ? '&' : '?'}limit=${limit}`;
    for (let page = 0; next !== null; page += 1) {
      await onlyOnePageAMinute();
      const answer: { status: number; body: Page } = await program.get(next);
      expect(answer.status).toBe(200);
      expect(answer.body.items.length).toBeLessThanOrEqual(limit);
      seen.push(...answer.body.items.map((one) => one.id));
      next = answer.body.next;
      await between?.(page);
    }
    return seen;
  }
});
