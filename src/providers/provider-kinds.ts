export const PROVIDER_KINDS = [
  'supported-accommodation',
  'supported-lodgings',
  'hostel',
  'housing-association',
  'council-housing',
  'private-landlord',
  'other',
] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];

export const KIND_WORDS: Readonly<Record<ProviderKind, string>> = {
  'supported-accommodation': 'Supported accommodation',
  'supported-lodgings': 'Supported lodgings',
  hostel: 'Hostel or foyer',
  'housing-association': 'Housing association',
  'council-housing': 'Council housing',
  'private-landlord': 'Private landlord or agent',
  other: 'Other',
};

export const INCIDENT_KINDS = ['safeguarding', 'injury', 'police', 'building', 'staff', 'complaint', 'other'] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];
export const INCIDENT_WORDS: Readonly<Record<IncidentKind, string>> = {
  safeguarding: 'Safeguarding',
  injury: 'Somebody was hurt',
  police: 'Police were called',
  building: 'Fire, flood or building',
  staff: 'Conduct of staff',
  complaint: 'Complaint',
  other: 'Other',
};

export const REGISTRATION_WORDS = {
  registered: 'Registered',
  applied: 'Applied, not registered yet',
  'not-registered': 'Not registered',
  cancelled: 'Registration cancelled',
  exempt: 'Exempt setting',
} as const;
export const REGISTRATION_STATES = Object.keys(REGISTRATION_WORDS) as (keyof typeof REGISTRATION_WORDS)[];

export const QUEUE_NEEDS = ['urgent', 'high', 'ready'] as const;
export type QueueNeed = (typeof QUEUE_NEEDS)[number];
export const NEED_WORDS: Readonly<Record<QueueNeed, string>> = {
  urgent: 'Urgent: no safe home, or about to lose it',
  high: 'High: where they live does not suit them',
  ready: 'Ready to move on',
};

/** A name as names are compared: without case, and with single spaces. */
export function keyOfName(name: string): string {
  return name.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}
