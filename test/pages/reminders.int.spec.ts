import { endOfNextTerm } from '../../src/eet/school-terms';
import { AuthorityService } from '../../src/authority/authority.service';
import { todayInLondon } from '../../src/platform/clock';
import { addDays, formatLong, type LocalDate } from '../../src/statutory/local-date';
import { startTestApp, type SignedInBrowser, type TestApp } from '../support/app';

const COMMAND_LINE = { kind: 'system', name: 'command line' } as const;
const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

describe('who hears of what is due, and when', () => {
  let onward: TestApp;
  let administrator: SignedInBrowser;
  let today: LocalDate;

  beforeAll(async () => {
    onward = await startTestApp();
    today = todayInLondon(new Date());
    administrator = await onward.signInAs('administrator');
    const authorities = onward.app.get(AuthorityService);
    await authorities.describe(COMMAND_LINE, { name: 'Westmoor' });
    const inForceFrom = addDays(today, -30);
    await authorities.setPolicy(
      COMMAND_LINE,
      { inForceFrom, settings: { visitPolicyWeeks: 6 }, reason: 'Board' },
      today,
    );
  });
  afterAll(() => onward.close());

  const sentTo = async (form: string) => {
    const { $ } = await administrator.get(form);
    const fields = $('main input[type=text], main textarea, main input:checked, main input[name=standing]').toArray();
    return Object.fromEntries(fields.map((field) => [$(field).attr('name')!, String($(field).val() ?? '')]));
  };

  const standing = async () => {
    const { $ } = await administrator.get('/council/plans/change');
    return { standing: String($('main input[name=standing]').val()) };
  };

  /** The form as it stands, with changes. */
  const sent = async (changes: Record<string, string>): Promise<Record<string, string>> => ({
    ...(await sentTo('/council/reminders/change')),
    ...changes,
  });

  it('is read by everyone who works here and changed by an administrator', async () => {
    const adviser = await onward.signInAs('adviser');
    const page = words((await adviser.get('/council/reminders')).$('main').text());

    expect(page).toContain('Personal adviser 14, 7 and 1 day before, on the day, 1 day after, then every 7 days');
    expect(page).toContain('Quiet hours 8pm to 7am. Whoever is on duty hears');
    expect(page).toContain('An administrator can change this.');
    expect((await adviser.post('/council/reminders/change', await sent({ reason: 'Because' }))).status).toBe(403);
  });

  it('leads to the field of what cannot be, and saves nothing of it', async () => {
    const answer = await administrator.post(
      '/council/reminders/change',
      await sent({ serviceManagerDaysAfter: '9', managerDaysAfter: '10', quietFrom: '9pm', reason: 'A slip' }),
    );

    expect(answer.status).toBe(422);
    expect(answer.$('.govuk-error-summary a').attr('href')).toBe('#serviceManagerDaysAfter');
    expect(await onward.sql('select from authority_policy')).toHaveLength(1);
    expect(await onward.sql(`select from authority where quiet_from = '20:00'`)).toHaveLength(1);
  });

  it('holds from today and, changed again on the same day, from tomorrow; other settings stay', async () => {
    const first = await administrator.post(
      '/council/reminders/change',
      await sent({ daysBefore: '5', quietFrom: '', quietTo: '', reason: 'Fewer mails' }),
    );
    const second = await administrator.post(
      '/council/reminders/change',
      await sent({ promiseDays: '10', reason: 'Shorter promises' }),
    );

    expect([first.status, second.status]).toEqual([303, 303]);
    const page = words((await administrator.get('/council/reminders')).$('main').text());
    expect(page).toContain('5 days before, on the day');
    expect(page).toContain('Quiet hours None: messages may come at any hour Change who');
    expect(page).toContain(`From ${formatLong(addDays(today, 1))}: Shorter promises`);
    const { inForce } = await onward.app.get(AuthorityService).policyOn(COMMAND_LINE, addDays(today, 1));
    expect(inForce).toMatchObject({
      visitPolicyWeeks: 6,
      reminders: { daysBefore: [5] },
      escalation: { promiseDays: 10 },
    });
    const kept = await onward.sql(`select detail from audit_event where did = 'policy.set' order by at`);
    expect(kept).toHaveLength(3);
    // A third change of the day goes on from what the second said, though that holds only from tomorrow.
    expect(await sent({})).toMatchObject({ daysBefore: '5', promiseDays: '10' });
  });

  it('is saved over by nobody unseen: of two who change it, the second is told what the first saved', async () => {
    const [mine, theirs] = [
      await sent({ promiseDays: '10', reason: 'As we agreed' }),
      await sent({ promiseDays: '12', urgentToDuty: '', reason: 'In summer' }),
    ];
    expect((await administrator.post('/council/reminders/change', theirs)).status).toBe(303);

    const told = await administrator.post('/council/reminders/change', mine);

    expect(told.status).toBe(409);
    expect(told.$('#promiseDays').val()).toBe('10');
    expect(told.$('#promiseDays-hint').text()).toContain('Now it says 12');
    expect(told.$('#urgentToDuty-item-hint').text()).toContain('Now it is not ticked');
    expect(told.$('#managerDaysAfter-hint')).toHaveLength(0);
    const again = { ...mine, standing: String(told.$('input[name=standing]').val()) };
    expect((await administrator.post('/council/reminders/change', again)).status).toBe(303);
    // Sent twice it is one version
    const versions = async () => (await onward.sql('select from authority_policy')).length;
    const kept = await versions();
    expect([(await administrator.post('/council/reminders/change', again)).status, await versions()]).toEqual([
      303,
      kept,
    ]);
    expect(await sent({})).toMatchObject({ promiseDays: '10', urgentToDuty: 'yes' });
    const terms = { ...(await sentTo('/council/school-terms/change')), springFrom: '3/1', reason: 'Schools' };
    const late = await administrator.post('/council/school-terms/change', { ...terms, standing: mine.standing! });
    expect([late.status, late.$('#springFrom-hint').text().trim()]).toEqual([
      409,
      'Day and month, like 1/9. Now it says 1/1',
    ]);
  });

  it('the days for plans and reviews are the council’s own, changed with a reason, and everything else stays', async () => {
    const change = async (given: object = {}) =>
      administrator.post('/council/plans/change', {
        ...(await standing()),
        shortTermDays: '60',
        ownWordsDays: '30',
        midwayPercent: '40',
        disagreementAnswerDays: '10',
        transferConfirmWD: '3',
        ...{ skillsReadyRung: '3', skillsAgainMonths: '12' },
        reason: 'The young people asked',
        ...given,
      });
    const adviser = await onward.signInAs('adviser');
    expect(words((await adviser.get('/council/plans')).$('main').text())).toContain(
      'is due when 50 percent of the time',
    );
    expect((await adviser.get('/council/plans/change')).status).toBe(403);
    for (const [given, field] of [
      [{ disagreementAnswerDays: '57' }, 'disagreementAnswerDays'],
      [{ midwayPercent: 'half' }, 'midwayPercent'],
      [{ skillsReadyRung: '6' }, 'skillsReadyRung'],
      [{ reason: '' }, 'reason'],
    ] as const) {
      const refused = await change(given);
      expect([refused.status, refused.$('.govuk-error-summary a').attr('href')]).toEqual([422, `#${field}`]);
    }

    expect((await change()).status).toBe(303);

    const page = words((await adviser.get('/council/plans')).$('main').text());
    expect(page).toContain('The young people asked');
    const [newest] = await onward.sql<{ on: LocalDate; settings: object }>(
      'select in_force_from as on, settings from authority_policy order by in_force_from desc limit 1',
    );
    expect(newest!.settings).toMatchObject({
      visitPolicyWeeks: 6,
      escalation: { promiseDays: 10 },
      plans: {
        shortTermDays: 60,
        ownWordsDays: 30,
        midwayPercent: 40,
        disagreementAnswerDays: 10,
        transferConfirmWD: 3,
        skillsReadyRung: 3,
        skillsAgainMonths: 12,
      },
    });
  });

  it('so is how often young people are visited, looked at before it is saved, and nobody saves over another unseen', async () => {
    const adviser = await onward.signInAs('adviser');
    const open = await administrator.get('/council/visits/change');
    const given = {
      standing: String(open.$('input[name=standing]').val()),
      disabledFarAwayDays: '',
      farAwayDays: '28',
      highRiskDays: '14',
      highRiskInPerson: 'no',
      mediumRiskDays: '',
      reason: '',
    };
    const post = (changes: object) => administrator.post('/council/visits/change', { ...given, ...changes });
    expect((await adviser.get('/council/visits/change')).status).toBe(403);
    const young = await onward.sql<{ n: number }>('select count(*)::int as n from authority_policy');
    const looked = await post({ then: 'preview' });
    expect([looked.status, looked.$('#farAwayDays').val(), looked.$('#reason').val()]).toEqual([200, '28', '']);
    expect(words(looked.$('main').text())).toContain('What this would do Nobody would be visited by this policy.');
    for (const [changes, field] of [
      [{ farAwayDays: '183' }, 'farAwayDays'],
      [{ highRiskDays: 'weekly' }, 'highRiskDays'],
      [{}, 'reason'],
    ] as const) {
      const refused = await post({ ...changes, then: 'save' });
      expect([refused.status, refused.$('.govuk-error-summary a').attr('href')]).toEqual([422, `#${field}`]);
    }
    expect(await onward.sql('select count(*)::int as n from authority_policy')).toEqual(young);

    expect((await post({ then: 'save', reason: 'The panel asked' })).status).toBe(303);

    const page = words((await adviser.get('/council/visits')).$('main').text());
    expect(page).toContain('The panel asked');
    const [newest] = await onward.sql<{ settings: object }>(
      'select settings from authority_policy order by in_force_from desc limit 1',
    );
    expect(newest!.settings).toMatchObject({
      visitPolicyWeeks: 6,
      visits: {
        disabledFarAwayDays: null,
        farAwayDays: 28,
        farAwayInPerson: true,
        highRiskDays: 14,
        highRiskInPerson: false,
      },
    });
    const second = await post({ then: 'save', highRiskDays: '7', reason: 'I did not see it' });
    expect(second.status).toBe(409);
    expect(words(second.$('main').text())).toContain('High risk on the record: every 14 days, or speaking');
    expect(second.$('#highRiskDays').val()).toBe('7');
    const again = {
      then: 'save',
      highRiskDays: '7',
      reason: 'Now I have',
      standing: String(second.$('input[name=standing]').val()),
    };
    expect((await post(again)).status).toBe(303);
  });

  it('so are the days until a case stands still', async () => {
    const change = async (given: object = {}) =>
      administrator.post('/council/standing-still/change', {
        ...(await standing()),
        ...{ movementDays: '60', noPlanDays: '45', noReviewDays: '190', noTransferDays: '14', reason: 'Agreed' },
        ...given,
      });
    const refused = await change({ noTransferDays: '0', movementDays: '13' });
    expect([refused.status, refused.$('.govuk-error-summary a').attr('href')]).toEqual([422, '#movementDays']);
    expect((await change()).status).toBe(303);
    const [newest] = await onward.sql<{ settings: { standingStill: object; visitPolicyWeeks: number } }>(
      'select settings from authority_policy order by in_force_from desc limit 1',
    );
    expect(newest!.settings.standingStill).toEqual({
      ...{ movementDays: 60, noPlanDays: 45, noReviewDays: 190, noTransferDays: 14 },
    });
    expect(newest!.settings.visitPolicyWeeks).toBe(6);
  });

  it('the days for homes and moves are the council’s own too', async () => {
    const adviser = await onward.signInAs('adviser');
    const open = await administrator.get('/council/homes/change');
    const now = Object.fromEntries(
      open
        .$('main input[inputmode=numeric]')
        .toArray()
        .map((input) => [input.attribs['name']!, input.attribs['value']!]),
    );
    expect(Object.keys(now)).toHaveLength(14);
    const change = async (given: object) =>
      administrator.post('/council/homes/change', { ...now, ...(await standing()), reason: 'Agreed', ...given });
    for (const [given, field] of [
      [{ hostVisitWeeks: '27' }, 'hostVisitWeeks'],
      [{ registerGpDays: '0' }, 'registerGpDays'],
      [{ riskTalkWD: '' }, 'riskTalkWD'],
      [{ reason: '' }, 'reason'],
    ] as const) {
      const refused = await change(given);
      expect([refused.status, refused.$('.govuk-error-summary a').attr('href')]).toEqual([422, `#${field}`]);
    }

    expect((await change({ hostVisitWeeks: '4', registerGpDays: '14' })).status).toBe(303);

    const page = words((await adviser.get('/council/homes')).$('main').text());
    expect(page).toContain('A host is visited every 6 weeks');
    expect(page).toMatch(/Changed From \d+ \w+ 20\d\d: Agreed/);
    const [newest] = await onward.sql<{ settings: object }>(
      'select settings from authority_policy order by in_force_from desc limit 1',
    );
    expect(newest!.settings).toMatchObject({
      plans: { shortTermDays: 60 },
      homes: { hostVisitWeeks: 4, riskTalkWD: 2 },
      registerGpDays: 14,
    });
  });

  it('the targets are the council’s own too, and the edition of its supervision policy', async () => {
    const shown = async () => words((await administrator.get('/council/targets')).$('main').text());
    expect(await shown()).toContain('When more than 10 young people wait, the head of service is told');
    expect(await shown()).toContain('No edition was recorded yet');
    const now = {
      waitingAlertPeople: '0',
      supervisionHeldPercent: '95',
      supervisionLatePercent: '5',
      cursoryPercent: '5',
      decisionsChangedPercent: '60',
      gradedGoodPercent: '70',
      supervisionEdition: '3',
      supervisionEditionMonths: '12',
      reason: 'Agreed by the board',
      ...(await standing()),
    };
    const refused = await administrator.post('/council/targets/change', { ...now, cursoryPercent: '101' });
    expect([refused.status, refused.$('.govuk-error-summary a').attr('href')]).toEqual([422, '#cursoryPercent']);
    expect((await administrator.post('/council/targets/change', now)).status).toBe(303);

    const [newest] = await onward.sql<{ settings: object }>(
      'select settings from authority_policy order by in_force_from desc limit 1',
    );
    expect(newest!.settings).toMatchObject({ targets: { waitingAlertPeople: 0, supervisionEdition: 3 } });
  });

  it('the school terms are the council’s own, and plans of education ask by them', async () => {
    const adviser = await onward.signInAs('adviser');
    const open = await administrator.get('/council/school-terms/change');
    const now = Object.fromEntries(
      open
        .$('main input[type=text]')
        .toArray()
        .map((input) => [input.attribs['name']!, input.attribs['value']!]),
    );
    expect(now).toMatchObject({ autumnFrom: '1/9', autumnUntil: '20/12', springUntil: '31/3' });
    const more = { reason: 'The school calendar', ...(await standing()) };
    const change = (given: object) => administrator.post('/council/school-terms/change', { ...now, ...more, ...given });
    for (const [given, field] of [
      [{ springUntil: '29/2' }, 'springUntil'],
      [{ autumnUntil: 'Christmas' }, 'autumnUntil'],
      [{ autumnFrom: '1/7' }, 'autumnFrom'],
      [{ reason: '' }, 'reason'],
    ] as const) {
      const refused = await change(given);
      expect([refused.status, refused.$('.govuk-error-summary a').attr('href')]).toEqual([422, `#${field}`]);
    }
    expect((await change({ springUntil: '26 March' })).status).toBe(303);
    expect(words((await adviser.get('/council/school-terms')).$('main').text())).toContain('The school calendar');

    const [of] = await onward.sql<{ before: string; after: string }>(
      `select ${endOfNextTerm(`'2026-10-01'::date`)}::text as before, ${endOfNextTerm(`'2029-10-01'::date`)}::text as after`,
    );
    expect(of).toEqual({ before: '2027-03-31', after: '2030-03-26' });
  });
});
