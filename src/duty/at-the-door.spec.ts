import { doorShown, oneLine, type AtTheDoor } from './at-the-door';

describe('what is needed at the door', () => {
  it('is cut after a word, and says that it was', () => {
    expect(oneLine('A dog that bites.\n\nRing first.', 20)).toBe('A dog that bites. …');
    expect(oneLine('A dog that bites.\n Ring.')).toBe('A dog that bites. Ring.');
    expect(oneLine('x'.repeat(30), 10)).toBe(`${'x'.repeat(10)} …`);
  });

  it('keeps own words apart from what others wrote', () => {
    const door: AtTheDoor = {
      flags: [
        { kind: 'risk-to-staff', words: 'Threw a cup in May', ownWords: false },
        { kind: 'risk-to-self', words: 'I cut when I am alone', ownWords: true },
      ],
      matters: { words: 'My little brother', from: 'plan' },
    };
    expect(doorShown(door, '/young-people/y')).toEqual({
      at: '/young-people/y/emergency',
      flags: [
        { kind: 'Risk to staff', words: 'Threw a cup in May' },
        { kind: 'Risk to themselves', words: '“I cut when I am alone”' },
      ],
      matters: '“My little brother”',
    });
  });
});
