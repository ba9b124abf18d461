import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { DataSource } from 'typeorm';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { AuthorityService } from '../../src/authority/authority.service';
import { OUTCOMES } from '../../src/imports/preview';
import { newId } from '../../src/platform/ids';
import { ApplyDraftsService } from '../../src/imports/apply-drafts.service';
import { parseCaseFile } from '../../src/statutory/case-file.parse';
import { addDays, localDate } from '../../src/statutory/local-date';
import { DECISION, THOUGHT } from '../pages/a-session';
import { anApprovedPlan } from '../pages/an-approved-plan';
import { aCareLeaver, dueIn } from '../pages/caseload-people';
import { aKeptPlan, aPlanAtWork } from '../documents/a-kept-plan';
import { aPlan } from '../documents/a-plan';
import { aHeldReview, anAssessmentFinished } from '../documents/kept-papers';
import { aReturn, inBase64 } from '../imports/a-return';
import { askAboutHealth } from '../health/asks-about-health';
import { askAboutEntitlements } from './asks-about-entitlements';
import { aCareLeaverInANewFlat, anOffice, TODAY, type Office } from '../pages/young-person-people';
import { withAPlan } from '../pages/plan-reviews-people';
import { aProgramOf, send, type ApiAnswer, type Method, type Program } from '../support/api';
import { aYoungPerson, SYSTEM } from '../support/records';
import { routesOf } from '../support/routes';
import { A_DOT } from '../support/sent-files';

interface Operation {
  operationId: string;
  security: Record<string, string[]>[];
  parameters: { name: string; in: string; required: boolean }[];
  requestBody?: { content: Record<string, { schema: { $ref: string }; example: unknown }> };
  responses: Record<
    string,
    {
      description: string;
      headers: Record<string, unknown>;
      content?: Record<string, { schema?: { $ref: string }; example?: unknown }>;
    }
  >;
}

interface Document {
  openapi: string;
  info: object;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
}

/** A return with somebody new, and somebody whose date of birth is none. */
function filesInBase64(child: string) {
  const episode = { CHILD: child, DEC: '01/06/2025', REC: 'E4A' };
  return inBase64(
    aReturn({ Header: [{ CHILD: child }, { CHILD: '2', DOB: '31/02/2008' }], Episodes: [episode, { CHILD: '2' }] }),
  );
}

/** What is said of each kind of dated fact that is recorded and corrected alike, and what changes. */
const FACTS: Record<string, [said: object, changed: object]> = {
  'home-periods': [
    { livesWith: 'parent', fromOn: '2026-10-01' },
    { toOn: '2026-10-20', brokeDown: true },
  ],
  detentions: [{ kind: 'custody', fromOn: '2026-11-01' }, { releaseExpectedOn: '2027-02-01' }],
  'special-guardianships': [{ madeOn: '2020-01-07', lookedAfterImmediatelyBefore: true }, { endedOn: '2026-03-10' }],
  'other-accommodation': [{ kind: 'nhs', fromOn: '2025-04-01' }, { toOn: '2025-08-01' }],
  programmes: [{ kind: 'education', fromOn: '2026-09-08' }, { inPathwayPlan: true }],
  'missing-episodes': [
    { fromAt: '2026-11-01T21:00:00Z', returnedAt: '2026-11-02T07:30:00Z' },
    { interviewHeldAt: '2026-11-03T10:00:00.000Z' },
  ],
  'risk-events': [
    { kind: 'self-harm', happenedOn: '2026-11-20', whatHappened: 'Cut her arm.' },
    { doneAtOnce: 'We went to A&E.' },
  ],
  'intensive-support': [
    {
      fromOn: '2026-11-20',
      reasons: ['moves'],
      why: 'Three homes since June.',
      needs: 'One home.',
      steps: [{ who: 'Her adviser', what: 'Rings her', howOften: 'every morning' }],
      reviewOn: '2026-12-20',
    },
    { needs: 'One home, near her brother.' },
  ],
  'skill-ratings': [
    { rater: 'young-person', ratedOn: '2026-11-20', route: 'in-person', rungs: [{ skill: 'cooking', rung: 2 }] },
    { rungs: [{ skill: 'money', rung: 3 }], words: 'I can do more.' },
  ],
  immigration: [{ leaveKind: 'uasc', leaveGrantedOn: '2025-02-01' }, { leaveExpiresOn: '2025-09-10' }],
  'life-events': [{ kind: 'pregnancy', happenedOn: '2026-10-01' }, { words: 'Due in May.' }],
  trafficking: [{ answer: 'suspected', knownOn: '2026-03-09' }, { answer: 'no' }],
  'emergency-facts': [{ kind: 'helps', fromOn: '2026-10-01', words: 'Tea, and time.' }, { toOn: '2026-11-20' }],
  'duty-contacts': [
    { happenedAt: '2026-11-21T23:40:00Z', caller: 'police', done: 'Brought home.' },
    { mustDo: ['see-them'], urgent: true },
  ],
  'duty-alerts': [
    { fromOn: '2026-11-27', toOn: '2026-11-30', worry: 'Her father may come.', doThis: 'Ring the police.' },
    { toOn: '2026-12-01' },
  ],
  qualifications: [
    { title: 'GCSE mathematics', level: '2' },
    { grade: '5', awardedOn: '2026-08-20' },
  ],
  'identity-documents': [
    { kind: 'passport', state: 'applied', saidOn: '2026-10-01' },
    { state: 'has', expiresOn: '2036-10-20', kept: 'young-person' },
  ],
  bursaries: [
    { kind: 'higher-education', askedOn: '2026-10-01' },
    { agreedOn: '2026-10-09', pounds: 2000 },
  ],
};

const VALIDATOR = path.resolve('node_modules/@seriousme/openapi-schema-validator/bin/validate-api-cli.js');

describe('the document of the API', () => {
  let office: Office;
  let document: Document;
  let ajv: Ajv2020;
  const programs = {} as Record<'manager' | 'dataOfficer' | 'administrator', Program>;
  /** `GET /api/v1/young-people/{id}` → its operation. */
  let operations: Map<string, Operation>;

  beforeAll(async () => {
    // It asks more in a minute than a program may.
    office = await anOffice({ API_REQUESTS_A_MINUTE: '100000' });
    for (const who of ['manager', 'dataOfficer', 'administrator'] as const) {
      programs[who] = await aProgramOf(office.onward, office[who].actor);
    }
    document = (await send(office.onward, 'GET', 'openapi.json')).body as Document;
    operations = new Map(
      Object.entries(document.paths).flatMap(([address, methods]) =>
        Object.entries(methods).map(([method, one]) => [`${method.toUpperCase()} ${address}`, one] as const),
      ),
    );
    // Used for a few answers each: to make a checker quick takes longer than it saves.
    ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, code: { optimize: false } });
    addFormats(ajv);
    for (const [name, schema] of Object.entries(document.components.schemas)) {
      ajv.addSchema(schema, `#/components/schemas/${name}`);
    }
  });
  afterAll(() => office.onward.close());

  it('is right by the rules of OpenAPI 3.1', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'onward-openapi-'));
    try {
      const file = path.join(folder, 'openapi.json');
      await writeFile(file, JSON.stringify(document));
      const { stdout } = await promisify(execFile)(process.execPath, [VALIDATOR, file]);
      expect(JSON.parse(stdout)).toMatchObject({ valid: true });

      const { openapi, info } = document;
      await writeFile(file, JSON.stringify({ openapi, info, paths: { '/x': { get: { responses: 'none' } } } }));
      await expect(promisify(execFile)(process.execPath, [VALIDATOR, file])).rejects.toMatchObject({ code: 1 });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('has every route that is served, and no other', () => {
    const served = routesOf(office.onward.app)
      .filter((route) => route.includes(' /api/v1/'))
      .map((route) => route.replaceAll(/:(\w+)/g, '{$1}'));

    expect([...operations.keys()].sort()).toEqual(served.sort());
  });

  it('names each operation once, and lets nothing more be sent or answered than it says', () => {
    const ids = [...operations.values()].map(({ operationId }) => operationId);

    expect(new Set(ids).size).toBe(ids.length);
    for (const schema of Object.values(document.components.schemas)) {
      expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
    }
  });

  it('gives examples that it would take and answer itself', () => {
    for (const [route, { requestBody, responses }] of operations) {
      const contents = [requestBody, ...Object.values(responses)].flatMap((one) => Object.values(one?.content ?? {}));
      for (const { schema, example } of contents) {
        if (example !== undefined && schema)
          expect({ route, faults: faultsOf(schema.$ref, example) }).toEqual({ route, faults: [] });
      }
    }
  });

  it('says of each route what it answers with real data', async () => {
    const id = await aCareLeaverInANewFlat(office, { authorityId: 'N-1', email: 'mina@example.org', passport: false });
    const person = `/api/v1/young-people/${id}`;
    const { manager, dataOfficer, administrator } = programs;
    await aServiceAtWork(id);
    const [run] = await office.onward.sql<{ id: string }>('select id from import_run');
    const [message] = await office.onward.sql<{ id: string }>('select id from message');
    const seen = new Set<string>();

    const ask = async (route: string, asked: Promise<ApiAnswer>): Promise<ApiAnswer> => {
      const answer = await asked;
      expect({ route, status: answer.status < 300 ? 'done' : answer.text }).toEqual({ route, status: 'done' });
      expectAsDocumented(route, answer);
      seen.add(route);
      return answer;
    };
    const at = (rest: string) => `/api/v1/young-people/{id}${rest}`;
    const tagOf = (answer: ApiAnswer) => ({ 'if-match': String(answer.headers.etag) });

    const contact = await ask(
      `POST ${at('/contacts')}`,
      manager.post(`${person}/contacts`, {
        heldOn: '2026-11-20',
        heldAt: '14:30',
        mode: 'face-to-face',
        place: 'accommodation',
        seen: true,
        staffId: office.adviser.actor.staffId,
        seenAlone: true,
        safeWhereTheyLive: 'yes',
        note: 'We talked about college.',
        supportOffered: { reply: 'Maybe later' },
      }),
    );
    expect(contact.body.closed).toContainEqual(expect.objectContaining({ rule: 'PA-02', late: false }));
    const contactAt = `${person}/contacts/${contact.body.id as string}`;
    await ask(`POST ${at('/contacts/{contactId}/notes')}`, manager.post(`${contactAt}/notes`, { text: 'More.' }));
    const contactRead = await ask(`GET ${at('/contacts/{contactId}')}`, manager.get(contactAt));
    expect(contactRead.body.laterNotes).toHaveLength(1);
    await ask(
      `PATCH ${at('/contacts/{contactId}')}`,
      manager.patch(contactAt, { note: 'We talked about work.' }, tagOf(contactRead)),
    );
    await ask(`GET ${at('/contacts')}`, manager.get(`${person}/contacts`));

    const planned = await ask(
      `POST ${at('/appointments')}`,
      manager.post(`${person}/appointments`, { kind: 'visit', plannedAt: '2026-12-01T10:00:00Z', matters: 'Form' }),
    );
    const plannedAt = String(planned.headers.location);
    const plannedRead = await ask(`GET ${at('/appointments/{appointmentId}')}`, manager.get(plannedAt));
    await ask(
      `PATCH ${at('/appointments/{appointmentId}')}`,
      manager.patch(plannedAt, { state: 'cancelled' }, tagOf(plannedRead)),
    );
    await ask(`GET ${at('/appointments')}`, manager.get(`${person}/appointments`));

    const home = await ask(
      `POST ${at('/homes')}`,
      manager.post(`${person}/homes`, { type: 'E', fromOn: '2026-11-22', postcode: 'sw1a1aa', carer: 'Mrs A' }),
    );
    const homeAt = String(home.headers.location);
    const homeRead = await ask(`GET ${at('/homes/{homeId}')}`, manager.get(homeAt));
    expect(homeRead.body).toMatchObject({ postcode: 'SW1A 1AA' });
    await ask(`PATCH ${at('/homes/{homeId}')}`, manager.patch(homeAt, { address: '1 Mill Lane' }, tagOf(homeRead)));
    await ask(`GET ${at('/homes')}`, manager.get(`${person}/homes`));
    await ask(
      `POST ${at('/homes/check')}`,
      manager.post(`${person}/homes/check`, { type: 'U', fromOn: '2026-11-23', arrangedBy: 'us' }),
    );
    // As a shared house comes with an import: nobody was asked to answer for it.
    await office.onward.sql(`update accommodation_period set in_multiple_occupation = true where fact_id = $1`, [
      homeAt.split('/').pop(),
    ]);
    const inFull = await ask(`GET ${at('/homes/{homeId}/in-full')}`, manager.get(`${homeAt}/in-full`));
    const ofHome = (path: string) => `POST ${at(`/homes/{homeId}/${path}`)}`;
    const looked = { assessedOn: '2026-11-23', yes: ['needsMet'], no: ['repair'], view: 'partly', viewWords: 'Cold.' };
    await ask(ofHome('assessments'), manager.post(`${homeAt}/assessments`, looked));
    const agreedTo = { agreed: true, words: 'A flat is free on Monday.' };
    await ask(ofHome('sign-off'), manager.post(`${homeAt}/sign-off`, agreedTo));
    const typed = (type: string) =>
      office.onward.sql(`update accommodation_period set type = $2 where fact_id = $1`, [
        homeAt.split('/').pop(),
        type,
      ]);
    await typed('W');
    const wayOut = { exitPlan: 'A flat is free.', exitOwner: 'Bo', exitByOn: '2026-11-25' };
    await ask(ofHome('exit-plan'), manager.post(`${homeAt}/exit-plan`, wayOut));
    await typed('U');
    const taskId = String(inFull.body.tasks[0].id);
    const seenTo = { step: 'done', onDay: '2026-11-23' };
    await ask(ofHome('tasks/{taskId}'), manager.post(`${homeAt}/tasks/${taskId}`, seenTo));
    const howItGoes = { mark: '4-weeks', askedOn: '2026-11-23', answer: 'well' };
    await ask(ofHome('follow-ups'), manager.post(`${homeAt}/follow-ups`, howItGoes));
    await ask('GET /api/v1/homes-to-watch', manager.get('homes-to-watch'));

    for (const [path, [said, changed]] of Object.entries(FACTS)) {
      const made = await ask(`POST ${at(`/${path}`)}`, manager.post(`${person}/${path}`, said));
      const factAt = String(made.headers.location);
      const factRead = await ask(`GET ${at(`/${path}/{factId}`)}`, manager.get(factAt));
      const patched = await ask(`PATCH ${at(`/${path}/{factId}`)}`, manager.patch(factAt, changed, tagOf(factRead)));
      expect(patched.body).toEqual({ ...factRead.body, ...changed });
      const all = await ask(`GET ${at(`/${path}`)}`, manager.get(`${person}/${path}`));
      expect(all.body.items).toEqual([patched.body]);
    }
    const summary = await ask(`GET ${at('/emergency')}`, manager.get(`${person}/emergency`));
    expect(summary.body.address).toContain('Mill Lane');
    const [note] = (await manager.get(`${person}/duty-contacts`)).body.items as { id: string }[];
    const noteAt = `${person}/duty-contacts/${note!.id}`;
    const willDo = { willDo: 'Visit her', byOn: TODAY };
    await ask(`POST ${at('/duty-contacts/{factId}/answer')}`, manager.post(`${noteAt}/answer`, willDo));
    await ask(`POST ${at('/duty-contacts/{factId}/done')}`, manager.post(`${noteAt}/done`, {}));
    const printedId = await aCareLeaverInANewFlat(office);
    const printed = `young-people/${printedId}`;
    const versionId = await aKeptPlan(office.onward, printedId, aPlan());
    const heldId = await aHeldReview(office.onward, printedId, versionId);
    await ask(`GET ${at('/reviews/{reviewId}/pdf')}`, manager.get(`${printed}/reviews/${heldId}/pdf`));
    const signedId = await anAssessmentFinished(office.onward, printedId, office.manager.actor.staffId);
    await ask(`GET ${at('/assessments/{assessmentId}/pdf')}`, manager.get(`${printed}/assessments/${signedId}/pdf`));
    await aPlanAtWork(office.onward, printedId, aPlan());
    await ask(`GET ${at('/plan/versions/{number}/pdf')}`, manager.get(`${printed}/plan/versions/1/pdf`));
    await ask(`GET ${at('/plan/pdf')}`, manager.get(`${printed}/plan/pdf?size=easy`));
    const format = await ask(`GET ${at('/document-format')}`, manager.get(`${person}/document-format`));
    await ask(
      `PATCH ${at('/document-format')}`,
      manager.patch(`${person}/document-format`, { format: 'large' }, tagOf(format)),
    );
    await ask(`POST ${at('/plan-dates')}`, manager.post(`${person}/plan-dates`, { step: 'plan', on: '2026-09-01' }));
    await manager.post(`${person}/plan-dates`, { step: 'review-request', on: '2026-11-01', by: 'Mina' });
    expect((await manager.post(`${person}/plan-dates`, { step: 'copy', on: '2026-09-02' })).status).toBe(201);
    const steps = await ask(`GET ${at('/plan-dates')}`, manager.get(`${person}/plan-dates`));
    expect(steps.body.items).toHaveLength(2);
    await ask(
      `POST ${at('/support-offers')}`,
      manager.post(`${person}/support-offers`, { offeredOn: '2026-11-01', how: 'Phone call', reply: 'Yes' }),
    );
    await ask(`GET ${at('/support-offers')}`, manager.get(`${person}/support-offers`));
    await ask(
      `POST ${at('/support-requests')}`,
      manager.post(`${person}/support-requests`, { requestedOn: '2026-11-02', wants: 'education' }),
    );
    await ask(`GET ${at('/support-requests')}`, manager.get(`${person}/support-requests`));
    const facts: [list: string, parameter: string, said: object, changed: object][] = [
      ['support-offers', 'offerId', { offeredOn: '2026-11-03', how: 'Letter' }, { reply: 'Not now' }],
      ['support-requests', 'requestId', { requestedOn: '2026-11-04', wants: 'support' }, { endedOn: '2026-11-20' }],
      [
        'health-reviews',
        'reviewId',
        { heldOn: '2026-02-03', kind: 'strengths-and-difficulties', score: 14 },
        { score: 15 },
      ],
      ['health-passports', 'passportId', { consent: { adviser: true, gp: false } }, { givenOn: '2026-03-01' }],
      ['contact-refusals', 'refusalId', { refusedOn: '2026-11-05', explicitInWriting: false }, { refusedOn: TODAY }],
      ['subject-access-requests', 'requestId', { receivedOn: '2026-11-06' }, { answeredOn: TODAY }],
      ['supervisions', 'supervisionId', { heldOn: '2026-11-09', note: 'Agreed to ask again.' }, { note: null }],
    ];
    for (const [list, parameter, said, changed] of facts) {
      const made = await ask(`POST ${at(`/${list}`)}`, manager.post(`${person}/${list}`, said));
      const madeAt = String(made.headers.location);
      const route = at(`/${list}/{${parameter}}`);
      const standing = await ask(`GET ${route}`, manager.get(madeAt));
      const after = await ask(`PATCH ${route}`, manager.patch(madeAt, changed, tagOf(standing)));
      expect(after.body).toMatchObject({ ...said, ...changed });
      const all = await ask(`GET ${at(`/${list}`)}`, manager.get(`${person}/${list}`));
      expect(all.body.items).toContainEqual(after.body);
    }
    await askAboutHealth(ask, person, programs);
    await ask(
      `POST ${at('/allocations')}`,
      manager.post(`${person}/allocations`, {
        role: 'social-worker',
        staffId: office.colleague.actor.staffId,
        fromOn: '2026-11-20',
        reason: 'Knows the family',
      }),
    );
    const worksWith = await ask(`GET ${at('/allocations')}`, manager.get(`${person}/allocations`));
    const joining = (worksWith.body.items as { id: string; role: string }[]).find(
      ({ role }) => role === 'social-worker',
    );
    await ask(
      `POST ${at('/allocations/{allocationId}/end')}`,
      manager.post(`${person}/allocations/${joining!.id}/end`, { toOn: TODAY, reason: 'The adviser has them alone.' }),
    );
    await ask(`GET ${at('/case-holder')}`, manager.get(`${person}/case-holder`));
    const offers = (await manager.get(`${person}/support-offers`)).body as { items: { id: string }[] };
    await ask(
      `POST ${at('/withdrawals')}`,
      manager.post(`${person}/withdrawals`, { kind: 'offer', factId: offers.items[0]!.id, reason: 'Never was.' }),
    );
    await ask(
      `POST ${at('/contacts/{contactId}/withdrawal')}`,
      manager.post(`${contactAt}/withdrawal`, { reason: 'Never was.' }),
    );

    const items = (await manager.get(`${person}/deadlines`)).body.items as { id: string; state: string }[];
    const first = items.find(({ state }) => state === 'open');
    const adviser = await aProgramOf(office.onward, office.adviser.actor);
    const aPause = { deadlineId: first!.id, fromOn: TODAY, untilOn: '2026-12-24', reason: 'in-hospital' };
    const asked = await ask(`POST ${at('/pauses')}`, adviser.post(`${person}/pauses`, aPause));
    const pauseAt = `${person}/pauses/${asked.body.id as string}`;
    await ask('GET /api/v1/team/pauses', manager.get('team/pauses'));
    await ask(`POST ${at('/pauses/{pauseId}/decision')}`, manager.post(`${pauseAt}/decision`, { approve: true }));
    await ask(`POST ${at('/pauses/{pauseId}/end')}`, manager.post(`${pauseAt}/end`, { reason: 'Home again.' }));
    await ask(`GET ${at('/pauses/{pauseId}')}`, manager.get(pauseAt));
    await ask(`GET ${at('/pauses')}`, manager.get(`${person}/pauses`));

    await (async () => {
      const rises = await ask('GET /api/v1/supervision/risk-rises', manager.get('supervision/risk-rises'));
      expect(rises.body.items).toHaveLength(0);
      await ask('GET /api/v1/supervision/standing-still', manager.get('supervision/standing-still'));
      const duties = `${person}/duty-workers`;
      const onDuty = {
        staffId: office.colleague.actor.staffId,
        fromOn: TODAY,
        untilOn: '2026-11-30',
        matter: 'Deposit.',
      };
      const duty = await ask(`POST ${at('/duty-workers')}`, manager.post(duties, onDuty));
      const back = { handedBack: 'It is paid.' };
      await ask(
        `POST ${at('/duty-workers/{dutyWorkerId}/hand-back')}`,
        manager.post(`${duties}/${duty.body.id as string}/hand-back`, back),
      );
      await ask(`GET ${at('/duty-workers')}`, manager.get(duties));
      const clinic = { name: 'Clinic', heldOn: TODAY };
      const panel = await ask('POST /api/v1/panels', manager.post('panels', clinic));
      const panelId = panel.body.id as string;
      const change = { ...clinic, guestIds: [office.adviser.actor.staffId], others: 'Housing', version: 1 };
      await ask('POST /api/v1/panels/{panelId}/change', manager.post(`panels/${panelId}/change`, change));
      const onPanel = await ask(
        `POST ${at('/panels')}`,
        manager.post(`${person}/panels`, { panelId, question: 'What else?' }),
      );
      const onPanelAt = `${person}/panels/${onPanel.body.id as string}`;
      expect((await ask('GET /api/v1/panels', manager.get('panels'))).body.cases).toMatchObject([
        { standing: 'to-decide' },
      ]);
      await ask('GET /api/v1/panels/{panelId}', adviser.get(`panels/${panelId}`));
      const goThere = { what: 'Visit', ownerId: office.adviser.actor.staffId, byOn: '2026-12-01' };
      const heard = { text: 'We visit.', reviewOn: '2026-12-08', actions: [goThere] };
      await ask(`POST ${at('/panels/{caseId}/decision')}`, manager.post(`${onPanelAt}/decision`, heard));
      await ask(`GET ${at('/panels/{caseId}')}`, adviser.get(onPanelAt));
      const second = await manager.post(`${person}/panels`, { panelId, question: 'Again?' });
      const offAt = `${person}/panels/${second.body.id as string}/taken-off`;
      await ask(`POST ${at('/panels/{caseId}/taken-off')}`, manager.post(offAt, { because: 'He moved.' }));
      await ask('GET /api/v1/supervision/methods', adviser.get('supervision/methods'));
      const questioned = await ask(
        `POST ${at('/questions')}`,
        adviser.post(`${person}/questions`, { question: 'May I?' }),
      );
      const questionAt = `${person}/questions/${questioned.body.id as string}`;
      const action = { what: 'Pay it', ownerId: office.adviser.actor.staffId, byOn: '2026-12-01' };
      const badly = { text: 'Yes.', actions: [{ ...action, byOn: '2026-11-01' }] };
      const refused = await manager.post(`${questionAt}/answer`, badly);
      expect(refused.body).toMatchObject({ status: 422, errors: [{ pointer: '#/actions' }] });
      const answered = { text: 'Yes, because the flat is right.', actions: [action] };
      await ask(`POST ${at('/questions/{questionId}/answer')}`, manager.post(`${questionAt}/answer`, answered));
      await ask(`GET ${at('/questions/{questionId}')}`, adviser.get(questionAt));
      await ask(`POST ${at('/decisions')}`, manager.post(`${person}/decisions`, { text: 'Visit this week.' }));
      const decided = await ask(`GET ${at('/decisions')}`, adviser.get(`${person}/decisions`));
      const decisionAt = `${person}/decisions/${(decided.body.items as { id: string }[])[0]!.id}`;
      const carriedOut = { step: 'done', onDay: TODAY, words: 'Paid.' };
      const misplaced = { ...carriedOut, effect: 'too-early', reviewOn: '2027-01-08' };
      const tooEarly = await adviser.post(`${decisionAt}/steps`, misplaced);
      expect([tooEarly.status, JSON.stringify(tooEarly.body)]).toEqual([422, expect.stringContaining('reviewOn')]);
      await ask(`POST ${at('/decisions/{decisionId}/steps')}`, adviser.post(`${decisionAt}/steps`, carriedOut));
      const effect = { step: 'effect', onDay: TODAY, effect: 'changed-something' };
      expect((await adviser.post(`${decisionAt}/steps`, effect)).body.effect).toBe('changed-something');
      await ask(`GET ${at('/decisions/{decisionId}')}`, adviser.get(decisionAt));
      const example = { matter: 'money', what: 'Pay the deposit', why: 'The flat is right.' };
      const shared = await ask(
        `POST ${at('/decisions/{decisionId}/example')}`,
        manager.post(`${decisionAt}/example`, example),
      );
      await ask('GET /api/v1/decision-examples', adviser.get('decision-examples'));
      const out = manager.post(`decision-examples/${shared.body.id as string}/taking-out`, {});
      await ask('POST /api/v1/decision-examples/{exampleId}/taking-out', out);
      await ask('GET /api/v1/supervision/decisions', manager.get('supervision/decisions?show=changed-something'));
      const exempt = await ask(
        'POST /api/v1/supervision/exemptions',
        manager.post('supervision/exemptions', {
          ...{ staffId: office.adviser.actor.staffId, fromOn: TODAY, untilOn: TODAY, reason: 'Supervised elsewhere.' },
        }),
      );
      const workers = await ask('GET /api/v1/supervision/workers', manager.get('supervision/workers'));
      expect(workers.body.items).toContainEqual(
        expect.objectContaining({ exemptUntil: TODAY, exemptBecause: 'Supervised elsewhere.', lateDays: 0 }),
      );
      await ask(
        'POST /api/v1/supervision/exemptions/{exemptionId}/end',
        manager.post(`supervision/exemptions/${exempt.body.id as string}/end`, { reason: 'Put off.' }),
      );
      const exemptions = await ask('GET /api/v1/supervision/exemptions', manager.get('supervision/exemptions'));
      expect(exemptions.body.items).toMatchObject([{ state: 'over', endedOn: TODAY, endReason: 'Put off.' }]);
      const surges = '/api/v1/team/surges';
      const shape = { targetOn: '2026-12-18', pace: 5, workerIds: [office.adviser.actor.staffId] };
      const teamId = office.adviser.actor.teamIds[0]!;
      const surge = { ...shape, teamId, reason: 'Two workers left.', which: 'everyone' };
      const begun = await ask(`POST ${surges}`, manager.post('team/surges', surge));
      const surgeId = begun.body.id as string;
      await ask(`GET ${surges}`, adviser.get('team/surges'));
      const changed = { ...shape, pace: 6, version: 1 };
      await ask(`POST ${surges}/{surgeId}/change`, manager.post(`team/surges/${surgeId}/change`, changed));
      const caseAt = `${person}/surges/${surgeId}`;
      const answers = { safe: 'no', inContact: 'yes', planInDate: 'no', home: 'yes', worker: 'yes', urgent: 'no' };
      const looked = { answers, action: 'Ring the landlord' };
      const review = await ask(`POST ${at('/surges/{surgeId}/reviews')}`, adviser.post(`${caseAt}/reviews`, looked));
      const doneAt = `${caseAt}/reviews/${review.body.id as string}/done`;
      await ask(
        `POST ${at('/surges/{surgeId}/reviews/{reviewId}/done')}`,
        adviser.post(doneAt, { words: 'He mends the lock.' }),
      );
      await ask(`GET ${at('/surges/{surgeId}')}`, adviser.get(caseAt));
      const withCases = await ask(`GET ${surges}/{surgeId}`, manager.get(`team/surges/${surgeId}`));
      expect(JSON.stringify(withCases.body)).toContain('Ring the landlord');
      const otherTeam = office.stranger.actor.teamIds[0];
      const movesTeam = `update young_person set team_id = $1 where id in (select young_person_id from surge_review)`;
      await office.onward.sql(movesTeam, [otherTeam]);
      const unseen = (await manager.get(`team/surges/${surgeId}`)).body;
      expect(JSON.stringify(unseen)).not.toMatch(/Ring the landlord|mends the lock/);
      expect(unseen.items).toContainEqual(
        expect.objectContaining({ person: null, fromRecord: null, review: null, band: 'red' }),
      );
      await office.onward.sql(movesTeam, [teamId]);
      const over = { outcome: 'All are seen.', version: 2 };
      await ask(`POST ${surges}/{surgeId}/end`, manager.post(`team/surges/${surgeId}/end`, over));
      const announcements = '/api/v1/announcements';
      const told = { title: 'We move', words: 'On Monday.', roles: ['adviser'], teamIds: [teamId], untilOn: TODAY };
      const announced = await ask(`POST ${announcements}`, manager.post('announcements', told));
      const toldAt = `announcements/${announced.body.id as string}`;
      const corrects = manager.post(`${toldAt}/corrections`, { ...told, words: 'On Tuesday.' });
      const corrected = await ask(`POST ${announcements}/{announcementId}/corrections`, corrects);
      const nowAt = `announcements/${corrected.body.id as string}`;
      await ask(`POST ${announcements}/{announcementId}/read`, adviser.post(`${nowAt}/read`, {}));
      await ask(`GET ${announcements}`, adviser.get('announcements?q=tuesday'));
      await ask(`GET ${announcements}/{announcementId}`, manager.get(nowAt));
      await ask(`POST ${announcements}/{announcementId}/taking-back`, manager.post(`${nowAt}/taking-back`, {}));
      const mate = { staffId: office.adviser.actor.staffId, buddyId: office.colleague.actor.staffId, number: 0 };
      await ask('POST /api/v1/team/buddies', manager.post('team/buddies', mate));
      expect((await manager.post('team/buddies', mate)).status).toBe(409);
      expect((await ask('GET /api/v1/team/buddies', manager.get('team/buddies'))).body.items).toContainEqual(
        expect.objectContaining({ ...mate, buddyName: 'Cy Colleague', number: 1 }),
      );
      const forOccasions = { teamId: null, fromYear: 2026, pence: 6000, number: 0 };
      await ask('POST /api/v1/occasion-money', manager.post('occasion-money', forOccasions));
      expect((await manager.post('occasion-money', forOccasions)).status).toBe(409);
      const money = await ask('GET /api/v1/occasion-money', manager.get('occasion-money'));
      expect(money.body).toMatchObject({ eachPence: 6000, eachNextPence: 6000, eachNumber: 1 });
      const inspections = '/api/v1/inspections';
      const visit = { kind: 'focused-visit', heldOn: addDays(TODAY, -40), said: 'Caseloads are too high.' };
      const inspection = await ask(`POST ${inspections}`, manager.post('inspections', visit));
      const visitAt = `inspections/${inspection.body.id as string}`;
      const report = { reportUrl: 'https://reports.example.org/1', version: 1 };
      await ask(`POST ${inspections}/{inspectionId}/correction`, manager.post(`${visitAt}/correction`, report));
      expect((await ask(`GET ${inspections}/{inspectionId}`, manager.get(visitAt))).body).toMatchObject({
        ...visit,
        ...report,
        version: 2,
      });
      const twice = { because: 'Recorded twice.', version: 1 };
      expect((await manager.post(`${visitAt}/withdrawal`, twice)).status).toBe(409);
      await ask(
        `POST ${inspections}/{inspectionId}/withdrawal`,
        manager.post(`${visitAt}/withdrawal`, { ...twice, version: 2 }),
      );
      const listed = await ask(`GET ${inspections}`, manager.get('inspections'));
      expect(listed.body.items).toMatchObject([{ withdrawnBecause: 'Recorded twice.' }]);
      const improvements = '/api/v1/improvements';
      const late = { source: 'audit', foundOn: TODAY, found: 'Late plans.', todo: 'Book ahead.', changes: 'nothing' };
      const better = { ...late, target: 0, ownerId: office.manager.actor.staffId, dueOn: TODAY };
      const leaders = [{ name: 'Olu', role: 'Head', service: 'Education,Health' }];
      const keeper = await office.onward.signInAs('manager', { team: 'North', name: 'Kit Keeper' });
      const kept = { sourceWords: 'Of 20 plans', reauditOn: TODAY, keeperId: keeper.actor.staffId, leaders };
      const improve = { ...better, ...kept, measure: 'plan.current' };
      const unkept = [{ name: 'Olu, Head', role: 'Of, two', service: 'Edu\ncation' }];
      const unled = (await manager.post('improvements', { ...improve, leaders: unkept })).body.errors;
      expect(unled).toMatchObject(['name', 'role', 'service'].map((part) => ({ pointer: `#/leaders/0/${part}` })));
      const improvement = await ask(`POST ${improvements}`, manager.post('improvements', improve));
      const betterAt = `improvements/${improvement.body.id as string}`;
      await ask(`GET ${improvements}`, manager.get('improvements?show=mine'));
      await ask(
        `POST ${improvements}/{improvementId}/change`,
        manager.post(`${betterAt}/change`, { todo: 'Book earlier.', version: 1 }),
      );
      expect((await manager.get(betterAt)).body).toMatchObject({
        ...better,
        ...kept,
        todo: 'Book earlier.',
        version: 2,
      });
      await ask(`POST ${improvements}/{improvementId}/notes`, manager.post(`${betterAt}/notes`, { words: 'Half.' }));
      const seen = { kept: true, words: 'Ten plans.' };
      await ask(`POST ${improvements}/{improvementId}/looks`, manager.post(`${betterAt}/looks`, seen));
      const worked = { how: 'worked', words: 'All are in date.', version: 3 };
      await ask(`POST ${improvements}/{improvementId}/closing`, manager.post(`${betterAt}/closing`, worked));
      const chain = await ask(`GET ${improvements}/{improvementId}`, manager.get(betterAt));
      expect(chain.body.steps).toMatchObject([{ kind: 'worked' }, { kind: 'kept' }, { kind: 'note' }]);
      expect(chain.body.readings).toHaveLength(1);
      // Page by page it is the same list, with the open ones before those that are closed
      await office.onward.sql(
        `insert into improvement_action select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(),
            'due_on', $1::date + n % 2, 'closed_on', c, 'closed_how', case when c is not null then 'worked' end))).*
           from improvement_action a, generate_series(-2, 2) n, unnest(array[null, $1::date - 1]) c`,
        [TODAY],
      );
      const all = (await manager.get('improvements?show=mine')).body.items as { id: string; closedOn: string | null }[];
      expect(all.map(({ closedOn }) => closedOn === null)).toEqual([...Array(11).keys()].map((at) => at < 5));
      const walked: object[] = [];
      for (let at: string | null = 'improvements?show=mine&limit=3'; at;) {
        const { items, next } = (await manager.get(at)).body as { items: object[]; next: string | null };
        walked.push(...items);
        at = next && next.slice('/api/v1/'.length);
      }
      expect(walked).toEqual(all);
      await ask('GET /api/v1/improvement-measures', manager.get('improvement-measures'));
      await ask('GET /api/v1/supervision/workers', manager.get('supervision/workers'));
      const sessions = 'supervision/sessions';
      const begins = { staffId: office.adviser.actor.staffId, heldOn: TODAY, personIds: [id] };
      const sitting = await ask(`POST /api/v1/${sessions}`, manager.post(sessions, begins));
      const [sessionAt, sessionPath] = [`/api/v1/${sessions}/{sessionId}`, `${sessions}/${sitting.body.id as string}`];
      const page = await ask(`GET ${sessionAt}/people/{personId}`, manager.get(`${sessionPath}/people/${id}`));
      const unthought = await manager.post(`${sessionPath}/signatures`, { version: 1 });
      expect(unthought.body).toMatchObject({ status: 422, errors: [{ pointer: '#/despite' }] });
      const answersSaid = Object.entries({ ...THOUGHT, ...DECISION, 'owner-1': office.adviser.actor.staffId });
      await ask(
        `PATCH ${sessionAt}/people/{personId}`,
        manager.patch(
          `${sessionPath}/people/${id}`,
          { answers: answersSaid.map(([field, value]) => ({ field, value })) },
          tagOf(page),
        ),
      );
      const sitsAt = await ask(`GET ${sessionAt}`, adviser.get(sessionPath));
      const read = { version: sitsAt.body.version };
      await ask(`POST ${sessionAt}/signatures`, adviser.post(`${sessionPath}/signatures`, read));
      const bothSigned = await manager.post(`${sessionPath}/signatures`, read);
      expect(bothSigned.body).toMatchObject({ state: 'signed', cases: [{ findings: [] }] });
      expect(bothSigned.text).not.toContain('personal');
      await ask(`GET /api/v1/${sessions}`, adviser.get(sessions));
      const senior = await office.onward.signInAs('manager', { team: 'North' });
      await office.onward.sql(`update staff set post = 'head-of-service' where id = $1`, [senior.actor.staffId]);
      const above = await aProgramOf(office.onward, senior.actor);
      const sample = { grade: 'good', feedback: 'More of her own words.' };
      await ask(`POST ${sessionAt}/samples`, above.post(`${sessionPath}/samples`, sample));
      await ask('GET /api/v1/supervision/samples', manager.get('supervision/samples'));
      const another = await manager.post(sessions, begins);
      const upOf = `${sessions}/${another.body.id as string}/giving-up`;
      await ask(`POST ${sessionAt}/giving-up`, manager.post(upOf, { reason: 'She is ill.' }));
      const gone = await office.onward.signInAs('manager', { team: 'North' });
      const theirs = await (await aProgramOf(office.onward, gone.actor)).post(sessions, begins);
      await office.onward.sql('update staff set left_on = $2 where id = $1', [gone.actor.staffId, TODAY]);
      await ask(`POST ${sessionAt}/going-on`, manager.post(`${sessions}/${theirs.body.id as string}/going-on`, {}));
    })();

    const assessments = `${person}/assessments`;
    const opening = { cause: 'pregnancy', on: '2026-11-20', words: 'She told her adviser.' };
    const begun = await ask(`POST ${at('/assessments')}`, adviser.post(assessments, opening));
    const one = `${assessments}/${begun.body.id as string}`;
    const [oneAt, areaAt] = [at('/assessments/{assessmentId}'), at('/assessments/{assessmentId}/areas/{key}')];
    const write = async (key: string, fields: Record<string, string>) => {
      const area = await ask(`GET ${areaAt}`, adviser.get(`${one}/areas/${key}`));
      const answers = Object.entries(fields).map(([field, value]) => ({ field, value }));
      const ifMatch = { 'if-match': String(area.headers.etag) };
      await ask(`PATCH ${areaAt}`, adviser.patch(`${one}/areas/${key}`, { answers }, ifMatch));
    };
    await write('history', { relevant: 'Many moves.', why: 'She wants a say.' });
    await write('identity', { culture: 'Somali.', heritage: 'Her mother’s.', belief: 'None.' });
    const recommended = { text: 'Find a midwife near by.', areaKey: 'health', priority: 'now' };
    await ask(`POST ${oneAt}/recommendations`, adviser.post(`${one}/recommendations`, recommended));
    await ask(`POST ${oneAt}/submission`, adviser.post(`${one}/submission`, {}));
    const signOff = { signOff: true, reason: 'The rest follows with the plan.' };
    await ask(`POST ${oneAt}/decision`, manager.post(`${one}/decision`, signOff));
    const copy = { givenOn: TODAY, how: 'paper', explainedOn: TODAY };
    await ask(`POST ${oneAt}/copies`, adviser.post(`${one}/copies`, copy));
    await ask(`GET ${oneAt}`, adviser.get(one));
    const secondOne = await adviser.post(assessments, { cause: 'asked' });
    const upAt = `${assessments}/${secondOne.body.id as string}/giving-up`;
    await ask(`POST ${oneAt}/giving-up`, adviser.post(upAt, { reason: 'Asked twice.' }));
    await office.onward.sql(`update needs_assessment set completed_on = '2026-11-01' where young_person_id = $1`, [id]);
    const listed = await ask(`GET ${at('/assessments')}`, adviser.get(assessments));
    const [suggested] = listed.body.suggestions as { factId: string }[];
    const notNeeded = { factId: suggested!.factId, reason: 'Planned for.' };
    await ask(`POST ${at('/assessments/not-needed')}`, adviser.post(`${assessments}/not-needed`, notNeeded));

    const planAt = `${person}/plan-at-work`;
    await ask(`POST ${at('/plan-at-work')}`, manager.post(planAt, { from: 'template' }));
    const plan = await ask(`GET ${at('/plan-at-work')}`, manager.get(planAt));
    const was = (plan.body.topics as { key: string }[]).map(({ key }) => key);
    const keys = was.toReversed();
    await ask(`POST ${at('/plan-at-work/order')}`, manager.post(`${planAt}/order`, { keys, was }));
    await ask(`POST ${at('/plan-at-work/topics')}`, manager.post(`${planAt}/topics`, { title: 'My dog' }));
    const topic = at('/plan-at-work/topics/{key}');
    const money = await ask(`GET ${topic}`, manager.get(`${planAt}/topics/money`));
    const saves = { myWords: 'I want to save.', explored: 'needs' };
    await ask(`PATCH ${topic}`, manager.patch(`${planAt}/topics/money`, saves, tagOf(money)));
    const add = async (what: string, said: object) =>
      (await ask(`POST ${topic}/${what}`, manager.post(`${planAt}/topics/money/${what}`, said))).body.id as string;
    const needId = await add('needs', { text: 'A bank account' });
    const dance = { kind: 'interest', words: 'Street-dance.', toldOn: '2026-11-20', inTheirWords: true };
    const interestId = (await ask(`POST ${at('/life-updates')}`, adviser.post(`${person}/life-updates`, dance))).body
      .id;
    const goalId = await add('goals', { needId, text: 'Money of my own', interestId });
    const notTheirs = { needId, text: 'To dance', interestId: newId() };
    expect((await manager.post(`${planAt}/topics/money/goals`, notTheirs)).body.errors).toMatchObject([
      { pointer: '#/interestId' },
    ]);
    await add('actions', { goalId, what: 'Open an account', owner: { kind: 'young-person' }, dueOn: '2026-12-14' });
    await add('supporters', { who: 'Aunt May', howOften: 'Every Sunday' });
    const health = at('/plan-at-work/topics/{key}/health');
    await ask(`GET ${health}`, adviser.get(`${planAt}/topics/health/health`));
    const toldOfHealth = { answers: [{ item: 'passport', inPlan: false, was: null }] };
    await ask(`POST ${health}`, adviser.post(`${planAt}/topics/health/health`, toldOfHealth));
    const back = await ask(`GET ${at('/plan-at-work/read-back')}`, manager.get(`${planAt}/read-back`));
    const agrees = { answer: 'agrees', saidOn: '2026-11-23', advocacy: 'has-one' };
    const finishing = { readBack: back.body.readBack, agreement: { ...agrees, answer: 'does-not-agree' } };
    await ask(`POST ${at('/plan-at-work/finish')}`, adviser.post(`${planAt}/finish`, finishing));
    await ask('GET /api/v1/team/plans', manager.get('team/plans'));
    const number = at('/plan-versions/{number}');
    const version = `${person}/plan-versions/1`;
    const kept = await ask(`GET ${number}`, manager.get(version));
    const disagreement = `agreements/${kept.body.agreements[0].id as string}/answer`;
    await ask(
      `POST ${number}/agreements/{agreementId}/answer`,
      manager.post(`${version}/${disagreement}`, { answer: 'We heard you.' }),
    );
    await ask(`POST ${number}/agreements`, adviser.post(`${version}/agreements`, agrees));
    const life = at('/life-updates');
    const win = { kind: 'win', words: 'I passed.', toldOn: '2026-11-23', inTheirWords: true };
    const toldOfLife = await ask(`POST ${life}`, adviser.post(`${person}/life-updates`, win));
    await ask(`GET ${life}`, adviser.get(`${person}/life-updates`));
    const out = adviser.post(`${person}/life-updates/${toldOfLife.body.id as string}/taking-out`, {
      reason: 'Of another.',
    });
    await ask(`POST ${life}/{updateId}/taking-out`, out);
    const made = at('/direct-work');
    const dot = { words: 'A dot.', madeBy: 'young-person', madeOn: '2026-11-23', content: A_DOT };
    const drawn = await ask(`POST ${made}`, adviser.post(`${person}/direct-work`, dot));
    const large = await adviser.post(`${person}/direct-work`, { ...dot, content: 'QUJD'.repeat(3_500_000) });
    expect(large.body).toMatchObject({ status: 413, errors: [{ pointer: '#/content' }] });
    const unheard = { ...dot, shared: { sharedWith: 'plan', askedOn: '2099-01-01' } };
    const early = await adviser.post(`${person}/direct-work`, unheard);
    expect(early.body).toMatchObject({ status: 422, errors: [{ pointer: '#/shared/askedOn' }] });
    const dotAt = `${person}/direct-work/${drawn.body.id as string}`;
    const withWorkers = { sharedWith: 'workers', askedOn: '2026-11-23', words: 'Not mum.', after: null };
    await ask(`POST ${made}/{pieceId}/choices`, adviser.post(`${dotAt}/choices`, withWorkers));
    expect((await adviser.post(`${dotAt}/choices`, withWorkers)).status).toBe(409);
    await ask(`GET ${made}`, adviser.get(`${person}/direct-work`));
    await ask(`GET ${made}/{pieceId}/file`, adviser.get(`${dotAt}/file?part=small`));
    await ask(`POST ${made}/{pieceId}/erasing`, adviser.post(`${dotAt}/erasing`, { because: 'wanted-back' }));
    await ask(`GET ${at('/skills')}`, adviser.get(`${person}/skills`));
    const occasion = at('/occasions');
    const eid = {
      kind: 'eid-al-adha',
      name: null,
      onDay: '2027-05-16',
      wants: 'A lift to the mosque.',
      notMarked: false,
      yearly: true,
      budgetPence: 500,
    };
    const occasions: string[] = [];
    for (const mine of [true, false]) {
      const made = await ask(`POST ${occasion}`, adviser.post(`${person}/occasions`, { ...eid, mine }));
      occasions.push(`${person}/occasions/${made.body.id as string}`);
    }
    const went = { words: 'We were early.', given: 'A lift.', spentPence: 480 };
    await ask(`POST ${occasion}/{occasionId}/done`, adviser.post(`${occasions[0]}/done`, went));
    const marked = await ask(`GET ${occasion}`, adviser.get(`${person}/occasions`));
    const next = (marked.body.items as { id: string; lastYearOn: string | null }[]).find((one) => one.lastYearOn);
    expect(next).toMatchObject({ dayProposed: true, onDay: '2028-05-04', budgetPence: 500 });
    await ask(
      `POST ${occasion}/{occasionId}/day`,
      adviser.post(`${person}/occasions/${next!.id}/day`, { onDay: '2028-05-05' }),
    );
    const wish = { reason: 'Goes with friends.' };
    await ask(`POST ${occasion}/{occasionId}/taking-out`, adviser.post(`${occasions[1]}/taking-out`, wish));
    const test = { kind: 'win', words: 'Passed her test.', toldOn: '2026-11-23', inTheirWords: true };
    const news = await adviser.post(`${person}/life-updates`, test);
    const newsAt = `${person}/good-news/${news.body.id as string}/celebrations`;
    const celebrations = at('/good-news/{winId}/celebrations');
    const tapped = await ask(`POST ${celebrations}`, adviser.post(newsAt, { how: 'card' }));
    expect((await adviser.post(newsAt, { how: 'treat' })).status).toBe(409);
    expect((await ask(`GET ${celebrations}`, adviser.get(newsAt))).body.items).toMatchObject([{ how: 'card' }]);
    const takenBack = adviser.post(`${newsAt}/${tapped.body.id as string}/taking-back`, { reason: 'By mistake.' });
    await ask(`POST ${celebrations}/{celebrationId}/taking-back`, takenBack);
    const arrangements = at('/arrangements');
    const atRisk = {
      kind: 'tenancy-at-risk',
      onDay: '2026-11-23',
      said: { signals: ['arrears'], words: 'Two months.' },
    };
    const risk = await ask(`POST ${arrangements}`, adviser.post(`${person}/arrangements`, atRisk));
    const arrangement = `${person}/arrangements/${risk.body.id as string}`;
    const talked = { entry: 'talked', onDay: '2026-11-23', said: { talkedWith: ['landlord'], agreed: 'Ten pounds.' } };
    const talk = await ask(
      `POST ${arrangements}/{arrangementId}/entries`,
      adviser.post(`${arrangement}/entries`, talked),
    );
    await ask(`GET ${arrangements}`, adviser.get(`${person}/arrangements`));
    await ask(`GET ${arrangements}/{arrangementId}`, adviser.get(arrangement));
    await ask('GET /api/v1/homes-at-risk', manager.get('homes-at-risk'));
    await ask('GET /api/v1/support-packages', manager.get('support-packages'));
    await ask('GET /api/v1/team/homes-to-decide', manager.get('team/homes-to-decide'));
    const reason = { reason: 'Of another.' };
    const lineOut = adviser.post(`${arrangement}/entries/${talk.body.id as string}/taking-out`, reason);
    await ask(`POST ${arrangements}/{arrangementId}/entries/{entryId}/taking-out`, lineOut);
    await ask(`POST ${arrangements}/{arrangementId}/taking-out`, adviser.post(`${arrangement}/taking-out`, reason));
    await ask('GET /api/v1/arrangement-kinds', adviser.get('arrangement-kinds'));
    const joan = { name: 'Joan Harper', area: 'North' };
    const host = await ask('POST /api/v1/lodgings-hosts', adviser.post('lodgings-hosts', joan));
    const hostAt = `lodgings-hosts/${host.body.id as string}`;
    const visit = { entry: 'visit', onDay: '2026-11-23', said: { announced: true, words: 'All well.' } };
    await ask('POST /api/v1/lodgings-hosts/{hostId}/entries', adviser.post(`${hostAt}/entries`, visit));
    await ask('GET /api/v1/lodgings-hosts/{hostId}', adviser.get(hostAt));
    await ask('GET /api/v1/lodgings-hosts', adviser.get('lodgings-hosts'));
    const eet = `${person}/education-and-work`;
    const acts = at('/activities');
    const started = { kind: 'work', code: 'P5', fromOn: '2026-11-02', hoursAWeek: 12 };
    const job = await ask(`POST ${acts}`, adviser.post(`${person}/activities`, started));
    const jobAt = String(job.headers.location);
    const jobRead = await ask(`GET ${acts}/{factId}`, adviser.get(jobAt));
    expect(jobRead.body).toMatchObject({ ...started, toOn: null });
    await ask(`PATCH ${acts}/{factId}`, adviser.patch(jobAt, { expectedEndOn: '2027-01-31' }, tagOf(jobRead)));
    await ask(`GET ${acts}`, adviser.get(`${person}/activities`));
    const checked = { checkedOn: '2026-11-23', toldBy: 'provider' };
    await ask(`POST ${acts}/{factId}/checks`, adviser.post(`${jobAt}/checks`, checked));
    const tracked = await ask(`GET ${at('/education-and-work')}`, adviser.get(eet));
    const inTheWay = { risks: ['contract-end'], nextStep: 'Ask for more hours' };
    const changedTracking = adviser.patch(eet, inTheWay, tagOf(tracked));
    expect((await ask(`PATCH ${at('/education-and-work')}`, changedTracking)).body).toMatchObject(inTheWay);
    const rang = { actedOn: '2026-11-23', what: 'Rang the bakery.' };
    await ask(`POST ${at('/education-and-work/actions')}`, adviser.post(`${eet}/actions`, rang));
    await ask(`GET ${at('/education-and-work/actions')}`, adviser.get(`${eet}/actions`));
    const lookedFor = { lookedOn: '2010-06-01', tried: 'Asked the school.' };
    await ask(`POST ${at('/education-and-work/looks')}`, adviser.post(`${eet}/looks`, lookedFor));
    await ask(`GET ${at('/education-and-work/looks')}`, adviser.get(`${eet}/looks`));
    const mayLose = await ask('GET /api/v1/education-and-work', adviser.get('education-and-work?show=at-risk'));
    expect(mayLose.body.items).toMatchObject([{ person: { id }, state: 'eet', lastActionOn: '2026-11-23' }]);
    await office.onward.sql(
      `insert into school_record (id, fact_id, young_person_id, school_year, school, sen, import_line)
       values ($1, $1, $2, 2025, 'Mill Lane School', 'N', 'results.csv:2')`,
      [newId(), id],
    );
    const atSchool = await ask(`GET ${at('/school-years')}`, adviser.get(`young-people/${id}/school-years`));
    expect(atSchool.body.items).toMatchObject([{ schoolYear: 2025, school: 'Mill Lane School' }]);
    const art = { title: 'GCSE Art', level: '2', grade: '5', awardedOn: '2024-08-22' };
    const artId = (await adviser.post(`${person}/qualifications`, art)).body.id as string;
    const differs = newId();
    await office.onward.sql(
      `insert into result_conflict (id, young_person_id, fact_id, level, grade, awarded_on, import_line)
       values ($1, $2, $3, '2', '6', '2024-08-22', 'results.csv:3')`,
      [differs, id, artId],
    );
    const unsettled = await ask('GET /api/v1/result-conflicts', adviser.get('result-conflicts'));
    expect(unsettled.body.items).toMatchObject([{ id: differs, ours: { grade: '5' }, file: { grade: '6' } }]);
    const differing = await ask(
      'GET /api/v1/result-conflicts/{conflictId}',
      adviser.get(`result-conflicts/${differs}`),
    );
    const takes = { settled: 'taken', version: differing.body.version as string };
    const settledAt = `result-conflicts/${differs}/settlement`;
    expect((await adviser.post(settledAt, { ...takes, settled: 'kept' })).status).toBe(422);
    await ask('POST /api/v1/result-conflicts/{conflictId}/settlement', adviser.post(settledAt, takes));
    const otherwise = { ...takes, settled: 'kept', reason: 'Seen' };
    const statuses = [await adviser.post(settledAt, takes), await adviser.post(settledAt, otherwise)];
    expect(statuses.map(({ status }) => status)).toEqual([204, 409]);
    const theTeam = 'education-and-work/team';
    const helper = office.colleague.actor.staffId;
    const joins = await ask(
      'POST /api/v1/education-and-work/team',
      manager.post(theTeam, {
        ...{ people: [{ personId: id, shownId: null }], staffId: helper, fromOn: TODAY, reason: 'Hours may end' },
      }),
    );
    expect(joins.body.items).toEqual([{ personId: id, outcome: 'given', why: null }]);
    const helped = await ask('GET /api/v1/education-and-work/team', adviser.get(`${theTeam}?staffId=${helper}`));
    expect(helped.body.items).toMatchObject([{ person: { id }, staffId: helper, lastContactOn: null }]);
    const helpers = await ask(`GET ${at('/education-workers')}`, adviser.get(`young-people/${id}/education-workers`));
    await ask(
      `POST ${at('/education-workers/{workerId}/told')}`,
      adviser.post(`young-people/${id}/education-workers/${helpers.body.items[0].id}/told`, {
        ...{ toldOn: TODAY, toldHow: 'phone', toldById: helper },
      }),
    );
    const young = await aYoungPerson(office.onward.app.get(DataSource), {
      dateOfBirth: localDate('2010-03-10'),
      teamId: office.adviser.actor.teamIds[0]!,
    });
    const places = at('/september-places');
    const invited = { year: 2027, step: 'invited', onDay: '2026-11-23' };
    await ask(`POST ${places}`, adviser.post(`young-people/${young}/september-places`, invited));
    await ask(`GET ${places}`, adviser.get(`young-people/${young}/september-places`));
    const eduPlans = at('/education-plans');
    const pep = { kind: 'pep', writtenOn: '2026-11-02', reviewOn: '2026-12-18', targets: 'Maths by June.' };
    const pepAt = String(
      (await ask(`POST ${eduPlans}`, adviser.post(`${person}/education-plans`, pep))).headers.location,
    );
    const pepRead = await ask(`GET ${eduPlans}/{planId}`, adviser.get(pepAt));
    await ask(`PATCH ${eduPlans}/{planId}`, adviser.patch(pepAt, { funding: 'Post-16 money' }, tagOf(pepRead)));
    const good = { step: 'good', onDay: '2026-11-23' };
    await ask(`POST ${eduPlans}/{planId}/steps`, manager.post(`${pepAt}/steps`, good));
    await ask(`GET ${eduPlans}`, adviser.get(`${person}/education-plans`));
    const offer = { title: 'Highways', provider: 'Highways', isCouncil: true, kind: 'apprenticeship', places: 2 };
    const offerAt = String(
      (await ask('POST /api/v1/opportunities', adviser.post('opportunities', offer))).headers.location,
    );
    const offerRead = await ask('GET /api/v1/opportunities/{opportunityId}', adviser.get(offerAt));
    const fewer = adviser.patch(offerAt, { places: 1, interests: ['street dance', 'Street  Dance'] }, tagOf(offerRead));
    const forDance = await ask('PATCH /api/v1/opportunities/{opportunityId}', fewer);
    expect(forDance.body.interests).toEqual(['street dance']);
    const interests = await ask(`GET ${at('/interests')}`, adviser.get(`${person}/interests`));
    const because = ['street dance'];
    expect(interests.body.items).toMatchObject([
      { id: interestId, goals: [{ id: goalId }], opportunities: [{ because, referralId: null }] },
    ]);
    const fitting = await ask(
      'GET /api/v1/opportunities/{opportunityId}/interests',
      adviser.get(`${offerAt}/interests`),
    );
    expect(fitting.body.items).toMatchObject([{ interestId, because, referralId: null }]);
    const partnerAt = String(
      (
        await ask(
          'POST /api/v1/education-partners',
          adviser.post('education-partners', { name: 'Roads', kind: 'department' }),
        )
      ).headers.location,
    );
    const partnerRead = await ask('GET /api/v1/education-partners/{partnerId}', adviser.get(partnerAt));
    const northern = adviser.patch(partnerAt, { area: 'North' }, tagOf(partnerRead));
    await ask('PATCH /api/v1/education-partners/{partnerId}', northern);
    const pledged = { department: 'ROADS', year: 2026, places: 3 };
    await ask('POST /api/v1/department-pledges', adviser.post('department-pledges', pledged));
    const same = adviser.post(`${partnerAt}/merge`, { intoId: offerRead.body.partnerId, version: 2 });
    await ask('POST /api/v1/education-partners/{partnerId}/merge', same);
    await ask('POST /api/v1/education-partners/{partnerId}/parting', adviser.post(`${partnerAt}/parting`, {}));
    const stale = await adviser.post(`${partnerAt}/merge`, { intoId: offerRead.body.partnerId, version: 2 });
    expect(stale.status).toBe(409);
    const merged = { intoId: offerRead.body.partnerId, version: 4 };
    expect((await adviser.post(`${partnerAt}/merge`, merged)).status).toBe(204);
    expect((await adviser.get(partnerAt)).body).toMatchObject({ name: 'Highways', merged: [{ name: 'Roads' }] });
    const partners = await ask('GET /api/v1/education-partners', adviser.get('education-partners'));
    expect(partners.body.items).toMatchObject([{ name: 'Highways', open: 1 }]);
    const pledges = await ask('GET /api/v1/department-pledges', adviser.get('department-pledges?year=2026'));
    expect(pledges.body.items).toMatchObject([
      { department: 'Highways', pledged: 3 },
      { department: null, pledged: null },
    ]);
    const referring = { opportunityId: offerRead.body.id as string, referredOn: '2026-11-20' };
    const referred = await ask(`POST ${at('/referrals')}`, adviser.post(`${person}/referrals`, referring));
    const startedAt = `${person}/referrals/${referred.body.id as string}/steps`;
    const begins = { step: 'started', onDay: '2026-11-23', doing: 'F4' };
    await ask(`POST ${at('/referrals/{referralId}/steps')}`, adviser.post(startedAt, begins));
    await ask(`GET ${at('/referrals')}`, adviser.get(`${person}/referrals`));
    const all = await ask('GET /api/v1/opportunities', adviser.get('opportunities'));
    expect(all.body.items).toMatchObject([{ referred: 1, started: 1, places: 1 }]);
    const counted = await ask('GET /api/v1/figures/education-and-work', manager.get('figures/education-and-work'));
    const unknown = 'figures/education-and-work/not-known';
    const byMonth = await ask(`GET /api/v1/${unknown}`, manager.get(unknown));
    expect(byMonth.body.months.at(-1)).toMatchObject({ day: TODAY });
    const whom = manager.get('figures/education-and-work/people?of=counted');
    const eetBehind = await ask('GET /api/v1/figures/education-and-work/people', whom);
    expect(eetBehind.body.total).toBe(counted.body.total.counted);
    await askAboutEntitlements(ask, person, programs);
    await ask('GET /api/v1/figures/sufficiency', manager.get('figures/sufficiency'));
    await ask('GET /api/v1/figures/sufficiency/people', manager.get('figures/sufficiency/people?limit=5'));
    const living = await ask('GET /api/v1/figures/homes', manager.get('figures/homes?by=team'));
    const homesBehind = await ask('GET /api/v1/figures/homes/people', manager.get('figures/homes/people?figure=away'));
    const { kinds } = living.body.figures.find(({ figure }: { figure: string }) => figure === 'away').total;
    expect(homesBehind.body.total).toBe(Object.values<number>(kinds).reduce((sum, count) => sum + count, 0));
    const bursaryAt = String((await manager.get(`${person}/bursaries`)).body.items[0].id);
    const payments = `${person}/bursaries/${bursaryAt}/payments`;
    const paid = { pounds: 400, paidOn: '2026-11-20' };
    await ask(`POST ${at('/bursaries/{factId}/payments')}`, adviser.post(payments, paid));

    const none = { why: 'Nobody knows where.', tried: 'Rang twice.', saidOn: '2026-11-23' };
    await ask(`POST ${number}/copies-not-given`, adviser.post(`${version}/copies-not-given`, none));
    await ask(`POST ${number}/copies`, adviser.post(`${version}/copies`, { how: 'paper', givenOn: '2026-11-23' }));
    const another = await office.onward.signInAs('manager', { team: 'North', name: 'Uma Manager' });
    const other = await aProgramOf(office.onward, another.actor);
    const goesBack = { decision: 'returned', comments: 'Say who helps.' };
    await ask(`POST ${number}/decision`, other.post(`${version}/decision`, goesBack));
    await ask(`GET ${number}/differences`, manager.get(`${version}/differences`));
    await ask(`GET ${at('/plan-versions')}`, manager.get(`${person}/plan-versions`));
    const again = (await manager.get(`${planAt}/read-back`)).body.readBack as string;
    await adviser.post(`${planAt}/finish`, { readBack: again, agreement: agrees });
    await other.post(`${person}/plan-versions/2/decision`, { decision: 'approved' });
    const example = { matter: 'money', goal: 'Money of my own', actions: [{ what: 'Open an account' }] };
    const goalAt = `${person}/plan-versions/2/goals/${goalId}/example`;
    const shared = await ask(`POST ${number}/goals/{goalId}/example`, other.post(goalAt, example));
    await ask('GET /api/v1/plan-examples', adviser.get('plan-examples'));
    const takesOut = other.post(`plan-examples/${shared.body.id as string}/taking-out`, {});
    await ask('POST /api/v1/plan-examples/{exampleId}/taking-out', takesOut);
    await ask(`GET ${at('/plan-in-force')}`, manager.get(`${person}/plan-in-force`));
    await manager.post(planAt, { from: 'in-force' });
    await ask(`POST ${at('/plan-at-work/give-up')}`, manager.post(`${planAt}/give-up`, { reason: 'By mistake.' }));

    const [action] = await anApprovedPlan(office, id, [{ what: 'Ring the college', dueOn: '2026-11-20' }]);
    await ask(`GET ${at('/plan-actions')}`, manager.get(`${person}/plan-actions`));
    const aPromise = { what: 'Bring the form', promisedOn: TODAY, byOn: '2026-12-01' };
    const promised = await ask(`POST ${at('/promises')}`, adviser.post(`${person}/promises`, aPromise));
    const promiseAt = `${person}/promises/${promised.body.id as string}`;
    await ask('GET /api/v1/owed', manager.get('owed?show=due-7'));
    const keptIt = { step: 'kept', onDay: TODAY, words: 'Here it is.' };
    await ask(`POST ${at('/promises/{promiseId}/steps')}`, adviser.post(`${promiseAt}/steps`, keptIt));
    await ask(`GET ${at('/promises/{promiseId}')}`, manager.get(promiseAt));
    await ask(`GET ${at('/promises')}`, manager.get(`${person}/promises`));
    await ask(
      `POST ${at('/plan-actions/{actionId}/done')}`,
      adviser.post(`${person}/plan-actions/${action!}/done`, { on: TODAY }),
    );
    const rating = { score: 4, words: 'Fewer pages.', mayBeShown: true, saidOn: TODAY };
    await ask(`POST ${at('/plan-ratings')}`, adviser.post(`${person}/plan-ratings`, rating));
    const templates = await ask('GET /api/v1/plan-templates', manager.get('plan-templates'));
    const [newest] = templates.body.items as { id: string }[];
    await ask('GET /api/v1/plan-templates/versions/{versionId}', manager.get(`plan-templates/versions/${newest!.id}`));

    await ask(
      `POST ${at('/matters')}`,
      manager.post(`${person}/matters`, { kind: 'disputed-age', reason: 'Two passports.' }),
    );
    const decided = await ask(`GET ${at('/status-decisions')}`, manager.get(`${person}/status-decisions`));
    await ask(
      `POST ${at('/status-decisions')}`,
      manager.post(`${person}/status-decisions`, {
        decidedOn: '2026-11-20',
        status: 'none',
        reason: 'Read the file.',
        basedOn: decided.body.basedOn as string,
      }),
    );
    expectAsDocumented(`GET ${at('/status-decisions')}`, await manager.get(`${person}/status-decisions`));

    const matters = await ask(`GET ${at('/matters')}`, manager.get(`${person}/matters`));
    const decisions = await ask('GET /api/v1/team/to-decide', manager.get('team/to-decide'));
    expect(decisions.body.items.length).toBeGreaterThan(0);
    const [matter] = matters.body.open as { key: string }[];
    await ask(
      `POST ${at('/matters/{key}/settlement')}`,
      manager.post(`${person}/matters/${matter!.key}/settlement`, { reason: 'Found out.' }),
    );
    expectAsDocumented(`GET ${at('/matters')}`, await manager.get(`${person}/matters`));
    const status = await ask(`GET ${at('/legal-status')}`, manager.get(`${person}/legal-status`));
    expect(status.body.decision).toMatchObject({ status: 'none', differs: true });
    await ask(`GET ${at('/alerts')}`, manager.get(`${person}/alerts`));
    await ask(`GET ${at('/care-history')}`, manager.get(`${person}/care-history`));
    const due = await ask(`GET ${at('/deadlines')}`, manager.get(`${person}/deadlines`));
    expect(due.body.items.length).toBeGreaterThan(3);
    const explained = await ask(
      `GET ${at('/deadlines/{deadlineId}')}`,
      manager.get(`${person}/deadlines/${due.body.items[0].id as string}`),
    );
    expect(explained.body.history.length).toBeGreaterThan(0);
    await ask(
      `GET ${at('/what-if')}`,
      manager.get(`${person}/what-if?event=move&type=V&on=2026-11-27&placedByAuthority=true`),
    );
    const shown = await ask(`GET ${at('/as-shown')}`, manager.get(`${person}/as-shown?on=${TODAY}`));
    expect(shown.body.items.length).toBeGreaterThan(0);
    const exported = await ask(`GET ${at('/case-file')}`, manager.get(`${person}/case-file`));
    expect(parseCaseFile(exported.body)).toHaveProperty('caseFile');

    const read = await ask(`GET ${at('')}`, manager.get(person));
    await ask(`PATCH ${at('')}`, manager.patch(person, { knownAs: 'Mi', nhsNumber: '943 476 5919' }, tagOf(read)));
    const list = await ask('GET /api/v1/young-people', manager.get('young-people'));
    expect(list.body.items[0].due.length).toBeGreaterThan(0);
    await ask(
      'POST /api/v1/young-people',
      manager.post('young-people', { givenName: 'New', familyName: 'Person', dateOfBirth: '2009-01-02', sex: 'F' }),
    );
    const overdue = await ask('GET /api/v1/deadlines', manager.get('deadlines?limit=5'));
    expect(overdue.body.items.length).toBeGreaterThan(0);

    const item = overdue.body.items[0] as { id: string; person: { id: string } };
    const said = `/api/v1/young-people/{id}/deadlines/{deadlineId}/acknowledgements`;
    const saidAt = `young-people/${item.person.id}/deadlines/${item.id}/acknowledgements`;
    const promise = { willDo: 'Visit on Thursday', byOn: TODAY };
    await ask(`POST ${said}`, manager.post(saidAt, promise));
    expect((await ask(`GET ${said}`, manager.get(saidAt))).body.items).toHaveLength(1);
    await ask(
      'POST /api/v1/acknowledgements',
      manager.post('acknowledgements', { ...promise, deadlineIds: [item.id] }),
    );

    const { staffId } = office.manager.actor;
    const away = { staffId, fromOn: TODAY, toOn: null, coverId: office.adviser.actor.staffId };
    const absence = await ask('POST /api/v1/absences', manager.post('absences', away));
    const absenceAt = `absences/${absence.body.id as string}`;
    expect((await ask('GET /api/v1/absences', manager.get('absences'))).body.items).toHaveLength(1);
    const standing = await ask('GET /api/v1/absences/{absenceId}', manager.get(absenceAt));
    await ask('PATCH /api/v1/absences/{absenceId}', manager.patch(absenceAt, { coverId: null }, tagOf(standing)));
    await ask('POST /api/v1/absences/{absenceId}/withdrawal', manager.post(`${absenceAt}/withdrawal`, undefined));

    const late = `/api/v1/young-people/${await aCareLeaverInANewFlat(office, { movedOn: '2026-11-10' })}`;
    const visited = await manager.post(`${late}/contacts`, {
      ...{ heldOn: '2026-11-16', mode: 'face-to-face', place: 'accommodation', seen: true },
      staffId: office.colleague.actor.staffId,
    });
    const lateItems = (await manager.get(`${late}/deadlines`)).body.items as { id: string; rule: string }[];
    const lateAt = `deadlines/${lateItems.find(({ rule }) => rule === 'PA-02')!.id}`;
    expectAsDocumented(`GET ${at('/deadlines/{deadlineId}')}`, await manager.get(`${late}/${lateAt}`));
    await ask(
      `POST ${at('/deadlines/{deadlineId}/late-causes')}`,
      manager.post(`${late}/${lateAt}/late-causes`, {
        ...{ cause: 'worker', note: 'On leave.', putRightBy: TODAY },
        ownerId: office.adviser.actor.staffId,
      }),
    );
    const causes = await ask(
      `GET ${at('/deadlines/{deadlineId}/late-causes')}`,
      manager.get(`${late}/${lateAt}/late-causes`),
    );
    expect(causes.body.items).toMatchObject([{ cause: 'worker', note: 'On leave.', owner: 'Ada Worker' }]);
    const whyLate = await manager.get('deadlines?cause=worker');
    expectAsDocumented('GET /api/v1/deadlines', whyLate);
    expect(whyLate.body.items).toMatchObject([{ rule: 'PA-02', partly: true, late: { cause: 'worker' } }]);
    const accepted = await ask(
      `POST ${at('/contacts/{contactId}/acceptance')}`,
      manager.post(`${late}/contacts/${visited.body.id as string}/acceptance`, { reason: 'Ada was ill.' }),
    );
    expect(accepted.body.met).toMatchObject([{ rule: 'PA-02' }]);
    const inPlace = await ask(`GET ${at('/substitutes')}`, manager.get(`${late}/substitutes`));
    expect(inPlace.body.items).toMatchObject([{ by: 'Bo Manager', holds: true }]);
    const pattern = await ask('GET /api/v1/team/late', manager.get('team/late?by=rule&rule=PA-02'));
    expect(pattern.body.rows).toMatchObject([{ key: 'PA-02', metBySubstitute: 1 }]);
    await ask(
      `POST ${at('/substitutes/{acceptanceId}/withdrawal')}`,
      manager.post(`${late}/substitutes/${accepted.body.id as string}/withdrawal`, { reason: 'Somebody else.' }),
    );

    const teamId = office.manager.actor.teamIds[0];
    await aCareLeaver(office.onward, { adviser: null, teamId, due: [dueIn(-3, TODAY)] });
    await ask('GET /api/v1/team', manager.get('team'));
    const figures = await ask('GET /api/v1/figures/what-fell-due', manager.get('figures/what-fell-due'));
    expect(figures.body.lines.length).toBeGreaterThan(0);
    const behind = await ask('GET /api/v1/figures/what-fell-due/items', manager.get('figures/what-fell-due/items'));
    expect(behind.body.items.length).toBeGreaterThan(0);
    const plans = await ask('GET /api/v1/figures/plans', manager.get('figures/plans'));
    expect(plans.body.lines.length).toBeGreaterThan(0);
    const ofPlans = await ask('GET /api/v1/figures/plans/people', manager.get('figures/plans/people'));
    expect(ofPlans.body.items.length).toBeGreaterThan(0);
    const caseloads = await ask('GET /api/v1/figures/caseloads', manager.get('figures/caseloads'));
    expect(caseloads.body.figures).toHaveLength(9);
    const months = await ask('GET /api/v1/figures/caseloads/months', manager.get('figures/caseloads/months'));
    expect(months.body.lines.length).toBeGreaterThan(0);
    await ask('GET /api/v1/figures/caseloads/workforce', manager.get('figures/caseloads/workforce'));
    const names = 'figures/caseloads/names?figure=waiting&of=numerator';
    const behindWaiting = await ask('GET /api/v1/figures/caseloads/names', manager.get(names));
    expect(behindWaiting.body.items.length).toBeGreaterThan(0);
    const waiting = await ask('GET /api/v1/team/waiting', manager.get('team/waiting'));
    expect(waiting.body.items.length).toBeGreaterThan(0);
    const [{ person: who, allocationId }] = waiting.body.items;
    const given = await ask(
      'POST /api/v1/team/allocations',
      manager.post('team/allocations', {
        people: [
          { personId: who.id, allocationId },
          { personId: newId(), allocationId: null },
        ],
        staffId: office.colleague.actor.staffId,
        fromOn: TODAY,
        reason: 'Has room',
      }),
    );
    expect(given.body.items).toMatchObject([{ outcome: 'given' }, { outcome: 'not-found' }]);
    const theirs = await ask(
      'GET /api/v1/team/workers/{staffId}',
      manager.get(`team/workers/${office.adviser.actor.staffId}`),
    );
    expect(theirs.body.items.length).toBeGreaterThan(0);
    const suits = await ask(
      'GET /api/v1/young-people/{id}/suggested-workers',
      manager.get(`young-people/${who.id}/suggested-workers`),
    );
    expect(suits.body.items[0].reasons).not.toEqual([]);
    const leaving = `team/workers/${office.colleague.actor.staffId}/leaving`;
    const has = await ask('GET /api/v1/team/workers/{staffId}/leaving', manager.get(leaving));
    const left = await ask(
      'POST /api/v1/team/workers/{staffId}/leaving',
      manager.post(leaving, {
        lastDay: TODAY,
        reason: 'Their worker leaves',
        cases: has.body.cases.map((one: { allocationId: string }) => ({
          allocationId: one.allocationId,
          staffId: office.adviser.actor.staffId,
        })),
        reviewerId: null,
        coverId: null,
        educationWorkerId: office.adviser.actor.staffId,
      }),
    );
    expect(left.body.left).toBe(0);
    await ask('POST /api/v1/team/workers/{staffId}/leaving/taken-back', manager.post(`${leaving}/taken-back`, {}));
    const changes = `young-people/${who.id}/worker-changes`;
    const toTell = await ask('GET /api/v1/young-people/{id}/worker-changes', manager.get(changes));
    await ask(
      'POST /api/v1/young-people/{id}/worker-changes/{changeId}/told',
      manager.post(`${changes}/${toTell.body.items[0].id}/told`, {
        toldOn: TODAY,
        toldHow: 'in-person',
        toldById: office.adviser.actor.staffId,
        words: null,
      }),
    );
    await office.onward.sql(
      `insert into allocation (id, fact_id, young_person_id, role, staff_id, from_on, reason)
       values ($1, $1, $2, 'social-worker', $3, $4, 'First worker')`,
      [newId(), who.id, office.manager.actor.staffId, TODAY],
    );
    const days = `young-people/${who.id}/day-after-18`;
    const takesOver = await aProgramOf(office.onward, office.adviser.actor);
    await ask(
      'POST /api/v1/young-people/{id}/day-after-18/topics',
      manager.post(`${days}/topics`, { topic: 'home', words: 'A flat.', seenId: null }),
    );
    const transferred = await ask(
      'POST /api/v1/young-people/{id}/day-after-18/transfers',
      manager.post(`${days}/transfers`, {
        fromOn: TODAY,
        socialWorkerStays: true,
        reason: 'Settled.',
        view: 'I am ready.',
        noViewBecause: null,
      }),
    );
    await ask(
      'POST /api/v1/young-people/{id}/day-after-18/transfers/{decisionId}/confirmation',
      takesOver.post(`${days}/transfers/${transferred.body.id as string}/confirmation`, {}),
    );
    const settled = await ask('GET /api/v1/young-people/{id}/day-after-18', manager.get(days));
    expect(settled.body).toMatchObject({ transfers: [{ confirmedOn: TODAY }] });
    const turns = await ask('GET /api/v1/team/turning-18', manager.get('team/turning-18'));
    expect(turns.body.inAll).toBe(turns.body.items.length);
    const unsafeId = newId();
    await office.onward.sql(
      `insert into contact (id, fact_id, young_person_id, held_on, mode, seen, staff_id, by_role, safe_where_they_live)
       values ($1, $1, $2, $3, 'phone', false, $4, 'personal-adviser', 'no')`,
      [unsafeId, who.id, TODAY, office.adviser.actor.staffId],
    );
    const feels = `young-people/${who.id}/feels-safe`;
    const unsafe = await ask('GET /api/v1/team/not-safe', manager.get('team/not-safe'));
    expect(unsafe.body.items).toMatchObject([{ person: { id: who.id }, since: TODAY, answerIds: [unsafeId] }]);
    await ask(
      'POST /api/v1/young-people/{id}/feels-safe/responses',
      manager.post(`${feels}/responses`, { asked: 'A man at the door.', done: 'Lock changed.', seen: [unsafeId] }),
    );
    const felt = await ask('GET /api/v1/young-people/{id}/feels-safe', manager.get(feels));
    expect(felt.body).toMatchObject({
      notSafeSince: null,
      answers: [{ id: unsafeId, answer: 'no', contactId: unsafeId, stands: false }],
      responses: [{ done: 'Lock changed.', by: office.manager.actor.name }],
    });
    const handOver = `${changes}/${toTell.body.items[0].id}/hand-over`;
    const written = await ask(
      'POST /api/v1/young-people/{id}/worker-changes/{changeId}/hand-over',
      manager.post(handOver, {
        matters: 'Her brother comes first.',
        toKnow: null,
        jointVisitOn: null,
        noJointVisitBecause: 'She asked for none.',
        version: 0,
      }),
    );
    await ask(
      'POST /api/v1/young-people/{id}/worker-changes/{changeId}/hand-over/signature',
      manager.post(`${handOver}/signature`, { version: written.body.version, because: null }),
    );
    await ask(
      'POST /api/v1/young-people/{id}/worker-changes/{changeId}/hand-over/copies',
      manager.post(`${handOver}/copies`, { version: written.body.version, givenOn: TODAY, how: 'in-person' }),
    );
    const handedOver = await ask(
      'GET /api/v1/young-people/{id}/worker-changes/{changeId}/hand-over',
      manager.get(handOver),
    );
    expect(handedOver.body).toMatchObject({
      version: 1,
      signatures: [{ side: 'from', because: null }],
      copies: [{ isOld: false }],
    });
    expect(left.body.items).toContainEqual(expect.objectContaining({ role: 'personal-adviser', outcome: 'given' }));
    await ask('GET /api/v1/teams', manager.get('teams'));
    await ask('GET /api/v1/staff', manager.get('staff'));
    await ask('GET /api/v1/authority', manager.get('authority'));
    const policy = await ask('GET /api/v1/authority/policy', manager.get('authority/policy'));
    expect(policy.body).toMatchObject({ today: { visitPolicyWeeks: 6 }, versions: [{ reason: 'Stricter' }] });
    const messages = await ask('GET /api/v1/messages', administrator.get('messages'));
    expect(messages.body.items.filter(({ state }: { state: string }) => state === 'failed')).toHaveLength(1);
    await ask(
      'POST /api/v1/messages/{messageId}/retry',
      administrator.post(`messages/${message!.id}/retry`, undefined),
    );
    await office.onward.sql(`update message set state = 'failed'`);
    await ask(
      'POST /api/v1/messages/{messageId}/give-up',
      administrator.post(`messages/${message!.id}/give-up`, { reason: 'Told by phone' }),
    );
    const told = await ask('GET /api/v1/told', manager.get('told'));
    const [line] = told.body.items;
    expect(line).toMatchObject({ kind: 'urgent', readAt: null });
    await ask('POST /api/v1/told/{tellingId}/read', manager.post(`told/${line.id}/read`, undefined));
    const how = await ask('GET /api/v1/how-i-am-told', manager.get('how-i-am-told'));
    const { email, texts, ...choice } = how.body;
    expect([email, texts]).toEqual([office.manager.email, false]);
    const quietHours = { from: '21:00', to: '06:00' };
    const changed = { ...choice, quiet: 'own', ownHours: quietHours };
    const chosen = await ask('POST /api/v1/how-i-am-told', manager.post('how-i-am-told', changed));
    expect(chosen.body).toMatchObject({ quiet: 'own', ownHours: quietHours });
    const nights = await ask('GET /api/v1/nightly-runs', manager.get('nightly-runs'));
    expect(nights.body.items).toHaveLength(1);
    const imports = await ask('GET /api/v1/imports', dataOfficer.get('imports'));
    expect(imports.body.items).toHaveLength(1);
    const whole = await ask('GET /api/v1/imports/{importId}', dataOfficer.get(`imports/${run!.id}`));
    expect(whole.body).toMatchObject({ files: [{ name: 'header.csv' }], faults: [{ line: 2 }] });
    const upload = (name: string) => ({ files: filesInBase64(name) });
    const aDraft = async (name: string) => dataOfficer.post('import-drafts', upload(name));
    const draft = await ask('POST /api/v1/import-drafts', aDraft('87001'));
    expect(draft.body).toMatchObject({ state: 'open', counts: { new: 1, refused: 1 }, leftOut: { people: 1 } });
    const draftAt = String(draft.headers.location);
    const onDraft = (rest: string) => `/api/v1/import-drafts/{draftId}${rest}`;
    await ask('GET /api/v1/import-drafts', dataOfficer.get('import-drafts'));
    await ask(
      `POST ${onDraft('/comparison')}`,
      dataOfficer.post(`${draftAt}/comparison`, { kind: 'ssda903', collectionYear: 2026 }),
    );
    const compared = await ask(`GET ${onDraft('')}`, dataOfficer.get(draftAt));
    expect((await ask(`GET ${onDraft('/people')}`, dataOfficer.get(`${draftAt}/people`))).body.items).toHaveLength(2);
    const wrong = await ask(`GET ${onDraft('/faults')}`, dataOfficer.get(`${draftAt}/faults`));
    expect(wrong.body.items.length).toBeGreaterThan(0);
    const { comparedAt } = compared.body as { comparedAt: string };
    await ask(
      `POST ${onDraft('/apply')}`,
      dataOfficer.post(`${draftAt}/apply`, { choice: 'leave-out', comparedAt, reason: 'Sent back' }),
    );
    await office.onward.app.get(ApplyDraftsService).idle();
    const taken = await dataOfficer.get(draftAt);
    expectAsDocumented(`GET ${onDraft('')}`, taken);
    expect(taken.body).toMatchObject({ state: 'applied', choice: 'leave-out' });
    await ask(
      'POST /api/v1/imports/{importId}/undo',
      dataOfficer.post(`imports/${taken.body.importId as string}/undo`, { reason: 'Wrong year' }),
    );
    const [turnedDown, discarded] = [await aDraft('87002'), await aDraft('87003')];
    await ask(
      `POST ${onDraft('/turn-down')}`,
      dataOfficer.post(`${String(turnedDown.headers.location)}/turn-down`, { reason: 'Wrong year' }),
    );
    await ask(
      `POST ${onDraft('/discard')}`,
      dataOfficer.post(`${String(discarded.headers.location)}/discard`, undefined),
    );
    const meanings = [
      { column: 'gender', word: 'Ladies', meaning: 'F' },
      { column: 'worker', word: 'Bo', meaning: office.adviser.actor.staffId },
      { column: 'activity', word: 'At the works', leaveOut: true },
    ];
    await ask('POST /api/v1/import-words', dataOfficer.post('import-words', { answers: meanings }));
    const words = await ask('GET /api/v1/import-words', dataOfficer.get('import-words'));
    expect(words.body.items).toHaveLength(3);
    const reviews = async () => {
      const of = await withAPlan(office);
      const theirs = `young-people/${of.id}`;
      const opened = await ask(`POST ${at('/reviews')}`, manager.post(`${theirs}/reviews`, {}));
      const review = `${theirs}/reviews/${opened.body.id as string}`;
      const named = { staffId: office.stranger.actor.staffId, fromOn: TODAY, because: 'Knows the family.' };
      await ask(`POST ${at('/reviewing-officers')}`, manager.post(`${theirs}/reviewing-officers`, named));
      const officers = await ask(`GET ${at('/reviewing-officers')}`, manager.get(`${theirs}/reviewing-officers`));
      expect(officers.body.items).toMatchObject([named]);
      await ask('GET /api/v1/reviewed-young-people', manager.get('reviewed-young-people'));
      const actions = [{ id: of.action, done: false, words: 'Nobody picked up.' }];
      const found = { version: 0, result: 'kept', cameOf: 'Second on the list.' };
      const goal = `POST ${at('/reviews/{reviewId}/goals/{goalId}')}`;
      await ask(goal, manager.post(`${review}/goals/${of.goals[0]}`, { ...found, actions }));
      await ask(goal, manager.post(`${review}/goals/${of.goals[1]}`, { ...found, actions: [] }));
      const nothing = { anotherWay: null, efforts: null, ownWords: null, ofThePlan: null, meetings: null };
      const people = {
        ...nothing,
        version: 1,
        chairedBy: 'Ruth Calder',
        recordedBy: 'Ada Worker',
        attended: [{ name: 'Jo Teacher', role: null, how: 'by-phone' }],
        presence: 'present',
        whyNotViews: null,
        whyNotMeetings: null,
      };
      await ask(`POST ${at('/reviews/{reviewId}/people')}`, manager.post(`${review}/people`, people));
      const topic = { version: 0, changed: 'Nothing changed.', decided: null };
      await ask(`POST ${at('/reviews/{reviewId}/topics/{key}')}`, manager.post(`${review}/topics/money`, topic));
      const asked = { home: 'suitable', homeWords: null, after21: null, officerChaired: null, noOfficerBecause: null };
      await ask(`POST ${at('/reviews/{reviewId}/asked')}`, manager.post(`${review}/asked`, { ...asked, version: 0 }));
      const written = await ask(`GET ${at('/reviews/{reviewId}')}`, manager.get(review));
      const held = { heldOn: TODAY, planNext: 'stands', saves: written.body.saves as number };
      await ask(`POST ${at('/reviews/{reviewId}/holding')}`, manager.post(`${review}/holding`, held));
      const copy = { copyGivenOn: TODAY, notExplainedBecause: 'They read it themselves.' };
      await ask(`POST ${at('/reviews/{reviewId}/copies')}`, manager.post(`${review}/copies`, copy));
      await ask(`GET ${at('/reviews')}`, manager.get(`${theirs}/reviews`));
      await ask(`GET ${at('/goals-tried')}`, manager.get(`${theirs}/goals-tried`));
      const goals = of.goals.map((goalId) => ({ goalId, stands: 'on-track' }));
      const check = { checkedOn: TODAY, looked: 'Ruth Calder', goals };
      await ask(`POST ${at('/midway-checks')}`, manager.post(`${theirs}/midway-checks`, check));
      await ask(`GET ${at('/midway-checks')}`, manager.get(`${theirs}/midway-checks`));
      const challenge = {
        raisedOn: TODAY,
        raisedBy: 'Ruth',
        what: 'No visit.',
        stage: 1,
        toWhom: 'Ada',
        answerBy: TODAY,
      };
      const raised = await ask(`POST ${at('/challenges')}`, manager.post(`${theirs}/challenges`, challenge));
      const challengeAt = `${theirs}/challenges/${raised.body.id as string}`;
      const answer = { seen: 1, step: 'answered', takenOn: TODAY, words: 'Visited.' };
      await ask(`POST ${at('/challenges/{challengeId}/steps')}`, manager.post(`${challengeAt}/steps`, answer));
      await ask(`GET ${at('/challenges/{challengeId}')}`, manager.get(challengeAt));
      await ask(`GET ${at('/challenges')}`, manager.get(`${theirs}/challenges`));
    };
    await reviews();
    await whoCarriesWhat(ask, id);
    const contactsInFull = async () => {
      const [wrong, right] = [await aCareLeaverInANewFlat(office), await aCareLeaverInANewFlat(office)];
      const said = { heldOn: TODAY, mode: 'face-to-face', place: 'elsewhere', seen: true, note: 'Tea.' };
      const { body } = await manager.post(`young-people/${wrong}/contacts`, said);
      const contactAt = `young-people/${wrong}/contacts/${body.id as string}`;
      const move = manager.post(`${contactAt}/move`, { to: right, reason: 'Two were open.' });
      await ask(`POST ${at('/contacts/{contactId}/move')}`, move);
      await ask(`GET ${at('/contacts/{contactId}/sealed')}`, manager.get(`${contactAt}/sealed`));
      const group = { kind: 'group', title: 'Cooking', heldOn: TODAY, people: [wrong, right] };
      await ask('POST /api/v1/group-contacts', manager.post('group-contacts', group));
      const missed = { heldOn: TODAY, mode: 'face-to-face', place: 'accommodation', seen: false, tryAgainOn: TODAY };
      await manager.post(`young-people/${right}/contacts`, { ...missed, heldAt: '23:59' });
      await ask('GET /api/v1/open-contacts', manager.get('open-contacts'));
      await ask('GET /api/v1/team/contacts', manager.get('team/contacts'));
      await ask(`POST ${at('/distance')}`, manager.post(`young-people/${right}/distance`, { band: 'over-50' }));
      const trips = await ask('GET /api/v1/trips', manager.get('trips?area=RG1'));
      expect(trips.body.people).not.toEqual([]);
      await ask(`GET ${at('/familiarity')}`, manager.get(`young-people/${right}/familiarity`));
      await ask('GET /api/v1/team/familiarity', manager.get('team/familiarity'));
    };
    await contactsInFull();
    await keepingInTouch(ask);
    await onDuty(ask, id);
    await ask('GET /api/v1/openapi.json', send(office.onward, 'GET', 'openapi.json'));

    await (async () => {
      const day = { fromOn: TODAY, toldOn: TODAY };
      const applied = { name: 'Larch House', kind: 'hostel', appliedOn: TODAY, reason: 'Six places' };
      const larch = await ask('POST /api/v1/providers', manager.post('providers', applied));
      const [of, larchAt] = ['/api/v1/providers/{providerId}', `providers/${larch.body.id as string}`];
      const improve = { status: 'approved', fromOn: TODAY, reason: 'All standards met.' };
      await ask(`POST ${of}/decisions`, manager.post(`${larchAt}/decisions`, improve));
      await manager.post(`${larchAt}/decisions`, { ...improve, status: 'under-improvement' });
      const looked = { state: 'registered', number: 'SC123456', checkedOn: TODAY };
      await ask(`POST ${of}/registration-checks`, manager.post(`${larchAt}/registration-checks`, looked));
      const door = { what: 'Mend the door', owner: 'provider', byOn: '2026-12-01' };
      const found = { visitedOn: TODAY, announced: false, found: 'Calm', spokenTo: 2, feelSafe: 2, notSafe: 0 };
      const visited = { ...found, standards: [{ standard: 'safety', mark: 'met' }], actions: [door] };
      const visit = await ask(`POST ${of}/visits`, manager.post(`${larchAt}/visits`, visited));
      const [photos, photosAt] = [
        `${of}/visits/{visitId}/photos`,
        `${larchAt}/visits/${visit.body.id as string}/photos`,
      ];
      const photo = await ask(`POST ${photos}`, manager.post(photosAt, { words: 'A dot.', content: A_DOT }));
      const photoAt = `${photosAt}/${photo.body.id as string}`;
      await ask(`GET ${photos}/{photoId}/file`, manager.get(`${photoAt}/file`));
      const out = manager.post(`${photoAt}/taking-out`, { reason: 'Somebody is on it.' });
      await ask(`POST ${photos}/{photoId}/taking-out`, out);
      const left = await ask(`GET ${photos}`, manager.get(photosAt));
      expect(left.body.items).toMatchObject([{ words: null, takenOutBecause: 'Somebody is on it.' }]);
      const late = await manager.post(`${larchAt}/visits`, { ...visited, actions: [{ ...door, byOn: '2020-01-01' }] });
      expect(late.body).toMatchObject({ status: 422, errors: [{ pointer: '#/actions' }] });
      const leak = {
        kind: 'building',
        serious: false,
        happenedOn: TODAY,
        toldOn: TODAY,
        what: 'A leak',
        done: 'Mended',
      };
      await ask(`POST ${of}/incidents`, manager.post(`${larchAt}/incidents`, leak));
      const todo = await ask(`POST ${of}/actions`, manager.post(`${larchAt}/actions`, door));
      const seenTo = { step: 'done', onDay: TODAY, words: 'Seen.' };
      await ask(
        `POST ${of}/actions/{putRightId}/steps`,
        manager.post(`${larchAt}/actions/${todo.body.id as string}/steps`, seenTo),
      );
      const free = { place: 'Mill Lane', free: 1, youngest: 16, ...day };
      await ask(`POST ${of}/vacancies`, manager.post(`${larchAt}/vacancies`, free));
      await ask('GET /api/v1/providers', manager.get('providers'));
      const told = await ask(`GET ${of}`, manager.get(larchAt));
      expect(told.body).toMatchObject({ status: 'under-improvement', actions: [{ step: null }, { step: 'done' }] });
      const where = await ask(`GET ${at('/placing')}`, manager.get(`${person}/placing`));
      expect(where.body.items).toMatchObject([{ verdict: 'sign-off', allowed: false, free: 1 }]);
      const signOff = { fromOn: TODAY, reason: 'Her sister lives there.' };
      const wanted = `${person}/placing/${larch.body.id as string}/sign-offs`;
      await ask(`POST ${at('/placing/{providerId}/sign-offs')}`, manager.post(wanted, signOff));
      const searches = at('/placement-searches');
      const needs = [{ text: 'Near college', weight: 3, dealBreaker: true }];
      const begins = { fromOn: TODAY, why: 'The lease ends.', needs };
      const begun = await ask(`POST ${searches}`, manager.post(`${person}/placement-searches`, begins));
      const grid = `${person}/placement-searches/${begun.body.id as string}`;
      const one = `${searches}/{searchId}`;
      const read = async () => ask(`GET ${one}`, manager.get(grid));
      const inForce = async () => ({ 'if-match': String((await read()).headers.etag) });
      const aunt = { kind: 'named', name: 'Her aunt', met: [] as object[] };
      const option = await ask(`POST ${one}/options`, manager.post(`${grid}/options`, aunt));
      const optionId = option.body.id as string;
      const more = [...(await read()).body.needs, { text: 'A garden', weight: 1, dealBreaker: false }];
      await ask(`PATCH ${one}/needs`, manager.patch(`${grid}/needs`, { needs: more }, await inForce()));
      const met = [{ needId: (await read()).body.needs[0].id as string, met: 2 }];
      const rated = manager.patch(`${grid}/options/${optionId}`, { ...aunt, met }, await inForce());
      const sums = (await ask(`PATCH ${one}/options/{optionId}`, rated)).body;
      expect(sums.options).toMatchObject([{ points: 6, outOf: 8, best: true, breaks: [], unclear: [] }]);
      const choice = { optionId, view: 'disagrees', viewWords: 'A flat.', version: sums.version as number };
      expect((await manager.post(`${grid}/choices`, { ...choice, version: 1 })).status).toBe(409);
      const chosen = await ask(`POST ${one}/choices`, manager.post(`${grid}/choices`, choice));
      expect((await read()).body.choice).toMatchObject({ optionId, view: 'disagrees', movedOn: null });
      const nothing = manager.post(`${grid}/choices/${chosen.body.id as string}/fell-through`, { because: 'Ill.' });
      await ask(`POST ${one}/choices/{choiceId}/fell-through`, nothing);
      await ask(`POST ${one}/end`, manager.post(`${grid}/end`, { because: 'She stays.' }));
      await ask(`GET ${searches}`, manager.get(`${person}/placement-searches`));
      const rent = { kind: 'rent-in-advance', what: 'A flat', agreedPence: 20_000, agreedOn: TODAY };
      const agreed = await ask(`POST ${at('/home-money')}`, manager.post(`${person}/home-money`, rent));
      const entries = `${person}/home-money/${agreed.body.id as string}/entries`;
      const paid = { kind: 'paid', pence: 5_000, onDay: TODAY };
      await ask(`POST ${at('/home-money/{moneyId}/entries')}`, manager.post(entries, paid));
      const money = await ask(`GET ${at('/home-money')}`, manager.get(`${person}/home-money`));
      expect(money.body.items).toMatchObject([{ leftPence: 15_000 }]);
      const offered = { formId: newId(), year: '2026', landlord: 'Larch Homes', offeredOn: '20/11/26', words: '' };
      await office.manager.post('/flats/new', { ...offered, address: '4 Mill Lane' });
      const quota = await ask('GET /api/v1/flats-of-the-quota', manager.get('flats-of-the-quota'));
      expect(quota.body).toMatchObject({ year: 2026, landlords: [{ offered: 1 }] });
    })();

    expect([...operations.keys()].filter((route) => !seen.has(route))).toEqual([]);
  });

  /** What duty opened, found and was told, and an agency that withdrew. */
  async function onDuty(
    ask: (route: string, asked: Promise<ApiAnswer>) => Promise<ApiAnswer>,
    id: string,
  ): Promise<void> {
    const { manager } = programs;
    const theirs = `young-people/${id}`;
    const at = (rest: string) => `/api/v1/young-people/{id}${rest}`;
    const dutyManagerId = office.manager.actor.staffId;
    const onCall = { name: 'Bo Manager', phone: '01632 960001', dutyManagerId, follows: null };
    await ask('POST /api/v1/duty/on-call', manager.post('duty/on-call', onCall));
    const toOn = addDays(localDate(TODAY), 2);
    await manager.post(`${theirs}/duty-alerts`, {
      fromOn: TODAY,
      toOn,
      worry: 'Her father.',
      doThis: 'Ring the police.',
    });
    expect((await ask('GET /api/v1/duty', manager.get('duty'))).body.alerts).not.toEqual([]);
    const found = await ask('POST /api/v1/duty/search', manager.post('duty/search', { q: 'fable' }));
    expect(found.body.inAll).toBeGreaterThan(0);
    await ask('GET /api/v1/left-undone', manager.get('left-undone'));
    const night = await office.onward.signInAs('duty', { name: 'Ni Night' });
    await night.post(`/${theirs}/emergency-access`, {
      formId: newId(),
      covers: 'summary',
      reason: 'police',
      words: '',
    });
    const opened = await ask('GET /api/v1/team/emergency-access', manager.get('team/emergency-access'));
    const [access] = opened.body.items as { id: string }[];
    const said = manager.post(`${theirs}/emergency-access/${access!.id}/review`, { outcome: 'needed' });
    await ask(`POST ${at('/emergency-access/{accessId}/review')}`, said);
    await ask('GET /api/v1/team/emergency-access', manager.get('team/emergency-access?show=looked-at'));
    const stopped = { agency: 'Mental health team', did: 'Talks.', withdrewOn: TODAY, reason: 'Missed three.' };
    const withdrawn = await ask(
      `POST ${at('/agency-withdrawals')}`,
      manager.post(`${theirs}/agency-withdrawals`, stopped),
    );
    const decision = { decision: 'refer', reason: 'Sees nobody.' };
    const decided = manager.post(`${theirs}/agency-withdrawals/${withdrawn.body.id as string}/decision`, decision);
    await ask(`POST ${at('/agency-withdrawals/{withdrawalId}/decision')}`, decided);
    await ask(`GET ${at('/agency-withdrawals')}`, manager.get(`${theirs}/agency-withdrawals`));
  }

  /** How things stand, the search, the month's decision and the code. */
  async function keepingInTouch(ask: (route: string, asked: Promise<ApiAnswer>) => Promise<ApiAnswer>): Promise<void> {
    const { manager } = programs;
    const who = await aCareLeaverInANewFlat(office);
    const keeping = `young-people/${who}/keeping-in-touch`;
    const at = (rest = '') => `/api/v1/young-people/{id}/keeping-in-touch${rest}`;
    const lost = { standing: 'lost', fromOn: TODAY, reason: 'Nobody knows where she is.' };
    await ask(`POST ${at('/standings')}`, manager.post(`${keeping}/standings`, lost));
    const aunt = { name: 'May Osman', relation: 'Aunt', consent: 'agreed', consentOn: TODAY };
    const person = await ask(`POST ${at('/people')}`, manager.post(`${keeping}/people`, aunt));
    const personAt = `${keeping}/people/${person.body.id as string}`;
    const read = await ask(`GET ${at('/people/{factId}')}`, manager.get(personAt));
    const changed = manager.patch(personAt, { reach: '0118 4960000' }, { 'if-match': String(read.headers.etag) });
    await ask(`PATCH ${at('/people/{factId}')}`, changed);
    const job = { place: 'Job centre', onDay: TODAY, atTime: '14:00', staffId: office.adviser.actor.staffId };
    const place = await ask(`POST ${at('/places')}`, manager.post(`${keeping}/places`, job));
    const outcomeAt = `${keeping}/places/${place.body.id as string}/outcome`;
    await ask(`POST ${at('/places/{factId}/outcome')}`, manager.post(outcomeAt, { outcome: 'not-there' }));
    const tried = {
      step: 'people',
      on: TODAY,
      result: 'news',
      words: 'She may be in Leeds.',
      personId: person.body.id,
    };
    await ask(`POST ${at('/attempts')}`, manager.post(`${keeping}/attempts`, tried));
    const decision = { course: 'try-more', text: 'Ask the college in Leeds.', actions: [] };
    await ask(`POST ${at('/decisions')}`, manager.post(`${keeping}/decisions`, decision));
    const { body } = await ask(`GET ${at()}`, manager.get(keeping));
    expect(body).toMatchObject({
      standings: [{ standing: 'lost' }],
      people: [{ name: 'May Osman', reach: '0118 4960000' }],
      places: [{ atTime: '14:00', outcome: 'not-there' }],
      decisions: [{ course: 'try-more' }],
      proposed: { code: 'NO' },
    });
    const code = { asOf: TODAY, code: 'NREQ', proposed: 'NO', reason: 'She wrote so.' };
    await ask(`POST ${at('/in-touch-codes')}`, manager.post(`${keeping}/in-touch-codes`, code));
    await ask(`GET ${at()}`, manager.get(keeping));
    const list = await ask('GET /api/v1/team/keeping-in-touch', manager.get('team/keeping-in-touch?show=lost'));
    expect(list.body.items).toContainEqual(expect.objectContaining({ youngPersonId: who, standing: 'lost' }));
  }

  /** Posts, weights and loads of the adviser's team. */
  async function whoCarriesWhat(
    ask: (route: string, asked: Promise<ApiAnswer>) => Promise<ApiAnswer>,
    id: string,
  ): Promise<void> {
    const { manager } = programs;
    const { staffId, teamIds } = office.adviser.actor;
    const post = { fromOn: '2026-01-05', role: 'personal-adviser', hours: '29.6', contract: 'permanent' };
    const ofStaff = (rest: string) => `/api/v1/staff/{staffId}/${rest}`;
    await ask(`POST ${ofStaff('posts')}`, manager.post(`staff/${staffId}/posts`, post));
    const less = { fromOn: '2026-02-02', percent: 20, reason: 'Mentors a trainee' };
    await ask(`POST ${ofStaff('reductions')}`, manager.post(`staff/${staffId}/reductions`, less));
    const exception = { endsOn: '2027-01-04', reason: 'Covers a vacancy' };
    await ask(`POST ${ofStaff('holding-exceptions')}`, manager.post(`staff/${staffId}/holding-exceptions`, exception));
    const plan = { what: 'Two young people move in December', byOn: '2026-12-31' };
    await ask(`POST ${ofStaff('load-plans')}`, manager.post(`staff/${staffId}/load-plans`, plan));
    const { body } = await ask(`GET ${ofStaff('posts')}`, manager.get(`staff/${staffId}/posts`));
    const [kept] = body.posts as { id: string; version: string }[];
    const [reduction] = body.reductions as { id: string; version: string }[];

    await ask('POST /api/v1/young-people/{id}/weights', manager.post(`young-people/${id}/weights`, {}));
    await ask('GET /api/v1/young-people/{id}/weights', manager.get(`young-people/${id}/weights`));
    await ask('GET /api/v1/workload/weights', manager.get('workload/weights'));
    const weights = [{ personId: id, points: 2 }];
    await ask('POST /api/v1/workload/weights', manager.post('workload/weights', { weights }));
    const planned = { teamId: teamIds[0], kind: 'new', role: 'social-worker', hours: '37', startsOn: '2027-01-04' };
    const made = await ask('POST /api/v1/workload/planned-posts', manager.post('workload/planned-posts', planned));
    await ask('GET /api/v1/workload/planned-posts', manager.get('workload/planned-posts'));
    await ask('GET /api/v1/workload/what-if', manager.get('workload/what-if?on=2027-02-01'));
    await ask('GET /api/v1/workload/settings', manager.get('workload/settings'));
    await ask('GET /api/v1/workload', manager.get('workload'));

    const end = `workload/planned-posts/${made.body.id as string}/end`;
    await ask('POST /api/v1/workload/planned-posts/{postId}/end', manager.post(end, { how: 'filled' }));
    const { version } = reduction!;
    const ended = manager.post(`staff/${staffId}/reductions/${reduction!.id}/end`, { version, toOn: null });
    await ask(`POST ${ofStaff('reductions/{reductionId}/end')}`, ended);
    const takenOut = manager.post(`staff/${staffId}/posts/${kept!.id}/withdrawal`, { version: kept!.version });
    await ask(`POST ${ofStaff('posts/{postId}/withdrawal')}`, takenOut);
  }

  it('says of each route how it refuses', async () => {
    const id = await aCareLeaverInANewFlat(office);
    const little = await aProgramOf(office.onward, office.administrator.actor, ['write:service']);
    for (const [route, operation] of operations) {
      const [method, address] = route.split(' ') as [Method, string];
      if (operation.security.length === 0) continue;
      const url = address.replace('{id}', id).replaceAll(/\{\w+\}/g, newId());
      const who = address.startsWith('/api/v1/import') ? programs.dataOfficer : programs.manager;
      const authorization = `Bearer ${who.secret}`;
      const example = operation.requestBody?.content['application/json']?.example;
      const marks: Record<string, string> =
        method === 'POST' ? { 'idempotency-key': newId() } : method === 'PATCH' ? { 'if-match': '"another"' } : {};
      const refused: Record<string, [ApiAnswer, number, string]> = {
        visitor: [await send(office.onward, method, url, example, { authorization: 'Bearer x' }), 401, 'not-signed-in'],
      };
      const asked = async (body: unknown, headers: Record<string, string> = {}, query = '') =>
        send(office.onward, method, url + query, body, { authorization, ...marks, ...headers });
      if (operation.security[0]!.token![0] !== 'write:service') {
        const answer = await send(office.onward, method, url, example, {
          ...marks,
          authorization: `Bearer ${little.secret}`,
        });
        refused.little = [answer, 403, 'scope-missing'];
      }
      if (operation.parameters.some((one) => one.in === 'query')) {
        refused.query = [await asked(undefined, {}, '?nonsense=1'), 422, 'not-valid'];
        expect(refused.query[0].body.errors).toEqual([{ parameter: 'nonsense', detail: 'There is no such field' }]);
        refused.cursor = [await asked(undefined, {}, '?cursor=W10'), 422, 'not-valid'];
      }
      if (address.includes('{id}')) {
        const nobody = url.replace(id, newId());
        const body = address.endsWith('/allocations') ? { ...(example as object), fromOn: TODAY } : example;
        const answer = await send(office.onward, method, nobody, body, { authorization, ...marks });
        refused.nobody = [answer, 404, 'not-found'];
      }
      if (example !== undefined) {
        refused.nonsense = [await asked({ ...(example as object), nonsense: 1 }), 422, 'not-valid'];
        expect(refused.nonsense[0].body.errors).toContainEqual({
          pointer: '#/nonsense',
          detail: 'There is no such field',
        });
        refused.list = [await asked('[1]'), 400, 'not-readable'];
        refused.unreadable = [await asked('{"a":'), 400, 'not-readable'];
        expect(refused.unreadable[0].body.detail).toBe(
          'The address or the body could not be read. A body is one JSON object.',
        );
        refused.form = [await asked('a=1', { 'content-type': 'application/x-www-form-urlencoded' }), 415, 'not-json'];
      }
      if (method === 'POST') {
        refused.keyless = [
          await send(office.onward, method, url, example, { authorization }),
          400,
          'idempotency-key-missing',
        ];
      }
      if (method === 'PATCH') {
        const body = address.includes('appointment') ? { state: 'cancelled' } : {};
        refused.unseen = [await send(office.onward, method, url, body, { authorization }), 428, 'if-match-missing'];
        if (address === '/api/v1/young-people/{id}') refused.stale = [await asked(body), 412, 'stale'];
      }
      for (const [way, [answer, status, kind]] of Object.entries(refused)) {
        const told = answer.body as { type?: string } | null;
        expect({ route, way, status: answer.status, kind: told?.type?.split('/').at(-1) }).toEqual({
          route,
          way,
          status,
          kind,
        });
        expectAsDocumented(route, answer);
        expect(operation.responses[status]!.description).toContain(`${kind}: `);
      }
    }
  });

  it('leads from each problem to a page that explains it', async () => {
    const kinds = new Set(
      [...operations.values()]
        .flatMap(({ responses }) => Object.values(responses))
        .flatMap(({ description }) => [...description.matchAll(/([a-z-]+): /g)].map(([, kind]) => kind!)),
    );

    expect(kinds.size).toBeGreaterThan(15);
    for (const kind of kinds) {
      const answer = await office.onward.visitor().get(`/problems/${kind}`);
      expect({ kind, status: answer.status, heading: answer.$('h1').length }).toEqual({
        kind,
        status: 200,
        heading: 1,
      });
    }
    expect((await office.onward.visitor().get('/problems/no-such-kind')).status).toBe(404);
    expect((await office.onward.visitor().get('/problems/constructor')).status).toBe(404);
  });

  /** Status, headers and body, as the document has them. */
  function expectAsDocumented(route: string, answer: ApiAnswer): void {
    const said = operations.get(route)?.responses[answer.status];
    expect({ route, status: answer.status, isSaid: said !== undefined }).toEqual({
      route,
      status: answer.status,
      isSaid: true,
    });
    const told = ['etag', 'location', 'www-authenticate', 'retry-after'].filter((name) => answer.headers[name]);
    const promised = Object.keys(said!.headers)
      .map((name) => name.toLowerCase())
      .filter((name) => name !== 'idempotency-replayed');
    expect({ route, status: answer.status, headers: told.sort() }).toEqual({
      route,
      status: answer.status,
      headers: promised.sort(),
    });
    const [type, content] = Object.entries(said!.content ?? {})[0] ?? [];
    if (!content) return expect(answer.text).toBe('');
    expect(answer.headers['content-type']).toContain(type);
    if (!content.schema) return expect(answer.text).not.toBe(''); // a file
    expect({ route, faults: faultsOf(content.schema.$ref, answer.body) }).toEqual({ route, faults: [] });
  }

  function faultsOf(ref: string, value: unknown): unknown[] {
    const validate = ajv.getSchema(ref);
    if (!validate) throw new Error(`The document has no ${ref}.`);
    return validate(value) ? [] : (validate.errors ?? []);
  }

  /** A council with a setting of its own, a failed mail, a night, an import and a matter for a manager. */
  async function aServiceAtWork(personId: string): Promise<void> {
    const { onward, manager } = office;
    const authority = onward.app.get(AuthorityService);
    await authority.describe(SYSTEM, { name: 'Westmoor' });
    const version = { inForceFrom: localDate('2026-01-01'), settings: { visitPolicyWeeks: 6 }, reason: 'Stricter' };
    await authority.setPolicy(SYSTEM, version, TODAY);
    await onward.sql(
      `insert into message (id, to_staff_id, to_address, subject, body, cause, message_id, state, attempts, last_error)
       values ($1, $2, 'bo@council.example', '3 overdue', 'See the list.', 'digest:1', '<1@council>', 'failed', 9, 'No')`,
      [newId(), manager.actor.staffId],
    );
    await onward.sql(
      `insert into job_run (job, for_date, state, lease_until, finished_at, steps)
       values ('nightly', '2026-11-22', 'done', now(), now(), '{"alerts": {"raised": 3}}')`,
    );
    const importId = newId();
    await onward.sql(
      `insert into import_run (id, kind, collection_year, counts, faults) values ($1, 'ssda903', 2026, $3, $2)`,
      [
        importId,
        JSON.stringify([
          {
            file: 'header.csv',
            line: 2,
            column: 'ETHNIC',
            code: 'code-unknown',
            severity: 'refused',
            message: 'The code is not in the list.',
            detail: null,
            child: null,
          },
        ]),
        JSON.stringify(Object.fromEntries(OUTCOMES.map((outcome) => [outcome, outcome === 'new' ? 1 : 0]))),
      ],
    );
    await onward.sql(
      `insert into import_file (id, import_id, name, sha256, bytes) values ($1, $2, 'header.csv', $3, 'a')`,
      [newId(), importId, 'a'.repeat(64)],
    );
    await onward.sql(
      `insert into matter_for_manager (id, young_person_id, kind, detail) values ($1, $2, 'care-history-conflict', 'Two returns differ.')`,
      [newId(), personId],
    );
  }
});
