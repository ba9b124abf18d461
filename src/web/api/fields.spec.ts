import type { ArgumentMetadata, Type } from '@nestjs/common';
import fc from 'fast-check';
import type { Problem } from '../../platform/problem';
import { FieldsPipe } from '../fields.pipe';
import {
  changesTo,
  Choice,
  Day,
  exampleOf,
  fieldsOf,
  Id,
  Instant,
  Part,
  Parts,
  Text,
  Whole,
  Words,
  YesNo,
} from './fields';

class Inner {
  @Text({ about: 'A word.', max: 5 })
  word: string;
}

class Outer {
  @Text({ about: 'A text.', optional: true, nullable: true })
  text?: string | null;

  @Choice(['a', 'b'], { about: 'One.', optional: true })
  choice?: string;

  @Day({ about: 'A day.', optional: true })
  day?: string;

  @Instant({ about: 'A moment.', optional: true })
  instant?: string;

  @Id({ about: 'An id.', optional: true })
  id?: string;

  @YesNo({ about: 'Yes or no.', optional: true })
  yesNo?: boolean;

  @Whole({ about: 'A number.', optional: true, min: 1, max: 3 })
  whole?: number;

  @Words({ about: 'Words.', optional: true })
  words?: string[];

  @Part(() => Inner, { about: 'A part.', optional: true, nullable: true })
  part?: Inner | null;

  @Parts(() => Inner, { about: 'Parts.', optional: true })
  parts?: Inner[];
}

class Needed {
  @Day({ about: 'A day.' })
  day: string;
}

class Changed extends changesTo(Needed) {}

const read = (body: unknown, metatype: Type = Outer, type: ArgumentMetadata['type'] = 'body') =>
  new FieldsPipe().transform(body, { type, metatype });
const faults = (body: unknown, metatype?: Type) =>
  read(body, metatype).then(
    () => [],
    (problem: Problem) => problem.errors.map(({ field }) => field),
  );

describe('the fields of the API', () => {
  it.each([
    [{ text: '  a text ' }],
    [{ text: null }],
    [{ choice: 'b' }],
    [{ day: '2028-02-29' }],
    [{ instant: '2026-03-29T00:30:00+00:00' }],
    [{ id: '019abf8e-6b2a-7c3d-9e4f-5a6b7c8d9e0f' }],
    [{ yesNo: false }],
    [{ whole: 3 }],
    [{ words: [] }],
    [{ part: null }],
    [{ part: { word: 'short' }, parts: [{ word: 'a' }, { word: 'b' }] }],
    [{}],
  ])('take %j', async (body) => {
    expect(await faults(body)).toEqual([]);
  });

  it.each([
    [{ text: '' }, ['text']],
    [{ text: ' ' }, ['text']],
    [{ text: 1 }, ['text']],
    [{ text: 'x'.repeat(501) }, ['text']],
    [{ choice: 'c' }, ['choice']],
    [{ choice: null }, ['choice']],
    [{ day: '2026-02-29' }, ['day']],
    [{ day: '9/3/2026' }, ['day']],
    [{ instant: '2026-03-29T00:30:00' }, ['instant']],
    [{ instant: '2026-02-30T00:30:00Z' }, ['instant']],
    [{ id: '1' }, ['id']],
    [{ yesNo: 'true' }, ['yesNo']],
    [{ whole: 0 }, ['whole']],
    [{ whole: 1.5 }, ['whole']],
    [{ whole: '2' }, ['whole']],
    [{ words: 'a' }, ['words']],
    [{ words: [1] }, ['words']],
    [{ part: 'x' }, ['part']],
    [{ part: { word: 'too long' } }, ['part/word']],
    [{ part: { word: 'a', more: 1 } }, ['part/more']],
    [{ parts: [{ word: 'a' }, { word: '' }] }, ['parts/1/word']],
    [{ more: 1, text: '' }, ['more', 'text']],
  ])('refuse %j, naming where', async (body, where) => {
    expect([...new Set(await faults(body))].sort()).toEqual(where.sort());
  });

  it('need what is not optional, also of a request without a body', async () => {
    expect(await faults({}, Needed)).toEqual(['day']);
    expect(await faults(undefined, Needed)).toEqual(['day']);
    expect(await faults({ day: null }, Needed)).toEqual(['day']);
  });

  it('may each be left out of a change, and are checked as strictly', async () => {
    expect(await faults({}, Changed)).toEqual([]);
    expect(await faults({ day: '2026-02-30' }, Changed)).toEqual(['day']);
    expect(fieldsOf(Changed)).toMatchObject([{ name: 'day', said: { about: 'A day.', optional: true } }]);
    expect(await faults({}, Needed)).toEqual(['day']);
  });

  it('are said of the address where they come from it', async () => {
    await expect(read({ more: '1' }, Outer, 'query')).rejects.toMatchObject({
      errors: [{ field: 'more', in: 'query' }],
    });
  });

  it('take their own examples', async () => {
    expect(await faults({ ...exampleOf(Outer), part: { word: 'a' }, parts: [] })).toEqual([]);
  });

  it('answer anything at all with a problem or with what it says, never with another error', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom('text', 'day', 'part', 'parts', 'words', '__proto__'), fc.anything()),
        async (body) => {
          const outcome = await read(body).catch((error: { kind?: string }) => error.kind);
          expect(outcome === 'not-valid' || outcome instanceof Outer).toBe(true);
        },
      ),
    );
  });
});
