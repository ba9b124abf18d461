import { aCareLeaverInANewFlat, anOffice, type Office } from '../pages/young-person-people';
import { aProgramOf, type ApiAnswer, type Program } from '../support/api';

describe('changing through the API', () => {
  let office: Office;
  let adviser: Program;
  let manager: Program;
  let id: string;
  let person: string;

  beforeAll(async () => {
    office = await anOffice();
    adviser = await aProgramOf(office.onward, office.adviser.actor);
    manager = await aProgramOf(office.onward, office.manager.actor);
  });
  beforeEach(async () => {
    id = await aCareLeaverInANewFlat(office);
    person = `young-people/${id}`;
  });
  afterAll(() => office.onward.close());

  const ifMatch = (answer: ApiAnswer) => ({ 'if-match': String(answer.headers.etag) });

  it('changes what is said and leaves the rest, with the audit of the page', async () => {
    const before = await adviser.get(person);
    const after = await adviser.patch(person, { knownAs: 'Mi', parent: true }, ifMatch(before));

    expect(after.status).toBe(200);
    expect(after.body).toEqual({ ...before.body, knownAs: 'Mi', name: 'Mi (Mina) Fable', parent: true });
    expect(after.headers.etag).not.toBe(before.headers.etag);
    expect((await adviser.get(person)).headers.etag).toBe(after.headers.etag);
    const [event] = await office.onward.sql<{ detail: object }>(
      `select detail from audit_event where young_person_id = $1 and did = 'young-person.edited'`,
      [id],
    );
    expect(event!.detail).toMatchObject({ fields: ['knownAs', 'parent'], apiToken: adviser.tokenId });
  });

  it('says nothing of what one may not change: an unknown field, a version, a team', async () => {
    const tag = ifMatch(await adviser.get(person));
    for (const field of ['teamId', 'version', 'id', 'mergedIntoId', 'historyComplete', '__proto__x']) {
      const answer = await adviser.patch(person, { knownAs: 'Mi', [field]: null }, tag);
      expect(answer.body).toMatchObject({ status: 422, errors: [{ pointer: `#/${field}` }] });
    }
    expect((await adviser.get(person)).body.knownAs).toBeNull();
  });

  it('refuses in the words of the form, at the field', async () => {
    const tag = ifMatch(await adviser.get(person));
    const wrong = { nhsNumber: '943 476 5918', diedOn: '2027-01-01' };
    const answer = await adviser.patch(person, wrong, tag);

    expect(answer.status).toBe(422);
    expect(answer.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['#/diedOn', '#/nhsNumber']);
    const typed = await adviser.patch(person, { dateOfBirth: '31/12/2007', parent: 'yes', knownAs: '' }, tag);
    expect(typed.body.errors).toEqual([
      { pointer: '#/knownAs', detail: 'Must not be empty: null says there is none' },
      { pointer: '#/dateOfBirth', detail: 'Must be a date like 2026-03-09' },
      { pointer: '#/parent', detail: 'Must be true or false' },
    ]);
  });

  it('refuses a change of what somebody else changed, with the ETag of what stands there now', async () => {
    const seen = await adviser.get(person);
    const faster = await manager.patch(person, { knownAs: 'Min' }, ifMatch(seen));
    const slower = await adviser.patch(person, { knownAs: 'Mi' }, ifMatch(seen));

    expect(slower.body).toMatchObject({ status: 412, type: expect.stringMatching(/stale$/) });
    expect(slower.headers.etag).toBe(faster.headers.etag);
    expect((await adviser.patch(person, { knownAs: 'Mi' }, ifMatch(slower))).status).toBe(200);
  });

  it('takes no weak tag, no star, and one of several', async () => {
    const { etag } = (await adviser.get(person)).headers;
    const change = { knownAs: 'Mi' };

    expect((await adviser.patch(person, change, { 'if-match': `W/${String(etag)}` })).status).toBe(412);
    expect((await adviser.patch(person, change, { 'if-match': '*' })).status).toBe(428);
    expect((await adviser.patch(person, change)).status).toBe(428);
    expect((await adviser.patch(person, change, { 'if-match': `"77", ${String(etag)}` })).status).toBe(200);
  });

  it('lets one of twenty who change at once win, and tells the others', async () => {
    const tag = ifMatch(await adviser.get(person));
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => adviser.patch(person, { knownAs: `Name ${n}` }, tag)),
    );

    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    const lost = answers.filter(({ status }) => status === 412);
    expect(lost).toHaveLength(19);
    expect(new Set(lost.map(({ headers }) => headers.etag))).toEqual(new Set([won[0]!.headers.etag]));
    expect((await adviser.get(person)).body.knownAs).toBe(won[0]!.body.knownAs);
  });

  it('lets one of ten corrections of a contact win, one of ten moves of an appointment, one of ten of a home', async () => {
    const contact = await adviser.post(`${person}/contacts`, { heldOn: '2026-11-20', mode: 'phone', seen: true });
    const planned = await adviser.post(`${person}/appointments`, { kind: 'call', plannedAt: '2026-12-01T10:00:00Z' });
    const homes = await adviser.get(`${person}/homes`);
    const changes: [string, (n: number) => object][] = [
      [String(contact.headers.location), (n) => ({ note: `Note ${n}` })],
      [String(planned.headers.location), (n) => ({ plannedAt: `2026-12-0${n + 1}T10:00:00Z` })],
      [`${person}/homes/${homes.body.items[0].id as string}`, (n) => ({ carer: `Carer ${n}` })],
    ];
    for (const [address, change] of changes) {
      const tag = ifMatch(await adviser.get(address));
      const answers = await Promise.all(Array.from({ length: 9 }, (_, n) => adviser.patch(address, change(n), tag)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(8).fill(412)]);
    }
  });

  it('corrects a contact by what is said only, and what no longer fits goes', async () => {
    const { headers } = await adviser.post(`${person}/contacts`, {
      heldOn: '2026-11-20',
      mode: 'face-to-face',
      place: 'accommodation',
      seen: true,
      seenAlone: true,
      note: 'We talked.',
      ownWords: 'All right.',
    });
    const at = String(headers.location);
    const tag = ifMatch(await adviser.get(at));
    const corrected = await adviser.patch(at, { seen: false, note: 'Nobody came to the door.' }, tag);

    expect(corrected.body).toMatchObject({
      seen: false,
      place: 'accommodation',
      note: 'Nobody came to the door.',
      ownWords: null,
      seenAlone: null,
      corrected: true,
      staffId: office.adviser.actor.staffId,
    });
  });

  it('does not move an appointment that was cancelled, nor one into the past', async () => {
    const planned = await adviser.post(`${person}/appointments`, { kind: 'call', plannedAt: '2026-12-01T10:00:00Z' });
    const at = String(planned.headers.location);
    const past = { plannedAt: '2026-11-22T10:00:00Z' };
    expect((await adviser.patch(at, past, ifMatch(await adviser.get(at)))).status).toBe(422);
    expect((await adviser.post(`${person}/appointments`, { kind: 'call', ...past })).status).toBe(422);

    const cancelled = await adviser.patch(at, { state: 'cancelled' }, ifMatch(await adviser.get(at)));
    expect(cancelled.body.state).toBe('cancelled');
    const moved = await adviser.patch(at, { plannedAt: '2026-12-02T10:00:00Z' }, ifMatch(cancelled));
    expect(moved.body).toMatchObject({ status: 422, errors: [{ pointer: '#/state' }] });
    const both = { state: 'cancelled', plannedAt: '2026-12-02T10:00:00Z' };
    expect((await adviser.patch(at, both, ifMatch(cancelled))).status).toBe(422);
  });

  it('asks before it makes a second record of one young person, and names only those one may see', async () => {
    const officer = await aProgramOf(office.onward, office.dataOfficer.actor);
    const twin = { givenName: 'Mina', familyName: 'Fable', dateOfBirth: '2008-03-10' };
    const first = await officer.post('young-people', twin, { 'idempotency-key': 'twins' });

    expect(first.body).toMatchObject({ status: 409, type: expect.stringMatching(/possible-duplicate$/) });
    expect(first.text).toContain(id);
    const sure = await officer.post('young-people', { ...twin, confirmedNew: true }, { 'idempotency-key': 'twins' });
    expect(sure.status).toBe(201);
    expect((await officer.get(String(sure.headers.location))).body.name).toBe('Mina Fable');

    const stranger = await office.onward.signInAs('manager', { team: 'South' });
    const told = await (await aProgramOf(office.onward, stranger.actor)).post('young-people', twin);
    expect(told.status).toBe(409);
    expect(told.text).not.toContain(id);
  });
});
