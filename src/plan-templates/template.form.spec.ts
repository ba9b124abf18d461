import { localDate } from '../statutory/local-date';
import { newTopicForm, readPublishForm, readRatingForm, readTopicForm } from './template.form';

const fieldsOf = ({ errors }: { errors: { field: string }[] }) => errors.map(({ field }) => field);

describe('a topic as a manager words it', () => {
  const sent = (given: object = {}) => ({
    title: 'My pets',
    question: 'Who looks after them?',
    prompts: 'food\n\n vet ',
    ...given,
  });

  it('has its prompts line by line, and knows what it was opened with', () => {
    const topic = { key: 'pets', matter: null, title: 'Pets', question: 'Any?', prompts: ['food'] };
    const { said, was } = readTopicForm(sent({ was: newTopicForm(topic).values.was }));
    expect(said).toEqual({ title: 'My pets', question: 'Who looks after them?', prompts: ['food', 'vet'] });
    expect(was).toEqual({ title: 'Pets', question: 'Any?', prompts: ['food'] });
    expect(readTopicForm(sent({ was: '{"title":1}' })).was).toBeNull();
    expect(readTopicForm(sent({ was: 'null' })).was).toBeNull();
  });

  it.each([
    [{ title: '' }, ['title']],
    [{ question: '' }, ['question']],
    [{ title: 'x'.repeat(81) }, ['title']],
    [{ prompts: 'x\n'.repeat(13) }, ['prompts']],
    [{ prompts: 'x'.repeat(121) }, ['prompts']],
  ])('says at its field what is wrong: %j', (given, fields) => {
    const form = readTopicForm(sent(given));
    expect([form.said, fieldsOf(form)]).toEqual([null, fields]);
  });
});

describe('publishing a version', () => {
  it('says what changed because of what young people said', () => {
    expect(fieldsOf(readPublishForm({ whatChanged: '', version: '3' }))).toEqual(['whatChanged']);
    expect(readPublishForm({ whatChanged: 'Shorter.', credit: '', version: '3' }).said).toEqual({
      whatChanged: 'Shorter.',
      credit: null,
      version: 3,
    });
  });
});

describe('what a young person says of the template', () => {
  const TODAY = localDate('2026-11-23');

  it('is a number from 1 to 5, and words that are published only where they agreed', () => {
    expect(readRatingForm({ score: '4', words: ' Too long. ', when: 'today' }, TODAY).said).toEqual({
      score: 4,
      words: 'Too long.',
      mayBeShown: false,
      saidOn: TODAY,
    });
    expect(fieldsOf(readRatingForm({ score: '6', when: '' }, TODAY))).toEqual(['score', 'when']);
  });
});
