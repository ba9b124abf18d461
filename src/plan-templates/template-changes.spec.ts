import { PLAN_SECTIONS } from '../statutory/content/plan';
import type { TemplateTopic } from './template-content';
import { mattersMissing, movedTopic, templateChanges, templateChangeWords } from './template-changes';

const topic = (key: string, given: Partial<TemplateTopic> = {}): TemplateTopic => ({
  key,
  matter: null,
  title: `About ${key}`,
  question: `How is ${key}?`,
  prompts: [],
  ...given,
});
const changed = (before: TemplateTopic[], after: TemplateTopic[]) =>
  templateChanges({ topics: before }, { topics: after }).map(templateChangeWords);

describe('what a version of the template asks otherwise', () => {
  it('is nothing where nothing changed', () => {
    expect(changed([topic('home'), topic('money')], [topic('home'), topic('money')])).toEqual([]);
  });

  it('tells a topic that is called otherwise from one that is new', () => {
    expect(changed([topic('home')], [topic('home', { title: 'My place' }), topic('pets')])).toEqual([
      '“About home” is now called “My place”',
      '“About pets” is new',
    ]);
  });

  it('shows both wordings of a question, and says what is not asked any more', () => {
    expect(
      changed([topic('home'), topic('pets')], [topic('home', { question: 'Is it warm?', prompts: ['heating'] })]),
    ).toEqual([
      '“About home” asks: Is it warm? Before: How is home?',
      '“About home” has other prompts',
      '“About pets” is not asked any more',
    ]);
  });

  it('sees another order among the topics that stayed, and only then', () => {
    const [home, money, pets] = [topic('home'), topic('money'), topic('pets')];
    expect(changed([home, money], [money, home])).toEqual(['The topics come in another order']);
    expect(changed([home, money], [pets, home, money])).toEqual(['“About pets” is new']);
  });
});

describe('the topics of a template', () => {
  it('deal with every matter that the law asks about', () => {
    const all = PLAN_SECTIONS.map(({ key }) => topic(key, { matter: key }));
    expect(mattersMissing({ topics: all })).toEqual([]);
    expect(mattersMissing({ topics: all.slice(1) })).toEqual([PLAN_SECTIONS[0].title]);
  });

  it('move one place, and not beyond the ends', () => {
    const three = ['a', 'b', 'c'].map((key) => topic(key));
    const keys = (by: 1 | -1, key: string) =>
      movedTopic(three, key, by)
        .map((one) => one.key)
        .join('');
    expect([keys(1, 'a'), keys(-1, 'c'), keys(-1, 'a'), keys(1, 'c'), keys(1, 'x')]).toEqual([
      'bac',
      'acb',
      'abc',
      'abc',
      'abc',
    ]);
  });
});
