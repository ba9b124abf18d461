import { PRACTICE_MODELS, PRACTICE_MODEL_WORDS, practicePrompts, promptsAt } from './practice-models';

describe('questions of a model of practice', () => {
  it('are none where the council has chosen no model', () => {
    expect(practicePrompts(null, 'health')).toEqual([]);
  });

  it.each(PRACTICE_MODELS)('of %s stand beside every topic, one of the young person’s own too', (model) => {
    expect(PRACTICE_MODEL_WORDS[model]).not.toBe('');
    expect(practicePrompts(model, null).length).toBeGreaterThan(1);
    expect(practicePrompts(model, 'money')).toEqual(practicePrompts(model, null));
  });

  it('begin with what the model asks about the very topic', () => {
    const [first] = practicePrompts('signs-of-safety', 'accommodation');
    expect(first).toMatch(/safe there every night/);
    expect(practicePrompts('trauma-informed', 'status')[0]).toMatch(/need not tell it again/);
  });

  it('come after the prompts of the template, also at a topic of the young person’s own', () => {
    const topic = {
      key: 'money',
      matter: 'money' as const,
      title: 'Money',
      question: 'How is it?',
      prompts: ['bank account'],
    };
    const version = { content: { topics: [topic] }, practiceModel: null };
    expect(promptsAt(version, topic)).toEqual(['bank account']);
    expect(promptsAt({ ...version, practiceModel: 'restorative' }, topic)[0]).toBe('bank account');
    expect(promptsAt({ ...version, practiceModel: 'restorative' }, { key: 'pets', matter: null })[0]).toMatch(
      /What happened/,
    );
  });
});
