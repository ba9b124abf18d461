import { newId } from '../../src/platform/ids';
import { PlanTemplatesService } from '../../src/plan-templates/plan-templates.service';
import type { Answer, SignedInBrowser } from '../support/app';
import { anApprovedPlan, FIRST_TEMPLATE_VERSION } from './an-approved-plan';
import { aCareLeaverInANewFlat, anOffice, type Office } from './young-person-people';

const FIRST_TEMPLATE = '019ad000-0000-7000-8000-000000000001';
const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
const main = ({ $ }: Answer) => words($('main').text());
const errors = ({ $ }: Answer) =>
  $('.govuk-error-summary a')
    .toArray()
    .map((link) => $(link).text());

describe('templates of the plan', () => {
  let office: Office;
  let manager: SignedInBrowser;

  beforeAll(async () => {
    office = await anOffice();
    manager = office.manager;
  });
  afterAll(() => office.onward.close());

  const draft = async (templateId = FIRST_TEMPLATE) => {
    const { location } = await manager.post(`/plan-templates/${templateId}/draft`);
    return { id: location!.split('/').pop()!, at: location! };
  };
  const topics = async (id: string) =>
    (
      await office.onward.sql<{ content: { topics: { key: string; title: string; question: string }[] } }>(
        'select content from plan_template_version where id = $1',
        [id],
      )
    )[0]!.content.topics;
  const topicForm = async (at: string, key: string) => {
    const { $ } = await manager.get(`${at}/topics/${key}`);
    const field = (name: string) => $(`[name=${name}]`).val() as string;
    return { title: field('title'), question: field('question'), prompts: field('prompts'), was: field('was') };
  };
  const publish = async (at: string, given: object = {}) => {
    const { $ } = await manager.get(`${at}/publish`);
    return manager.post(`${at}/publish`, {
      version: $('[name=version]').val() as string,
      whatChanged: 'You said it was too long.',
      credit: 'the Thursday group',
      ...given,
    });
  };
  const offered = async () =>
    (await office.onward.app.get(PlanTemplatesService).list(manager.actor))
      .flatMap(({ versions }) => versions.filter(({ isOffered }) => isOffered))
      .map(({ title, number }) => `${title} ${number}`);

  it('a manager drafts the next version, sees it, and publishes it with what changed; the old one stays as it was', async () => {
    const before = JSON.stringify(await topics(FIRST_TEMPLATE_VERSION));
    const { id, at } = await draft();
    expect((await draft()).id).toBe(id); // one draft at a time
    expect((await office.adviser.get(`/plan-templates/versions/${id}`)).status).toBe(404);

    await manager.post(`${at}/topics/money`, {
      ...(await topicForm(at, 'money')),
      title: 'My money',
      question: 'What worries you about money?',
    });
    const pets = newId();
    const added = { formId: pets, title: 'My pets', question: 'Who looks after them?', prompts: 'food\nvet' };
    await manager.post(`${at}/topics`, added);
    await manager.post(`${at}/topics`, added);
    await manager.post(`${at}/topics/health/move`, { to: 'up' });
    await manager.post(`${at}/model`, { practiceModel: 'trauma-informed' });
    const keys = (await topics(id)).map(({ key }) => key);
    expect(keys.slice(-1)).toEqual([pets]);
    expect(keys.indexOf('health')).toBe(keys.indexOf('accommodation') - 1);

    const card = main(await manager.get(`/plan-templates/versions/${id}?as=card&topic=money`));
    expect(card).toContain('What worries you about money?');
    expect(card).toContain('What helps you to feel calm and in charge?');
    expect(main(await manager.get(`/plan-templates/versions/${id}?as=page`))).toContain('Who looks after them?');

    expect(errors(await publish(at, { whatChanged: '' }))).toEqual([
      'Enter what changed because of what young people said',
    ]);
    expect((await publish(at)).status).toBe(303);
    const shown = main(await office.adviser.get(`/plan-templates/versions/${id}`));
    expect(shown).toContain('What changed because of you: You said it was too long.');
    expect(shown).toContain('With thanks to the Thursday group');
    expect(shown).toContain('“Money” is now called “My money”');
    expect(await offered()).toEqual(['Our first plan 2']);
    expect(JSON.stringify(await topics(FIRST_TEMPLATE_VERSION))).toBe(before);
    expect((await manager.post(`${at}/topics/money/move`, { to: 'up' })).status).toBe(409);
    await expect(
      office.onward.sql(`update plan_template_version set content = '{"topics": []}' where id = $1`, [id]),
    ).rejects.toThrow(/never changes/);
  });

  it('what the law asks every plan to deal with is worded anew and stays', async () => {
    const { id, at } = await draft();
    const refused = await manager.post(`${at}/topics/money/take-away`);
    expect([refused.status, errors(refused)]).toEqual([
      422,
      ['The law asks every plan to deal with this, so it stays'],
    ]);
    expect((await topics(id)).map(({ key }) => key)).toContain('money');
    const own = (await topics(id)).at(-1)!;
    expect((await manager.post(`${at}/topics/${own.key}/take-away`)).status).toBe(303);
    expect((await topics(id)).map(({ key }) => key)).not.toContain(own.key);
    expect(main(await manager.get(at))).toContain('“My pets” is not asked any more');
  });

  it('of two managers who word a topic at once, the second sees both and nothing is lost silently', async () => {
    const { id, at } = await draft();
    const [hers, his] = [await topicForm(at, 'education'), await topicForm(at, 'education')];
    await manager.post(`${at}/topics/education`, { ...hers, question: 'Hers?' });
    await manager.post(`${at}/topics/skills`, { ...(await topicForm(at, 'skills')), title: 'Skills' });
    const second = await manager.post(`${at}/topics/education`, { ...his, question: 'His?' });
    expect(second.status).toBe(409);
    expect(main(second)).toContain('How somebody else has worded it meanwhile LearningHers?');
    expect(second.$('#question').val()).toBe('His?');
    expect((await topics(id)).find(({ key }) => key === 'education')!.question).toBe('Hers?');
    await manager.post(`${at}/topics/education`, {
      ...his,
      question: 'Both?',
      was: second.$('[name=was]').val() as string,
    });
    expect((await topics(id)).find(({ key }) => key === 'education')!.question).toBe('Both?');

    const stale = await publish(at, { version: '1' });
    expect([stale.status, errors(stale)]).toEqual([409, ['Somebody has changed the draft since you looked at it.']]);
  });

  it('two templates are tried side by side, and one is not offered any more; never the last', async () => {
    const begun = await manager.post('/plan-templates', {
      formId: newId(),
      title: 'Short plan',
      from: FIRST_TEMPLATE_VERSION,
    });
    await publish(begun.location!);
    expect((await offered()).sort()).toEqual(['Our first plan 2', 'Short plan 1']);
    const list = main(await office.administrator.get('/plan-templates'));
    expect(list).toContain('Tried side by side');
    expect(list).not.toContain('Draft the next version');
    const id = begun.location!.split('/').pop()!;
    expect((await office.adviser.post(`/plan-templates/versions/${id}/retire`)).status).toBe(403);
    expect((await manager.post(`/plan-templates/versions/${id}/retire`)).status).toBe(303);
    expect(await offered()).toEqual(['Our first plan 2']);
    const rest = await office.onward.sql<{ id: string }>(
      `select id from plan_template_version where state = 'published' order by number`,
    );
    for (const { id: other } of rest.slice(0, -1)) await manager.post(`/plan-templates/versions/${other}/retire`);
    const last = await manager.post(`/plan-templates/versions/${rest.at(-1)!.id}/retire`);
    expect(errors(last)).toEqual(['New plans have to begin with something: publish another first']);
  });

  it('young people rate the version their plan was made with, once each, and may think again', async () => {
    const rate = (person: string, given: object) =>
      office.adviser.post(`/young-people/${person}/plan/rating`, {
        formId: newId(),
        when: 'today',
        score: '4',
        words: '',
        ...given,
      });
    const noPlan = await aCareLeaverInANewFlat(office);
    expect(main(await office.adviser.get(`/young-people/${noPlan}/plan/rating`))).toContain(
      'No plan has been begun here yet',
    );
    expect((await rate(noPlan, {})).status).toBe(422);

    const people: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      people.push(await aCareLeaverInANewFlat(office, { familyName: `Fable${n}` }));
      await anApprovedPlan(office, people[n]!, []);
    }
    const [mina] = people;
    expect((await office.adviser.get(`/young-people/${mina}`)).text).toContain(
      'What Mina thinks of the questions in the plan',
    );
    expect(errors(await rate(mina!, { score: '' }))).toEqual(['Choose a number from 1 to 5']);
    const formId = newId();
    await rate(mina!, { formId, score: '1', words: 'Too long.' });
    await rate(mina!, { formId, score: '1', words: 'Too long.' });
    for (const person of people.slice(1, 4)) await rate(person, {});
    const results = async () => main(await office.colleague.get(`/plan-templates/versions/${FIRST_TEMPLATE_VERSION}`));
    expect(await results()).toContain('4 young people have said what they think. There is an average from 5 on.');
    expect(await results()).not.toContain('Too long.'); // not agreed

    await rate(people[4]!, { score: '5' });
    await rate(mina!, { score: '3', words: 'Better now.', mayBeShown: 'yes' });
    expect(await results()).toContain('5 young people have said what they think. On average 4.0 out of 5.');
    expect(await results()).toContain('“Better now.”');
    expect(await results()).not.toMatch(/Fable|Mina/);
    const rows = await office.onward.sql(
      'select number from plan_template_rating where young_person_id = $1 order by number',
      [mina],
    );
    expect(rows).toEqual([{ number: 1 }, { number: 2 }]);
    expect((await office.stranger.get(`/young-people/${mina}/plan/rating`)).status).toBe(404);
  });
});
