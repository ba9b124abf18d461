import { ETHNICITIES } from './ethnicities';
import { SEN, type Sen } from './young-person.entity';
import type { IdentityField } from './young-person.form';

interface Choice {
  value: string;
  text: string;
}

const YES_NO: Choice[] = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
  { value: 'not-known', text: 'Not known' },
];

export const SEN_WORDS: Record<Sen, string> = {
  none: 'None',
  support: 'Support at school or college',
  'ehc-plan': 'Education, health and care plan',
};

/** The fields that are chosen rather than typed. */
export const IDENTITY_CHOICES = {
  sex: [
    { value: 'F', text: 'Female' },
    { value: 'M', text: 'Male' },
    { value: 'U', text: 'Not known or other' },
  ],
  ethnicity: [
    { value: '', text: 'Not recorded' },
    ...Object.entries(ETHNICITIES).map(([value, text]) => ({ value, text })),
  ],
  interpreter: [
    { value: 'yes', text: 'Yes' },
    { value: 'no', text: 'No' },
    { value: 'not-asked', text: 'Not asked' },
    { value: 'withheld', text: 'Did not want to say' },
    { value: 'not-known', text: 'Not known' },
  ],
  unaccompaniedAsylumSeeker: YES_NO,
  disabled: YES_NO,
  sen: [...SEN.map((value) => ({ value, text: SEN_WORDS[value] })), { value: 'not-known', text: 'Not known' }],
  parent: YES_NO,
} satisfies Partial<Record<IdentityField, Choice[]>>;

/** A field's value as people read it. */
export function identityWords(field: IdentityField, value: string): string {
  const choices: Choice[] = field in IDENTITY_CHOICES ? IDENTITY_CHOICES[field as keyof typeof IDENTITY_CHOICES] : [];
  return choices.find((choice) => choice.value === value)?.text ?? value;
}
