import { readContent } from './passport-content';

describe('what a program says that is known of a field', () => {
  it.each([
    [{ shape: 'list', entries: [] }],
    [{ shape: 'list', entries: [{ what: 'Asthma', when: '2019-05', more: null }] }],
    [{ shape: 'text', text: 'Walked at one.' }],
    [{ shape: 'birth', place: 'Leeds', weightGrams: 3200, gestationWeeks: null }],
    [{ shape: 'blood-group', group: 'O+' }],
    [{ shape: 'explained', by: 'The nurse', on: '2026-03-09' }],
  ])('is kept as it was said: %j', (sent) => {
    expect(readContent(sent)).toEqual(sent);
  });

  it('may leave out what is not known, and nothing is kept that has no place', () => {
    expect(readContent({ shape: 'birth', place: 'Leeds', mother: 'Somebody' })).toEqual({
      ...{ shape: 'birth', place: 'Leeds', weightGrams: null, gestationWeeks: null },
    });
    expect(readContent({ shape: 'list', entries: [{ what: 'Asthma', secret: 'yes' }] })).toEqual({
      ...{ shape: 'list', entries: [{ what: 'Asthma', when: null, more: null }] },
    });
  });

  it.each([
    [{}],
    [{ shape: 'record' }],
    [{ shape: 'list' }],
    [{ shape: 'list', entries: 'Asthma' }],
    [{ shape: 'list', entries: [null] }],
    [{ shape: 'list', entries: ['Asthma'] }],
    [{ shape: 'list', entries: [{ what: ['Asthma'] }] }],
    [{ shape: 'list', entries: [{ what: 'Asthma', when: 2019 }] }],
    [{ shape: 'text' }],
    [{ shape: 'text', text: 5 }],
    [{ shape: 'birth', place: {} }],
    [{ shape: 'birth', weightGrams: '3200' }],
    [{ shape: 'blood-group', group: ['O+'] }],
    [{ shape: 'explained', by: 'The nurse', on: 2026 }],
  ])('is refused where a part of it is missing or another thing: %j', (sent) => {
    expect(readContent(sent)).toBeNull();
  });
});
