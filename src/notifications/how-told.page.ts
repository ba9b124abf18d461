import { clockTime } from '../web/dates';
import type { HowToldForm } from './how-told.form';
import type { HowToldNow } from './how-told.service';

/** The choices, with what each means here. */
export function toHowToldPage({ email, texts, councilHours, urgentToDuty }: HowToldNow, form: HowToldForm) {
  const ways = (ticked: string[]) => [
    { value: 'email', text: `Mail to ${email}`, checked: ticked.includes('email') },
    ...(texts ? [{ value: 'text', text: 'Text message', checked: ticked.includes('text') }] : []),
  ];
  return {
    form,
    errors: form.errors,
    texts,
    urgentToDuty,
    urgentWays: ways(form.values.urgentBy),
    digestWays: ways(form.values.digestBy),
    councilWords: councilHours
      ? `My council’s: ${clockTime(councilHours.from)} to ${clockTime(councilHours.to)}`
      : 'My council’s: it keeps none',
  };
}
