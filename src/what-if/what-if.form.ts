import { ACCOMMODATION_WORDS } from '../accommodation/accommodation-words';
import type { FieldError } from '../platform/problem';
import { CONTACT_MODES, PROVIDED_UNDER } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';
import { chosen, typed, type Fields } from '../web/fields';
import { parseTypedDate } from '../web/typed-date';
import { EVENT_KINDS, type EventKind, type MadeUpEvent } from './made-up-event';

/** `on` and what belongs to the kind, as typed; all of them, so that the form comes back as it was sent. */
const FIELDS = [
  'on',
  'lookOn',
  'type',
  'providedUnder',
  'placedByAuthority',
  'providerRegistered',
  'goesTo',
  'inPathwayPlan',
  'supportFor',
  'mode',
  'at',
] as const;

export interface WhatIfForm {
  /** What is tried; null where nothing is chosen yet. */
  kind: EventKind | null;
  values: Record<(typeof FIELDS)[number], string>;
  errors: FieldError[];
  /** Null where there are errors, or nothing was asked yet. */
  asked: { event: MadeUpEvent; lookOn: LocalDate | null } | null;
}

/** The empty form for what a link chose. */
export function newWhatIfForm(event: unknown): WhatIfForm {
  const kind = EVENT_KINDS.find((one) => one === event) ?? null;
  const values = Object.fromEntries(FIELDS.map((name) => [name, ''])) as WhatIfForm['values'];
  return {
    kind,
    values: { ...values, providedUnder: 'unknown', mode: 'face-to-face', at: 'accommodation' },
    errors: [],
    asked: null,
  };
}

export function readWhatIfForm(fields: Fields): WhatIfForm {
  const kind = chosen(fields, 'event', EVENT_KINDS);
  const values = Object.fromEntries(FIELDS.map((name) => [name, typed(fields, name)])) as WhatIfForm['values'];
  const errors: FieldError[] = [];
  const day = (name: 'on' | 'lookOn', isAsked: boolean) => {
    const on = parseTypedDate(values[name]);
    if (!on && (isAsked || values[name]))
      errors.push({ field: name, message: values[name] ? NOT_A_DAY : 'Enter a day' });
    return on;
  };
  if (!kind) {
    return { kind, values, errors: [{ field: 'event', message: 'Choose what might happen' }], asked: null };
  }
  const on = day('on', true);
  const lookOn = day('lookOn', false);
  const of = on && eventOf(kind, on, fields, errors);
  return { kind, values, errors, asked: errors.length === 0 && of ? { event: of, lookOn } : null };
}

const NOT_A_DAY = 'Enter the day as 27/11/26 or 27 November 2026';

function eventOf(kind: EventKind, on: LocalDate, fields: Fields, errors: FieldError[]): MadeUpEvent | null {
  const choice = <T extends string>(name: string, choices: readonly T[], message: string): T | null => {
    const value = chosen(fields, name, choices);
    if (!value) errors.push({ field: name, message });
    return value;
  };
  const answer = (name: string): boolean | null => {
    const said = chosen(fields, name, ['yes', 'no'] as const);
    return said && said === 'yes';
  };
  switch (kind) {
    case 'move': {
      const type = choice('type', Object.keys(ACCOMMODATION_WORDS), 'Choose what kind of home it is');
      const providedUnder = choice('providedUnder', PROVIDED_UNDER, 'Choose who provides it, or “Not known yet”');
      if (!type || !providedUnder) return null;
      const [placedByAuthority, providerRegistered] = [answer('placedByAuthority'), answer('providerRegistered')];
      return { kind, on, type, providedUnder, placedByAuthority, providerRegistered };
    }
    case 'care-ends': {
      const goesTo = choice('goesTo', ['parent', 'elsewhere'] as const, 'Choose where they go');
      return goesTo && { kind, on, goesTo };
    }
    case 'course': {
      const inPathwayPlan = choice('inPathwayPlan', ['yes', 'no'] as const, 'Choose whether it is in the pathway plan');
      return inPathwayPlan && { kind, on, inPathwayPlan: inPathwayPlan === 'yes' };
    }
    case 'asks-for-support': {
      const supportFor = choice('supportFor', ['support', 'education'] as const, 'Choose what they ask for');
      return supportFor && { kind, on, supportFor };
    }
    case 'contact': {
      const mode = choice('mode', CONTACT_MODES, 'Choose how');
      const at = chosen(fields, 'at', ['accommodation', 'elsewhere'] as const);
      if (mode === 'face-to-face' && !at) errors.push({ field: 'at', message: 'Choose where' });
      return mode && { kind, on, mode, at: mode === 'face-to-face' ? at : null };
    }
    case 'custody':
    case 'release':
    case 'missing':
    case 'returns':
    case 'later-day':
      return { kind, on };
  }
}
