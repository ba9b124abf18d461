import { kinderWording } from './kinder-words';

const found = (text: string) => kinderWording(text).map((one) => one.found);

describe('kinder words', () => {
  it.each([
    ['She absconded on Friday', 'absconded'],
    ['He failed to engage with us', 'failed to engage'],
    ['They are hard to reach', 'hard to reach'],
    ['She puts herself at risk', 'puts herself at risk'],
    ['It is a lifestyle choice', 'lifestyle choice'],
    ['His placement ended', 'placement'],
    ['YP was seen', 'YP'],
    ['The client rang', 'client'],
    ['He claims that he paid', 'claims that'],
  ])('are suggested in "%s"', (text, label) => {
    expect(found(text)).toEqual([label]);
  });

  it('are suggested once each, in the order in which the labels stand, each with what to write and why', () => {
    expect(found('The client absconded. She absconded again; another client too.')).toEqual(['client', 'absconded']);
    for (const one of kinderWording('manipulative and chaotic')) {
      expect([one.instead, one.why].every((words) => words.length > 10)).toBe(true);
    }
  });

  it.each([
    'She went missing on Friday and came back by herself.',
    'We have not found a way to talk with him yet.',
    'A supply of heating oil; the lactose in milk; they replaced the lock.',
  ])('leave "%s" alone', (text) => {
    expect(kinderWording(text)).toEqual([]);
  });
});
