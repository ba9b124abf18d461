import { newId } from '../../src/platform/ids';
import { aCareLeaverInANewFlat, type Office } from '../pages/young-person-people';
import type { Answer, SignedInBrowser } from '../support/app';

/**
 * The local offer, what somebody is entitled to, their grants and their documents, through the pages as their users do it. A
 * part of the suite that has an office already. Today is Monday 23 November 2026; the young person is 18.
 */
export function entitlementsOfAPerson(office: () => Office): void {
  let id: string;
  let at: string;
  let adviser: SignedInBrowser;
  let colleague: SignedInBrowser;
  let manager: SignedInBrowser;

  beforeEach(async () => {
    ({ adviser, colleague, manager } = office());
    await office().onward.sql('truncate local_offer_given, local_offer, local_offer_item');
    id = await aCareLeaverInANewFlat(office(), { firstLanguage: 'Tigrinya' });
    at = `/young-people/${id}/entitlements`;
  });

  const words = ({ $ }: Answer) => $('main').text().replaceAll(/\s+/g, ' ');
  const errors = ({ $ }: Answer) =>
    $('.govuk-error-summary a')
      .toArray()
      .map((link) => $(link).attr('href'));
  const sql = <Row>(text: string, values: unknown[] = [id]) => office().onward.sql<Row>(text, values);
  const item = (given: object = {}) => ({
    ...{ formId: newId(), version: '0', subject: 'accommodation', title: 'First home', words: 'We pay for your bed.' },
    ...{ how: '', pounds: '2500', per: 'once', whose: 'left-care', ageFrom: '18', ageTo: '24', takenOut: 'no' },
    entitlement: 'setting-up-home',
    ...given,
  });
  const writes = async (given: object = {}) => {
    const sent = item(given);
    expect((await manager.post('/council/local-offer/items/new', sent)).status).toBe(303);
    return sent.formId;
  };
  const edition = async () => {
    const { $ } = await manager.get('/council/local-offer');
    return String($('[name=edition]').val() ?? '');
  };
  const publishes = async (given: object = {}) =>
    manager.post('/council/local-offer/publish', {
      ...{ formId: newId(), whatChanged: 'Money for a first home.', giveAgain: 'yes', edition: await edition() },
      ...given,
    });
  const given = async (more: object = {}) => {
    const { $ } = await adviser.get(`${at}/given/new`);
    return {
      ...{ formId: newId(), offerId: String($('[name=offerId]:checked').val() ?? ''), how: 'in-person' },
      ...{ form: 'standard', language: String($('[name=language]').val() ?? ''), when: 'today', said: 'Good.' },
      ...more,
    };
  };
  const owed = async () => {
    const { $ } = await adviser.get(`/young-people/${id}`);
    return $('[aria-labelledby=promised]').text().replaceAll(/\s+/g, ' ');
  };

  it('is written in words for young people, published whole, and never changes', async () => {
    const itemId = await writes();
    expect(words(await adviser.get('/council/local-offer'))).toContain('Nothing is published yet');
    expect((await publishes()).status).toBe(303);

    const changed = item({ formId: newId(), version: '1', words: 'We pay for your bed and your cooker.' });
    expect((await manager.post(`/council/local-offer/items/${itemId}`, changed)).status).toBe(303);

    expect(words(await manager.get('/council/local-offer'))).toContain('Changed First home');
    expect(words(await adviser.get('/council/local-offer'))).not.toContain('your cooker');
    expect(words(await adviser.get('/council/local-offer/versions/1'))).toContain('We pay for your bed.');
    expect((await adviser.get('/council/local-offer/versions/2')).status).toBe(404);
    expect((await publishes({ whatChanged: 'A cooker too.' })).status).toBe(303);
    expect(words(await adviser.get('/council/local-offer/versions/1'))).not.toContain('your cooker');
    expect(words(await adviser.get('/council/local-offer/versions/2'))).toContain('your cooker');
  });

  it('names what the law asks it to speak of and nothing is written of', async () => {
    await writes();
    const shown = words(await manager.get('/council/local-offer'));
    expect(shown).toContain('health and wellbeing; relationships');
    expect(shown).not.toContain('accommodation; participation');
  });

  it('two managers who change one thing see both, and a change since one looked stops the publishing', async () => {
    const itemId = await writes();
    const looked = await edition();
    const first = { ...item({ version: '1', title: 'A first home' }) };
    expect((await manager.post(`/council/local-offer/items/${itemId}`, first)).status).toBe(303);

    const second = await manager.post(`/council/local-offer/items/${itemId}`, item({ version: '1', title: 'A flat' }));
    expect([second.status, words(second).includes('A first home')]).toEqual([409, true]);
    expect(second.$('[name=title]').val()).toBe('A flat');
    expect((await publishes({ edition: looked })).status).toBe(409);
    expect(await sql('select 1 from local_offer', [])).toEqual([]);
  });

  it.each([
    [{ title: '' }, '#title'],
    [{ words: '' }, '#words'],
    [{ pounds: '', per: 'once' }, '#pounds'],
    [{ pounds: '50', per: '' }, '#per'],
    [{ ageFrom: '20', ageTo: '18' }, '#ageTo'],
    [{ ageFrom: '3' }, '#ageFrom'],
    [{ whose: '' }, '#whose'],
  ])('an offer with %j is refused at its field, and nothing is saved', async (wrong, field) => {
    const answer = await manager.post('/council/local-offer/items/new', item(wrong));
    expect([answer.status, errors(answer)]).toEqual([422, [field]]);
    expect(await sql('select 1 from local_offer_item', [])).toEqual([]);
  });

  it('is owed until it was given, and again when something new is published, but not for mere wording', async () => {
    expect(await owed()).not.toContain('local offer');
    const itemId = await writes();
    await publishes();
    expect(await owed()).toContain('Give them the local offer');

    const sent = await given();
    expect(sent.language).toBe('Tigrinya');
    expect((await adviser.post(`${at}/given/new`, sent)).status).toBe(303);
    expect((await adviser.post(`${at}/given/new`, sent)).status).toBe(303);
    expect(await owed()).not.toContain('local offer');
    expect(words(await adviser.get(at))).toContain(
      'Version 1, given on 23 November 2026: in person, as it is printed, in Tigrinya',
    );
    expect(await sql('select 1 from local_offer_given where young_person_id = $1')).toHaveLength(1);

    await manager.post(`/council/local-offer/items/${itemId}`, item({ version: '1', words: 'We buy your bed.' }));
    await publishes({ giveAgain: 'no', whatChanged: 'Said more simply.' });
    expect(await owed()).not.toContain('local offer');
    await writes({ title: 'Birthdays', subject: 'financial-support', entitlement: '', pounds: '50', per: 'year' });
    await publishes({ whatChanged: 'Something on your birthday.' });
    expect(await owed()).toContain('it has changed');
    expect(words(await adviser.get(`/young-people/${id}`))).toContain('The local offer has changed since they had it');
  });

  it.each([
    [{ how: '' }, '#how'],
    [{ language: '' }, '#language'],
    [{ offerId: newId() }, '#offerId'],
    [{ when: 'another-day', onDate: '22/11/26' }, '#onDate'],
    [{ when: 'another-day', onDate: '24/11/26' }, '#onDate'],
  ])('that it was given with %j is refused at its field', async (wrong, field) => {
    await writes();
    await publishes();
    const answer = await adviser.post(`${at}/given/new`, await given(wrong));
    expect([answer.status, errors(answer)]).toEqual([422, [field]]);
    expect(await sql('select 1 from local_offer_given where young_person_id = $1')).toEqual([]);
  });

  it('says what is theirs today with the sum in guidance, and what the council gives here beside it', async () => {
    await writes();
    await writes({ title: 'Lessons at 17', ageFrom: '17', ageTo: '17', entitlement: '', pounds: '', per: '' });
    await publishes();

    const shown = words(await adviser.get(at));

    expect(shown).toContain('Setting up home allowance, £3,000');
    expect(shown).toContain('Here: First home, £2,500 once');
    expect(shown).not.toContain('Lessons at 17');
    expect(shown).toContain('not known yet whether this applies');
  });

  it('asks of each whether they had it, keeps what was said of which terms, and shows what was not had', async () => {
    const home = await writes();
    await publishes();
    const opened = async (who = adviser) => {
      const { $ } = await who.get(`${at}/had`);
      return Object.fromEntries(
        $('form#answers')
          .find('[name^=was-], [name^=answer-], [name^=words-]')
          .toArray()
          .map((input) => [$(input).attr('name')!, $(input)] as const)
          .filter(([, input]) => input.attr('type') !== 'radio' || input.attr('checked') !== undefined)
          .map(([name, input]) => [name, String(input.val() ?? '')]),
      );
    };
    const says = async (more: object, who = adviser, from?: object) =>
      who.post(`${at}/had`, { ...(from ?? (await opened(who))), when: 'today', ...more });
    const keys = Object.keys(await opened()).flatMap((name) => (name.startsWith('was-') ? [name.slice(4)] : []));
    expect(keys).toContain('setting-up-home');
    const other = keys.find((key) => key !== 'setting-up-home')!;
    const rows = () =>
      sql<{ key: string; turn: number; answer: string }>(
        'select key, turn, answer from entitlement_said where young_person_id = $1 order by key, turn',
      );
    for (const [wrong, field] of [
      [{}, '#answers'],
      [{ 'words-setting-up-home': 'Good.' }, '#answer-setting-up-home'],
      [{ 'answer-setting-up-home': 'had', when: 'another-day', onDate: '24/11/26' }, '#onDate'],
      [{ 'answer-setting-up-home': 'had', 'words-setting-up-home': 'x'.repeat(501) }, '#words-setting-up-home'],
    ] as const) {
      const refused = await says(wrong);
      expect([refused.status, errors(refused)]).toEqual([422, [field]]);
    }
    expect(await rows()).toEqual([]);

    // Several ticks, one save; the same again is nothing.
    const looked = await opened(colleague);
    const ticks = { 'answer-setting-up-home': 'not-had', 'words-setting-up-home': 'Nobody told me.' };
    for (let twice = 0; twice < 2; twice++) {
      expect((await says({ ...ticks, [`answer-${other}`]: 'had' }, adviser, looked)).status).toBe(303);
    }
    expect(await rows()).toHaveLength(2);
    const page = await adviser.get(at);
    expect(page.$('.govuk-inset-text').text().replaceAll(/\s+/g, ' ')).toMatch(
      /Entitled and not had \(1\) .*Setting up home.*No, not had, said on 23 November 2026: “Nobody told me.”/,
    );
    // Two at once: the second sees the first, and nothing of theirs is saved before they look.
    const late = await says({ 'answer-setting-up-home': 'had', [`answer-${other}`]: 'not-wanted' }, colleague, looked);
    expect([late.status, errors(late)]).toEqual([409, ['#answer-setting-up-home', `#answer-${other}`]]);
    expect(words(late)).toContain('“Nobody told me.”');
    expect(await rows()).toHaveLength(2);
    const wases = Object.fromEntries(
      keys.map((key) => [`was-${key}`, String(late.$(`[name=was-${key}]`).val() ?? '')]),
    );
    expect((await says({ 'answer-setting-up-home': 'had' }, colleague, wases)).status).toBe(303);
    expect((await rows()).filter(({ key }) => key === 'setting-up-home')).toMatchObject([
      { turn: 1, answer: 'not-had' },
      { turn: 2, answer: 'had' },
    ]);
    expect(words(await adviser.get(at))).not.toContain('Entitled and not had');

    // The council gives more: the old tick says of what it was, and it is asked again.
    const { $: standing } = await manager.get(`/council/local-offer/items/${home}`);
    const dearer = item({ formId: newId(), version: String(standing('[name=version]').val()), pounds: '4000' });
    expect((await manager.post(`/council/local-offer/items/${home}`, dearer)).status).toBe(303);
    await publishes({ whatChanged: 'More money.' });
    const changed = words(await adviser.get(at));
    expect(changed).toMatch(/Ask again Yes, had it, said on 23 November 2026. That was said of “[^”]*£2,500 once”/);
    expect((await opened())['answer-setting-up-home']).toBeUndefined();
    expect((await adviser.get(`${at}/pdf?size=easy`)).status).toBe(200);
    expect((await office().stranger.get(`${at}/had`)).status).toBe(404);
  });

  it('a grant is never overspent, what is given back can be used again, and a receipt to come is owed', async () => {
    const grantId = newId();
    const grant = { formId: grantId, kind: 'setting-up-home', agreedPence: '£2,500', agreedOn: '2/11/26' };
    expect((await adviser.post(`${at}/grants/new`, grant)).status).toBe(303);
    const grantAt = `${at}/grants/${grantId}`;
    const buys = (more: object) =>
      adviser.post(grantAt, {
        ...{ formId: newId(), kind: 'bought', what: 'Bed', pence: '2400', onDay: '9/11/26', receipt: 'to-come' },
        ...more,
      });
    expect((await buys({})).status).toBe(303);

    const tooMuch = await buys({ what: 'Cooker', pence: '100.01' });
    expect([tooMuch.status, errors(tooMuch), words(tooMuch).includes('Only £100 is left of it')]).toEqual([
      422,
      ['#pence'],
      true,
    ]);
    expect((await buys({ kind: 'given-back', what: 'Bed, part of it', pence: '400', receipt: 'none' })).status).toBe(
      303,
    );
    expect((await buys({ what: 'Cooker', pence: '350', receipt: 'seen' })).status).toBe(303);
    expect(words(await adviser.get(grantAt))).toContain('£2,350 spent. £150 left');
    expect(await owed()).toContain('See the receipt: Bed');
    const early = await buys({ onDay: '1/11/26', pence: '1' });
    expect(errors(early)).toEqual(['#onDay']);

    const [bed] = await sql<{ fact_id: string }>(
      `select fact_id from money_grant_item where young_person_id = $1 and what = 'Bed'`,
    );
    expect((await adviser.post(`${grantAt}/items/${bed!.fact_id}/receipt`, {})).status).toBe(303);
    expect(await owed()).not.toContain('See the receipt: Bed');
    const was = String((await adviser.get(grantAt)).$('input[name=was]').val());
    const ends = { was, endedOn: '20/11/26', whyEnded: 'The rest lapsed.' };
    expect((await adviser.post(`${grantAt}/end`, ends)).status).toBe(303);
    // Whoever ends it from the same look does not end it again, unseen.
    const late = await adviser.post(`${grantAt}/end`, { ...ends, endedOn: '21/11/26', whyEnded: 'It was spent.' });
    expect([late.status, late.$('.onward-kept').text()]).toEqual([409, 'It was spent.']);
    expect(words(await adviser.get(grantAt))).toContain('Ended on 20 November 2026: The rest lapsed.');
    expect(errors(await buys({ pence: '1', onDay: '20/11/26' }))).toEqual(['#onDay']);
  });

  it('a grant stays while something was bought of it, and what was bought while it was given back', async () => {
    const [grantId, boughtId, backId] = [newId(), newId(), newId()];
    await adviser.post(`${at}/grants/new`, {
      formId: grantId,
      kind: 'clothing',
      agreedPence: '100',
      agreedOn: '2/11/26',
    });
    const item = { what: 'Coat', onDay: '9/11/26', receipt: 'none' };
    await adviser.post(`${at}/grants/${grantId}`, { ...item, formId: boughtId, kind: 'bought', pence: '60' });
    await adviser.post(`${at}/grants/${grantId}`, { ...item, formId: backId, kind: 'given-back', pence: '60' });
    const takeOut = (kind: string, factId: string) =>
      adviser.post(`/young-people/${id}/recorded-in-error/${kind}/${factId}`, { reason: 'Never was.' });

    for (const [kind, factId] of [
      ['grant', grantId],
      ['grant-item', boughtId],
    ] as const) {
      const refused = await takeOut(kind, factId);
      expect([refused.status, errors(refused)]).toEqual([422, ['#reason']]);
    }
    for (const [kind, factId] of [
      ['grant-item', backId],
      ['grant-item', boughtId],
      ['grant', grantId],
    ] as const)
      expect((await takeOut(kind, factId)).status).toBe(303);
    expect((await adviser.get(`${at}/grants/${grantId}`)).status).toBe(404);
  });

  it('a grant of somebody else cannot be opened or bought from under this address', async () => {
    const another = await aCareLeaverInANewFlat(office());
    const grantId = newId();
    const grant = { formId: grantId, kind: 'clothing', agreedPence: '100', agreedOn: '2/11/26' };
    await adviser.post(`/young-people/${another}/entitlements/grants/new`, grant);

    expect((await adviser.get(`${at}/grants/${grantId}`)).status).toBe(404);
    const buys = { formId: newId(), kind: 'bought', what: 'Coat', pence: '5', onDay: '9/11/26', receipt: 'none' };
    expect((await adviser.post(`${at}/grants/${grantId}`, buys)).status).toBe(404);
    expect((await adviser.post(`${at}/grants/${grantId}/end`, { endedOn: '9/11/26', whyEnded: 'x' })).status).toBe(404);
    expect(await sql('select 1 from money_grant_item where grant_id = $1', [grantId])).toEqual([]);
  });

  it('says which documents are missing, and two who say something else of one see both', async () => {
    const documentAt = `${at}/documents/birth-certificate`;
    const opened = async () => String((await adviser.get(documentAt)).$('[name=was]').val() ?? '');
    const says = async (state: string, was: string, more: object = {}, who = adviser) =>
      who.post(documentAt, { formId: newId(), was, state, saidOn: '20/11/26', ...more });
    expect(words(await adviser.get(at))).toContain('Not known: birth certificate');

    expect((await says('has-not', '')).status).toBe(303);
    expect(words(await adviser.get(at))).toContain('Missing: birth certificate');
    expect(await owed()).toContain('Get it: birth certificate');
    const was = await opened();
    expect((await says('applied', was)).status).toBe(303);

    const second = await says('has', was, { kept: 'council' }, colleague);
    expect([second.status, words(second).includes('Applied for, said on 20 November 2026')]).toEqual([409, true]);
    expect((await says('has', String(second.$('[name=was]').val()), { kept: 'council' })).status).toBe(303);
    expect(await owed()).not.toContain('birth certificate');
    expect(errors(await says('not-needed', await opened()))).toEqual(['#note']);
    expect((await adviser.get(`${at}/documents/number`)).status).toBe(404);
  });

  it('owes no document that another does for, and one that runs out from half a year before', async () => {
    const says = async (kind: string, state: string, more: object = {}) => {
      const was = String((await adviser.get(`${at}/documents/${kind}`)).$('[name=was]').val() ?? '');
      const said = { formId: newId(), was, state, saidOn: '20/11/26', ...more };
      expect((await adviser.post(`${at}/documents/${kind}`, said)).status).toBe(303);
    };
    await says('photo-identity', 'has-not');
    await says('travel-document', 'has-not');
    expect(await owed()).toContain('Get it: photo identity');
    expect(await owed()).not.toContain('travel document');

    await says('passport', 'has', { kept: 'young-person', expiresOn: '24/5/27' });
    expect(await owed()).not.toMatch(/photo identity|passport/);
    await says('passport', 'has', { kept: 'young-person', expiresOn: '23/5/27' });
    expect(await owed()).toContain('Renew it: passport');
    await says('passport', 'has', { kept: 'young-person', expiresOn: '1/10/26' });
    expect(await owed()).toContain('Renew it: passport53 days overdue');
    await says('travel-document', 'has', { kept: 'young-person', expiresOn: '1/10/30' });
    expect(await owed()).not.toContain('passport');
  });

  it('what never was is taken out, and is owed again', async () => {
    await writes();
    await publishes();
    const sent = await given();
    await adviser.post(`${at}/given/new`, sent);
    const inError = `/young-people/${id}/recorded-in-error/local-offer-given/${sent.formId}`;
    expect((await adviser.post(inError, { reason: 'Somebody else had it.' })).status).toBe(303);
    expect(await owed()).toContain('Give them the local offer');
  });
}
