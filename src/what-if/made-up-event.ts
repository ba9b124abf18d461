import { withMove } from '../accommodation/move-on-case-file';
import {
  type CareEpisode,
  type CaseFile,
  type ContactMode,
  type Detention,
  type MissingEpisode,
  type Period,
  type ProvidedUnder,
} from '../statutory/case-file';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { londonDateOf } from '../statutory/london-date';
import { londonInstant } from '../web/typed-time';

/** Something that has not happened, on a day. `later-day`: nothing but time. */
export type MadeUpEvent = { on: LocalDate } & (
  | {
      kind: 'move';
      /** The letter of the return. */
      type: string;
      providedUnder: ProvidedUnder;
      placedByAuthority: boolean | null;
      providerRegistered: boolean | null;
    }
  | { kind: 'care-ends'; goesTo: 'parent' | 'elsewhere' }
  | { kind: 'custody' | 'release' | 'missing' | 'returns' | 'later-day' }
  | { kind: 'course'; inPathwayPlan: boolean }
  | { kind: 'asks-for-support'; supportFor: 'support' | 'education' }
  | { kind: 'contact'; mode: ContactMode; at: 'accommodation' | 'elsewhere' | null }
);

export const EVENT_KINDS = [
  'move',
  'care-ends',
  'custody',
  'release',
  'missing',
  'returns',
  'course',
  'asks-for-support',
  'contact',
  'later-day',
] as const satisfies MadeUpEvent['kind'][];
export type EventKind = (typeof EVENT_KINDS)[number];

/** The case file with it, or why it cannot have happened: the field that is wrong, and what to do. */
export type Happened = { ok: true; caseFile: CaseFile } | { ok: false; field: string; message: string };

/** The id of what is made up. */
const MADE_UP = 'made-up';
/** The hour at which somebody goes missing or returns, where only the day is said. */
const MIDDAY = '12:00';

/**
 * A young person's facts as they would be if it happened. Nothing else changes: where they live ends with a move, and
 * a spell that ends is the one that runs on that day.
 */
export function happen(caseFile: CaseFile, event: MadeUpEvent): Happened {
  const { on } = event;
  if (on < caseFile.person.dateOfBirth) return refused('on', 'Enter a day after they were born');
  if (event.kind !== 'later-day' && caseFile.person.diedOn !== null && caseFile.person.diedOn <= on) {
    return refused('on', `Enter a day before ${formatLong(caseFile.person.diedOn)}, the day they died`);
  }
  switch (event.kind) {
    case 'move':
      return moved(caseFile, event);
    case 'care-ends':
      return careEnded(caseFile, event);
    case 'custody': {
      if (runningOn(caseFile.detentions, on)) return refused('event', 'They are in custody or hospital on that day');
      const detention: Detention = { id: MADE_UP, from: on, to: null, kind: 'custody', releaseExpectedOn: null };
      return given({ ...caseFile, detentions: [...caseFile.detentions, detention] });
    }
    case 'release': {
      const detention = runningOn(caseFile.detentions, on);
      if (!detention || detention.from === on) {
        return refused('event', 'Nothing recorded says that they are in custody or hospital by then');
      }
      return given({ ...caseFile, detentions: ended(caseFile.detentions, detention, on) });
    }
    case 'missing': {
      if (missingOn(caseFile, on)) return refused('event', 'They are recorded as missing on that day');
      const episode: MissingEpisode = {
        id: MADE_UP,
        from: londonInstant(on, MIDDAY).toISOString(),
        returnedAt: null,
        interviewHeldAt: null,
        interviewDeclinedAt: null,
      };
      return given({ ...caseFile, missing: [...caseFile.missing, episode] });
    }
    case 'returns': {
      const episode = missingOn(caseFile, on);
      const returnedAt = londonInstant(on, MIDDAY).toISOString();
      if (!episode || Date.parse(episode.from) > Date.parse(returnedAt)) {
        return refused('event', 'Nothing recorded says that they are missing by then');
      }
      const missing = caseFile.missing.map((one) => (one === episode ? { ...one, returnedAt } : one));
      return given({ ...caseFile, missing });
    }
    case 'course': {
      const programme = { id: MADE_UP, from: on, to: null, kind: 'education', inPathwayPlan: event.inPathwayPlan };
      return given({ ...caseFile, programmes: [...caseFile.programmes, programme] });
    }
    case 'asks-for-support': {
      const request = { id: MADE_UP, on, for: event.supportFor, endedOn: null };
      return given({ ...caseFile, supportRequests: [...caseFile.supportRequests, request] });
    }
    case 'contact':
      return seen(caseFile, event);
    case 'later-day':
      return given(caseFile);
  }
}

/** As a move is recorded: the home before ends that day, and the next known move ends this one. */
function moved(caseFile: CaseFile, event: MadeUpEvent & { kind: 'move' }): Happened {
  const { on, type, providedUnder, placedByAuthority, providerRegistered } = event;
  if (caseFile.accommodation.some(({ from }) => from === on))
    return refused('on', 'A move on that day is recorded already');
  const said = { type, providedUnder, placedByAuthority, providerRegistered };
  return given(
    withMove(caseFile, { id: MADE_UP, from: on, ...said, carer: null, managerReason: null, suitability: null }),
  );
}

function careEnded(caseFile: CaseFile, { on, goesTo }: MadeUpEvent & { kind: 'care-ends' }): Happened {
  const episode = runningOn<CareEpisode>(caseFile.careEpisodes, on);
  if (!episode || episode.from === on) return refused('event', 'Nothing recorded says that they are in care by then');
  const homeSpells =
    goesTo === 'parent'
      ? [...caseFile.homeSpells, { id: MADE_UP, from: on, to: null, with: 'parent' as const, brokeDown: false }]
      : caseFile.homeSpells;
  return given({ ...caseFile, careEpisodes: ended(caseFile.careEpisodes, episode, on), homeSpells });
}

function seen(caseFile: CaseFile, { on, mode, at }: MadeUpEvent & { kind: 'contact' }): Happened {
  const isVisit = mode === 'face-to-face';
  const home = isVisit && at === 'accommodation' ? runningOn(caseFile.accommodation, on) : null;
  if (isVisit && at === 'accommodation' && !home) return refused('at', 'No home is recorded for that day');
  const contact = {
    id: MADE_UP,
    on,
    mode,
    by: 'personal-adviser' as const,
    at: isVisit ? at : null,
    accommodation: home?.id ?? null,
    seen: true,
    substituteAccepted: null,
  };
  return given({ ...caseFile, contacts: [...caseFile.contacts, contact] });
}

function runningOn<T extends Period>(periods: readonly T[], on: LocalDate): T | undefined {
  return periods.findLast(({ from, to }) => from <= on && (to === null || to > on));
}

function missingOn({ missing }: CaseFile, on: LocalDate): MissingEpisode | undefined {
  return missing.findLast(
    ({ from, returnedAt }) => londonDateOf(from) <= on && (returnedAt === null || londonDateOf(returnedAt) > on),
  );
}

function ended<T extends Period>(periods: readonly T[], which: T, on: LocalDate): T[] {
  return periods.map((one) => (one === which ? { ...one, to: on } : one));
}

function given(caseFile: CaseFile): Happened {
  return { ok: true, caseFile };
}

function refused(field: string, message: string): Happened {
  return { ok: false, field, message };
}
