import { lines } from './list';

/** What manager and adviser thought about and agreed, in short. */
export const SUPERVISION = lines(`
  Going well. Keep to the rhythm of visits and bring the plan up to date before the next one.
  Talked about what {name} is not saying. Agreed to leave more room on visits and fewer forms.
  {name} relies on one person only. Adviser to find out who else there is, by name, before we meet again.
  Money is the worry behind most of this. Adviser to go through the budget with {them} and the benefits team.
  Risk looked at and unchanged. Reasons are in the plan.
  The plan is thin on health. Adviser to ask about the dentist and the GP and write down what {they} say{s}.
  Agreed that the tone of our letters is part of the problem. Adviser to rewrite the next one with {name}.
  Adviser worried about drift. Two actions with dates agreed; I will look at both in four weeks.
  Good piece of work over the last move. Said so.
  {name} asks for the same thing each time and we do not do it. Adviser to give an answer this week, yes or no.
  Thought about endings: what {name} will need from us when this adviser is on leave. Cover agreed.
  Looked at the contacts of the last three months together. Seen alone each time but one.
  Adviser carries a lot here and it shows. Agreed to share the next two visits with a colleague.
  No one has asked {name} what a good year would look like. Adviser to start the review with that.
  Checked that {name} has the documents {they} need{s}. Passport is still missing; adviser to book the appointment.
  Family contact is changing and nobody planned it. Adviser to talk it through with {name} before anything else.
  Talked about how it feels to be told no by {name}. Persistence agreed, and a change of place and time.
  The recording is good: I could follow what happened and why.
  (college) Attendance has slipped. Adviser to speak to the tutor together with {name}, not about {them}.
  (work) Shifts make visits hard. Agreed on early evenings every other week.
  (looking) Six months without work or study. Adviser to bring the employment coach along to the next visit.
  (tenancy) Arrears are small and growing. Adviser to agree a payment plan before the landlord writes.
  (supported) Ready to move on in our view, not in {theirs}. Look at it again after the review.
  (custody) Release planning starts now. Adviser to write to the prison about a visit and a release address.
  (asylum) Waiting wears {them} down. Adviser to ask the solicitor for one honest paragraph we can read to {them}.
  (parent) Careful thinking about the baby’s needs and {name}’s own. Both are in the plan now.
  (eighteen) Eighteen is near. Who does what in the last three months is written down with names.
  (young) Social worker and adviser had different pictures. They will visit together once before the review.
`);
