import { ACCOMMODATION_WORDS, PROVIDED_UNDER_WORDS } from '../accommodation/accommodation-words';
import { MODE_WORDS } from '../contacts/contact-words';
import { CONTACT_MODES, type Deadline } from '../statutory/case-file';
import { formatLong, type LocalDate } from '../statutory/local-date';
import type { PersonHeading } from '../young-people/person-heading';
import { ALERT_WORDS, returnJudgementWords, SUITABILITY_WORDS } from '../young-people/standing-words';
import { BASIS_WORDS, STATUS_WORDS } from '../young-people/status-words';
import type { HowClosed } from './compare';
import { EVENT_WORDS, eventSentence } from './event-words';
import { EVENT_KINDS } from './made-up-event';
import type { WhatIfForm } from './what-if.form';
import type { Seen, WhatIf } from './what-if.service';

const choices = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, text]) => ({ value, text }));

/** What may be tried, the form of what was chosen, and what would follow. */
export function toWhatIfPage(
  { heading, age }: { heading: PersonHeading; age: number },
  form: WhatIfForm,
  shown: WhatIf | null,
  today: LocalDate,
) {
  const at = `/young-people/${heading.id}`;
  return {
    person: heading,
    at,
    form,
    errors: form.errors,
    kinds: EVENT_KINDS.map((kind) => ({ text: EVENT_WORDS[kind], href: `${at}/what-if?event=${kind}` })),
    kindWords: form.kind && EVENT_WORDS[form.kind],
    types: [{ value: '', text: 'Choose' }, ...choices(ACCOMMODATION_WORDS)],
    provided: choices(PROVIDED_UNDER_WORDS),
    modes: CONTACT_MODES.map((value) => ({ value, text: MODE_WORDS[value] })),
    under18: age < 18,
    shown: shown && toShown(shown, today),
  };
}

function toShown({ event, now, then, otherwise, difference, runsOut }: WhatIf, today: LocalDate) {
  const { starts, closes, moves } = difference;
  const line = (item: Deadline) => dueLine(item, then.on);
  const isLaterDay = event.kind === 'later-day';
  const nothing = starts.length + closes.length + moves.length === 0;
  return {
    sentence: eventSentence(event),
    on: then.on,
    isLaterDay,
    /** Compared with the same day without it, where that day is still to come. */
    comparedWith: otherwise ? `with ${formatLong(then.on)} if it does not happen` : `with how it stands today`,
    nothing,
    starts: starts.map(line),
    closes: closes.map(({ item, how }) => ({ ...line(item), how: HOW_WORDS[how] })),
    moves: moves.map(({ item, from }) => ({ ...line(item), from })),
    runsOut: isLaterDay ? runsOut.map(line) : [],
    status: beside(now, then, otherwise, ({ status }) => ({
      words: STATUS_WORDS[status.code],
      because: [...status.because, ...status.needsManager],
    })),
    home: beside(now, then, otherwise, homeWords),
    stayingPut: beside(now, then, otherwise, ({ standing: { stayingPut } }) =>
      stayingPut
        ? { words: `To ${formatLong(stayingPut.lastDay)} at the latest`, because: stayingPut.because }
        : { words: 'Not staying put', because: [] },
    ),
    hadStayingPut: [now, then].some(({ standing }) => standing.stayingPut !== null),
    alerts: newAlerts(otherwise ?? now, then),
    today,
  };
}

const HOW_WORDS: Record<HowClosed, string> = {
  met: 'Met by it',
  'met-late': 'Met by it, late',
  'not-done': 'Over without having been done',
  'not-due': 'No longer due',
};

interface Said {
  words: string;
  because: readonly string[];
}

/** What stands now and what would stand then; and what would stand then anyway, where that is neither. */
function beside(now: Seen, then: Seen, otherwise: Seen | null, say: (seen: Seen) => Said) {
  const [is, wouldBe] = [say(now), say(then)];
  const anyway = otherwise && say(otherwise);
  return {
    now: is,
    then: wouldBe,
    same: is.words === wouldBe.words && is.because.join() === wouldBe.because.join(),
    anyway: anyway && anyway.words !== is.words ? anyway.words : null,
  };
}

function homeWords({ home, standing: { suitability } }: Seen): Said {
  if (!home) return { words: 'No home recorded', because: [] };
  if (!suitability) return { words: home, because: [] };
  const judged = `${SUITABILITY_WORDS[suitability.code]}; for the return: ${returnJudgementWords(suitability.ssda903)}`;
  return { words: `${home}. ${judged}`, because: suitability.because };
}

function newAlerts(before: Seen, after: Seen) {
  const known = new Set(before.standing.alerts.map(({ code }) => code));
  return after.standing.alerts
    .filter(({ code }) => !known.has(code))
    .map(({ code, because }) => ({ words: ALERT_WORDS[code], because }));
}

/** A day is enough: how far away it would be by then helps nobody today. */
function dueLine(item: Deadline, on: LocalDate) {
  return {
    title: item.title,
    dueOn: item.dueOn,
    overdue: item.overdue && item.dueOn < on,
    because: item.because,
    basis: item.dutyBasis,
    basisWords: BASIS_WORDS[item.dutyBasis],
    confirmed: item.confirmed,
    rule: item.rule,
  };
}
