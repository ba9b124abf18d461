import { newId } from '../../src/platform/ids';
import { addDays, localDate, type LocalDate } from '../../src/statutory/local-date';
import { CareHistoryService } from '../../src/young-people/care-history.service';
import type { SignedInBrowser } from '../support/app';
import { SYSTEM } from '../support/records';
import { aCareLeaverFrom, someoneWhoMovedOut } from './status-people';
import { anOffice, TODAY, type Office } from './young-person-people';

const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

const MOVED_OUT =
  'The stay at home of six months or more ended on 1 June 2026 without a breakdown being recorded. Decide whether the arrangement broke down.';

describe('deciding a legal status', () => {
  let office: Office;
  let other: SignedInBrowser;
  let id: string;
  let home: string;
  let at: string;

  beforeAll(async () => {
    office = await anOffice();
    other = await office.onward.signInAs('manager', { team: 'North', name: 'Em Manager' });
  });
  beforeEach(async () => {
    ({ id, home } = await someoneWhoMovedOut(office.onward, { teamId: office.adviser.actor.teamIds[0]! }, TODAY));
    at = `/young-people/${id}`;
  });
  afterAll(() => office.onward.close());

  const form = async (who = office.manager, address = `${at}/status-decisions/new`) => {
    const page = await who.get(address);
    const hidden = (name: string) => String(page.$(`input[name=${name}]`).val());
    return { page, sent: { formId: hidden('formId'), basedOn: hidden('basedOn'), when: 'today', onDate: '' } };
  };
  const decide = async (decision: string, reason = 'I read the file.', who = office.manager) => {
    const { sent } = await form(who);
    return who.post(`${at}/status-decisions/new`, { ...sent, decision, reason });
  };
  const listed = async (who = office.manager) => {
    const { $ } = await who.get('/team/to-decide');
    return words($(`.onward-decision:has(a[href^="${at}"])`).text());
  };
  const inAll = async () => {
    const tile = words((await office.manager.get('/team')).$('.onward-tiles a[href="/team/to-decide"]').text());
    const { $ } = await office.manager.get('/team/to-decide');
    const first = words($('.onward-shows__link').first().text() || 'All (0)');
    expect(`All (${tile.replace(/ .*/, '')})`).toBe(first);
    return Number(tile.replace(/ .*/, ''));
  };
  const correctHome = (change: { toOn?: LocalDate; brokeDown?: boolean }) =>
    office.onward.app.get(CareHistoryService).correct(SYSTEM, id, 'home-period', home, change, TODAY);

  it('begins from the list with the facts that make it doubtful, one click away', async () => {
    expect(await listed()).toMatch(/^Mina Fable: decide, a question about the legal status/);
    expect(await listed()).toContain(
      `The record gives: Relevant. Eligible when care ended on 1 September 2025.In doubt: ${MOVED_OUT}`,
    );
    const { $ } = await office.manager.get('/team/to-decide');
    const href = $(`.onward-decision a[href^="${at}"]`).attr('href')!;
    const { page } = await form(office.manager, href);

    expect(page.status).toBe(200);
    expect(words(page.$('.govuk-inset-text').text())).toContain(MOVED_OUT);
    expect(words(page.$('main').text())).toContain(
      'What the record gives: Relevant Eligible when care ended on 1 September 2025.',
    );
    const choices = page
      .$('input[name=decision]')
      .toArray()
      .map((input) => page.$(input).attr('value'));
    expect(choices).toContain('relevant:s23A');
    expect(choices).not.toContain('former-relevant');
    expect(words(page.$(`label:contains("Relevant") + .govuk-hint`).first().text())).toBe(
      'Was eligible when care ended: Children Act 1989, section 23A. What the record gives',
    );
    expect(page.$('.govuk-back-link').attr('href')).toBe('/team/to-decide');
  });

  it('takes it off the list and the caseload, and is shown beside what the record gives', async () => {
    const before = await inAll();
    const { sent } = await form();
    const said = { ...sent, decision: 'relevant:s23A', reason: 'His mother put him out: I rang her.' };
    const done = await office.manager.post(`${at}/status-decisions/new?from=to-decide`, said);
    expect([done.status, done.location]).toEqual([303, '/team/to-decide']);

    expect(await listed()).toBe('');
    expect(await inAll()).toBe(before - 1);
    expect((await office.manager.get('/caseload?who=everyone&show=for-a-manager')).text).not.toContain(at);
    for (const who of [office.adviser, office.dataOfficer, office.manager]) {
      const { $ } = await who.get(at);
      expect($('.onward-for-manager')).toHaveLength(0);
      const facts = words($('.onward-facts').text());
      expect(facts).toContain('Status Relevant A manager decided: Relevant, Children Act 1989, section 23A');
      expect(facts).toContain('A manager decided on 23 November 2026 (Bo Manager)');
      expect(facts).toContain('His mother put him out: I rang her.');
      expect(facts).toContain('The record gives the same.');
    }
    const audited = await office.onward.sql(
      `select actor_id, subject_id, detail from audit_event where young_person_id = $1 and did = 'status.decided'`,
      [id],
    );
    expect(audited).toEqual([
      {
        actor_id: office.manager.actor.userId,
        subject_id: sent.formId,
        detail: {
          status: 'relevant',
          basis: 's23A',
          decidedOn: TODAY,
          recordStatus: 'relevant',
          recordBasis: ['s23A'],
        },
      },
    ]);
  });

  it('never takes the place of what the record gives: what is due goes on, and the page says what to correct', async () => {
    const due = 'select rule, due_on::text, state from deadline where young_person_id = $1 order by rule, due_on';
    const position = 'select status, basis, because, needs_manager from legal_position where young_person_id = $1';
    const before = [await office.onward.sql(due, [id]), await office.onward.sql(position, [id])];
    expect(before[0]).not.toEqual([]);
    expect((await decide('qualifying:s24-1B', 'The home was safe, he left to work.')).status).toBe(303);

    expect([await office.onward.sql(due, [id]), await office.onward.sql(position, [id])]).toEqual(before);
    const { $ } = await office.adviser.get(at);
    const decided = $('.onward-decided');
    expect(words(decided.text())).toContain('The record still gives: relevant. What is due follows the record.');
    const link = decided.find('a:contains("Time back at home")');
    expect(link.attr('href')).toBe(`${at}/home-periods/new`);
  });

  it('comes back to the list when the record changes, and is shown as made when the record said something else', async () => {
    await decide('relevant:s23A');
    await correctHome({ toOn: localDate('2026-07-01') });

    const asked = await listed();
    expect(asked).toContain('ended on 1 July 2026 without a breakdown');
    expect(asked).toContain(
      'Decided on 23 November 2026 by Bo Manager: Relevant. What makes it doubtful has changed since.',
    );
    const why = words((await office.adviser.get(at)).$('.onward-decided').text());
    expect(why).toContain(`Made when the record said relevant: “${MOVED_OUT}” The record has changed since.`);

    await decide('relevant:s23A', 'It was July: the same.');
    expect(await listed()).toBe('');
    const { $ } = await office.manager.get(at);
    expect(words($('details:contains("Status decisions before (1)")').text())).toContain('I read the file.');
  });

  it('stays with the record that was corrected to say it, and asks no more', async () => {
    await decide('qualifying:s24-1B');
    await correctHome({ brokeDown: true });

    expect(await listed()).toBe('');
    const facts = words((await office.manager.get(at)).$('.onward-facts').text());
    expect(facts).toContain('A manager decided, when the record said relevant: Qualifying');
    expect((await office.manager.get(at)).$('.onward-for-manager')).toHaveLength(0);
  });

  it('of two managers at once shows the second what the first decided, and loses nothing', async () => {
    const [first, second] = [await form(), await form(other)];
    const mine = { decision: 'relevant:s23A', reason: 'Put out by his mother.' };
    const theirs = { decision: 'qualifying:s24-1B', reason: 'He left to work.' };
    const [a, b] = await Promise.all([
      office.manager.post(`${at}/status-decisions/new`, { ...first.sent, ...mine }),
      other.post(`${at}/status-decisions/new`, { ...second.sent, ...theirs }),
    ]);
    expect([a.status, b.status].sort()).toEqual([303, 409]);
    const [lost, won, wrote, who] =
      a.status === 409 ? ([a, theirs, mine, office.manager] as const) : ([b, mine, theirs, other] as const);

    expect(words(lost.$('.onward-decided').text())).toContain(won.reason);
    expect(lost.$('#reason').val()).toBe(wrote.reason);
    expect(lost.$(`input[name=decision][value="${wrote.decision}"]`).attr('checked')).toBeDefined();
    expect(lost.$('.govuk-error-summary').text()).toContain('changed while you were deciding');
    const hidden = (name: string) => String(lost.$(`input[name=${name}]`).val());
    const again = { formId: hidden('formId'), basedOn: hidden('basedOn'), when: 'today', onDate: '', ...wrote };
    expect((await who.post(`${at}/status-decisions/new`, again)).status).toBe(303);

    const { $ } = await office.manager.get(at);
    expect(words($('.onward-decided').text())).toContain(wrote.reason);
    expect(words($('details:contains("Status decisions before (1)")').text())).toContain(won.reason);
  });

  it('sent twice is one decision', async () => {
    const { sent } = await form();
    const said = { ...sent, decision: 'none', reason: 'Twice.' };
    const answers = [
      await office.manager.post(`${at}/status-decisions/new`, said),
      await office.manager.post(`${at}/status-decisions/new`, said),
    ];

    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await office.onward.sql('select reason from status_decision where young_person_id = $1', [id])).toEqual([
      { reason: 'Twice.' },
    ]);
  });

  it('about a record that changed meanwhile is not saved until the manager has seen the change', async () => {
    const { sent } = await form();
    await correctHome({ toOn: localDate('2026-08-01') });
    const late = await office.manager.post(`${at}/status-decisions/new`, { ...sent, decision: 'none', reason: 'Old.' });

    expect(late.status).toBe(409);
    expect(words(late.$('.govuk-inset-text').text())).toContain('ended on 1 August 2026');
    expect(await office.onward.sql('select 1 from status_decision where young_person_id = $1', [id])).toEqual([]);
  });

  it.each([
    [{ decision: '' }, 'decision'],
    [{ decision: 'former-relevant' }, 'decision'],
    [{ decision: 'aged-out' }, 'decision'],
    [{ reason: ' ' }, 'reason'],
    [{ when: 'another-day', onDate: '24/11/2026' }, 'onDate'],
    [{ when: 'another-day', onDate: '1/1/2001' }, 'onDate'],
  ])('%j is refused at its field, and nothing is saved', async (wrong, field) => {
    const { sent } = await form();
    const said = { ...sent, decision: 'relevant:s23A', reason: 'Because.', ...wrong };
    const refused = await office.manager.post(`${at}/status-decisions/new`, said);

    expect(refused.status).toBe(422);
    expect(refused.$(`.govuk-error-summary a[href="#${field}"]`)).toHaveLength(1);
    expect(await office.onward.sql('select 1 from status_decision where young_person_id = $1', [id])).toEqual([]);
  });

  it('recorded in error is taken out by a manager, and what was decided before stands again', async () => {
    await decide('relevant:s23A', 'The first.');
    await decide('none', 'The second.');
    const record = await office.manager.get(at);
    const href = record.$('.onward-decided a.onward-in-error').attr('href')!;
    expect((await office.adviser.get(at)).$('.onward-decided a.onward-in-error')).toHaveLength(0);
    expect((await office.adviser.get(href)).status).toBe(403);
    expect((await office.adviser.post(href, { reason: 'Mine' })).status).toBe(403);
    expect((await office.stranger.get(href)).status).toBe(404);
    expect(words((await office.manager.get(href)).$('main').text())).toContain('What was decided before stands again');
    expect((await office.manager.post(href, { reason: 'About a brother.' })).status).toBe(303);

    expect(words((await office.manager.get(at)).$('.onward-decided').text())).toContain('The first.');
    const first = (await office.manager.get(at)).$('.onward-decided a.onward-in-error').attr('href')!;
    await office.manager.post(first, { reason: 'About a brother too.' });
    expect(await listed()).toContain(MOVED_OUT);
    const did = await office.onward.sql(
      `select did from audit_event where young_person_id = $1 and did like 'status%' order by id`,
      [id],
    );
    expect(did.map((one) => (one as { did: string }).did)).toEqual([
      'status.decided',
      'status.decided',
      'status-decision.withdrawn',
      'status-decision.withdrawn',
    ]);
  });

  it('is for managers of the team: nobody else gets to the form', async () => {
    const address = `${at}/status-decisions/new`;
    const south = await office.onward.signInAs('manager', { team: 'South', name: 'So Manager' });
    const answers = async (who: SignedInBrowser) => [
      (await who.get(address)).status,
      (await who.post(address, { decision: 'none', reason: 'x', when: 'today' })).status,
    ];

    expect(await answers(office.adviser)).toEqual([403, 403]);
    expect(await answers(office.dataOfficer)).toEqual([403, 403]);
    expect(await answers(office.stranger)).toEqual([404, 404]);
    expect(await answers(south)).toEqual([404, 404]);
    expect(await listed(south)).toBe('');
    expect((await office.adviser.get(at)).$('a:contains("Decide the status")')).toHaveLength(0);
  });

  it('of a record that gives no status is recorded, and stays on the list because nothing is due', async () => {
    const cutOff = {
      dateOfBirth: localDate('2009-06-01'),
      teamId: office.adviser.actor.teamIds[0]!,
      historyComplete: false,
    };
    id = await aCareLeaverFrom(office.onward, ['2025-08-01', '2025-08-20'], cutOff, TODAY);
    at = `/young-people/${id}`;
    expect(await listed()).toContain('No legal status can be worked out');
    await decide('relevant:s23A', 'The other council says six years.');

    expect(await listed()).toContain('Nothing is due until the record gives a status.');
    expect(await listed()).toContain('Decided on 23 November 2026 by Bo Manager: Relevant');
  });

  it('that a worker asked about is settled apart, and shown with the decision', async () => {
    const reason = 'Kent looked after him too.';
    await office.adviser.post(`${at}/matters/new`, { formId: newId(), kind: 'responsible-authority', reason });
    const { page } = await form();
    expect(words(page.$('.govuk-inset-text').text())).toMatch(
      /Kent looked after him too\. Raised [\w ]+ by Ada Worker/,
    );
    await decide('relevant:s23A');
    expect(await listed()).toContain(reason);
    expect(await listed()).not.toContain(MOVED_OUT);
  });

  it('of hundreds is in the list fifty at a time, and as many as the team page says', async () => {
    const people = Array.from({ length: 60 }, () => newId());
    await office.onward.sql(
      `insert into young_person (id, given_name, family_name, date_of_birth, team_id)
       select p, 'Many', 'Fable', '2009-06-01', $2 from unnest($1::uuid[]) p`,
      [people, office.manager.actor.teamIds[0]],
    );
    await office.onward.sql(
      `insert into legal_position (young_person_id, status, basis, rules, because, needs_manager, assessed_on)
       select p, 'relevant', '{s23A}', '{LS-03}', '{A reason.}', '{One doubt.,Another doubt.}', $2
         from unnest($1::uuid[]) p`,
      [people, addDays(TODAY, -1)],
    );
    const total = await inAll();
    const pages = Math.ceil(total / 50);
    const counts = [];
    for (let page = 1; page <= pages; page += 1) {
      counts.push((await office.manager.get(`/team/to-decide?page=${page}`)).$('.onward-decision').length);
    }

    expect(total).toBeGreaterThan(60);
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(total);
  });
});
