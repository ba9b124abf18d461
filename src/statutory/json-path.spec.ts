import fc from 'fast-check';
import { mayRepeatKeys, repeatedKeys } from './json-path';

describe('names given twice', () => {
  it.each([
    ['{"a":1,"a":2}', ['a']],
    ['{"a":{"b":1,"b":2},"c":[{"d":1},{"d":1,"d":2}]}', ['a.b', 'c[1].d']],
    ['{"a" : 1, "a" :2}', ['a']],
    ['{"a":"\\":","b":1,"b" :2}', ['b']],
    ['{"a b":1,"a b":2}', ['["a b"]']],
    ['{"\\u0061":1,"a":2}', ['a']],
    ['{"a":1,"b":"\\"a\\":"}', []],
    ['[]', []],
  ])('of %s are %j', (json, paths) => {
    expect(repeatedKeys(json)).toEqual(paths);
    if (paths.length > 0) expect(mayRepeatKeys(json, JSON.parse(json))).toBe(true);
  });

  it('are never missed by the quick look', () => {
    const spaced = fc.constantFrom(':', ': ', ' :');
    const member = fc.tuple(fc.constantFrom('"a"', '"b"', '"\\":"', '"c d"'), spaced, fc.jsonValue());
    fc.assert(
      fc.property(fc.array(member, { maxLength: 5 }), (members) => {
        const json = `{${members.map(([name, colon, value]) => `${name}${colon}${JSON.stringify(value)}`).join(',')}}`;

        if (!mayRepeatKeys(json, JSON.parse(json))) expect(repeatedKeys(json)).toEqual([]);
      }),
    );
  });

  it('are not looked for letter by letter where every name is there once', () => {
    const json = JSON.stringify({ a: 1, b: [{ a: 1 }, { a: 2 }], c: { d: null } }, null, 2);

    expect(mayRepeatKeys(json, JSON.parse(json))).toBe(false);
  });
});
