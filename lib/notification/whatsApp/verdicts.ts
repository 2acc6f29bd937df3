import {
  expired,
  noSuchRecipient,
  oursToMend,
  passing,
  refused,
  uncertain,
  type Verdict,
} from '../verdict';

/** The Cloud API's error codes, as far as they decide what comes next. */
export const whatsAppVerdicts: Readonly<Record<string, Verdict>> = {
  4: passing, // too many calls of the app
  10: oursToMend, // permission not granted
  100: oursToMend, // a parameter that it does not take
  190: oursToMend, // token expired
  200: oursToMend, // permission not granted
  368: oursToMend, // account blocked for its policy
  80007: passing, // too many messages of the account
  130429: passing, // throughput reached
  130472: refused, // the recipient is part of an experiment
  131000: uncertain, // something went wrong
  131005: oursToMend, // access denied
  131008: oursToMend, // a parameter lacks
  131009: oursToMend, // a parameter's value
  131016: passing, // service unavailable
  131021: noSuchRecipient, // the recipient is the sender
  131026: noSuchRecipient, // not on WhatsApp, or cannot be reached
  131030: oursToMend, // test number: the recipient is not among its five
  131042: oursToMend, // payment of the account
  131047: expired, // more than 24 hours since the citizen wrote: a template is needed
  131048: passing, // held back for spam
  131049: refused, // held back to keep the ecosystem healthy
  131050: noSuchRecipient, // the recipient wants none
  131051: oursToMend, // kind of message not supported
  131056: passing, // too many to this recipient
  // Templates: number of values, name, text, policy, format, paused, disabled.
  132000: oursToMend,
  132001: oursToMend,
  132005: oursToMend,
  132007: oursToMend,
  132012: oursToMend,
  132015: oursToMend,
  132016: oursToMend,
  133010: oursToMend, // sender's number not registered
};
