import type { UserActor } from '../access/actor';
import { KNOWN_KINDS, type CaseFile } from '../statutory/case-file';
import { parseCaseFile } from '../statutory/case-file.parse';
import { factHref, factsById } from './known-facts';

const ON = '2026-03-02';

/** One fact of every kind there is. */
const FILE = {
  caseFile: 1,
  person: { dateOfBirth: '2008-03-10' },
  careEpisodes: [{ id: 'careEpisodes', from: ON, placement: 'foster-care', legalStatus: 's20' }],
  homeSpells: [{ id: 'homeSpells', from: ON, with: 'parent' }],
  detentions: [{ id: 'detentions', from: ON, kind: 'custody' }],
  otherAccommodation: [{ id: 'otherAccommodation', from: ON }],
  programmes: [{ id: 'programmes', from: ON }],
  supportRequests: [{ id: 'supportRequests', on: ON, for: 'education' }],
  supportOffers: [{ id: 'supportOffers', on: ON }],
  contactRefusals: [{ id: 'contactRefusals', on: ON }],
  allocations: [{ id: 'allocations', from: ON, role: 'personal-adviser' }],
  needsAssessments: [{ id: 'needsAssessments', completedOn: ON }],
  pathwayPlans: [{ id: 'pathwayPlans', completedOn: ON }],
  planReviews: [{ id: 'planReviews', heldOn: ON }],
  reviewRequests: [{ id: 'reviewRequests', on: ON }],
  accommodation: [{ id: 'accommodation', from: ON, type: 'U' }],
  contacts: [{ id: 'contacts', on: ON, mode: 'face-to-face', at: 'accommodation', seen: true }],
  missing: [{ id: 'missing', from: `${ON}T23:30:00+00:00` }],
  healthReviews: [{ id: 'healthReviews', on: ON }],
  subjectAccessRequests: [{ id: 'subjectAccessRequests', receivedOn: ON }],
  supervisions: [{ id: 'supervisions', on: ON }],
};

describe('the facts that rules name by their ids', () => {
  const parsed = parseCaseFile(FILE) as { caseFile: CaseFile };
  const facts = factsById(parsed.caseFile);

  it.each(KNOWN_KINDS)('of %s are told in words, with their day', (kind) => {
    expect(facts.get(kind)).toEqual({ id: kind, kind, on: ON, words: expect.stringMatching(/^[A-Z][a-z]/) });
  });

  it('are named as the record names them', () => {
    const words = (kind: string) => facts.get(kind)!.words;
    expect([words('contacts'), words('accommodation'), words('careEpisodes')]).toEqual([
      'Visit at home',
      'Home: Independent living',
      'Foster care: section 20, by agreement',
    ]);
  });

  it('lead an adviser to the page of a contact and of a home, and to the part of the record for the rest', () => {
    const href = (kind: string, role: UserActor['role']) => factHref(facts.get(kind)!, '/young-people/mina', as(role));
    expect(href('contacts', 'adviser')).toBe('/young-people/mina/contacts/contacts');
    expect(href('accommodation', 'adviser')).toBe('/young-people/mina/moves/accommodation/correct');
    expect(href('contacts', 'data-officer')).toBe('/young-people/mina#contacts');
    expect(href('accommodation', 'data-officer')).toBe('/young-people/mina#home');
    expect([href('planReviews', 'adviser'), href('careEpisodes', 'adviser'), href('allocations', 'adviser')]).toEqual([
      '/young-people/mina#plan',
      '/young-people/mina#care',
      '/young-people/mina#people',
    ]);
  });
});

function as(role: UserActor['role']): UserActor {
  return { kind: 'user', userId: 'u', staffId: 's', name: 'Ada Worker', role, teamIds: [] };
}
