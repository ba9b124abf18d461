import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Fact } from '../platform/fact';
import type { LocalDate } from '../statutory/local-date';
import type { OfferAudience, OfferPer, OfferSubject, PublishedItem } from './local-offer';

/** One thing that the council offers, as managers write it. Young people read what was published: `LocalOffer`. */
@Entity('local_offer_item')
export class LocalOfferItem implements PublishedItem {
  @PrimaryColumn('uuid') id: string;
  @Column('text') subject: OfferSubject;
  @Column('text') title: string;
  /** What it is, in words for young people. */
  @Column('text') words: string;
  /** How one gets it. */
  @Column('text', { nullable: true }) how: string | null;
  @Column('integer', { nullable: true }) pounds: number | null;
  /** How often the sum is given. */
  @Column('text', { nullable: true }) per: OfferPer | null;
  @Column('text') whose: OfferAudience;
  @Column('smallint') ageFrom: number;
  /** The last age it is for. */
  @Column('smallint') ageTo: number;
  /** The key in src/statutory/entitlements.ts of what it is the local terms of. */
  @Column('text', { nullable: true }) entitlement: string | null;
  /** It is offered no longer, from the next version on. */
  @Column('boolean', { default: false }) takenOut: boolean;
  @Column('integer', { default: 1 }) version: number;
  @Column('timestamptz', { default: () => 'now()' }) changedAt: Date;
  /** Staff. */
  @Column('uuid', { nullable: true }) changedById: string | null;
}

/** A published version, whole. Never changed. */
@Entity('local_offer')
export class LocalOffer {
  @PrimaryColumn('uuid') id: string;
  /** 1, 2, 3 … */
  @Column('integer') number: number;
  @Column('date') publishedOn: LocalDate;
  @Column('text') whatChanged: string;
  /** It says something new: whoever had an earlier version is to have this one. */
  @Column('boolean') giveAgain: boolean;
  @Column('jsonb') content: PublishedItem[];
  @Column('uuid', { nullable: true }) publishedById: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) recordedAt: Date;
}

export const OFFER_GIVEN_HOW = ['in-person', 'video', 'post', 'email', 'text'] as const;
export type OfferGivenHow = (typeof OFFER_GIVEN_HOW)[number];
export const OFFER_FORMS = ['standard', 'large-print', 'easy-read', 'read-aloud'] as const;
export type OfferForm = (typeof OFFER_FORMS)[number];

/** A young person was given a version of the local offer. */
@Entity('local_offer_given')
export class LocalOfferGiven extends Fact {
  @Column('uuid') offerId: string;
  @Column('date') givenOn: LocalDate;
  @Column('text') how: OfferGivenHow;
  @Column('text') form: OfferForm;
  /** As people name it: English, Tigrinya, British Sign Language. */
  @Column('text') language: string;
  @Column('boolean', { default: false }) interpreter: boolean;
  /** What they said to it. */
  @Column('text', { nullable: true }) said: string | null;
}

export const GRANT_KINDS = [
  'setting-up-home',
  'clothing',
  'travel',
  'driving',
  'getting-online',
  'leisure',
  'celebration',
  'emergency',
  'other',
] as const;
export type GrantKind = (typeof GRANT_KINDS)[number];

/** A sum that the council agreed for a young person. What is left is worked out from its items. */
@Entity('money_grant')
export class MoneyGrant extends Fact {
  @Column('text') kind: GrantKind;
  /** What it is for, beyond its kind; of another one always. */
  @Column('text', { nullable: true }) what: string | null;
  @Column('date') agreedOn: LocalDate;
  @Column('integer') agreedPence: number;
  /** From then on nothing is bought of it. */
  @Column('date', { nullable: true }) endedOn: LocalDate | null;
  @Column('text', { nullable: true }) whyEnded: string | null;
}

export const GRANT_ITEM_KINDS = ['bought', 'given-back'] as const;
export type GrantItemKind = (typeof GRANT_ITEM_KINDS)[number];
export const RECEIPTS = ['seen', 'to-come', 'none'] as const;
export type Receipt = (typeof RECEIPTS)[number];

/** Something that was bought of a grant, or money that came back to it. */
@Entity('money_grant_item')
export class MoneyGrantItem extends Fact {
  /** `MoneyGrant`, as a fact. */
  @Column('uuid') grantId: string;
  @Column('text') kind: GrantItemKind;
  @Column('text') what: string;
  @Column('integer') pence: number;
  @Column('date') onDay: LocalDate;
  @Column('text') receipt: Receipt;
}

export const DOCUMENT_KINDS = [
  'birth-certificate',
  'national-insurance',
  'bank-account',
  'passport',
  'travel-document',
  'photo-identity',
  'voter-registration',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];
export const DOCUMENT_STATES = ['has', 'applied', 'has-not', 'not-needed'] as const;
export type DocumentState = (typeof DOCUMENT_STATES)[number];
export const DOCUMENT_KEEPERS = ['young-person', 'carer', 'council', 'other'] as const;
export type DocumentKeeper = (typeof DOCUMENT_KEEPERS)[number];

/** Whether somebody has an identity document. Its number is not kept here. */
@Entity('identity_document')
export class IdentityDocument extends Fact {
  @Column('text') kind: DocumentKind;
  @Column('text') state: DocumentState;
  /** The day it was said. */
  @Column('date') saidOn: LocalDate;
  /** The last day it is good for; null where it has none, or nobody knows. */
  @Column('date', { nullable: true }) expiresOn: LocalDate | null;
  /** Who keeps it. */
  @Column('text', { nullable: true }) kept: DocumentKeeper | null;
  @Column('text', { nullable: true }) note: string | null;
}
