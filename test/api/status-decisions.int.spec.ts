import { localDate } from '../../src/statutory/local-date';
import { aCareLeaverFrom } from '../pages/status-people';
import { anOffice, TODAY, type Office } from '../pages/young-person-people';
import { aProgramOf, type Program } from '../support/api';

const QUESTION =
  'The 91 days of care end exactly on the 18th birthday, 10 March 2026. Decide whether that makes former relevant.';

describe('deciding a legal status through the API', () => {
  let office: Office;
  let adviser: Program;
  let manager: Program;
  let elsewhere: Program;
  let id: string;
  let person: string;

  beforeAll(async () => {
    office = await anOffice();
    adviser = await aProgramOf(office.onward, office.adviser.actor);
    manager = await aProgramOf(office.onward, office.manager.actor);
    const south = await office.onward.signInAs('manager', { team: 'South', name: 'So Manager' });
    elsewhere = await aProgramOf(office.onward, south.actor);
  });
  beforeEach(async () => {
    id = await aCareLeaverFrom(
      office.onward,
      ['2025-12-09', '2026-03-10'],
      {
        dateOfBirth: localDate('2008-03-10'),
        unaccompaniedAsylumSeeker: true,
        teamId: office.adviser.actor.teamIds[0]!,
      },
      TODAY,
    );
    person = `young-people/${id}`;
  });
  afterAll(() => office.onward.close());

  const basedOn = async () => (await manager.get(`${person}/status-decisions`)).body.basedOn as string;
  const said = async (given: object = {}) => ({
    decidedOn: '2026-11-20',
    status: 'qualifying',
    basis: 's24-1B',
    reason: 'The day of the birthday is not counted here.',
    basedOn: await basedOn(),
    ...given,
  });
  const waiting = async () => {
    const { items } = (await manager.get('team/to-decide')).body as { items: { person: { id: string } }[] };
    return items.filter((one) => one.person.id === id);
  };

  it('records it beside the status, which stays as it was, and takes the question off the list', async () => {
    expect(await waiting()).toMatchObject([
      { kind: 'status-question', facts: [QUESTION], status: 'former-relevant', decided: null },
    ]);
    const before = (await adviser.get(`${person}/legal-status`)).body;
    expect(before).toMatchObject({ status: 'former-relevant', needsManager: [QUESTION], decision: null });
    const due = (await adviser.get(`${person}/deadlines`)).body;
    const made = await manager.post(`${person}/status-decisions`, await said());
    expect(made.status).toBe(201);

    const after = (await adviser.get(`${person}/legal-status`)).body;
    expect({ ...after, decision: null }).toEqual(before);
    expect(after.decision).toMatchObject({
      id: made.body.id,
      decidedOn: '2026-11-20',
      status: 'qualifying',
      basis: 's24-1B',
      by: 'Bo Manager',
      recordStatus: 'former-relevant',
      recordNeedsManager: [QUESTION],
      isOfTheRecordAsItIs: true,
      differs: true,
    });
    expect(after.decision.toCorrect[0]).toMatch(/^The time in care/);
    expect((await adviser.get(`${person}/deadlines`)).body).toEqual(due);
    expect(await waiting()).toEqual([]);
    expect((await adviser.get(`${person}/matters`)).body.open).toEqual([]);
  });

  it('lists every decision, the one that stands first, and takes one out again', async () => {
    await manager.post(`${person}/status-decisions`, await said({ reason: 'The first.' }));
    const second = await manager.post(
      `${person}/status-decisions`,
      await said({ status: 'former-relevant', basis: null, reason: 'The second.' }),
    );
    const reasons = async () =>
      (await adviser.get(`${person}/status-decisions`)).body.items.map(({ reason }: { reason: string }) => reason);
    expect(await reasons()).toEqual(['The second.', 'The first.']);

    const out = { kind: 'status-decision', factId: second.body.id as string, reason: 'About a brother.' };
    expect((await adviser.post(`${person}/withdrawals`, out)).status).toBe(403);
    expect((await elsewhere.post(`${person}/withdrawals`, out)).status).toBe(404);
    expect((await manager.post(`${person}/withdrawals`, out)).status).toBe(204);
    expect(await reasons()).toEqual(['The first.']);
    expect((await manager.post(`${person}/withdrawals`, out)).status).toBe(404);
  });

  it('is for managers of the team', async () => {
    const decision = await said();

    expect((await adviser.post(`${person}/status-decisions`, decision)).status).toBe(403);
    expect((await elsewhere.post(`${person}/status-decisions`, decision)).status).toBe(404);
    expect((await elsewhere.get(`${person}/status-decisions`)).status).toBe(404);
  });

  it('lets one of ten who decide at once win, and tells the others that something changed', async () => {
    const decision = await said();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        manager.post(`${person}/status-decisions`, { ...decision, reason: `Reason ${n}.` }),
      ),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(9).fill(409)]);
    expect(answers.find(({ status }) => status === 409)?.body.type).toMatch(/changed-by-someone-else$/);
    expect((await adviser.get(`${person}/status-decisions`)).body.items).toHaveLength(1);
  });

  it.each([
    [{ status: 'relevant', basis: 's23A' }, 'status'],
    [{ status: 'undetermined', basis: null }, 'status'],
    [{ status: 'deceased', basis: null }, 'status'],
    [{ basis: null }, 'basis'],
    [{ basis: 's23A' }, 'basis'],
    [{ status: 'none' }, 'basis'],
    [{ reason: '' }, 'reason'],
    [{ decidedOn: '2026-11-24' }, 'decidedOn'],
    [{ decidedOn: '2008-03-09' }, 'decidedOn'],
    [{ basedOn: 'anything' }, 'basedOn'],
  ])('%j is refused at its field', async (wrong, field) => {
    const refused = await manager.post(`${person}/status-decisions`, await said(wrong));

    expect(refused.status).toBe(422);
    expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([`#/${field}`]);
    expect((await adviser.get(`${person}/status-decisions`)).body.items).toEqual([]);
  });

  it('answers the status, not one of its sentences: a settlement is sent to the decision', async () => {
    const [open] = (await adviser.get(`${person}/matters`)).body.open as { key: string; asks: string | null }[];
    const refused = await manager.post(`${person}/matters/${open!.key}/settlement`, { reason: 'Settled.' });

    expect(refused.body).toMatchObject({ status: 422, errors: [{ pointer: '#/reason' }] });
    expect(await waiting()).toHaveLength(1);
  });

  it('an adviser asks about a disputed age, once while it is open; a manager settles it with the date decided', async () => {
    const asked = { kind: 'disputed-age', reason: 'The Home Office says 2006.' };
    const made = await adviser.post(`${person}/matters`, asked);
    expect(made.status).toBe(201);
    const twice = await adviser.post(`${person}/matters`, asked);
    expect(twice.body).toMatchObject({ status: 422, errors: [{ pointer: '#/kind' }] });
    const { open } = (await adviser.get(`${person}/matters`)).body as { open: object[] };
    expect(open).toContainEqual(
      expect.objectContaining({
        key: made.body.id,
        kind: 'disputed-age',
        text: asked.reason,
        asks: 'date-of-birth',
        raisedBy: 'Ada Worker',
      }),
    );

    const settlement = { reason: 'The court decided.', dateOfBirth: '2008-03-09' };
    expect((await adviser.post(`${person}/matters/${made.body.id as string}/settlement`, settlement)).status).toBe(403);
    expect((await manager.post(`${person}/matters/${made.body.id as string}/settlement`, settlement)).status).toBe(204);
    // A day older: care was a day short of the 13 weeks on the birthday.
    expect((await adviser.get(`${person}/legal-status`)).body).toMatchObject({
      status: 'qualifying',
      needsManager: [],
    });
  });
});
