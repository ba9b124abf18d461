import { may } from '../access/access';
import type { Actor } from '../access/actor';
import { ACCOMMODATION_WORDS } from '../accommodation/accommodation-words';
import { contactWords } from '../contacts/contact-words';
import type { CaseFile, Identified, KnownKind } from '../statutory/case-file';
import { londonDateOf } from '../statutory/london-date';
import type { LocalDate } from '../statutory/local-date';
import { DETAINED_WORDS, OTHER_ACCOMMODATION_WORDS } from '../young-people/care-history-words';
import { careEpisodeWords, livesWithWords } from '../young-people/care-words';

/** A dated fact that a rule read: what it is in a few words, without its date. */
export interface KnownFact {
  id: string;
  /** The list of the case file it stands in. */
  kind: KnownKind;
  words: string;
  on: LocalDate;
}

const ROLE_WORDS: Readonly<Record<string, string>> = {
  'personal-adviser': 'Personal adviser',
  'social-worker': 'Social worker',
  interim: 'Worker in the meantime',
};

/** Every fact of a case file by its id, so that what the rules name by id can be told in words. */
export function factsById(file: CaseFile): Map<string, KnownFact> {
  const facts = new Map<string, KnownFact>();
  const add = <T extends Identified>(
    kind: KnownKind,
    items: readonly T[],
    on: (item: T) => LocalDate,
    words: (item: T) => string,
  ) => {
    for (const item of items) facts.set(item.id, { id: item.id, kind, words: words(item), on: on(item) });
  };
  const from = (item: { from: LocalDate }) => item.from;
  const on = (item: { on: LocalDate }) => item.on;
  add('careEpisodes', file.careEpisodes, from, careEpisodeWords);
  add('homeSpells', file.homeSpells, from, (spell) => livesWithWords(spell.with));
  add('detentions', file.detentions, from, ({ kind }) => (kind ? DETAINED_WORDS[kind] : 'Detained'));
  add('otherAccommodation', file.otherAccommodation, from, ({ kind }) =>
    kind ? OTHER_ACCOMMODATION_WORDS[kind] : 'Accommodated by others',
  );
  add('programmes', file.programmes, from, ({ kind }) =>
    kind === 'work' ? 'Work' : 'Programme of education or training',
  );
  add('supportRequests', file.supportRequests, on, (request) =>
    request.for === 'education' ? 'Asked for help with education' : 'Asked for support',
  );
  add('supportOffers', file.supportOffers, on, () => 'Support offered');
  add('contactRefusals', file.contactRefusals, on, () => 'Said that they want no contact');
  add('allocations', file.allocations, from, ({ role }) => ROLE_WORDS[role ?? ''] ?? 'Worker');
  add(
    'needsAssessments',
    file.needsAssessments,
    (one) => one.completedOn,
    () => 'Needs assessment completed',
  );
  add(
    'pathwayPlans',
    file.pathwayPlans,
    (one) => one.completedOn,
    () => 'Pathway plan completed',
  );
  add(
    'planReviews',
    file.planReviews,
    (one) => one.heldOn,
    () => 'Review held',
  );
  add('reviewRequests', file.reviewRequests, on, () => 'Review asked for');
  add(
    'accommodation',
    file.accommodation,
    from,
    ({ type }) => `Home: ${ACCOMMODATION_WORDS[type ?? ''] ?? 'of a kind not recorded'}`,
  );
  add('contacts', file.contacts, on, ({ mode, seen, at }) =>
    mode === null ? 'Contact' : contactWords({ mode, seen: seen === true, place: at }),
  );
  add(
    'missing',
    file.missing,
    (episode) => londonDateOf(episode.from),
    () => 'Went missing',
  );
  add('healthReviews', file.healthReviews, on, () => 'Health review');
  add(
    'subjectAccessRequests',
    file.subjectAccessRequests,
    (request) => request.receivedOn,
    () => 'Asked to see their record',
  );
  add('supervisions', file.supervisions, on, () => 'Supervision');
  return facts;
}

/** Where a fact can be looked at: its own page, or the part of the record that it stands in. `at` is the record's address. */
export function factHref({ kind, id }: KnownFact, at: string, actor: Actor): string {
  const hasPages = may(actor, 'record-casework');
  switch (kind) {
    case 'contacts':
      return hasPages ? `${at}/contacts/${id}` : `${at}#contacts`;
    case 'accommodation':
      return hasPages ? `${at}/moves/${id}/correct` : `${at}#home`;
    case 'allocations':
    case 'supervisions':
      return `${at}#people`;
    case 'needsAssessments':
    case 'pathwayPlans':
    case 'planReviews':
    case 'reviewRequests':
    case 'supportOffers':
    case 'supportRequests':
    case 'programmes':
      return `${at}#plan`;
    case 'careEpisodes':
    case 'homeSpells':
    case 'detentions':
    case 'otherAccommodation':
      return `${at}#care`;
    case 'contactRefusals':
    case 'missing':
    case 'healthReviews':
    case 'subjectAccessRequests':
      return at;
  }
}
