import fc from 'fast-check';
import { KNOWN_KINDS, type CaseFile } from './case-file';
import { parseCaseFile, readCaseFile } from './case-file.parse';
import { DEFAULT_POLICY } from './policy';

const BORN = '2008-03-10';
const minimal = { caseFile: 1, person: { dateOfBirth: BORN } };

const read = (more: object = {}): CaseFile => {
  const parsed = parseCaseFile({ ...minimal, ...more });
  if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
  return parsed.caseFile;
};
const faults = (json: unknown) => {
  const parsed = parseCaseFile(json);
  return 'errors' in parsed ? parsed.errors : [];
};
const paths = (more: object) => faults({ ...minimal, ...more }).map((fault) => fault.path);

/** One item of everything, each with every field given. */
const full = {
  caseFile: 1,
  person: {
    dateOfBirth: BORN,
    diedOn: null,
    deathKnownOn: null,
    unaccompaniedAsylumSeeker: false,
    disabled: true,
  },
  careEpisodes: [
    {
      id: 'e1',
      from: '2019-05-01',
      to: '2026-03-10',
      legalStatus: 'care-order',
      shortBreak: false,
      plannedDays: 12,
      placement: 'foster-care',
      carer: 'f1',
      authority: '870',
      reasonCeased: 'E15',
    },
  ],
  homeSpells: [{ id: 'h1', from: '2023-10-31', to: null, with: 'parent', brokeDown: false }],
  detentions: [{ id: 'd1', from: '2024-03-15', to: '2024-09-15', kind: 'custody', releaseExpectedOn: '2024-09-01' }],
  specialGuardianship: {
    id: 'specialGuardianship',
    madeOn: '2018-06-01',
    endedOn: null,
    lookedAfterImmediatelyBefore: true,
  },
  otherAccommodation: [{ id: 'o1', from: '2024-04-21', to: '2024-08-10', kind: 'nhs' }],
  programmes: [{ id: 'p1', from: '2025-09-01', to: null, kind: 'education', inPathwayPlan: true }],
  supportRequests: [{ id: 's1', on: '2025-11-30', for: 'education', endedOn: null }],
  supportOffers: [{ id: 'so1', on: '2026-02-10' }],
  contactRefusals: [{ id: 'r1', on: '2026-01-15', explicitInWriting: true }],
  allocations: [{ id: 'al1', from: '2024-03-12', to: null, role: 'personal-adviser', worker: 'w1' }],
  needsAssessments: [{ id: 'n1', completedOn: '2024-06-01' }],
  pathwayPlans: [{ id: 'pp1', completedOn: '2024-06-10', copyGivenOn: '2024-06-12' }],
  planReviews: [{ id: 'pr1', heldOn: '2025-07-01' }],
  reviewRequests: [{ id: 'rr1', on: '2025-10-03', by: 'young-person' }],
  accommodation: [
    {
      id: 'a1',
      from: '2026-03-02',
      to: null,
      type: 'U',
      providedUnder: 's24B',
      placedByAuthority: true,
      providerRegistered: null,
      carer: null,
      managerReason: null,
      suitability: {
        needsMet: true,
        landlordChecked: false,
        wishesAndEetConsidered: null,
        schedule2: {
          facilities: true,
          repair: true,
          safety: false,
          location: true,
          support: true,
          tenancy: true,
          cost: true,
          views: null,
          rights: true,
          funding: true,
        },
      },
    },
  ],
  contacts: [
    {
      id: 'c1',
      on: '2026-03-06',
      mode: 'face-to-face',
      by: 'duty-worker',
      at: 'accommodation',
      accommodation: 'a1',
      seen: true,
      substituteAccepted: { on: '2026-03-10', by: 'w9', reason: 'adviser ill' },
    },
  ],
  missing: [
    {
      id: 'm1',
      from: '2026-03-27T21:00:00+00:00',
      returnedAt: '2026-03-28T10:00:00+00:00',
      interviewHeldAt: null,
      interviewDeclinedAt: null,
    },
  ],
  immigration: {
    leaveGrantedOn: '2025-02-01',
    leaveKind: 'uasc',
    leaveExpiresOn: null,
    legalAdviceStartedOn: null,
    applicationMadeOn: null,
  },
  healthReviews: [{ id: 'hr1', on: '2024-02-29', kind: 'review-health-assessment' }],
  healthPassport: { givenOn: null, consent: { adviser: false, gp: true } },
  subjectAccessRequests: [
    {
      id: 'sar1',
      receivedOn: '2026-01-31',
      identityConfirmedOn: '2026-01-31',
      extendedOn: null,
      answeredOn: null,
    },
  ],
  supervisions: [{ id: 'su1', on: '2026-02-01' }],
  holds: [
    {
      id: 'ho1',
      rule: 'RV-01',
      subject: null,
      from: '2026-03-01',
      until: '2026-04-01',
      reason: 'in-hospital',
      askedBy: 'w1',
      approvedBy: 'w9',
    },
  ],
  knownSince: Object.fromEntries(KNOWN_KINDS.map((kind) => [kind, null])),
  historyComplete: false,
  policy: DEFAULT_POLICY,
};

type Branch = Record<string | number, unknown>;

/** Every place of a JSON value, itself first, with the path a fault there should have. */
function places(value: unknown, path = ''): { path: string; set: (root: object, put: unknown) => void }[] {
  const found: { path: string; set: (root: object, put: unknown) => void }[] = [];
  const visit = (inner: unknown, here: string, keys: (string | number)[]) => {
    if (keys.length > 0) {
      found.push({
        path: here,
        set: (root, put) => {
          const parent = keys.slice(0, -1).reduce<Branch>((at, key) => at[key] as Branch, root as Branch);
          parent[keys.at(-1)!] = put;
        },
      });
    }
    if (Array.isArray(inner)) inner.forEach((one, index) => visit(one, `${here}[${index}]`, [...keys, index]));
    else if (typeof inner === 'object' && inner !== null) {
      for (const [name, one] of Object.entries(inner)) visit(one, here ? `${here}.${name}` : name, [...keys, name]);
    }
  };
  visit(value, path, []);
  return found;
}

describe('a case file that keeps the format', () => {
  it('is read field for field', () => {
    expect(parseCaseFile(structuredClone(full))).toEqual({ caseFile: full });
  });

  it('and what was read can be written and read again', () => {
    const once = read({ careEpisodes: [{ from: '2019-05-01' }], specialGuardianship: { madeOn: '2018-06-01' } });
    expect(parseCaseFile(JSON.parse(JSON.stringify(once)))).toEqual({ caseFile: once });
  });

  it('needs no more than a date of birth: absent lists are empty, the history complete, the policy the default', () => {
    const caseFile = read();
    const { person, historyComplete, policy, knownSince } = caseFile;
    expect(person).toEqual({
      dateOfBirth: BORN,
      diedOn: null,
      deathKnownOn: null,
      unaccompaniedAsylumSeeker: null,
      disabled: null,
    });
    expect({ historyComplete, policy, knownSince }).toEqual({
      historyComplete: true,
      policy: DEFAULT_POLICY,
      knownSince: Object.fromEntries(KNOWN_KINDS.map((kind) => [kind, null])),
    });
    const lists = Object.values(caseFile).filter(Array.isArray);
    expect(lists).toHaveLength(20);
    expect(lists.flat()).toEqual([]);
    expect(caseFile.immigration).toBeNull();
  });

  it('takes what is missing for not recorded', () => {
    const caseFile = read({
      careEpisodes: [{ from: '2019-05-01' }],
      accommodation: [{ from: '2026-03-02' }],
      contacts: [{ on: '2026-03-06' }],
      allocations: [{ from: '2024-03-12' }],
    });
    expect(caseFile.careEpisodes[0]).toMatchObject({ to: null, legalStatus: null, shortBreak: false });
    expect(caseFile.accommodation[0]).toMatchObject({ to: null, providedUnder: 'unknown', suitability: null });
    expect(caseFile.contacts[0]).toMatchObject({ mode: null, seen: null, substituteAccepted: null });
    expect(caseFile.allocations[0]).toMatchObject({ to: null, worker: null });
  });

  it('knows a list item without an id by its place', () => {
    const { planReviews } = read({ planReviews: [{ heldOn: '2025-01-01' }, { id: 'x', heldOn: '2025-07-01' }] });
    expect(planReviews.map((review) => review.id)).toEqual(['planReviews[0]', 'x']);
  });

  it('may hold a spell of no days, and spells that overlap', () => {
    expect(
      paths({
        homeSpells: [
          { from: '2024-01-01', to: '2024-01-01' },
          { from: '2023-01-01', to: '2024-06-01' },
          { from: '2024-05-01', to: null },
        ],
      }),
    ).toEqual([]);
  });

  it('may say that its record is complete from a day before the young person was born', () => {
    expect(paths({ knownSince: { contacts: '2001-01-01' } })).toEqual([]);
  });

  it('carries the authority’s own policy', () => {
    expect(read({ policy: { visitPolicyWeeks: 6 } }).policy).toEqual({ ...DEFAULT_POLICY, visitPolicyWeeks: 6 });
  });
});

describe('a case file that breaks the format', () => {
  it.each([
    ['a list', []],
    ['nothing', null],
    ['text', 'case'],
    ['a number', 1],
  ])('is refused whole when it is %s', (_, json) => {
    expect(faults(json)).toEqual([{ path: '', message: expect.any(String) }]);
  });

  it.each([
    ['no version', { caseFile: undefined }, ['caseFile']],
    ['a later version', { caseFile: 2 }, ['caseFile']],
    ['the version as text', { caseFile: '1' }, ['caseFile']],
    ['no person', { person: undefined }, ['person']],
    ['a list for the person', { person: [] }, ['person']],
    ['no date of birth', { person: {} }, ['person.dateOfBirth']],
    ['an unknown field', { note: 'x' }, ['note']],
    ['a misspelt field of the person', { person: { dateOfBirth: BORN, dob: BORN } }, ['person.dob']],
    ['a field named like no word', { 'date of birth': BORN }, ['["date of birth"]']],
    ['a misspelt list', { careEpisode: [] }, ['careEpisode']],
    ['an object for a list', { careEpisodes: {} }, ['careEpisodes']],
    ['null for a list', { careEpisodes: null }, ['careEpisodes']],
    ['null for an item', { careEpisodes: [null] }, ['careEpisodes[0]']],
    ['an item without its date', { planReviews: [{}] }, ['planReviews[0].heldOn']],
    ['a date that does not exist', { planReviews: [{ heldOn: '2026-02-30' }] }, ['planReviews[0].heldOn']],
    ['an English date', { planReviews: [{ heldOn: '01/07/2025' }] }, ['planReviews[0].heldOn']],
    [
      'a word of another list',
      { careEpisodes: [{ from: '2019-05-01', placement: 'B&B' }] },
      ['careEpisodes[0].placement'],
    ],
    [
      'an accommodation letter in lower case',
      { accommodation: [{ from: '2026-03-02', type: 'u' }] },
      ['accommodation[0].type'],
    ],
    ['text for yes or no', { historyComplete: 'yes' }, ['historyComplete']],
    [
      'a broken number of days',
      { careEpisodes: [{ from: '2019-05-01', plannedDays: 1.5 }] },
      ['careEpisodes[0].plannedDays'],
    ],
    ['a number for an id', { planReviews: [{ id: 7, heldOn: '2025-07-01' }] }, ['planReviews[0].id']],
    [
      'a request for neither support nor education',
      { supportRequests: [{ on: '2025-11-30' }] },
      ['supportRequests[0].for'],
    ],
    ['a time without its offset', { missing: [{ from: '2026-03-27T21:00:00' }] }, ['missing[0].from']],
    ['an unknown kind in knownSince', { knownSince: { visits: '2024-01-01' } }, ['knownSince.visits']],
    [
      'an unknown Schedule 2 item',
      { accommodation: [{ from: '2026-03-02', suitability: { schedule2: { pets: true } } }] },
      ['accommodation[0].suitability.schedule2.pets'],
    ],
    [
      'a hold nobody approved',
      { holds: [{ rule: 'RV-01', from: '2026-03-01', until: '2026-04-01', reason: 'x', askedBy: 'w1' }] },
      ['holds[0].approvedBy'],
    ],
    ['an unknown policy setting', { policy: { visits: 8 } }, ['policy.visits']],
    ['a policy looser than the law', { policy: { reg73SecondReviewMonths: 9 } }, ['policy.reg73SecondReviewMonths']],
  ])('is refused for %s, by its path', (_, more, expected) => {
    expect(paths(more)).toEqual(expected);
  });

  it.each([
    ['a care episode before birth', { careEpisodes: [{ from: '2008-03-09' }] }, 'careEpisodes[0].from'],
    ['a death before birth', { person: { dateOfBirth: BORN, diedOn: '2008-03-09' } }, 'person.diedOn'],
    [
      'a death known before it happened',
      { person: { dateOfBirth: BORN, diedOn: '2026-01-02', deathKnownOn: '2026-01-01' } },
      'person.deathKnownOn',
    ],
    ['an end before its beginning', { careEpisodes: [{ from: '2019-05-01', to: '2019-04-30' }] }, 'careEpisodes[0].to'],
    [
      'an order ended before it was made',
      { specialGuardianship: { madeOn: '2018-06-01', endedOn: '2018-05-31' } },
      'specialGuardianship.endedOn',
    ],
    [
      'leave that expired before it was granted',
      { immigration: { leaveGrantedOn: '2025-02-01', leaveExpiresOn: '2025-01-01' } },
      'immigration.leaveExpiresOn',
    ],
    [
      'a return before going missing, by the clock and not by the text',
      { missing: [{ from: '2026-03-29T01:30:00+01:00', returnedAt: '2026-03-29T00:29:00+00:00' }] },
      'missing[0].returnedAt',
    ],
    [
      'an id given twice in a list',
      {
        planReviews: [
          { id: 'r', heldOn: '2025-01-01' },
          { id: 'r', heldOn: '2025-07-01' },
        ],
      },
      'planReviews[1].id',
    ],
    [
      'an id that is the place of another item',
      { planReviews: [{ id: 'planReviews[1]', heldOn: '2025-01-01' }, { heldOn: '2025-07-01' }] },
      'planReviews[1].id',
    ],
    [
      'a visit to a place that is not listed',
      { contacts: [{ on: '2026-03-06', accommodation: 'a9' }] },
      'contacts[0].accommodation',
    ],
  ])('is refused for %s', (_, more, expected) => {
    expect(paths(more)).toEqual([expected]);
  });

  it('has every fault named at once, in the order of the fields', () => {
    expect(
      paths({
        person: { dateOfBirth: 'then', alive: true },
        careEpisodes: [{ from: '2019-05-01' }, {}, { from: 'now', to: 'later', status: 'V4' }],
        policy: { visits: 8 },
      }),
    ).toEqual([
      'person.dateOfBirth',
      'person.alive',
      'careEpisodes[1].from',
      'careEpisodes[2].from',
      'careEpisodes[2].to',
      'careEpisodes[2].status',
      'policy.visits',
    ]);
  });

  it('says nothing about order where a date cannot be read', () => {
    expect(
      paths({ careEpisodes: [{ from: '2019-05-01', to: 'soon' }], missing: [{ from: 'x', returnedAt: 'y' }] }),
    ).toEqual(['careEpisodes[0].to', 'missing[0].from', 'missing[0].returnedAt']);
  });

  it('repeats nothing that stands in it', () => {
    const secret = 'Rosalind Achterberg';
    const parsed = parseCaseFile({
      ...minimal,
      careEpisodes: [{ from: secret, placement: secret, carer: 4 }],
      caseFile: secret,
    });
    expect(JSON.stringify(parsed)).not.toContain(secret);
  });

  it('is never understood by what every object inherits', () => {
    const json: unknown = JSON.parse(
      `{"caseFile":1,"person":{"__proto__":{"dateOfBirth":"${BORN}"}},"constructor":{},"__proto__":{"policy":{}}}`,
    );
    expect(faults(json).map((fault) => fault.path)).toEqual([
      'person.dateOfBirth',
      'person.__proto__',
      'constructor',
      '__proto__',
    ]);
    expect(({} as { dateOfBirth?: string }).dateOfBirth).toBeUndefined();
  });

  it('is refused where any one value of a whole file is of a kind that fits nowhere', () => {
    for (const place of places(full)) {
      const broken = structuredClone(full);
      place.set(broken, { surprise: true });
      const found = faults(broken);
      expect(found).not.toEqual([]);
      expect(found.some((fault) => fault.path === place.path || fault.path === `${place.path}.surprise`)).toBe(true);
    }
  });

  it('is refused or read, and never breaks the reader, whatever the JSON', () => {
    const anyPlace = fc.constantFrom(...places(full));
    fc.assert(
      fc.property(fc.array(fc.tuple(anyPlace, fc.jsonValue()), { maxLength: 3 }), (changes) => {
        const changed = structuredClone(full);
        for (const [place, value] of changes) {
          try {
            place.set(changed, value);
          } catch {
            // An earlier change removed the place.
          }
        }
        const parsed = parseCaseFile(changed);
        if ('errors' in parsed) expect(parsed.errors.length).toBeGreaterThan(0);
        else expect(parsed.caseFile.person.dateOfBirth).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }),
    );
  });
});

describe('the text of a case file', () => {
  const errors = (text: string) => {
    const parsed = readCaseFile(text);
    return 'errors' in parsed ? parsed.errors.map((fault) => fault.path) : [];
  };

  it('is read as JSON', () => {
    expect(readCaseFile(JSON.stringify(full))).toEqual({ caseFile: full });
  });

  it.each([
    ['no JSON', '{"caseFile": 1,'],
    ['empty', ''],
    ['begun with a byte order mark', `\uFEFF${JSON.stringify(minimal)}`],
    ['a list', '[]'],
  ])('is refused whole when it is %s', (_, text) => {
    expect(errors(text)).toEqual(['']);
  });

  it('may not say one thing twice, in whatever spelling', () => {
    const text = `{"caseFile":1,"person":{"dateOfBirth":"${BORN}","d\\u0061teOfBirth":"2001-01-01"},"planReviews":[{"heldOn":"2025-01-01"},{"heldOn":"2025-07-01","id":"a","heldOn":"2025-08-01"}],"caseFile":1}`;
    expect(errors(text)).toEqual(['person.dateOfBirth', 'planReviews[1].heldOn', 'caseFile']);
  });

  it('is not taken for a repetition where a value looks like a name, or two objects share one', () => {
    const text = `{"caseFile":1,"person":{"dateOfBirth":"${BORN}"},"holds":[],"allocations":[{"id":"from","from":"2024-03-12","role":"from","worker":"{\\"from\\":[,"},{"from":"2024-03-13"}]}`;
    expect(errors(text)).toEqual([]);
  });

  it('is refused and not choked on when it is nested a hundred thousand deep', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(errors(`{"caseFile":1,"person":{"dateOfBirth":"${BORN}"},"note":${deep},"careEpisodes":${deep}}`)).toEqual([
      'careEpisodes[0]',
      'note',
    ]);
  });
});

describe('what a case file may hold at the edges', () => {
  it.each<[string, object]>([
    ['something on the day of birth', { careEpisodes: [{ from: BORN }] }],
    ['a plan for no days', { careEpisodes: [{ from: '2019-05-01', plannedDays: 0 }] }],
    [
      'a return in the minute of going missing',
      { missing: [{ from: '2026-03-02T10:00:00+01:00', returnedAt: '2026-03-02T09:00:00Z' }] },
    ],
  ])('%s', (_, more) => {
    expect(paths(more)).toEqual([]);
  });

  it.each<[string, object, string[]]>([
    ['something the day before birth', { careEpisodes: [{ from: '2008-03-09' }] }, ['careEpisodes[0].from']],
    [
      'fewer than no days',
      { careEpisodes: [{ from: '2019-05-01', plannedDays: -1 }] },
      ['careEpisodes[0].plannedDays'],
    ],
    ['a text of blanks', { careEpisodes: [{ from: '2019-05-01', carer: '  ' }] }, ['careEpisodes[0].carer']],
    ['an empty text', { careEpisodes: [{ from: '2019-05-01', carer: '' }] }, ['careEpisodes[0].carer']],
  ])('but not %s', (_, more, expected) => {
    expect(paths(more)).toEqual(expected);
  });

  it('says whether its version is missing or another', () => {
    expect(faults({ person: { dateOfBirth: BORN } })).toEqual([
      { path: 'caseFile', message: 'Must be given, and be 1.' },
    ]);
    expect(faults({ ...minimal, caseFile: 2 })).toEqual([
      { path: 'caseFile', message: 'Must be 1, the only version.' },
    ]);
  });

  it('tells a byte order mark from other text that is not JSON', () => {
    const told = (text: string) => {
      const parsed = readCaseFile(text);
      return 'errors' in parsed ? parsed.errors.map(({ message }) => message) : [];
    };

    expect(told(`\uFEFF${JSON.stringify(minimal)}`)).toEqual([
      'Starts with a byte order mark. Save it as UTF-8 without one.',
    ]);
    expect(told(`${JSON.stringify(minimal)}\uFEFF`)).toEqual(['Is not JSON.']);
  });

  it('takes what is not said of care, home, plans and places for no', () => {
    const caseFile = read({
      careEpisodes: [{ from: '2019-05-01' }],
      homeSpells: [{ from: '2024-05-01' }],
      programmes: [{ from: '2025-09-01' }],
      contactRefusals: [{ on: '2026-01-15' }],
      specialGuardianship: { madeOn: '2018-06-01' },
      healthPassport: { consent: {} },
    });

    expect(caseFile.careEpisodes[0]?.shortBreak).toBe(false);
    expect(caseFile.homeSpells[0]?.brokeDown).toBe(false);
    expect(caseFile.programmes[0]?.inPathwayPlan).toBe(false);
    expect(caseFile.contactRefusals[0]?.explicitInWriting).toBe(false);
    expect(caseFile.specialGuardianship?.lookedAfterImmediatelyBefore).toBe(false);
    expect(caseFile.healthPassport?.consent).toEqual({ adviser: false, gp: false });
  });
});
