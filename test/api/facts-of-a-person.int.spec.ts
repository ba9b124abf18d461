import { CaseFiles } from '../../src/deadlines/case-files';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import type { CaseFile } from '../../src/statutory/case-file';
import { localDate } from '../../src/statutory/local-date';
import { aCareLeaverInANewFlat, anOffice, type Office } from '../pages/young-person-people';
import { entitlementsOfAPerson } from '../entitlements/entitlements-of-a-person';
import { healthOfAPerson } from '../health/health-of-a-person';
import { aProgramOf, type ApiAnswer, type Program } from '../support/api';
import { SYSTEM } from '../support/records';

/** Today is Monday 23 November 2026; the young person was born on 10 March 2008 and is 18. */
describe('what is recorded of a young person', () => {
  let office: Office;
  let adviser: Program;
  let manager: Program;
  let dataOfficer: Program;
  let stranger: Program;
  let id: string;
  let person: string;

  beforeAll(async () => {
    office = await anOffice();
    adviser = await aProgramOf(office.onward, office.adviser.actor);
    manager = await aProgramOf(office.onward, office.manager.actor);
    dataOfficer = await aProgramOf(office.onward, office.dataOfficer.actor);
    stranger = await aProgramOf(office.onward, office.stranger.actor);
  });
  beforeEach(async () => {
    id = await aCareLeaverInANewFlat(office, { passport: false });
    person = `young-people/${id}`;
  });
  afterAll(() => office.onward.close());

  describe('health', () => {
    it('has assessments, checks of the teeth and the questionnaire with its score, each on its day', async () => {
      await recorded(adviser, 'health-reviews', {
        heldOn: '2025-10-06',
        kind: 'strengths-and-difficulties',
        score: 17,
      });
      await recorded(adviser, 'health-reviews', { heldOn: '2025-03-03', kind: 'review-health-assessment' });
      await recorded(manager, 'health-reviews', { heldOn: '2022-04-02', kind: 'initial-health-assessment' });
      await recorded(adviser, 'health-reviews', { heldOn: '2025-03-04', kind: 'dental-check', score: null });

      const list = await adviser.get(`${person}/health-reviews`);
      expect(list.body.items).toHaveLength(4);
      expect(list.body.items[0]).toMatchObject({ kind: 'strengths-and-difficulties', score: 17 });
      const { healthReviews } = await caseFile();
      expect(healthReviews.map(({ on, kind }) => `${on} ${kind}`)).toEqual([
        '2022-04-02 initial-health-assessment',
        '2025-03-03 review-health-assessment',
        '2025-03-04 dental-check',
        '2025-10-06 strengths-and-difficulties',
      ]);
      expect(Object.keys(healthReviews[0]!).sort()).toEqual(['id', 'kind', 'on']);
    });

    it('is for those who work with the young person, so not for a data officer', async () => {
      const at = await recorded(adviser, 'health-reviews', { heldOn: '2025-03-03', kind: 'dental-check' });
      await recorded(adviser, 'health-passports', { givenOn: '2025-09-01' });

      for (const path of [`${person}/health-reviews`, at, `${person}/health-passports`]) {
        expect((await dataOfficer.get(path)).status).toBe(403);
        expect((await stranger.get(path)).status).toBe(404);
        expect((await manager.get(path)).status).toBe(200);
      }
    });

    it('has one passport: asked about, then given, and never a second', async () => {
      const at = await recorded(adviser, 'health-passports', {});
      expect((await caseFile()).healthPassport).toEqual({ givenOn: null, consent: null });

      const consent = { adviser: true, gp: false };
      await corrected(adviser, at, { consent });
      expect((await caseFile()).healthPassport).toEqual({ givenOn: null, consent });
      const given = await corrected(adviser, at, { givenOn: '2025-09-10' });
      expect(given.body).toMatchObject({ givenOn: '2025-09-10', consent });
      expect((await caseFile()).healthPassport).toEqual({ givenOn: '2025-09-10', consent });

      const second = await adviser.post(`${person}/health-passports`, { givenOn: '2025-09-11' });
      expect(second.body).toMatchObject({ status: 409, type: expect.stringMatching(/already-recorded$/) });
      expect(second.body.detail).toContain('health passport');
      await takenOut(adviser, 'health-passport', at);
      expect((await caseFile()).healthPassport).toBeNull();
      await recorded(adviser, 'health-passports', { givenOn: '2025-09-11' });
    });

    it('may be recorded late of somebody who died, but nothing of it is after the death', async () => {
      await died('2026-06-01');

      await recorded(adviser, 'health-reviews', { heldOn: '2026-05-01', kind: 'dental-check' });
      const after = await adviser.post(`${person}/health-reviews`, { heldOn: '2026-06-02', kind: 'dental-check' });
      expect(after.body).toMatchObject({ status: 422, errors: [{ pointer: '#/heldOn' }] });
    });
  });

  describe('the health passport, registration and help', () => {
    healthOfAPerson(
      () => office,
      () => adviser,
    );
  });

  describe('the local offer and what somebody is entitled to', () => {
    entitlementsOfAPerson(() => office);
  });

  describe('a request to see what is held', () => {
    it('is followed from the day it came to the day it was answered', async () => {
      const at = await recorded(manager, 'subject-access-requests', { receivedOn: '2026-09-14' });
      await corrected(manager, at, { identityConfirmedOn: '2026-09-16' });
      await corrected(manager, at, { extendedOn: '2026-10-09' });
      const answered = await corrected(manager, at, { answeredOn: '2026-11-20' });

      const dates = {
        receivedOn: '2026-09-14',
        identityConfirmedOn: '2026-09-16',
        extendedOn: '2026-10-09',
        answeredOn: '2026-11-20',
      };
      expect(answered.body).toMatchObject(dates);
      expect((await caseFile()).subjectAccessRequests).toEqual([{ id: answered.body.id, ...dates }]);
    });

    it('can be answered, and one recorded, after a death', async () => {
      const at = await recorded(manager, 'subject-access-requests', { receivedOn: '2026-05-20' });
      await died('2026-06-01');

      await corrected(manager, at, { answeredOn: '2026-06-10' });
      await recorded(manager, 'subject-access-requests', { receivedOn: '2026-07-01' });
    });

    it('takes longer only where they were told within one month of when it was known who asks', async () => {
      const told = (identityConfirmedOn: string | null, extendedOn: string) =>
        manager.post(`${person}/subject-access-requests`, {
          receivedOn: '2026-09-14',
          identityConfirmedOn,
          extendedOn,
        });

      expect((await told(null, '2026-10-14')).status).toBe(201);
      const late = await told(null, '2026-10-15');
      expect(late.body).toMatchObject({ status: 422, errors: [{ pointer: '#/extendedOn' }] });
      expect(late.body.errors[0].detail).toContain('within one month, by 14 October 2026');
      expect((await told('2026-09-16', '2026-10-16')).status).toBe(201);
    });

    it('is seen by an adviser and a data officer, and recorded by a manager', async () => {
      const at = await recorded(manager, 'subject-access-requests', { receivedOn: '2026-09-14' });

      for (const one of [adviser, dataOfficer]) expect((await one.get(at)).status).toBe(200);
      const tag = tagOf(await adviser.get(at));
      expect((await adviser.patch(at, { answeredOn: '2026-11-20' }, tag)).status).toBe(403);
      expect((await adviser.post(`${person}/subject-access-requests`, { receivedOn: '2026-09-14' })).status).toBe(403);
      expect((await takeOut(adviser, 'subject-access-request', at)).status).toBe(403);
    });
  });

  describe('a refusal of contact', () => {
    it('says whether it was explicit and in writing', async () => {
      await recorded(adviser, 'contact-refusals', { refusedOn: '2026-10-05', explicitInWriting: false });
      const at = await recorded(adviser, 'contact-refusals', { refusedOn: '2026-11-02', explicitInWriting: false });
      await corrected(adviser, at, { explicitInWriting: true });

      const { contactRefusals } = await caseFile();
      expect(contactRefusals.map(({ on, explicitInWriting }) => [on, explicitInWriting])).toEqual([
        ['2026-10-05', false],
        ['2026-11-02', true],
      ]);
    });
  });

  describe('supervision of the case', () => {
    it('is recorded by the manager who supervised, and read by the adviser', async () => {
      const at = await recorded(manager, 'supervisions', { heldOn: '2026-11-09', note: 'Ask for a review.' });

      const read = await adviser.get(at);
      expect(read.body).toMatchObject({
        heldOn: '2026-11-09',
        supervisorId: office.manager.actor.staffId,
        note: 'Ask for a review.',
      });
      expect((await caseFile()).supervisions).toEqual([{ id: read.body.id, on: '2026-11-09' }]);
      expect((await adviser.post(`${person}/supervisions`, { heldOn: '2026-11-09' })).status).toBe(403);
      expect((await adviser.patch(at, { note: null }, tagOf(read))).status).toBe(403);
      expect((await takeOut(adviser, 'supervision', at)).status).toBe(403);
      expect((await dataOfficer.get(at)).status).toBe(403);
    });

    it('is taken out by a manager only, on the page as through the API', async () => {
      const at = await recorded(manager, 'supervisions', { heldOn: '2026-11-09' });
      const page = `/young-people/${id}/recorded-in-error/supervision/${idIn(at)}`;

      expect((await office.adviser.get(page)).status).toBe(403);
      const asked = await office.manager.get(page);
      expect(asked.$('main').text().replaceAll(/\s+/g, ' ')).toContain('Supervision of the case, 9 November 2026');
      expect((await office.manager.post(page, { reason: 'Another young person' })).status).toBe(303);
      expect((await caseFile()).supervisions).toEqual([]);
    });
  });

  describe('support from 21', () => {
    beforeEach(async () => {
      id = await aCareLeaverInANewFlat(office, { dateOfBirth: localDate('2004-05-01') });
      person = `young-people/${id}`;
    });

    it('ends when the young person no longer wants it, and can begin again', async () => {
      const at = await recorded(adviser, 'support-requests', { requestedOn: '2026-02-02', wants: 'support' });
      expect(await basis()).toEqual(['s23CZB']);

      await corrected(adviser, at, { endedOn: '2026-11-01' });
      expect(await basis()).toEqual(['offer-only']);
      expect((await caseFile()).supportRequests).toMatchObject([{ on: '2026-02-02', endedOn: '2026-11-01' }]);

      await corrected(adviser, at, { endedOn: null });
      expect(await basis()).toEqual(['s23CZB']);
    });

    it('keeps the day of an offer that was made in a contact, and takes another answer', async () => {
      const called = { heldOn: '2026-11-20', mode: 'phone', seen: true, supportOffered: { reply: 'Maybe' } };
      await recorded(adviser, 'contacts', called);
      const [offer] = (await adviser.get(`${person}/support-offers`)).body.items as { id: string }[];
      const at = `${person}/support-offers/${offer!.id}`;

      const tag = tagOf(await adviser.get(at));
      const moved = await adviser.patch(at, { offeredOn: '2026-11-19' }, tag);
      expect(moved.body).toMatchObject({ status: 422, errors: [{ pointer: '#/offeredOn' }] });
      const answered = await adviser.patch(at, { reply: 'Yes', offeredOn: '2026-11-20' }, tag);
      expect(answered.body).toMatchObject({ offeredOn: '2026-11-20', reply: 'Yes' });
    });
  });

  describe('each of them', () => {
    const KINDS: [list: string, kind: string, part: keyof CaseFile, said: object, other: object][] = [
      [
        'health-reviews',
        'health-review',
        'healthReviews',
        { heldOn: '2025-03-03', kind: 'dental-check' },
        { heldOn: '2025-03-05' },
      ],
      ['health-passports', 'health-passport', 'healthPassport', { givenOn: '2025-09-01' }, { givenOn: '2025-09-02' }],
      [
        'subject-access-requests',
        'subject-access-request',
        'subjectAccessRequests',
        { receivedOn: '2026-10-01' },
        { answeredOn: '2026-10-20' },
      ],
      [
        'contact-refusals',
        'contact-refusal',
        'contactRefusals',
        { refusedOn: '2026-10-01', explicitInWriting: true },
        { refusedOn: '2026-10-02' },
      ],
      ['supervisions', 'supervision', 'supervisions', { heldOn: '2026-10-01' }, { note: 'Calmer now.' }],
      [
        'support-offers',
        'offer',
        'supportOffers',
        { offeredOn: '2026-10-01', how: 'Letter' },
        { offeredOn: '2026-10-02' },
      ],
      [
        'support-requests',
        'request',
        'supportRequests',
        { requestedOn: '2026-10-01', wants: 'support' },
        { wants: 'education' },
      ],
    ];

    it.each(KINDS)('%s: once under one key, however often it is sent', async (list, _kind, part, said) => {
      const key = { 'idempotency-key': `${list}-${id}` };
      const first = await manager.post(`${person}/${list}`, said, key);
      const again = await manager.post(`${person}/${list}`, said, key);

      expect([first.status, again.body.id]).toEqual([201, first.body.id]);
      expect((await manager.get(`${person}/${list}`)).body.items).toHaveLength(1);
      expect([(await caseFile())[part]].flat()).toHaveLength(1);
    });

    it.each(KINDS)(
      '%s: keeps what stood there before a correction, and who corrected',
      async (list, _, part, said, other) => {
        const at = await recorded(manager, list, said);
        const before = await manager.get(at);
        await corrected(manager, at, other);

        expect((await manager.get(at)).body).toEqual({ ...before.body, ...other });
        const slower = await manager.patch(at, other, tagOf(before));
        expect(slower.body).toMatchObject({ status: 412, type: expect.stringMatching(/stale$/) });
        expect([(await caseFile())[part]].flat()).toHaveLength(1);
        const events = await whatWasDone();
        expect(events.map(({ did }) => did.split('.').at(-1))).toEqual(['recorded', 'corrected']);
        expect(events[1]!.detail).toMatchObject({ fields: Object.keys(other), apiToken: manager.tokenId });
        expect(JSON.stringify(events)).not.toContain('Calmer');
      },
    );

    it.each(KINDS)(
      '%s: recorded in error, it is out of the list and the case file, with the reason',
      async (list, kind, part, said) => {
        const at = await recorded(manager, list, said);
        await takenOut(manager, kind, at);

        expect((await manager.get(`${person}/${list}`)).body.items).toEqual([]);
        expect((await manager.get(at)).status).toBe(404);
        expect((await caseFile())[part] ?? []).toEqual([]);
        expect((await takeOut(manager, kind, at)).status).toBe(404);
      },
    );

    it.each(KINDS)('%s: does not exist for another team', async (list, kind, _part, said, other) => {
      const at = await recorded(manager, list, said);
      const tag = tagOf(await manager.get(at));

      const asked = [
        await stranger.get(`${person}/${list}`),
        await stranger.get(at),
        await stranger.post(`${person}/${list}`, said),
        await stranger.patch(at, other, tag),
        await takeOut(stranger, kind, at),
      ];
      expect(asked.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
      expect((await manager.get(at)).headers.etag).toBe(tag['if-match']);
    });

    it.each(KINDS)('%s: is not to be had by way of another young person', async (list, _kind, _part, said) => {
      const at = await recorded(manager, list, said);
      const another = await aCareLeaverInANewFlat(office);

      expect((await manager.get(`young-people/${another}/${list}/${idIn(at)}`)).status).toBe(404);
    });

    it('is read page by page', async () => {
      for (const day of ['01', '02', '03']) {
        await recorded(adviser, 'contact-refusals', { refusedOn: `2026-10-${day}`, explicitInWriting: false });
      }
      const first = await adviser.get(`${person}/contact-refusals?limit=2`);
      const second = await adviser.get(first.body.next as string);

      const days = [...first.body.items, ...second.body.items].map(({ refusedOn }) => refusedOn as string);
      expect(days).toEqual(['2026-10-01', '2026-10-02', '2026-10-03']);
      expect(second.body.next).toBeNull();
    });

    const BORN = '2008-03-10';
    it.each<[list: string, body: object, field: string, detail: RegExp]>([
      ['health-reviews', { heldOn: '2026-11-24', kind: 'dental-check' }, 'heldOn', /today or in the past/],
      ['health-reviews', { heldOn: '2008-03-09', kind: 'dental-check' }, 'heldOn', /born/],
      ['health-reviews', { heldOn: BORN, kind: 'eye-test' }, 'kind', /one of initial-health-assessment/],
      ['health-reviews', { heldOn: BORN, kind: 'strengths-and-difficulties', score: 41 }, 'score', /from 0 to 40/],
      ['health-reviews', { heldOn: BORN, kind: 'dental-check', score: 4 }, 'score', /Only the strengths/],
      ['health-passports', { givenOn: '2026-11-24' }, 'givenOn', /today or in the past/],
      ['health-passports', { consent: { adviser: true } }, 'consent/gp', /true or false/],
      ['subject-access-requests', { receivedOn: '2026-11-24' }, 'receivedOn', /today or in the past/],
      ['subject-access-requests', { receivedOn: '2008-03-09' }, 'receivedOn', /born/],
      [
        'subject-access-requests',
        { receivedOn: '2026-11-02', answeredOn: '2026-11-01' },
        'answeredOn',
        /before the request came/,
      ],
      [
        'subject-access-requests',
        { receivedOn: '2026-11-02', identityConfirmedOn: '2026-11-01' },
        'identityConfirmedOn',
        /give the day it came/,
      ],
      [
        'subject-access-requests',
        { receivedOn: '2026-11-02', extendedOn: '2026-11-01' },
        'extendedOn',
        /before the request came/,
      ],
      [
        'subject-access-requests',
        { receivedOn: '2026-11-02', extendedOn: '2026-11-12', answeredOn: '2026-11-11' },
        'extendedOn',
        /after it was answered/,
      ],
      ['contact-refusals', { refusedOn: '2026-11-24', explicitInWriting: true }, 'refusedOn', /today or in the past/],
      ['contact-refusals', { refusedOn: '2026-11-20' }, 'explicitInWriting', /true or false/],
      ['supervisions', { heldOn: '2026-11-24' }, 'heldOn', /today or in the past/],
      [
        'supervisions',
        { heldOn: '2026-11-20', supervisorId: '019abf8e-6b2a-7c3d-9e4f-5a6b7c8d9e0f' },
        'supervisorId',
        /member of staff/,
      ],
      ['support-offers', { offeredOn: '2026-11-24', how: 'Letter' }, 'offeredOn', /today or in the past/],
      ['support-requests', { requestedOn: '2008-03-09', wants: 'support' }, 'requestedOn', /born/],
    ])('%s: %j is refused at %s, and nothing is saved', async (list, body, field, detail) => {
      const answer = await manager.post(`${person}/${list}`, body);

      expect(answer.body).toMatchObject({
        status: 422,
        errors: [{ pointer: `#/${field}`, detail: expect.stringMatching(detail) }],
      });
      expect((await manager.get(`${person}/${list}`)).body.items).toEqual([]);
      expect(await whatWasDone()).toEqual([]);
    });

    it('refuses a correction that would make it impossible, and keeps what stood there', async () => {
      const at = await recorded(manager, 'support-requests', { requestedOn: '2026-10-01', wants: 'support' });
      const tag = tagOf(await manager.get(at));
      const wrong = await manager.patch(at, { endedOn: '2026-09-30' }, tag);

      expect(wrong.body).toMatchObject({ status: 422, errors: [{ pointer: '#/endedOn' }] });
      expect((await manager.get(at)).body.endedOn).toBeNull();
    });
  });

  /** @returns where it can be read */
  async function recorded(program: Program, list: string, said: object): Promise<string> {
    const answer = await program.post(`${person}/${list}`, said);
    expect({ list, status: answer.status, told: answer.status === 201 ? '' : answer.text }).toEqual({
      list,
      status: 201,
      told: '',
    });
    return String(answer.headers.location);
  }

  async function corrected(program: Program, at: string, changes: object): Promise<ApiAnswer> {
    const answer = await program.patch(at, changes, tagOf(await program.get(at)));
    expect({ at, status: answer.status }).toEqual({ at, status: 200 });
    return answer;
  }

  function takeOut(program: Program, kind: string, at: string): Promise<ApiAnswer> {
    return program.post(`${person}/withdrawals`, { kind, factId: idIn(at), reason: 'Another young person' });
  }

  async function takenOut(program: Program, kind: string, at: string): Promise<void> {
    expect((await takeOut(program, kind, at)).status).toBe(204);
  }

  function idIn(at: string): string {
    return at.split('/').at(-1)!;
  }

  function tagOf(answer: ApiAnswer) {
    return { 'if-match': String(answer.headers.etag) };
  }

  async function caseFile(): Promise<CaseFile> {
    const files = await office.onward.app
      .get(UnitOfWork)
      .read(SYSTEM, (work) => office.onward.app.get(CaseFiles).load(work, [id]));
    return files.get(id)!;
  }

  async function basis(): Promise<string[]> {
    const { body } = await adviser.get(`${person}/legal-status`);
    return (body.basis as { code: string }[]).map(({ code }) => code);
  }

  async function died(on: string): Promise<void> {
    const answer = await manager.patch(person, { diedOn: on }, tagOf(await manager.get(person)));
    expect(answer.status).toBe(200);
  }

  /** What users did to this young person's record, without looks at it. */
  function whatWasDone(): Promise<{ did: string; detail: object }[]> {
    return office.onward.sql(
      `select did, detail from audit_event
        where young_person_id = $1 and actor_id is not null and did <> 'young-person.viewed' order by id`,
      [id],
    );
  }
});
