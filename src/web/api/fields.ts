import 'reflect-metadata';
import type { Type as ClassOf } from '@nestjs/common';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, ValidateBy, ValidateIf, ValidateNested } from 'class-validator';
import { isId } from '../../platform/ids';
import { parseLocalDate } from '../../statutory/local-date';

/**
 * The fields of what the API takes and answers. One decorator is the check of what comes in and the schema in the
 * document, so the two cannot drift apart.
 */
export type JsonSchema = Record<string, unknown>;

export interface Said {
  /** For the API's page. */
  about: string;
  /** May be left out. */
  optional?: boolean;
  /** May be null. */
  nullable?: boolean;
  example?: unknown;
  /** False: left out of examples, which cannot say everything at once. */
  inExample?: false;
}

export interface Field {
  name: string;
  said: Said;
  /** Without what `said` adds. Classes are named, to be looked up among the components. */
  schema: JsonSchema;
  /** The class of what is in it, for a part or a list of parts. */
  part: (() => ClassOf) | null;
  isList: boolean;
  example: () => unknown;
  /** Declares the same field on another class. */
  again: (said: Said) => PropertyDecorator;
}

const FIELDS = 'api:fields';

/** The fields of a class, its parents' first. */
export function fieldsOf(owner: ClassOf): Field[] {
  const parent = Object.getPrototypeOf(owner.prototype) as object | null;
  const inherited = parent && parent !== Object.prototype ? fieldsOf(parent.constructor as ClassOf) : [];
  return [...inherited, ...((Reflect.getOwnMetadata(FIELDS, owner.prototype as object) as Field[] | undefined) ?? [])];
}

/** The same fields, each of which may be left out: what a PATCH takes. */
export function changesTo<T extends object>(owner: ClassOf<T>): ClassOf<Partial<T>> {
  class Changes {}
  for (const { name, said, again } of fieldsOf(owner)) again({ ...said, optional: true })(Changes.prototype, name);
  return Changes;
}

/** Of what a change says, only what is not left out. */
export function givenOf<T extends object>(said: T): T {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as T;
}

/** How a field is named in the document. */
export function nameOf(owner: ClassOf): string {
  return owner.name.replace(/Dto$/, '');
}

interface Kind {
  schema: JsonSchema;
  example: () => unknown;
  /** What is wrong with a value, in words; null when nothing is. */
  fault: (value: unknown) => string | null;
  decorators?: PropertyDecorator[];
  part?: () => ClassOf;
  isList?: boolean;
}

function field(said: Said, kind: Kind): PropertyDecorator {
  return (prototype, property) => {
    const name = String(property);
    const checks = [
      ValidateIf((_, value) => !(said.optional && value === undefined) && !(said.nullable && value === null)),
      ValidateBy({
        name: 'field',
        validator: {
          validate: (value) => kind.fault(value) === null,
          defaultMessage: (given) => kind.fault(given?.value) ?? '',
        },
      }),
      ...(kind.decorators ?? []),
    ];
    for (const check of checks) check(prototype, property);
    const own = (Reflect.getOwnMetadata(FIELDS, prototype) as Field[] | undefined) ?? [];
    const { schema, part = null, isList = false } = kind;
    const again = (other: Said) => field(other, kind);
    const example = () => (said.example === undefined ? kind.example() : said.example);
    Reflect.defineMetadata(FIELDS, [...own, { name, said, schema, part, isList, example, again }], prototype);
  };
}

interface TextSaid extends Said {
  max?: number;
  pattern?: RegExp;
}

const LONGEST_TEXT = 500;
/** Notes and own words. */
export const LONG_TEXT = 20_000;

/** Words, without the space around them; never empty: null says that there are none. */
export function Text({ max = LONGEST_TEXT, pattern, ...said }: TextSaid): PropertyDecorator {
  return field(said, {
    schema: { type: 'string', minLength: 1, maxLength: max, ...(pattern && { pattern: pattern.source }) },
    example: () => 'text',
    fault: (value) => {
      if (typeof value !== 'string') return 'Must be a text';
      if (value === '') return said.nullable ? 'Must not be empty: null says there is none' : 'Must not be empty';
      if (value.length > max) return `Must be ${max} characters or fewer`;
      return pattern && !pattern.test(value) ? `Must look like ${String(said.example)}` : null;
    },
    decorators: [Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))],
  });
}

/** One of the words listed. */
export function Choice(values: readonly string[], said: Said): PropertyDecorator {
  return field(said, {
    schema: { type: 'string', enum: [...values] },
    example: () => values[0],
    fault: (value) => (values.includes(value as string) ? null : `Must be one of ${values.join(', ')}`),
  });
}

/** A calendar date in England, YYYY-MM-DD. */
export function Day(said: Said): PropertyDecorator {
  return field(said, {
    schema: { type: 'string', format: 'date' },
    example: () => '2026-03-09',
    fault: (value) => (parseLocalDate(value) ? null : 'Must be a date like 2026-03-09'),
  });
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/;

/** A moment, with its offset from UTC. */
export function Instant(said: Said): PropertyDecorator {
  return field(said, {
    schema: { type: 'string', format: 'date-time' },
    example: () => '2026-03-09T14:30:00.000Z',
    fault: (value) =>
      typeof value === 'string' &&
      INSTANT.test(value) &&
      parseLocalDate(value.slice(0, 10)) &&
      !Number.isNaN(Date.parse(value))
        ? null
        : 'Must be a time with its offset like 2026-03-09T14:30:00Z',
  });
}

export function Id(said: Said): PropertyDecorator {
  return field(said, {
    schema: { type: 'string', format: 'uuid' },
    example: () => '019abf8e-6b2a-7c3d-9e4f-5a6b7c8d9e0f',
    fault: (value) => (typeof value === 'string' && isId(value) ? null : 'Must be an id as the API gives them'),
  });
}

export function YesNo(said: Said): PropertyDecorator {
  return field(said, {
    schema: { type: 'boolean' },
    example: () => true,
    fault: (value) => (typeof value === 'boolean' ? null : 'Must be true or false'),
  });
}

export function Whole({ min = 0, max, ...said }: Said & { min?: number; max?: number }): PropertyDecorator {
  return field(said, {
    schema: { type: 'integer', minimum: min, ...(max !== undefined && { maximum: max }) },
    example: () => min,
    fault: (value) =>
      Number.isInteger(value) && (value as number) >= min && (max === undefined || (value as number) <= max)
        ? null
        : `Must be a whole number ${max === undefined ? `of at least ${min}` : `from ${min} to ${max}`}`,
  });
}

/** A number that may have decimals, in answers. */
export function Amount(said: Said): PropertyDecorator {
  return field(said, {
    schema: { type: 'number' },
    example: () => 1.5,
    fault: (value) => (typeof value === 'number' && Number.isFinite(value) ? null : 'Must be a number'),
  });
}

/** In an address everything is a text: `true` and `25` are read as what they say. */
export function InAddress(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => {
    if (value === 'true' || value === 'false') return value === 'true';
    return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
  });
}

const MOST_ITEMS = 200;

/** Several words, or several of the words listed. */
export function Words(said: Said & { of?: readonly string[] }): PropertyDecorator {
  const { of, ...rest } = said;
  return field(rest, {
    schema: { type: 'array', items: { type: 'string', ...(of && { enum: [...of] }) } },
    example: () => [of?.[0] ?? 'text'],
    fault: (value) =>
      Array.isArray(value) &&
      value.length <= MOST_ITEMS &&
      value.every((one) => typeof one === 'string' && (!of || of.includes(one)))
        ? null
        : `Must be a list of ${of ? of.join(', ') : 'texts'}`,
  });
}

/** Whatever a JSON object holds: settings and counts that name themselves. */
export function Open(said: Said): PropertyDecorator {
  return field(said, {
    schema: { type: 'object', additionalProperties: true },
    example: () => ({}),
    fault: (value) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) ? null : 'Must be an object',
  });
}

/** A list of such objects. */
export function Opens(said: Said): PropertyDecorator {
  return field(said, {
    schema: { type: 'array', items: { type: 'object', additionalProperties: true } },
    example: () => [],
    fault: (value) => (Array.isArray(value) ? null : 'Must be a list of objects'),
  });
}

/** An object with fields of its own. */
export function Part(owner: () => ClassOf, said: Said): PropertyDecorator {
  return field(said, {
    schema: {},
    part: owner,
    example: () => exampleOf(owner()),
    fault: (value) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) ? null : 'Must be an object',
    decorators: [ValidateNested(), Type(owner)],
  });
}

export function Parts(owner: () => ClassOf, said: Said): PropertyDecorator {
  return field(said, {
    schema: {},
    part: owner,
    isList: true,
    example: () => [exampleOf(owner())],
    fault: (value) => (Array.isArray(value) ? null : 'Must be a list'),
    decorators: [IsArray(), ArrayMaxSize(MOST_ITEMS), ValidateNested({ each: true }), Type(owner)],
  });
}

/** What an object of this class may look like. */
export function exampleOf(owner: ClassOf): Record<string, unknown> {
  const told = fieldsOf(owner).filter(({ said }) => said.inExample !== false);
  return Object.fromEntries(told.map(({ name, example }) => [name, example()]));
}
