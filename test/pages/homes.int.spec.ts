import { DataSource } from 'typeorm';
import { BED_AND_BREAKFAST_NEWS } from '../../src/accommodation/bed-and-breakfast-news';
import { AllocationsService } from '../../src/caseloads/allocations.service';
import { Nightly } from '../../src/deadlines/nightly';
import { CareHistoryService } from '../../src/young-people/care-history.service';
import { newId } from '../../src/platform/ids';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { ASSESSMENT_ITEMS, LIMBS } from '../../src/accommodation/home.entities';
import { SCHEDULE_2_ITEMS } from '../../src/statutory/case-file';
import { localDate } from '../../src/statutory/local-date';
import type { Answer, SignedInBrowser } from '../support/app';
import { aProgramOf, type Program } from '../support/api';
import { tryMoves } from '../support/moves';
import { aYoungPerson, SYSTEM } from '../support/records';
import { rowsEverywhere } from '../support/rows';
import { aCareLeaverInANewFlat, anOffice, TODAY, type Office } from './young-person-people';

const today = { when: 'today', onDate: '' };
const yes = (items: readonly string[]) => Object.fromEntries(items.map((item) => [item, 'yes']));

describe('where a young person lives', () => {
  let office: Office;
  let head: SignedInBrowser;
  let program: Program;
  let id: string;
  let at: string;

  beforeAll(async () => {
    office = await anOffice();
    head = await office.onward.signInAs('manager', { team: 'North', name: 'Hedy Head' });
    await office.onward.sql(`update staff set post = 'head-of-service' where id = $1`, [head.actor.staffId]);
    program = await aProgramOf(office.onward, office.adviser.actor);
  });
  beforeEach(async () => {
    id = await aCareLeaverInANewFlat(office);
    at = `/young-people/${id}`;
  });
  afterAll(() => office.onward.close());

  const homes = () =>
    office.onward.sql<{
      id: string;
      type: string;
      from: string;
      to: string | null;
      under: string;
      reason: string | null;
    }>(
      `select fact_id as id, type, from_on::text as "from", to_on::text as "to", provided_under as under,
              manager_reason as reason
         from accommodation_period where young_person_id = $1 and replaced_by_id is null and not withdrawn order by from_on`,
      [id],
    );
  const count = async (table: string) =>
    (
      await office.onward.sql<{ n: number }>(`select count(*)::int as n from ${table} where young_person_id = $1`, [id])
    )[0]!.n;
  const move = (fields: Record<string, string | string[]>, browser = office.adviser) =>
    browser.post(`${at}/moves/new`, { ...today, formId: newId(), ...fields });
  const moved = async (fields: Record<string, string | string[]>) => {
    const formId = newId();
    const sent = await move({ step: 'save', ...fields, formId });
    expect(sent.status).toBe(303);
    return formId;
  };
  /** A young person of 17 who left care in January, in lodgings that others found: a relevant child. */
  const aRelevantChild = async () => {
    const { app } = office.onward;
    const teamId = office.adviser.actor.teamIds[0]!;
    id = await aYoungPerson(app.get(DataSource), { givenName: 'Rae', teamId, dateOfBirth: localDate('2009-06-01') });
    at = `/young-people/${id}`;
    const dates = { fromOn: localDate('2023-06-01'), toOn: localDate('2026-01-15') };
    const kind = {
      legalStatus: 's20' as const,
      legalStatusCode: 'V2',
      placement: 'foster-care' as const,
      placementCode: 'U6',
    };
    const rest = {
      shortBreak: false,
      plannedDays: null,
      carer: null,
      authority: null,
      reasonCeased: null,
      returnCodes: null,
    };
    await app.get(CareHistoryService).record(SYSTEM, id, 'care-episode', { ...dates, ...kind, ...rest }, TODAY);
    const adviser = { role: 'personal-adviser' as const, staffId: office.adviser.actor.staffId, reason: 'First' };
    await app.get(AllocationsService).allocate(SYSTEM, id, { ...adviser, fromOn: dates.toOn }, TODAY);
    await moved({ type: 'K', when: 'another-day', onDate: '15/1/26', arrangedBy: 'themselves', paidBy: 'themselves' });
  };

  describe('a move in one form', () => {
    const EVERYTHING = {
      type: 'E',
      address: '1 Heron Way',
      postcode: 'rg12ab',
      band: '20-to-50',
      arrangedBy: 'us',
      paidBy: 'us-and-them',
      tenure: 'licence',
      cost: '£120.50',
      noticeDays: '28',
      gp: 'needs-one',
      travel: 'sorted',
      travelWords: 'Bus 17',
      benefits: 'to-tell',
      councilTax: 'none',
      tell: ['education', 'bank'],
      view: 'partly',
      viewWords: 'Far from my mates.',
    };

    it('takes three clicks: the form, what it will start, and saved', async () => {
      const record = await office.adviser.get(at);
      const form = await office.adviser.get(record.$('a[href$="/moves/new"]').attr('href')!);
      expect(form.$('h1').text()).toContain('Record a move');

      const checked = await move(EVERYTHING);
      expect(checked.status).toBe(200);
      expect(checked.$('h1').text()).toContain('What this move will start');
      expect(await homes()).toHaveLength(1);
      expect(checked.$('#starts ~ ul').first().text()).toContain('Visit within 7 days of moving in');
      expect(checked.$('#tasks + ul').text()).toContain('Register with a GP and a dentist, by 21 December 2026');
      expect(checked.$('#tasks + ul').text()).toContain('Tell of the move: Bank');
      expect(checked.$('#tasks + ul').text()).toContain('Assess whether the home is suitable');
      expect(checked.$('#section + p').text()).toContain('To confirm');

      const carried: Record<string, string[]> = {};
      checked.$('form[action$="/moves/new"] input[type=hidden]').each((_, input) => {
        const [name, value] = [String(checked.$(input).attr('name')), String(checked.$(input).attr('value') ?? '')];
        if (name !== '_csrf') carried[name] = [...(carried[name] ?? []), value];
      });
      const sent = await office.adviser.post(`${at}/moves/new`, { ...carried, step: 'save' });
      expect(sent.status).toBe(303);
      const home = await office.adviser.follow(sent);
      expect(home.text).toContain('£120.50');
      expect(home.text).toContain('1 Heron Way, RG1 2AB');
      expect(home.text).toContain('20 to 50 miles away');
      expect(home.text).toContain('Far from my mates.');
      expect(await homes()).toMatchObject([{ to: '2026-11-23' }, { type: 'E', from: '2026-11-23', under: 'unknown' }]);
    });

    it('goes back to the form with everything that was said', async () => {
      const { status, $ } = await move({ ...EVERYTHING, step: 'change' });
      expect(status).toBe(200);
      expect($('[name=address]').val()).toBe('1 Heron Way');
      expect($('[name=tell]:checked').length).toBe(2);
      expect($('[name=gp]').val()).toBe('needs-one');
      expect($('.govuk-error-summary').length).toBe(0);
    });

    it('is one line in the summary of the night, and one line of what is owed, however much it starts', async () => {
      const ivy = await office.onward.signInAs('adviser', { team: 'North', name: 'Ivy' });
      await office.onward.sql(`update allocation set staff_id = $2 where young_person_id = $1`, [
        id,
        ivy.actor.staffId,
      ]);
      const nightly = office.onward.app.get(Nightly, { strict: false });
      const friday = localDate('2026-11-20');
      await nightly.run(friday, friday);
      const formId = await moved({ type: 'W', signOffReason: 'The hostel closed.', tell: ['bank', 'employer'] });
      await nightly.run(TODAY, TODAY);
      const [digest] = await office.onward.sql<{ counts: { newToday: number } }>(
        `select counts from digest where staff_id = $1 and for_date = $2`,
        [ivy.actor.staffId, TODAY],
      );
      const started = await office.onward.sql(
        `select 1 from deadline where young_person_id = $1 and state = 'open' and started_by_id = $2`,
        [id, formId],
      );
      expect(started.length).toBeGreaterThan(1);
      expect(digest!.counts.newToday).toBe(1);
      const owed = (await office.adviser.get(at)).$('[aria-labelledby=promised]').text();
      expect(owed.match(/After a move/g)).toHaveLength(1);
      expect(owed).toContain('Register with a GP and a dentist, and 6 more after the move');
    });

    it('says what became of what it brought to do', async () => {
      const home = await moved({ type: 'E', gp: 'needs-one', benefits: 'to-tell', councilTax: 'none', travel: 'same' });
      const page = `${at}/homes/${home}`;
      const { $ } = await office.adviser.get(page);
      const names = $('[name^=step-]')
        .toArray()
        .map((one) => $(one).attr('name')!);
      const tasks = [...new Set(names)].map((name) => name.slice('step-'.length));
      expect(tasks).toHaveLength(3);

      const sent = await office.adviser.post(`${page}/tasks`, {
        [`step-${tasks[0]}`]: 'done',
        [`words-${tasks[0]}`]: 'Abbey Surgery',
        [`step-${tasks[1]}`]: 'not-needed',
        [`step-${tasks[2]}`]: 'to-do',
      });
      expect(sent.status).toBe(303);
      const after = await office.adviser.get(page);
      expect(after.$(`#words-${tasks[0]}`).val()).toBe('Abbey Surgery');
      expect(after.$(`[name="step-${tasks[0]}"]:checked`).val()).toBe('done');
      expect(await office.onward.sql('select 1 from move_task_step where task_id = any($1)', [tasks])).toHaveLength(2);

      const other = await aCareLeaverInANewFlat(office);
      const [its] = await office.onward.sql<{ id: string }>(
        `select fact_id as id from accommodation_period where young_person_id = $1`,
        [other],
      );
      const stray = await office.adviser.post(`/young-people/${other}/homes/${its!.id}/tasks`, {
        [`step-${tasks[0]}`]: 'to-do',
      });
      expect(stray.status).toBe(404);
      expect((await office.adviser.get(`/young-people/${other}/homes/${home}`)).status).toBe(404);
    });

    it('asks once for what the next move asks again, and goes on asking for what it does not', async () => {
      const rest = { gp: 'keeps', travel: 'same', councilTax: 'none' };
      const first = await moved({
        ...{ ...rest, type: 'E', when: 'another-day', onDate: '20/11/26' },
        ...{ benefits: 'to-tell', tell: ['bank', 'employer'] },
      });
      const owed = async () => {
        const { $ } = await office.adviser.get(at);
        return $('[aria-labelledby=promised] li:has(a[href*="#tasks"])').text().replaceAll(/\s+/g, ' ');
      };
      expect(await owed()).toContain('Tell those who pay benefits, and 2 more after the move');

      await moved({ ...rest, type: 'U', benefits: 'to-tell', tell: ['bank'] });

      expect(await owed()).toMatch(/Tell of the move: Employer *no day set/);
      expect(await owed()).toContain('Tell those who pay benefits, and 1 more after the move');
      expect((await office.adviser.get(`${at}/homes/${first}`)).text).toContain('the move there asks for it again');
    });

    it('two who see to it at once: what one leaves as it was stays, and of what both said one chooses', async () => {
      const home = await moved({ type: 'E', gp: 'needs-one', benefits: 'to-tell', councilTax: 'none', travel: 'same' });
      const page = `${at}/homes/${home}`;
      const { $ } = await office.adviser.get(page);
      const opened = Object.fromEntries(
        $('form[action$=tasks] [name*=step-], form[action$=tasks] [name*=words-]')
          .toArray()
          .filter((one) => $(one).attr('type') !== 'radio' || $(one).attr('checked') !== undefined)
          .map((one) => [$(one).attr('name')!, String($(one).val() ?? '')]),
      );
      const [first, second] = Object.keys(opened)
        .filter((name) => name.startsWith('step-'))
        .map((name) => name.slice('step-'.length));
      const send = (who: typeof office.adviser, more: object) => who.post(`${page}/tasks`, { ...opened, ...more });
      const stands = async (task: string) =>
        String((await office.adviser.get(page)).$(`[name="step-${task}"]:checked`).val());

      expect((await send(office.manager, { [`step-${first}`]: 'done', [`words-${first}`]: 'Abbey' })).status).toBe(303);
      expect((await send(office.adviser, { [`step-${second}`]: 'done' })).status).toBe(303);
      expect([await stands(first!), await stands(second!)]).toEqual(['done', 'done']);

      const refused = await send(office.adviser, { [`step-${first}`]: 'not-needed' });
      expect(refused.status).toBe(409);
      expect(refused.$('.govuk-error-summary a').attr('href')).toBe(`#step-${first}`);
      expect(refused.$(`#step-${first}`)).toHaveLength(1);
      expect(refused.$(`[name="step-${first}"]:checked`).val()).toBe('not-needed');
      expect(refused.$('#tasks ~ form').text()).toContain('Abbey');
      expect(await stands(first!)).toBe('done');
      const knowing = { [`was-step-${first}`]: 'done', [`was-words-${first}`]: 'Abbey' };
      const again = { ...knowing, [`step-${first}`]: 'not-needed', [`words-${first}`]: 'She keeps hers' };
      expect((await send(office.adviser, again)).status).toBe(303);
      expect(await stands(first!)).toBe('not-needed');

      const long = await send(office.adviser, { [`step-${second}`]: 'done', [`words-${second}`]: 'x'.repeat(501) });
      expect(long.$('.govuk-error-summary a').attr('href')).toBe(`#words-${second}`);
    });
  });

  describe('who arranged it and who pays', () => {
    it('is section 23B for a relevant child, and follows a correction of the answers', async () => {
      await aRelevantChild();
      const home = await moved({ type: 'D', arrangedBy: 'us', paidBy: 'us' });
      expect((await homes()).at(-1)).toMatchObject({ under: 's23B' });

      const { $ } = await office.adviser.get(`${at}/moves/${home}/correct`);
      expect($('[name=providedUnder]').val()).toBe('unknown');
      const sent = await office.adviser.post(`${at}/moves/${home}/correct`, {
        ...{ ...today, row: String($('[name=row]').val()), toOn: '', type: 'D', providedUnder: 'unknown' },
        ...{ arrangedBy: 'themselves', paidBy: 'themselves', providerRegistered: '' },
      });
      expect(sent.status).toBe(303);
      expect((await homes()).at(-1)).toMatchObject({ under: 'none' });
    });

    it('stays to confirm for a former relevant young person, with the stricter dates', async () => {
      await moved({ type: 'E', arrangedBy: 'us', paidBy: 'us' });
      expect((await homes()).at(-1)).toMatchObject({ under: 'unknown' });
      const due = await office.onward.sql<{ because: string }>(
        `select because from deadline where young_person_id = $1 and rule = 'PA-02' and state = 'open'`,
        [id],
      );
      expect(due.at(-1)?.because).toContain('basis to confirm');
    });
  });

  describe('the impossible', () => {
    type Refusal = { status: number; field: string | null };
    /** Refused at the field, on a page that has it, and no row of any table written: no fact, no audit event, no message. */
    const refused = async (send: () => Promise<Refusal>, field: string, status = 422) => {
      const before = await rowsEverywhere(office.onward);
      expect(before['audit_event']).toBeGreaterThan(0);
      expect(await send()).toEqual({ status, field });
      expect(await rowsEverywhere(office.onward)).toEqual(before);
    };
    const atPage = async (sent: Promise<Answer>): Promise<Refusal> => {
      const { status, $ } = await sent;
      const links = $('.govuk-error-summary a').toArray();
      const href = links.length === 1 ? $(links[0]).attr('href')! : null;
      return { status, field: href && $(href).length === 1 ? href.slice(1) : null };
    };
    const atApi = async (sent: ReturnType<Program['post']>): Promise<Refusal> => {
      const { status, body } = await sent;
      const pointers = (body.errors as { pointer: string }[]).map(({ pointer }) => pointer);
      return { status, field: pointers.length === 1 ? pointers[0]!.slice(2) : null };
    };
    const aMove = async (fields: Record<string, string>, field: string, status?: number) => {
      for (const step of ['check', 'save']) await refused(() => atPage(move({ ...fields, step })), field, status);
    };
    const byProgram = (said: Record<string, string>, field: string, status?: number) =>
      refused(() => atApi(program.post(`young-people/${id}/homes`, said)), field, status);

    it('a foyer at 17 is refused at the kind of home', async () => {
      await aRelevantChild();
      await aMove({ type: 'T' }, 'type');
      await byProgram({ type: 'T', fromOn: '2026-11-20' }, 'type');
    });

    // Born on 10 March 2008.
    it.each([
      ['10/3/25', '2025-03-10', 'from that day'],
      ['1/3/25', '2025-03-01', 'from before it'],
    ])(
      'former foster carers at the 17th birthday are refused at the kind of home: %s, %s, %s',
      async (typed, fromOn) => {
        await aMove({ type: 'Z', when: 'another-day', onDate: typed }, 'type');
        await byProgram({ type: 'Z', fromOn }, 'type');
      },
    );

    it('former foster carers at the 18th birthday are not', async () => {
      const said = { type: 'Z', fromOn: '2026-03-10' };
      expect((await program.post(`young-people/${id}/homes`, said)).status).toBe(201);
    });

    it('two homes at once are refused at the day', async () => {
      await aMove({ type: 'E', when: 'another-day', onDate: '17/11/26' }, 'onDate', 409);
      await byProgram({ type: 'E', fromOn: '2026-11-17' }, 'fromOn', 409);
    });

    it('a day to come, bed and breakfast for no reason, and a postcode that is none are refused where they stand', async () => {
      await aMove({ type: 'E', when: 'another-day', onDate: '24/11/26' }, 'onDate');
      await byProgram({ type: 'E', fromOn: '2026-11-24' }, 'fromOn');
      await aMove({ type: 'W' }, 'signOffReason');
      await aMove({ type: 'E', postcode: 'Reading' }, 'postcode');
    });

    it('an end before a start is refused at the end', async () => {
      const [home] = await homes();
      const correct = `${at}/moves/${home!.id}/correct`;
      const row = String((await office.adviser.get(correct)).$('[name=row]').val());
      const fields = { row, type: 'U', when: 'another-day', onDate: '17/11/26', toOn: '16/11/26' };
      await refused(() => atPage(office.adviser.post(correct, fields)), 'toOn');

      const read = `young-people/${id}/homes/${home!.id}`;
      const match = { 'if-match': String((await program.get(read)).headers['etag']) };
      await refused(() => atApi(program.patch(read, { toOn: '2026-11-16' }, match)), 'toOn');
    });

    it('S1 is refused at the judgement', async () => {
      const street = await moved({ type: 'S' });
      const judged = { judgement: '1', judgementReason: 'He says so.' };
      const suitability = `${at}/homes/${street}/suitability`;
      for (const who of [office.adviser, office.manager, head]) {
        const sent = { ...today, formId: newId(), lookedAt: '', ...judged };
        await refused(() => atPage(who.post(suitability, sent)), 'judgement');
      }
      const assessments = `young-people/${id}/homes/${street}/assessments`;
      await refused(() => atApi(program.post(assessments, { assessedOn: TODAY, ...judged })), 'judgement');
    });
  });

  describe('whether it is suitable', () => {
    it('is judged twice, with last time’s answers, and the young person may see it differently', async () => {
      const [home] = await homes();
      const page = `${at}/homes/${home!.id}`;
      const first = { ...today, formId: newId(), lookedAt: '', ...yes([...LIMBS, ...SCHEDULE_2_ITEMS]), repair: 'no' };
      await office.adviser.post(`${page}/suitability`, { ...first, view: 'no', viewWords: 'Damp.' });
      const shown = await office.adviser.get(page);
      expect(shown.text).toContain('state of repair');
      expect(shown.text).toContain('U1, suitable');
      expect(shown.text).toContain('They see it differently');
      expect(shown.text).toContain('“<span class="onward-text">Damp.</span>”');
      expect((await office.adviser.get(at)).text).toContain('They see it differently');

      const { $ } = await office.adviser.get(`${page}/suitability`);
      expect($('[name=repair]:checked').val()).toBe('no');
      expect($('#repair-hint').text()).toContain('Last time: No');
      const again = { ...first, formId: newId(), lookedAt: String($('[name=lookedAt]').val()), safety: '' };
      const unchanged = await office.adviser.post(`${page}/suitability`, again);
      expect([unchanged.status, unchanged.$('.govuk-error-summary a[href="#changed"]').length]).toEqual([422, 1]);
      const judged = { ...again, changed: 'The lock broke.', judgement: '2', judgementReason: 'Not safe.' };
      const sent = await office.adviser.post(`${page}/suitability`, judged);
      expect(sent.status).toBe(303);
      // The assessment is open again and decides nothing; what the worker gave for the return stands.
      const after = await office.adviser.follow(sent);
      expect(after.$('.onward-home__judged').text()).toContain('Not determined');
      expect(after.$('.onward-home__judged').text()).toContain('U2, not suitable');

      // Written by two at once: the second sees what the first said, and nothing is lost.
      const late = await office.colleague.post(`${page}/suitability`, {
        ...judged,
        formId: newId(),
        changed: 'Nothing',
      });
      expect(late.status).toBe(409);
      expect(late.text).toContain('The last time');
      expect(await count('home_assessment')).toBe(2);

      const [newest] = await office.onward.sql<{ id: string }>(
        `select fact_id as id from home_assessment where young_person_id = $1 order by recorded_at desc limit 1`,
        [id],
      );
      await office.adviser.post(`${at}/recorded-in-error/home-assessment/${newest!.id}`, { reason: 'The wrong home' });
      expect((await office.adviser.get(page)).$('.onward-home__judged').text()).toContain('U1, suitable');
    });

    it('is owed from the day they move in, and once assessed again after six months; one looked at before the move, on its day', async () => {
      const home = await moved({ type: 'E', arrangedBy: 'us', paidBy: 'us', gp: 'keeps' });
      const form = `${at}/homes/${home}/suitability`;
      const line = async () =>
        (await office.adviser.get(at))
          .$(`[aria-labelledby=promised] li:has(a[href="${form}"])`)
          .text()
          .replaceAll(/\s+/g, ' ');
      expect(await line()).toContain('Assess whether the home is suitable');
      const todays = async () => (await office.adviser.get('/today')).$(`a[href="${form}"]`).length;
      const owed = async () => (await office.manager.get('/owed?show=due-7')).$(`a[href="${form}"]`).length;
      expect([(await todays()) > 0, await owed()]).toEqual([true, 1]);

      const all = { ...today, formId: newId(), lookedAt: '', ...yes([...LIMBS, ...SCHEDULE_2_ITEMS]) };
      expect((await office.adviser.post(form, all)).status).toBe(303);
      expect([await todays(), await owed()]).toEqual([0, 0]);
      expect(await line()).toContain('Look again whether the home is suitable');
      expect(await line()).toContain('23 May 2027');

      // Looked at before the move: the move asks for it again, as the page of the home says.
      await office.onward.sql(`update home_assessment set assessed_on = '2026-11-17' where accommodation_id = $1`, [
        home,
      ]);
      expect((await office.adviser.get(`${at}/homes/${home}`)).text).toContain('23 November 2026');
      expect(await owed()).toBe(1);
    });

    it('only a manager makes bed and breakfast a 1, and it stays unsuitable under regulation 9', async () => {
      const home = await moved({ type: 'W', signOffReason: 'One night.' });
      const judge = (browser: SignedInBrowser, given: Record<string, string>) =>
        browser.post(`${at}/homes/${home}/suitability`, { ...today, formId: newId(), lookedAt: '', ...given });
      const one = { judgement: '1', judgementReason: 'One night before the flat is ready.' };
      expect((await judge(office.adviser, one)).status).toBe(422);
      expect((await judge(office.manager, one)).status).toBe(303);
      expect((await homes()).at(-1)).toMatchObject({ reason: one.judgementReason });
      const judged = (await office.adviser.get(`${at}/homes/${home}`)).$('.onward-home__judged').text();
      expect(judged).toContain('W1, suitable');
      expect(judged).toContain('Not suitable');
    });
  });

  describe('what should not be used', () => {
    it('under 18 only the head of service signs off bed and breakfast; it is counted night by night', async () => {
      await aRelevantChild();
      const reason = { signOffReason: 'The hostel closed.', agreedById: head.actor.staffId };
      const home = await moved({ type: 'W', when: 'another-day', onDate: '20/11/26', ...reason });
      const page = `${at}/homes/${home}`;
      const list = await office.manager.get('/homes?show=sign-offs');
      expect(list.$(`a[href="${page}/sign-off"]`).length).toBe(1);
      const line = list.$(`li:has(a[href="${page}"])`).text().replaceAll(/\s+/g, ' ');
      expect(line).toContain('3 nights, 3 under 18');
      expect(line).toContain('3 days without anybody having been in touch');
      expect(line).toContain('Hedy Head is said to have agreed');
      // Every day somebody is in touch: owed until they were today.
      const daily = async () =>
        (await office.adviser.get('/owed?kind=Every+day+in+bed+and+breakfast')).$(`a[href="${at}/contacts/new"]`)
          .length;
      expect(await daily()).toBe(1);
      await office.onward.sql(
        `insert into contact (id, fact_id, young_person_id, held_on, mode, by_role, seen)
         values ($1, $1, $2, '2026-11-23', 'phone', 'personal-adviser', true)`,
        [newId(), at.split('/')[2]],
      );
      expect(await daily()).toBe(0);

      // Who is said to have agreed is told at once and owes it; it waits on the team's page as long as it is not answered.
      const told = await office.onward.sql<{ staff: string }>(
        `select t.staff_id as staff from telling t where t.young_person_id = $1 and t.cause like 'home-sign-off:%'`,
        [at.split('/')[2]],
      );
      expect(told).toEqual([{ staff: head.actor.staffId }]);
      const owed = async (browser: SignedInBrowser) =>
        (await browser.get(`/owed?kind=Home+to+sign+off&who=mine`)).$(`a[href="${page}/sign-off"]`).length;
      expect([await owed(head), await owed(office.adviser), await owed(office.manager)]).toEqual([1, 0, 0]);
      const waits = async (browser: SignedInBrowser) =>
        (await browser.get('/team/homes-to-decide')).$(`a[href="${page}/sign-off"]`).length;
      const tile = async () =>
        Number((await office.manager.get('/team')).$('a[href="/team/homes-to-decide"] .onward-tiles__number').text());
      const before = await tile();
      expect([await waits(office.manager), await waits(office.stranger)]).toEqual([1, 0]);
      expect((await office.adviser.get('/team/homes-to-decide')).status).toBe(403);

      const decision = { formId: newId(), agreed: 'yes', words: 'A flat from Monday.' };
      expect((await office.adviser.get(`${page}/sign-off`)).status).toBe(403);
      expect((await office.manager.post(`${page}/sign-off`, decision)).status).toBe(403);
      expect((await head.post(`${page}/sign-off`, { ...decision, words: '' })).status).toBe(422);
      expect((await head.post(`${page}/sign-off`, decision)).status).toBe(303);
      expect((await head.post(`${page}/sign-off`, decision)).status).toBe(303);
      expect((await head.post(`${page}/sign-off`, { ...decision, formId: newId() })).status).toBe(409);
      expect((await office.manager.get('/homes?show=sign-offs')).$(`a[href="${page}"]`).length).toBe(0);
      expect([await waits(office.manager), await tile(), await owed(head)]).toEqual([0, before - 1, 0]);
      const log = (await office.manager.get('/homes?show=log')).$(`li:has(a[href="${page}"])`).text();
      expect(log).toContain('Hedy Head agreed on');
      expect((await office.stranger.get('/homes?show=log')).$(`a[href="${page}"]`).length).toBe(0);

      // A team manager is said to have agreed, who may not sign it off: it is the head's, and nobody is told that they did.
      const named = { signOffReason: 'No bed.', agreedById: office.manager.actor.staffId };
      const night = await moved({ type: 'W', when: 'another-day', onDate: '22/11/26', ...named });
      const nightOwed = async (browser: SignedInBrowser) =>
        (await browser.get(`/owed?kind=Home+to+sign+off&who=mine`)).$(`a[href="${at}/homes/${night}/sign-off"]`).length;
      expect([await nightOwed(head), await nightOwed(office.manager)]).toEqual([1, 0]);
      const tellings = `select from telling where young_person_id = $1 and cause like 'home-sign-off:%'`;
      expect(await office.onward.sql(tellings, [at.split('/')[2]])).toHaveLength(1);

      // A form that decided on another home decides nothing here.
      const other = await moved({ type: 'K', shared: 'yes', signOffReason: 'No room elsewhere.' });
      // The two ways of asking what waits agree about it, assessed in full or not.
      const bothSay = async () => [
        (await office.manager.get('/homes?show=sign-offs')).$(`a[href="${at}/homes/${other}/sign-off"]`).length,
        (await office.manager.get('/team/homes-to-decide')).$(`a[href="${at}/homes/${other}/sign-off"]`).length,
      ];
      expect(await bothSay()).toEqual([1, 1]);
      expect((await head.post(`${at}/homes/${other}/sign-off`, decision)).status).toBe(409);
      expect((await head.post(`${at}/homes/${other}/sign-off`, { ...decision, formId: newId() })).status).toBe(303);
    });

    it('whoever recorded it does not sign it off', async () => {
      const formId = newId();
      const sent = await office.manager.post(`${at}/moves/new`, {
        ...{ ...today, step: 'save', formId, type: 'W', signOffReason: 'Nothing else.' },
      });
      expect(sent.status).toBe(303);
      const decision = { formId: newId(), agreed: 'yes', words: 'Fine.' };
      expect((await office.manager.post(`${at}/homes/${formId}/sign-off`, decision)).status).toBe(403);
      expect((await head.post(`${at}/homes/${formId}/sign-off`, decision)).status).toBe(303);
    });

    it('under 18 a service manager signs off what the only head of service asked for', async () => {
      const next = await office.onward.signInAs('manager', { team: 'North', name: 'Next Manager' });
      await office.onward.sql(`update staff set post = 'service-manager' where id = $1`, [next.actor.staffId]);
      await office.onward.sql(`update young_person set date_of_birth = '2009-06-01' where id = $1`, [at.split('/')[2]]);
      const asked = async (who: SignedInBrowser) => {
        const formId = newId();
        const sent = { ...today, step: 'save', formId, type: 'W', signOffReason: 'Nothing else.' };
        expect((await who.post(`${at}/moves/new`, sent)).status).toBe(303);
        return `${at}/homes/${formId}`;
      };
      const owed = async (who: SignedInBrowser, home: string) =>
        (await who.get('/owed?kind=Home+to+sign+off&who=mine')).$(`a[href="${home}/sign-off"]`).length;
      const decision = () => ({ formId: newId(), agreed: 'yes', words: 'Fine.' });
      const home = await asked(head);
      expect([await owed(head, home), await owed(next, home), await owed(office.manager, home)]).toEqual([0, 1, 0]);
      expect((await head.post(`${home}/sign-off`, decision())).status).toBe(403);
      const refused = await office.manager.post(`${home}/sign-off`, decision());
      expect([refused.status, refused.text.includes('only a service manager signs off')]).toEqual([403, true]);
      const told = `select staff_id as id from telling where young_person_id = $1 and cause like 'home-sign-off:%'`;
      expect(await office.onward.sql(told, [at.split('/')[2]])).toEqual([{ id: next.actor.staffId }]);
      expect((await next.get(home)).$(`a[href="${home}/sign-off"]`)).toHaveLength(1);
      expect((await next.post(`${home}/sign-off`, decision())).status).toBe(303);
    });

    it('from 18 bed and breakfast has a plan to move on, owed until somebody wrote who sees to it and by when', async () => {
      const home = await moved({ type: 'W', when: 'another-day', onDate: '20/11/26', signOffReason: 'Nothing else.' });
      const page = `${at}/homes/${home}`;
      const owed = async () => (await office.manager.get('/owed?show=due-7')).$(`a[href="${page}/exit-plan"]`).length;
      expect(await owed()).toBe(1);
      expect((await office.adviser.get(page)).$(`a[href="${page}/exit-plan"]`).length).toBe(1);
      const decision = { formId: newId(), agreed: 'yes', words: 'Two nights.' };
      const half = await office.manager.post(`${page}/sign-off`, { ...decision, exitPlan: 'A room at the foyer.' });
      expect([half.status, half.$('.govuk-error-summary a').text()]).toEqual([
        ...[422, 'Enter who sees to itEnter the day as 9/3/26 or 9 March 2026'],
      ]);
      const plan = { exitPlan: 'A room at the foyer.', exitOwner: 'Ada', exitByOn: '25/11/26' };
      const past = await office.manager.post(`${page}/sign-off`, { ...decision, ...plan, exitByOn: '20/11/26' });
      expect([past.status, past.$('.govuk-error-summary a').attr('href')]).toEqual([422, '#exitByOn']);
      expect((await office.manager.post(`${page}/sign-off`, { ...decision, ...plan })).status).toBe(303);
      expect(await owed()).toBe(0);
      expect((await office.adviser.get(page)).text).toContain('They move on by 25 November 2026');

      const other = { ...plan, formId: newId(), exitPlan: 'The flat in Mill Road.', exitByOn: '27/11/26' };
      expect((await office.adviser.post(`${page}/exit-plan`, other)).status).toBe(303);
      const both = (await office.adviser.get(page)).$('main').text();
      expect(both.indexOf('The flat in Mill Road.')).toBeLessThan(both.indexOf('A room at the foyer.'));
      expect((await office.stranger.get(`${page}/exit-plan`)).status).toBe(404);
      const [flat] = await homes();
      expect((await office.adviser.get(`${at}/homes/${flat!.id}/exit-plan`)).status).toBe(404);
      expect((await office.dataOfficer.get(page)).text).not.toContain('Mill Road');
    });

    it('a shared house needs it until every question was answered', async () => {
      const home = await moved({
        ...{ type: 'K', shared: 'yes', signOffReason: 'No room elsewhere.', when: 'another-day', onDate: '24/10/26' },
      });
      // The flat began on 17 November: the shared house was before it.
      const page = `${at}/homes/${home}`;
      expect((await office.manager.get('/homes?show=log')).$(`a[href="${page}"]`).length).toBe(1);
      await office.adviser.post(`${page}/suitability`, {
        ...{ ...today, formId: newId(), lookedAt: '', ...yes(ASSESSMENT_ITEMS) },
      });
      expect((await office.manager.get('/homes?show=log')).$(`a[href="${page}"]`).length).toBe(0);
    });

    it('managers are told each morning, once, how many slept in bed and breakfast', async () => {
      await office.onward.sql(
        `update accommodation_period set to_on = from_on where type = 'W' and young_person_id <> $1`,
        [id],
      );
      await moved({ type: 'W', when: 'another-day', onDate: '21/11/26', signOffReason: 'Nothing else.' });
      const news = await office.onward.app
        .get(UnitOfWork)
        .read(SYSTEM, (work) =>
          BED_AND_BREAKFAST_NEWS.news(work, TODAY, { publicUrl: 'https://onward.example', madeUp: false }),
        );
      const mine = news.filter(({ staffId }) => staffId === office.manager.actor.staffId);
      expect(mine).toHaveLength(1);
      expect(mine[0]!.body).toContain('1 in bed and breakfast');
      expect(mine[0]!.body).toContain('Not signed off: 1');
      expect(mine[0]!.body).not.toContain('Mina');
      expect(mine[0]!.cause).toContain('2026-11-23');
    });
  });

  describe('how it turns out', () => {
    it('is asked 1, 3, 6 and 12 months after a move into a home of their own, and not of one they have left', async () => {
      await office.onward.sql(
        `update accommodation_period set withdrawn = true, withdrawn_reason = 'Never.' where young_person_id = $1`,
        [at.split('/')[2]],
      );
      const home = await moved({ type: 'U', when: 'another-day', onDate: '10/10/26' });
      const page = `${at}/homes/${home}`;
      const asks = async () => [
        (await office.adviser.get('/homes?show=follow-ups')).$(`a[href="${page}/how-it-goes/1-month"]`).length,
        (await office.adviser.get('/owed?kind=How+a+move+turns+out')).$(`a[href="${page}/how-it-goes/1-month"]`).length,
      ];
      expect(await asks()).toEqual([1, 1]);
      const answer = { ...today, formId: newId(), answer: 'at-risk', words: '' };
      const risky = await office.adviser.post(`${page}/how-it-goes/1-month`, answer);
      expect([risky.status, risky.$('.govuk-error-summary a[href="#words"]').length]).toEqual([422, 1]);
      const tried = { ...answer, formId: newId(), answer: 'not-reached' };
      expect((await office.adviser.post(`${page}/how-it-goes/1-month`, tried)).status).toBe(303);
      expect((await office.adviser.get('/homes?show=follow-ups')).text).toContain('Not reached yet');
      // They leave before three months are over, with the first not answered.
      await moved({ type: 'K', shared: 'no' });
      expect(await asks()).toEqual([0, 0]);
      expect((await office.adviser.get(`${page}/how-it-goes/3-months`)).status).toBe(404);
      const said = { ...answer, formId: newId(), answer: 'well', words: 'Cooks every day.' };
      expect((await office.adviser.post(`${page}/how-it-goes/1-month`, said)).status).toBe(303);
      expect((await office.adviser.get(page)).text).toContain('Cooks every day.');
    });
  });

  describe('the API', () => {
    it('tries a move, records it whole, reads it in full and sees to what it brought', async () => {
      const said = { type: 'U', fromOn: '2026-11-20', arrangedBy: 'us', paidBy: 'benefits', gp: 'new', tell: ['bank'] };
      const tried = await program.post(`young-people/${id}/homes/check`, said);
      expect(tried.status).toBe(200);
      expect(tried.body.starts.map(({ rule }: { rule: string }) => rule)).toContain('PA-02');
      expect(await homes()).toHaveLength(1);

      const made = await program.post(`young-people/${id}/homes`, said);
      expect(made.status).toBe(201);
      const home = `young-people/${id}/homes/${made.body.id as string}`;
      const yesTo = [...LIMBS, ...SCHEDULE_2_ITEMS];
      const assessed = { assessedOn: '2026-11-20', yes: yesTo, no: [], view: 'yes', viewWords: 'Mine.' };
      expect((await program.post(`${home}/assessments`, assessed)).status).toBe(201);
      const judged = { assessedOn: '2026-11-21', changed: 'Nothing', judgement: '2', judgementReason: 'Too far.' };
      expect((await program.post(`${home}/assessments`, judged)).status).toBe(201);
      const { body } = await program.get(`${home}/in-full`);
      expect(body).toMatchObject({ suitability: 'suitable', inReturn: 'U2', disagreement: true });
      expect(body.tasks.map(({ what }: { what: string }) => what).at(-1)).toBe('Tell of the move: Bank');

      const step = { step: 'done', onDay: '2026-11-23' };
      const done = await program.post(`${home}/tasks/${body.tasks[0].id as string}`, step);
      expect(done.body.tasks[0].step).toBe('done');
      const followed = { mark: '1-month', askedOn: '2026-11-23', answer: 'well' };
      const answered = await program.post(`${home}/follow-ups`, followed);
      expect(answered.body.followUps[0]).toMatchObject({ mark: '1-month', answer: 'well' });
      const silent = await aProgramOf(office.onward, office.adviser.actor, ['read:people']);
      const masked = await silent.get(`${home}/in-full`);
      expect(masked.body.views[0]).toMatchObject({ answer: 'yes', words: null });
      expect(masked.body.assessments[0].judgementReason).toBeNull();
      expect((await program.get('homes-to-watch')).status).toBe(200);
    });

    it('a section that followed from the answers follows when one of them changes', async () => {
      await aRelevantChild();
      const made = await program.post(`young-people/${id}/homes`, {
        type: 'D',
        fromOn: '2026-11-20',
        arrangedBy: 'us',
      });
      const home = `young-people/${id}/homes/${made.body.id as string}`;
      const read = await program.get(home);
      expect(read.body.providedUnder).toBe('s23B');
      const match = { 'if-match': String(read.headers['etag']) };
      const changed = await program.patch(home, { arrangedBy: 'themselves', paidBy: 'themselves' }, match);
      expect(changed.body).toMatchObject({ providedUnder: 'none', arrangedBy: 'themselves' });
    });
  });

  it('the record of two hundred homes shows the latest, and leads to all of them', async () => {
    await office.onward.sql(
      `insert into accommodation_period (id, fact_id, young_person_id, type, from_on, to_on)
       select id, id, $1, 'K', '2020-01-01'::date + n * 7, '2020-01-01'::date + n * 7 + 7
         from (select gen_random_uuid() as id, n from generate_series(0, 199) n) one`,
      [id],
    );
    const { $ } = await office.adviser.get(at);
    expect($(`a[href="${at}/homes"]`).text()).toContain('190 more');
    expect($('[aria-labelledby=home] li').length).toBeLessThan(15);
    const all = await office.adviser.get(`${at}/homes`);
    expect(all.$('.onward-home').length).toBe(20);
    const last = await office.adviser.get(all.$('.govuk-pagination__link').last().attr('href')!);
    expect(last.$('.onward-home').length).toBe(20);
    expect((await office.adviser.get(`${at}/homes?page=11`)).$('.onward-home').length).toBe(1);
    expect((await office.adviser.get(`${at}/homes?page=12`)).text).toContain('There is nothing more in this list');
  });

  describe('the figures of homes', () => {
    let manager: SignedInBrowser;
    /** By address: what it says there. */
    const links = (page: Awaited<ReturnType<SignedInBrowser['get']>>) =>
      new Map(
        page
          .$('.onward-plans a:not([href^="/improvement"]), table a')
          .toArray()
          .map((link) => [
            String(page.$(link).attr('href')),
            Number.parseInt(page.$(link).contents().first().text().trim(), 10),
          ]),
      );
    const namesBehind = async (query: string) =>
      (await manager.get(`/figures/homes/people?${query}`))
        .$('.onward-caseload__name')
        .toArray()
        .map((link) => String(link.attribs['href']).split('/')[2]);

    const everyLinkCounts = async (address: string) => {
      const asked = links(await manager.get(address));
      expect(asked.size).toBeGreaterThan(8);
      for (const [href, count] of asked) {
        const shown = (await manager.get(href)).$('.onward-caseload__counts').text().replaceAll(/\s+/g, ' ').trim();
        expect([href, shown]).toEqual([
          href,
          expect.stringMatching(new RegExp(`^${count} young (person|people), as at`)),
        ]);
      }
    };

    const ofTheTeam = async (personId: string) => {
      await office.onward.sql('update young_person set team_id = $2 where id = $1', [
        personId,
        manager.actor.teamIds[0],
      ]);
      return personId;
    };
    beforeEach(async () => {
      manager = await office.onward.signInAs('manager', { team: `Homes ${newId()}`, name: 'Maro' });
    });

    /** Six of one team, counted by hand. */
    const sixPeople = async () => {
      const someone = async (givenName: string, fields?: Record<string, string>) => {
        id = await ofTheTeam(await aCareLeaverInANewFlat(office, { givenName }));
        at = `/young-people/${id}`;
        if (fields) await move({ step: 'save', ...fields }, manager);
        return id;
      };
      const judge = async (fields: Record<string, string>) => {
        const home = (await homes()).at(-1)!;
        const sent = await manager.post(`${at}/homes/${home.id}/suitability`, {
          ...{ ...today, formId: newId(), lookedAt: '', ...fields },
        });
        expect(sent.status).toBe(303);
      };
      const judged = { judgement: '1', judgementReason: 'A good flat.', view: 'no' };
      const amy = await someone('Amy');
      await judge(judged);
      const ben = await someone('Ben');
      const cy = await someone('Cy', {
        ...{ type: 'W', when: 'another-day', onDate: '20/11/26', signOffReason: 'Nothing else.' },
      });
      const dee = await someone('Dee', { type: 'R', when: 'another-day', onDate: '20/11/26' });
      const eve = await someone('Eve', { type: 'E', when: 'another-day', onDate: '20/11/26', band: 'over-50' });
      await judge({ ...yes([...LIMBS, ...SCHEDULE_2_ITEMS]), judgement: '2', judgementReason: 'Too far away.' });
      await aRelevantChild();
      const fay = await ofTheTeam(id);
      const registered = { providerRegistered: 'no', arrangedBy: 'us', paidBy: 'us' };
      expect((await move({ step: 'save', type: 'D', ...registered }, manager)).status).toBe(303);
      return { amy, ben, cy, dee, eve, fay };
    };

    it('are as counted by hand, each open to its names', async () => {
      const { amy, ben, cy, dee, eve, fay } = await sixPeople();
      const { body } = await (await aProgramOf(office.onward, manager.actor)).get('figures/homes');
      const [suitable, nights, unregistered, away] = body.figures;
      // Amy; Cy, Eve and Fay; Ben. Dee is left out, as residence is not known.
      expect(suitable.total).toMatchObject({ numerator: 1, among: 5, percent: 20, unknown: 1 });
      expect(suitable.total.kinds).toMatchObject({ unsuitable: 3, 'not-judged': 1, 'residence-not-known': 1 });
      expect(suitable.total.differs).toEqual({ 'regulation-9': 1, 'young-person': 1, 'our-return': 0, any: 2 });
      expect(suitable.lines.map(({ key }: { key: string }) => key)).toEqual(['17-18']);
      expect(nights.total).toMatchObject({ numerator: 1, among: 5, unknown: 1, nights: 3, nightsUnder18: 0 });
      expect(unregistered.total).toMatchObject({ numerator: 1, among: 1, percent: 100, unknown: 0 });
      expect(away.total).toMatchObject({ numerator: 1, among: 1, percent: 100, unknown: 5 });

      expect(await namesBehind('of=suitable')).toEqual([amy]);
      expect((await namesBehind('of=unsuitable')).toSorted()).toEqual([cy, eve, fay].toSorted());
      expect(await namesBehind('of=not-known')).toEqual([ben]);
      expect(await namesBehind('of=left-out')).toEqual([dee]);
      expect(await namesBehind('of=regulation-9')).toEqual([eve]);
      expect(await namesBehind('of=young-person')).toEqual([amy]);
      expect(await namesBehind('figure=nights&of=numerator')).toEqual([cy]);
      expect(await namesBehind('figure=unregistered&of=numerator')).toEqual([fay]);
      expect(await namesBehind('figure=away&of=numerator')).toEqual([eve]);

      await everyLinkCounts('/figures/homes');
      await everyLinkCounts('/figures/homes?year=2027');
      const csv = (await manager.get('/figures/homes.csv')).text;
      expect(csv).not.toContain('Fable');
      // One young person slept there: neither that nor the three nights stand in the file.
      expect(csv).toContain('Bed and breakfast,All,From 18 only,the part and the whole,c');
      expect(csv).toContain('Bed and breakfast,All,Nights,nights,c');
      const named = (await manager.get('/figures/homes/people.csv?figure=nights&of=numerator')).text;
      expect(named).toContain('Cy Fable');
      expect(await namesBehind('figure=away&year=2026')).toEqual(await namesBehind('year=2026'));
    });

    it('of a year count the home of the birthday, with the judgement of then, or what the return of it stated', async () => {
      // 18 on 10 March 2026.
      const ada = await ofTheTeam(await aCareLeaverInANewFlat(office, { givenName: 'Ada', movedOn: '2026-03-10' }));
      const judging = (assessedOn: string, judgement: string) =>
        office.onward.sql(
          `insert into home_assessment (id, fact_id, young_person_id, accommodation_id, assessed_on, answers, judgement, judgement_reason)
           select gen_random_uuid(), gen_random_uuid(), h.young_person_id, h.fact_id, $2, '{}', $3, 'So.'
             from accommodation_period h where h.young_person_id = $1`,
          [ada, assessedOn, judgement],
        );
      await judging('2026-06-01', '2');
      const bea = await ofTheTeam(await aCareLeaverInANewFlat(office, { givenName: 'Bea' }));
      expect(await namesBehind('year=2026&of=unsuitable')).toEqual([ada]);
      expect(await namesBehind('year=2026&of=no-home')).toEqual([bea]);
      // There is a judgement by the birthday now: that of June says nothing about it any more.
      await judging('2026-03-10', '1');
      expect(await namesBehind('year=2026&of=suitable')).toEqual([ada]);
      expect(await namesBehind('of=unsuitable')).toEqual([ada]);

      const stated = async (personId: string, code: string) => {
        const runId = newId();
        await office.onward.sql(
          `insert into import_run (id, kind, collection_year, counts, faults) values ($1, 'ssda903', 2026, '{}', '[]')`,
          [runId],
        );
        await office.onward.sql(
          `insert into return_snapshot (id, young_person_id, collection_year, in_touch, activity, accommodation, import_id, import_line)
           values ($1, $2, 2026, 'YES', 'F2', $3, $4, '1')`,
          [newId(), personId, code, runId],
        );
      };
      await stated(bea, 'E1');
      await stated(ada, 'U2');
      expect((await namesBehind('year=2026&of=suitable')).toSorted()).toEqual([ada, bea].toSorted());
      expect(await namesBehind('year=2026&of=our-return')).toEqual([ada]);
      const list = await manager.get('/figures/homes/people?year=2026&of=suitable');
      expect(list.text).toContain('E1, as our return of that year stated it');
      expect(await namesBehind('year=2027&of=birthday-to-come')).toHaveLength(2);
    });

    it('say how long homes of their own last, as counted by hand', async () => {
      const someone = async (givenName: string, movedOn: string, said: Record<string, string> = {}) => {
        const personId = await ofTheTeam(await aCareLeaverInANewFlat(office, { givenName, movedOn }));
        for (const [mark, answer] of Object.entries(said)) {
          await office.onward.sql(
            `insert into home_follow_up (id, young_person_id, accommodation_id, mark, asked_on, answer)
             select gen_random_uuid(), young_person_id, fact_id, $2, '2026-11-01', $3
               from accommodation_period where young_person_id = $1`,
            [personId, mark, answer],
          );
        }
        return personId;
      };
      // Three months after it nobody asked, but six months after it they were there.
      const gia = await someone('Gia', '2026-02-10', { '1-month': 'well', '6-months': 'struggling' });
      const hal = await someone('Hal', '2026-05-05');
      [id, at] = [hal, `/young-people/${hal}`];
      await moved({ type: 'K', when: 'another-day', onDate: '1/7/26' });
      const ida = await someone('Ida', '2026-08-01', { '1-month': 'not-reached' });
      const joy = await someone('Joy', '2026-11-17');

      const { body } = await (await aProgramOf(office.onward, manager.actor)).get('figures/homes');
      const { total } = body.figures.at(-1);
      expect(total).toMatchObject({ numerator: 1, among: 2, percent: 50, unknown: 1 });
      expect(total.kinds).toMatchObject({ struggling: 1, left: 1, 'not-asked': 1, 'too-soon': 1 });
      expect(total.marks).toMatchObject({
        '1-month': { well: 1, 'still-there': 1, left: 0, 'not-reached': 1 },
        '3-months': { 'still-there': 1, left: 1, 'not-asked': 1 },
        '6-months': { struggling: 1, left: 1, 'not-asked': 0 },
        '12-months': { well: 0, left: 0 },
      });
      const behind = (of: string) => namesBehind(`figure=sustained&of=${of}`);
      expect([await behind('1-month-still-there'), await behind('3-months-not-known')]).toEqual([[hal], [ida]]);
      expect([await behind('6-months-numerator'), await behind('too-soon')]).toEqual([[gia], [joy]]);
      await everyLinkCounts('/figures/homes');
      expect((await manager.get('/figures/homes.csv')).text).toContain('All,After 3 months: left by then,the whole,c');
      const list = await manager.get('/figures/homes/people?figure=sustained&of=3-months-left');
      expect(list.text).toContain('after 1 month: there, how it went not said; after 3 months: left by then');
    });

    it('say who will need a home, and what there is, as counted by hand', async () => {
      const sql = office.onward.sql.bind(office.onward);
      const someone = async (givenName: string, given: object = {}) =>
        ofTheTeam(await aCareLeaverInANewFlat(office, { givenName, ...given }));
      const story = (personId: string, kind: string, said: object) =>
        sql(
          `insert into arrangement (id, young_person_id, kind, on_day, said) values (gen_random_uuid(), $1, $2, '2026-11-01', $3)`,
          [personId, kind, said],
        );
      const inCare = async (givenName: string) => {
        const personId = await someone(givenName);
        await sql(`update young_person set date_of_birth = '2009-03-01' where id = $1`, [personId]);
        await sql(`update care_episode set to_on = null, reason_ceased = null where young_person_id = $1`, [personId]);
        return personId;
      };
      const amy = await someone('Amy');
      [id, at] = [amy, `/young-people/${amy}`];
      await moved({ type: 'W', when: 'another-day', onDate: '20/11/26', signOffReason: 'Nothing else.' });
      const bea = await someone('Bea');
      await sql(
        `insert into flat_queue (id, young_person_id, need, reason, since_on) values (gen_random_uuid(), $1, 'high', 'Far.', '2026-10-01')`,
        [bea],
      );
      const cas = await someone('Cas');
      await story(cas, 'tenancy-at-risk', { signals: ['notice'], mustLeaveOn: '2026-12-18', words: 'Notice.' });
      const dan = await inCare('Dan');
      const eli = await inCare('Eli');
      await story(eli, 'staying-put', { carer: 'Joan', startsOn: '2027-03-01', terms: 'As before.' });
      const fin = await someone('Fin');
      await sql(
        `insert into detention (id, fact_id, young_person_id, kind, from_on) values (gen_random_uuid(), gen_random_uuid(), $1, 'custody', '2026-11-02')`,
        [fin],
      );
      for (const [name, status] of [
        ['Westmoor Homes', 'approved'],
        ['Shut House', 'suspended'],
      ]) {
        const providerId = newId();
        await sql(`insert into provider (id, name, kind) values ($1, $2, 'council-housing')`, [providerId, name]);
        await sql(
          `insert into provider_step (id, provider_id, status, from_on, reason) values (gen_random_uuid(), $1, $2, '2026-01-01', 'So.')`,
          [providerId, status],
        );
        await sql(
          `insert into provider_vacancy (id, provider_id, place, key, free, from_on, youngest, told_on)
           values (gen_random_uuid(), $1, 'Mill Road', 'mill road', 1, '2026-11-20', 18, '2026-11-20')`,
          [providerId],
        );
      }
      await sql(
        `insert into flat_quota (id, year, landlord, key, flats) values (gen_random_uuid(), 2026, 'Tern', 'tern', 2)`,
      );

      const { body } = await (await aProgramOf(office.onward, manager.actor)).get('figures/sufficiency');
      const lines = Object.fromEntries(
        body.lines.map((line: { month: string; all: number; places: number; gap: number | null }) => [
          line.month,
          [line.all, line.places, line.gap],
        ]),
      );
      expect(lines).toMatchObject({
        ...{ now: [2, 1, 1], '2026-11': [0, 0, 1], '2026-12': [1, 0, 2], '2027-03': [1, 0, 3], '2027-10': [0, 0, 3] },
        'day-not-known': [1, 2, null],
      });
      expect(body).toMatchObject({ kinds: { own: 1, 'under-18': 0, 'not-said': 4 }, settled: 1 });
      const behind = async (query: string) =>
        (await manager.get(`/figures/sufficiency/people?${query}`))
          .$('.onward-caseload__name')
          .toArray()
          .map((link) => String(link.attribs['href']).split('/')[2]);
      expect(await behind('month=now&need=no-settled-home')).toEqual([amy]);
      expect(await behind('kind=own')).toEqual([bea]);
      expect(await behind('month=2026-12')).toEqual([cas]);
      expect(await behind('need=turns-18')).toEqual([dan]);
      expect(await behind('settled=yes')).toEqual([eli]);
      expect(await behind('month=day-not-known')).toEqual([fin]);
      await everyLinkCounts('/figures/sufficiency');
      const page = (await manager.get('/figures/sufficiency')).$('main').text().replaceAll(/\s+/g, ' ');
      expect(page).toContain(
        '5 young people need a home, of 1 young people the day is not known. By the end of October 2027: 3 short.',
      );
      expect(page).toContain('1: Westmoor Homes, Mill Road, now, said on 20 November 2026');
      expect(page).toContain('agreed and not offered yet, by 31 March 2027');
      expect(page).not.toContain('Shut House');
      const file = (await manager.get('/figures/sufficiency.csv')).text.split('\r\n');
      const ofAll = file.filter((line) => line.includes(',All,')).map((line) => line.replace(/^[^,]*,All,/, ''));
      expect(ofAll).toEqual([
        ...['All who need a home,5', 'No settled home,c', 'Has to leave,c', '"In care, turns 18",c'],
        ...['Staying put ends,0', 'Leaves custody,c', 'Waits for a flat,c', 'A home of their own,c'],
        ...['Under 18 on that day,0', 'Kind of home not said,c', 'Beside: turn 18 in care with staying put agreed,c'],
        ...['Places: Flats and tenancies,3', 'Places: Supported accommodation,0', 'Places: Supported lodgings,0'],
        'Places: Other,0',
      ]);
      // The first gap would tell how many need a home now.
      expect(file.filter((line) => line.includes(',Now,')).slice(-2)).toEqual([
        '2026-11-23,Now,Places,1',
        '2026-11-23,Now,Gap so far,c',
      ]);
      expect((await office.adviser.get('/figures/sufficiency')).status).toBe(403);
      expect((await office.dataOfficer.get('/figures/sufficiency')).status).toBe(403);
    });

    it('say of a move to another council’s area which, and whether it was told', async () => {
      const gil = await ofTheTeam(await aCareLeaverInANewFlat(office, { givenName: 'Gil' }));
      const [arrangement] = await office.onward.sql<{ id: string }>(
        `insert into arrangement (id, young_person_id, kind, on_day, said)
         values (gen_random_uuid(), $1, 'another-area', '2026-11-01', '{"council":"Slough"}') returning id`,
        [gil],
      );
      const entry = (what: string, day: string, said = '{}') =>
        office.onward.sql(
          `insert into arrangement_entry (id, arrangement_id, young_person_id, entry, on_day, said)
           values (gen_random_uuid(), $1, $2, $3, $4, $5)`,
          [arrangement!.id, gil, what, day, said],
        );
      expect(await namesBehind('figure=away&of=distance-not-said')).toEqual([gil]);
      await entry('moved', '2026-11-17');
      expect(await namesBehind('figure=away&of=other-council')).toEqual([gil]);
      const list = () => manager.get('/figures/homes/people?figure=away&of=numerator');
      expect((await list()).text).toContain('Slough, not told yet');
      await entry('told-council', '2026-11-18');
      expect((await list()).text).toContain('Slough, told on 18 November 2026');
      // Who lives further away stands first; nothing is recorded of them, and coming back can be planned.
      const ivy = await ofTheTeam(await aCareLeaverInANewFlat(office, { givenName: 'Ivy' }));
      await office.onward.sql(
        `insert into home_distance (id, young_person_id, accommodation_id, band)
         select gen_random_uuid(), young_person_id, fact_id, 'over-50' from accommodation_period where young_person_id = $1`,
        [ivy],
      );
      expect(await namesBehind('figure=away&of=numerator')).toEqual([ivy, gil]);
      const awayList = await list();
      expect(awayList.$('tbody tr').first().text().replaceAll(/\s+/g, ' ')).toContain('Nothing recorded');
      const begin = awayList.$(`a[href="/young-people/${ivy}/home/new/another-area"]`);
      expect(begin.text()).toContain('Record that they live away');
      const said = {
        formId: newId(),
        ...today,
        council: 'Hull',
        whose: 'council-arranges',
        why: 'The only placement.',
      };
      const story = (await manager.post(begin.attr('href')!, said)).location!;
      const back = { formId: newId(), ...today, wishes: 'yes', steps: 'A flat in town.', backOn: '9/3/27' };
      expect((await manager.post(`${story}/record/return-plan`, back)).status).toBe(303);
      const after = (await list()).$('tbody tr').first();
      expect(
        after
          .find('a')
          .toArray()
          .map((link) => link.attribs['href']),
      ).toContain(`${story}/record/return-plan`);
      expect(after.text().replaceAll(/\s+/g, ' ')).toMatch(
        /Hull, not told yet.*None.*They wish to come back, back by 9 March 2027/,
      );
      expect((await manager.get('/figures/homes/people.csv?figure=away&of=numerator')).text).toContain(
        '"Hull, not told yet",None,"They wish to come back, back by 9 March 2027"',
      );
      await entry('end', '2026-11-20', '{"outcome":"came-back"}');
      await office.onward.sql(`update arrangement set ended_on = '2026-11-20' where id = $1`, [arrangement!.id]);
      expect(await namesBehind('figure=away&of=distance-not-said')).toEqual([gil]);
    });
  });

  it('does not exist for another team, and its words are for those who work with them', async () => {
    const home = await moved({ type: 'E', view: 'no', viewWords: 'Loud neighbours.' });
    for (const page of ['', '/suitability', '/how-it-goes/1-month', '/sign-off']) {
      expect((await office.stranger.get(`${at}/homes/${home}${page}`)).status).toBe(404);
    }
    const read = await office.dataOfficer.get(`${at}/homes/${home}`);
    expect([read.status, read.text.includes('Loud neighbours.')]).toEqual([200, false]);
    expect((await office.dataOfficer.get(`${at}/homes/${home}/suitability`)).status).toBe(403);
  });

  it('after generated moves everything follows that should', async () => {
    const { recorded, refused } = await tryMoves(office, { people: 5, each: 5, seed: 20_261_126 });
    expect(recorded + refused).toBe(25);
    expect(recorded).toBeGreaterThan(8);
  });
});
