import { DataSource } from 'typeorm';
import { ImportsService } from '../../src/imports/imports.service';
import { newId } from '../../src/platform/ids';
import { localDate } from '../../src/statutory/local-date';
import { MatterForManager } from '../../src/young-people/matter-for-manager.entity';
import { aReturn } from '../imports/a-return';
import { aProgramOf } from '../support/api';
import { SYSTEM } from '../support/records';
import { aCareLeaverInANewFlat, anOffice, TODAY, type Office } from './young-person-people';

const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

describe('what only a manager may decide', () => {
  let office: Office;
  let id: string;
  let at: string;

  beforeAll(async () => {
    office = await anOffice();
  });
  beforeEach(async () => {
    id = await aCareLeaverInANewFlat(office);
    at = `/young-people/${id}`;
  });
  afterAll(() => office.onward.close());

  const raise = async (kind: string): Promise<string> => {
    const matterId = newId();
    const matter = { id: matterId, youngPersonId: id, kind, detail: `About ${kind}.` };
    await office.onward.app.get(DataSource).getRepository(MatterForManager).insert(matter);
    return matterId;
  };
  const inset = async (who = office.manager) => words((await who.get(at)).$('.onward-for-manager').text());

  it('is settled by a manager with a reason, which stays on the record with the name', async () => {
    const matter = await raise('possible-duplicate');
    const record = await office.manager.get(at);
    const href = record.$('.onward-for-manager a').attr('href')!;
    expect(href).toBe(`${at}/matters/${matter}`);
    expect((await office.manager.get(href)).$('#diedOn, #careEndedOn')).toHaveLength(0);
    const refused = await office.manager.post(href, { reason: '' });
    expect(refused.status).toBe(422);
    expect(refused.$('.govuk-error-summary a[href="#reason"]')).toHaveLength(1);
    const form = { reason: 'Two sisters: I rang the school.' };
    const done = await office.manager.post(href, form);
    const again = await office.manager.post(href, { reason: 'Something else' });

    expect([done.status, again.status]).toEqual([303, 303]);
    const { $ } = await office.manager.follow(done);
    expect($('.onward-for-manager')).toHaveLength(0);
    expect(words($('details:contains("Settled by a manager (1)")').text())).toMatch(
      /About possible-duplicate\. ?Two sisters: I rang the school\. ?Bo Manager, /,
    );
    const audited = await office.onward.sql(
      `select actor_id, subject_id from audit_event where young_person_id = $1 and did = 'matter.settled'`,
      [id],
    );
    expect(audited).toEqual([{ actor_id: office.manager.actor.userId, subject_id: matter }]);
  });

  it('is seen by advisers and data officers, and settled by neither', async () => {
    const matter = await raise('record-contradicted');
    for (const who of [office.adviser, office.dataOfficer]) {
      expect(await inset(who)).toContain('About record-contradicted.');
      expect((await who.get(at)).$('.onward-for-manager a')).toHaveLength(0);
      expect((await who.get(`${at}/matters/${matter}`)).status).toBe(403);
      expect((await who.post(`${at}/matters/${matter}`, { reason: 'Mine' })).status).toBe(403);
    }
    const other = await aCareLeaverInANewFlat(office);
    expect((await office.manager.post(`/young-people/${other}/matters/${matter}`, { reason: 'x' })).status).toBe(404);
    expect(await inset()).toContain('About record-contradicted.');
  });

  it('does not say that they do not feel safe to whoever does not read notes', async () => {
    const matter = await raise('does-not-feel-safe');
    const told = /feel|safe/;
    expect(await inset()).toContain('About does-not-feel-safe.');
    expect(await inset(office.dataOfficer)).toContain('A matter for a manager');
    expect(await inset(office.dataOfficer)).not.toMatch(told);
    const list = '/caseload?who=everyone&show=for-a-manager';
    expect((await office.manager.get(list)).text).toContain('About does-not-feel-safe.');
    expect((await office.dataOfficer.get(list)).text).not.toContain('About does-not-feel-safe.');

    const program = await aProgramOf(office.onward, office.manager.actor, ['read:people', 'write:casework']);
    const one = { key: matter, kind: 'other', text: 'A matter for a manager', facts: ['A matter for a manager'] };
    const matters = `young-people/${id}/matters`;
    expect((await program.get(matters)).body.open).toMatchObject([one]);
    const toDecide = await program.get('team/to-decide?kind=other');
    expect(toDecide.body.items).toMatchObject([one]);
    expect((await program.get('team/to-decide?kind=does-not-feel-safe')).body.items).toEqual([]);
    expect(toDecide.body.kinds).toContainEqual({ kind: 'other', total: 1 });
    const reader = await aProgramOf(office.onward, office.manager.actor, ['read:people', 'read:notes']);
    expect((await reader.get(matters)).body.open).toMatchObject([{ kind: 'does-not-feel-safe' }]);

    const said = { reason: 'Moved: the neighbour frightened them.' };
    expect((await program.post(`${matters}/${matter}/settlement`, said)).status).toBeLessThan(300);
    const [settled] = (await program.get(matters)).body.settled as { text: string; reason: string }[];
    expect(settled).toMatchObject({ text: 'A matter for a manager' });
    expect(settled!.reason).not.toContain('neighbour');
    expect((await office.dataOfficer.get(at)).text).not.toContain('neighbour');
    const audited = `select detail ->> 'kind' as kind from audit_event where young_person_id = $1 and did = 'matter.settled'`;
    expect(await office.onward.sql(audited, [id])).toEqual([{ kind: 'does-not-feel-safe' }]);
  });

  it('of a death without a date asks the date, which ends what is due', async () => {
    const matter = await raise('death-without-a-date');
    for (const diedOn of ['1/1/2030', '1/1/2000', 'spring']) {
      const wrong = await office.manager.post(`${at}/matters/${matter}`, { diedOn, reason: 'The coroner' });
      expect(wrong.status).toBe(422);
      expect(wrong.$('#diedOn').val()).toBe(diedOn);
      expect(wrong.$('.govuk-error-summary a[href="#diedOn"]')).toHaveLength(1);
    }
    const done = await office.manager.post(`${at}/matters/${matter}`, {
      diedOn: '3 October 2026',
      reason: 'The coroner',
    });

    expect(done.status).toBe(303);
    const { $ } = await office.manager.follow(done);
    expect(words($('.onward-facts').text())).toContain('died 3 October 2026');
    // The death itself is to be notified.
    const due = $('.onward-due__item h3').toArray();
    expect(due.map((one) => $(one).text())).toEqual(['Notify the death to the Department for Education and Ofsted']);
    const known = await office.onward.sql('select death_known_on::text as on from young_person where id = $1', [id]);
    expect(known).toEqual([{ on: TODAY }]);
  });

  it('of an age that is disputed is raised by an adviser, and settled with another date of birth', async () => {
    expect((await office.dataOfficer.get(`${at}/matters/new`)).status).toBe(403);
    const open = await office.adviser.get(`${at}/matters/new`);
    const formId = String(open.$('input[name=formId]').val());
    const refused = await office.adviser.post(`${at}/matters/new`, { formId, kind: '', reason: 'Two passports.' });
    expect(refused.status).toBe(422);
    expect(refused.$('.govuk-error-summary a[href="#kind"]')).toHaveLength(1);
    expect(refused.$('#reason').val()).toBe('Two passports.');
    const said = { formId, kind: 'disputed-age', reason: 'Two passports with two dates of birth.' };
    const sent = [
      await office.adviser.post(`${at}/matters/new`, said),
      await office.adviser.post(`${at}/matters/new`, said),
    ];
    expect(sent.map(({ status }) => status)).toEqual([303, 303]);
    const again = await office.adviser.post(`${at}/matters/new`, { ...said, formId: newId() });
    expect(again.$('.govuk-error-summary').text()).toContain('This waits for a manager already');
    expect(await inset(office.adviser)).toMatch(/Two passports with two dates of birth\. Raised [\w ]+ by Ada Worker/);

    const list = await office.manager.get('/team/to-decide?kind=disputed-age');
    const href = list.$(`.onward-decision a[href^="${at}"]`).attr('href')!;
    const form = await office.manager.get(href);
    expect(words(form.$('#dateOfBirth-hint').text())).toContain('The record has 10 March 2008');
    const wrong = await office.manager.post(href, { dateOfBirth: '1/1/2030', reason: 'The assessment.' });
    expect(wrong.$('.govuk-error-summary a[href="#dateOfBirth"]')).toHaveLength(1);
    await office.manager.post(href, { dateOfBirth: '10/3/2009', reason: 'The age assessment of the court.' });

    const { $ } = await office.manager.get(at);
    expect(words($('.onward-facts').text())).toContain('Age 17 born 10 March 2009');
    expect($('.onward-for-manager')).toHaveLength(0);
    const did = `select did, actor_id from audit_event where young_person_id = $1 and did like 'matter.%' order by id`;
    expect(await office.onward.sql(did, [id])).toEqual([
      { did: 'matter.raised', actor_id: office.adviser.actor.userId },
      { did: 'matter.settled', actor_id: office.manager.actor.userId },
    ]);
  });

  it('of a disputed age is settled with the date of birth as it is, where that stays', async () => {
    const reason = 'A dentist doubted it.';
    await office.adviser.post(`${at}/matters/new`, { formId: newId(), kind: 'disputed-age', reason });
    const href = (await office.manager.get(at)).$('.onward-for-manager a').attr('href')!;
    expect((await office.manager.post(href, { dateOfBirth: '', reason: 'A birth certificate came.' })).status).toBe(
      303,
    );

    const record = await office.manager.get(at);
    expect(words(record.$('.onward-facts').text())).toContain('Age 18 born 10 March 2008');
    expect(record.text).toContain('A birth certificate came.');
  });

  it('of care open in an old return asks when it ended; the same return again raises nothing', async () => {
    const imports = office.onward.app.get(ImportsService);
    const old = {
      kind: 'ssda903' as const,
      files: aReturn({ Header: [{ UPN: '' }], Episodes: [{}] }),
      collectionYear: 2025,
    };
    await imports.apply(SYSTEM, old, TODAY);
    const [imported] = await office.onward.sql<{ id: string }>(
      `select young_person_id as id from person_identifier where kind = 'authority-id' and value = '10001'`,
    );
    const record = `/young-people/${imported!.id}`;
    const matters = () =>
      office.onward.sql('select kind, settled_at is null as open from matter_for_manager where young_person_id = $1', [
        imported!.id,
      ]);
    expect(await matters()).toEqual([{ kind: 'care-open-in-an-old-return', open: true }]);
    const href = (await office.manager.get(record)).$('.onward-for-manager a').attr('href')!;
    const early = await office.manager.post(href, { careEndedOn: '1/1/2018', reason: 'The file' });
    expect(early.$('.govuk-error-summary a[href="#careEndedOn"]')).toHaveLength(1);
    const halfway = await office.manager.post(href, { reasonCeased: 'E4A', reason: 'The file' });
    expect(halfway.$('.govuk-error-summary a[href="#careEndedOn"]')).toHaveLength(1);
    expect(halfway.$('#reasonCeased').val()).toBe('E4A');
    const done = await office.manager.post(href, { careEndedOn: '10/3/26', reasonCeased: 'E6', reason: 'The file' });

    expect(done.status).toBe(303);
    expect(words((await office.manager.follow(done)).$('.onward-facts').text())).toContain('Former relevant');
    const ended = () =>
      office.onward.sql(
        `select to_on::text, reason_ceased from care_episode where young_person_id = $1 and replaced_by_id is null`,
        [imported!.id],
      );
    expect(await ended()).toEqual([{ to_on: '2026-03-10', reason_ceased: 'E6' }]);
    await imports.apply(SYSTEM, old, TODAY);
    expect(await matters()).toEqual([{ kind: 'care-open-in-an-old-return', open: false }]);
    expect(await ended()).toEqual([{ to_on: localDate('2026-03-10'), reason_ceased: 'E6' }]);
  });

  it('of a status that cannot be worked out stays until all care is said to be recorded, whatever is imported again', async () => {
    const imports = office.onward.app.get(ImportsService);
    const files = aReturn({
      Header: [{ CHILD: '20002', UPN: '' }],
      Episodes: [{ CHILD: '20002', DECOM: '01/02/2026', RNE: 'L', DEC: '20/02/2026', REC: 'E4A' }],
    });
    const cutOff = { kind: 'ssda903' as const, files, collectionYear: 2026 };
    await imports.apply(SYSTEM, cutOff, TODAY);
    const [imported] = await office.onward.sql<{ id: string }>(
      `select young_person_id as id from person_identifier where kind = 'authority-id' and value = '20002'`,
    );
    const record = `/young-people/${imported!.id}`;
    const page = await office.manager.get(record);
    expect(words(page.$('.onward-facts').text())).toContain('To be decided by a manager');
    const decideAt = page.$('.onward-for-manager a').attr('href')!;
    const decide = await office.manager.get(decideAt);
    const href = decide.$('.govuk-inset-text a:contains("Is all the care")').attr('href')!;
    const refused = await office.manager.post(href, { reason: 'I looked into it' });
    expect(refused.status).toBe(422);
    expect(refused.$('.govuk-error-summary a[href="#historyComplete"]')).toHaveLength(1);
    const done = await office.manager.post(href, { reason: 'He came at 17', historyComplete: 'yes' });

    expect(done.status).toBe(303);
    await imports.apply(SYSTEM, cutOff, TODAY);
    const after = await office.manager.get(record);
    expect(words(after.$('.onward-facts').text())).not.toContain('To be decided');
    expect(after.$('.onward-for-manager')).toHaveLength(0);
  });
});
