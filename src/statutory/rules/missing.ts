import type { MissingEpisode } from '../case-file';
import { onceDutyEnd, outcomeOf, type DueItem, type Meeting, type Situation } from '../deadline';
import { instantAt, secondsOf } from '../instant';
import { birthday, earlier, formatLong, type LocalDate } from '../local-date';
import { londonDateOf, londonTimeOf } from '../london-date';
import { isCareLeaver } from '../milestones';
import { policyOn } from '../policy';
import { holdsOn } from '../spans';
import { spellsWhere } from '../status-history';

const INTERVIEW_HOURS = 72;
const HOUR = 3600;

/** A return, and the instant at which the hours after it run out. */
interface Return {
  episode: MissingEpisode;
  returnedAt: string;
  on: LocalDate;
  dueAt: string;
  dueOn: LocalDate;
}

/**
 * What follows a return from missing. Hours are elapsed hours, whatever the clocks do in between (DT-01).
 *
 * MS-01: who comes back at 16 or 17, whatever their status, has a return interview within 72 hours. Declined it stays
 * owed and is offered again, to the 18th birthday; where the 72 hours run beyond that day, to the 21st.
 *
 * MS-03: a care leaver who comes back at 18 or over is offered a talk within the policy's hours; no is an answer too.
 *
 * @statute {@link PROVISIONS.missingGuidance} {@link PROVISIONS.localPolicy}
 */
export function returnInterviews(situation: Situation): DueItem[] {
  const { file } = situation;
  const { dateOfBirth } = file.person;
  const [sixteen, eighteen] = [birthday(dateOfBirth, 16), birthday(dateOfBirth, 18)];
  return file.missing.flatMap((episode) => {
    const { returnedAt } = episode;
    if (returnedAt === null) return [];
    const on = londonDateOf(returnedAt);
    if (on < sixteen) return [];
    return on < eighteen
      ? returnInterview(episode, returnedAt, situation)
      : offerOfTalk(episode, returnedAt, situation);
  });
}

function returnInterview(episode: MissingEpisode, returnedAt: string, { file, asOf }: Situation): DueItem[] {
  const { dateOfBirth, diedOn } = file.person;
  const back = returnOf(episode, returnedAt, INTERVIEW_HOURS);
  const eighteen = birthday(dateOfBirth, 18);
  const last = back.dueOn < eighteen ? eighteen : birthday(dateOfBirth, 21);
  const ends = diedOn === null ? last : earlier(diedOn, last);
  const endedOn = ends <= asOf ? ends : null;
  const { interviewHeldAt, interviewDeclinedAt } = episode;
  return [
    {
      ...itemOf(back),
      rule: 'MS-01',
      outcome: outcomeOf({
        dueOn: back.dueOn,
        meeting: meetingAt(interviewHeldAt, back, endedOn),
        endedOn,
        declinedOn: isAfter(interviewDeclinedAt, returnedAt) ? londonDateOf(interviewDeclinedAt) : null,
        partial: () => interviewHeldAt !== null,
        completeFrom: file.knownSince.missing ?? null,
      }),
      sentence: `${cameBack(back)}, so a return interview is held within ${INTERVIEW_HOURS} hours, by ${inWords(back.dueAt)}`,
    },
  ];
}

function offerOfTalk(episode: MissingEpisode, returnedAt: string, { file, history }: Situation): DueItem[] {
  const on = londonDateOf(returnedAt);
  const owed = spellsWhere(history, isCareLeaver);
  if (!owed.some((span) => holdsOn(span, on))) return [];
  const hours = policyOn(file, on).welfareInterviewHours;
  const back = returnOf(episode, returnedAt, hours);
  const end = onceDutyEnd(owed, on);
  const endedOn = end === 'never' ? null : end;
  const [first] = [episode.interviewHeldAt, episode.interviewDeclinedAt]
    .filter((at) => isAfter(at, returnedAt))
    .sort((a, b) => secondsOf(a) - secondsOf(b));
  return [
    {
      ...itemOf(back),
      rule: 'MS-03',
      outcome: outcomeOf({
        dueOn: back.dueOn,
        meeting: meetingAt(first ?? null, back, endedOn),
        endedOn,
        partial: () => false,
        completeFrom: file.knownSince.missing ?? null,
      }),
      sentence: `${cameBack(back)}, so by the authority's standard a talk is offered within ${hours} hours, by ${inWords(back.dueAt)}`,
    },
  ];
}

function returnOf(episode: MissingEpisode, returnedAt: string, hours: number): Return {
  const dueAt = instantAt(secondsOf(returnedAt) + hours * HOUR);
  return { episode, returnedAt, on: londonDateOf(returnedAt), dueAt, dueOn: londonDateOf(dueAt) };
}

function itemOf({ episode, on, dueAt, dueOn }: Return) {
  const start = { id: episode.id, on, text: `return from missing ${episode.id}` };
  return { subject: episode.id, start, dueOn, dueAt, notBefore: null };
}

/** What took place after the return and while the duty lasted, and whether the hours had run out. */
function meetingAt(at: string | null, back: Return, endedOn: LocalDate | null): Meeting | null {
  if (!isAfter(at, back.returnedAt)) return null;
  const on = londonDateOf(at);
  if (endedOn !== null && on >= endedOn) return null;
  return { id: back.episode.id, on, substitute: false, inTime: secondsOf(at) <= secondsOf(back.dueAt) };
}

function isAfter(at: string | null, returnedAt: string): at is string {
  return at !== null && secondsOf(at) >= secondsOf(returnedAt);
}

function cameBack({ returnedAt }: Return): string {
  return `Came back from missing on ${inWords(returnedAt)}`;
}

function inWords(at: string): string {
  return `${formatLong(londonDateOf(at))} at ${londonTimeOf(at)}`;
}
