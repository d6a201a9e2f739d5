// What time it is at the service, by NTP's way: of the last exchanges the one with the least round
// trip is believed, for it can be wrong by no more than half of that.

const KEPT = 16;
let exchanges = [];

/** Takes in the answer to `clock`; all times are milliseconds, `sent` and `received` of this page. */
export function exchanged(sent, received, theirs) {
  const roundTrip = received - sent;
  exchanges = [...exchanges.slice(1 - KEPT), { roundTrip, offset: theirs - (sent + received) / 2 }];
}

/** The best exchange: `{roundTrip, offset}`, or null before the first. */
export function best() {
  return exchanges.reduce((a, b) => (a && a.roundTrip <= b.roundTrip ? a : b), null);
}

/** The service's clock at this page's `now` (milliseconds), or null before the first exchange. */
export function serviceTime(now) {
  const exchange = best();
  return exchange && now + exchange.offset;
}

/** Forgets everything: another run of the service has another clock. */
export function reset() {
  exchanges = [];
}
